"""Glyphs in a PDF: every glyph with the text it stands for gets a number of its own.

So the glyphs are placed exactly where the text floor put them, and what is copied out is what was
typed: a number maps to its glyph for drawing (CIDToGIDMap) and to its text for reading
(ToUnicode). Knows no PDF library; it makes the contents, ``pens/pdf.py`` the objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, pairwise, repeat
from typing import NamedTuple
from unicodedata import bidirectional

from journeymapper.text import Face, Run
from journeymapper.text.embedding import advance, blank_glyph


class Part(NamedTuple):
    """A glyph and the character it stands for: several glyphs may share one character (all but one
    stand for nothing), and a glyph that stands for several is followed by empty ``spare`` ones."""

    glyph: int
    text: str
    spare: bool = False


def parts(run: Run, blank: int) -> list[tuple[Part, int]]:
    """The run as parts from left to right, each with the index of its glyph. ``blank`` is the glyph
    of a space, which the spare parts draw without moving on.

    One character for each part, in the order in which they are seen, is what every reader
    understands, those that turn right-to-left text round as well.
    """
    starts = sorted(set(run.clusters))
    texts = {
        start: run.text[start - run.start : end - run.start]
        for start, end in pairwise([*starts, run.start + len(run.text)])
    }
    members: dict[int, list[int]] = {}
    for place, cluster in enumerate(run.clusters):
        members.setdefault(cluster, []).append(place)
    after: dict[int, list[Part]] = {}
    own: dict[int, str] = {}
    for cluster, places in members.items():
        letters = texts[cluster]
        if run.right_to_left and any(bidirectional(one) in ("R", "AL") for one in letters):
            letters = letters[::-1]
        last = places[-1]
        for place, letter in zip(places, letters, strict=False):
            own[place] = letter
        after[last] = [Part(blank, letter, True) for letter in letters[len(places) :]]
    found: list[tuple[Part, int]] = []
    for place, glyph in enumerate(run.glyphs):
        found.append((Part(glyph, own.get(place, "")), place))
        found += [(part, place) for part in after.get(place, ())]
    return found


def is_plain(run: Run) -> bool:
    """Whether every glyph stands for one character, in the order of the text."""
    in_order = tuple(range(run.start, run.start + len(run.text)))
    return not run.right_to_left and run.clusters == in_order


class EmbeddedFace:
    """The numbers given out for one face. They are handed out in the order of drawing."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.blank = blank_glyph(face)
        self._codes: dict[tuple[int, str, bool], tuple[str, int]] = {}

    def code(self, part: tuple[int, str, bool]) -> tuple[str, int]:
        """The number of a part in hexadecimal digits, and how far it moves on, in thousandths of an
        em."""
        known = self._codes.get(part)
        if known is None:
            glyph, _, spare = part
            width = 0 if spare else round(advance(self.face, glyph) * 1000)
            known = self._codes[part] = (f"{len(self._codes) + 1:04X}", width)
        return known

    @property
    def glyphs(self) -> list[int]:
        return sorted({glyph for glyph, _, _ in self._codes})

    def widths(self) -> list[int]:
        """Advances in thousandths of an em, number by number from 1 on."""
        return [width for _, width in self._codes.values()]

    def glyph_table(self) -> bytes:
        """The glyph of each number from 0 on, two bytes each."""
        glyphs = (0, *(glyph for glyph, _, _ in self._codes))
        return b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)

    def unicode_table(self) -> bytes:
        """The text of each number, as a ToUnicode CMap (PDF 32000-1, 9.10.3)."""
        entries = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text, _), (code, _) in self._codes.items()
        ]
        blocks = [
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
            for block in (entries[at : at + 100] for at in range(0, len(entries), 100))
        ]
        return "\n".join((_CMAP_HEAD, *blocks, _CMAP_END)).encode("ascii")


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_END = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFaces:
    """All faces of one document, named F-something in the order of first use."""

    def __init__(self) -> None:
        self._faces: dict[Face, EmbeddedFace] = {}

    def __iter__(self) -> Iterator[EmbeddedFace]:
        return iter(self._faces.values())

    def of(self, face: Face) -> EmbeddedFace:
        known = self._faces.get(face)
        if known is None:
            known = self._faces[face] = EmbeddedFace(face, f"J{len(self._faces) + 1}")
        return known


def number(value: float) -> str:
    """A coordinate as PDF writes it."""
    text = f"{value:.2f}"
    return text[:-3] if text.endswith(".00") else text


def show(run: Run, x: float, baseline: float, faces: EmbeddedFaces) -> str:
    """The operators that draw a run; y grows upwards, as in a PDF.

    A run whose marks do not stand in the order of its letters says its text as a whole as well:
    poppler would cut it at the marks. Not so right-to-left text, which poppler turns round once
    more when it is said like that.
    """
    face = faces.of(run.face)
    lines = [f"/{face.name} {number(run.size)} Tf"]
    shown: list[str] = []
    codes = ""
    plain = is_plain(run)
    found: Iterable[tuple[tuple[int, str, bool], int]]
    if plain:
        found = zip(zip(run.glyphs, run.text, repeat(False)), count(), strict=False)
    else:
        found = parts(run, face.blank)
    pen, height = 0.0, float("nan")
    xs, ys, unit = run.xs, run.ys, run.size / 1000
    code_of = face.code
    for part, place in found:
        left, down = xs[place], ys[place]
        if not abs(down - height) < 0.0005:
            if codes:
                lines.append(_array(shown, codes))
            shown, codes = [], ""
            lines.append(f"1 0 0 1 {number(x + left)} {number(baseline - down)} Tm")
            pen, height = left, down
        back = 0 if part[2] else round((pen - left) / unit)
        if back:
            if codes:
                shown.append(f"<{codes}>")
                codes = ""
            shown.append(str(back))
            pen -= back * unit
        code, width = code_of(part)
        codes += code
        pen += width * unit
    if codes:
        lines.append(_array(shown, codes))
    if not run.right_to_left and not plain:
        text = run.text.encode("utf-16-be").hex().upper()
        lines = [f"/Span <</ActualText <FEFF{text}>>> BDC", *lines, "EMC"]
    return "\n".join(lines)


def _array(shown: list[str], codes: str) -> str:
    return f"[{' '.join([*shown, f'<{codes}>'])}] TJ"
