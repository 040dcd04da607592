"""Composes a shaped line from its pieces."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.analysis.directions import MARKS, without_marks
from journeymapper.text.direction import embedding_levels, is_right_to_left, visual_order
from journeymapper.text.faces import EAST_ASIAN_FAMILY, MAIN_FAMILY, face_for
from journeymapper.text.harfbuzz import extents, shape_piece
from journeymapper.text.model import Line, Run, Style
from journeymapper.text.pieces import Piece, cut, normalised

_KANA = (("\u3040", "\u30ff"),)
_HANGUL = (("\u1100", "\u11ff"), ("\u3131", "\u318e"), ("\uac00", "\ud7a3"))


def compose(text: str, style: Style, right_to_left: bool | None = None) -> Line:
    """Shape one line. The paragraph's direction is found in the text unless it is given.
    Marks that set names apart (``analysis.directions``) are followed, and are not in the line."""
    marked = normalised(text)
    text = without_marks(marked)
    if not text:
        return _empty(style)
    if right_to_left is None:
        right_to_left = is_right_to_left(marked)
    if text.isascii() and not right_to_left:
        drawn = text
        missing: tuple[str, ...] = ()
        pieces = [Piece(0, len(text), MAIN_FAMILY, "Latn", 0)]
    else:
        levels = _levels(marked, right_to_left) if marked != text else None
        drawn, pieces, missing = cut(text, right_to_left, levels)
    ascent, descent = extents(face_for(MAIN_FAMILY, style.weight))
    language = ""
    if any(piece.family == EAST_ASIAN_FAMILY for piece in pieces):
        language = _language(text)
    runs: list[Run] = []
    x = 0.0
    for index in visual_order([piece.level for piece in pieces]):
        piece = pieces[index]
        face = face_for(piece.family, style.weight)
        run = _run(text, drawn, piece, style, x, language)
        up, down = extents(face)
        ascent, descent = max(ascent, up), max(descent, down)
        x += run.width
        runs.append(run)
    size = style.size
    return Line(text, tuple(runs), x, ascent * size, descent * size, missing, right_to_left)


def _levels(marked: str, right_to_left: bool) -> list[int]:
    """The levels of the letters beside the marks that set names apart."""
    levels = embedding_levels(marked, right_to_left)
    gone = {place for found in MARKS.finditer(marked) for place in range(*found.span())}
    return [level for place, level in enumerate(levels) if place not in gone]


part_of_paragraph = lru_cache(maxsize=4096)(compose)
"""One line of a broken text, remembered: while somebody types, most lines stay as they were."""


def width_of(word: str, style: Style) -> float:
    """The width of a word or grapheme; words come again and again, in several sizes."""
    return _width_in_sizes(word, style.weight) * style.size


@lru_cache(maxsize=16384)
def _width_in_sizes(word: str, weight: int) -> float:
    return compose(word, Style(1.0, weight)).width


def _language(text: str) -> str:
    """The BCP 47 tag that chooses between the shapes one ideograph has in Japan, Korea, Taiwan and
    China, guessed from the characters beside it; empty for the Chinese mainland's."""
    if _has_any(text, _KANA):
        return "ja"
    if _has_any(text, _HANGUL):
        return "ko"
    return "zh-Hant" if any(map(_only_traditional, text)) else ""


def _has_any(text: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= one <= last for one in text for first, last in ranges)


def _only_traditional(character: str) -> bool:
    return _encodes(character, "big5") and not _encodes(character, "gb2312")


def _encodes(character: str, codec: str) -> bool:
    return bool(character.encode(codec, errors="ignore"))


def _empty(style: Style) -> Line:
    ascent, descent = extents(face_for(MAIN_FAMILY, style.weight))
    return Line("", (), 0.0, ascent * style.size, descent * style.size)


def _run(text: str, drawn: str, piece: Piece, style: Style, left: float, language: str) -> Run:
    face = face_for(piece.family, style.weight)
    backwards = piece.level % 2 == 1
    glyphs = shape_piece(drawn, piece.start, piece.end, face, backwards, piece.script, language)
    size = style.size
    return Run(
        face=face,
        size=size,
        glyphs=tuple(glyphs.indices),
        xs=tuple([left + x * size for x in glyphs.xs]),
        ys=tuple([y * size for y in glyphs.ys]),
        clusters=tuple(glyphs.clusters),
        text=text[piece.start : piece.end],
        right_to_left=backwards,
        start=piece.start,
        width=glyphs.width * size,
    )
