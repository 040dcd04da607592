"""What pens need to place glyphs in a document: advances, outlines, subsets of the font files.

Glyph numbers are those of shaped runs; a subset keeps them.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import uharfbuzz

from journeymapper.domain.frozen import frozen
from journeymapper.text.faces import Face
from journeymapper.text.harfbuzz import extents

Step = tuple[str | float, ...]


@frozen
class FaceMeasures:
    """Ascent, descent (both positive) and the box round some glyphs (left, bottom, right, top; y
    upwards), in thousandths of an em."""

    ascent: float
    descent: float
    box: tuple[float, float, float, float]


@lru_cache(maxsize=64)
def _font(face: Face) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(face.data()))


@lru_cache(maxsize=65536)
def advance(face: Face, glyph: int) -> float:
    """How far the glyph moves on by itself, in ems."""
    font = _font(face)
    return float(font.get_glyph_h_advance(glyph) / font.face.upem)


@lru_cache(maxsize=64)
def blank_glyph(face: Face) -> int:
    """The glyph of a space; that of nothing (0) where the face has none."""
    return _font(face).get_nominal_glyph(0x20) or 0


def measures(face: Face, glyphs: Collection[int]) -> FaceMeasures:
    """Measures of the face, with the box that holds these glyphs."""
    font = _font(face)
    unit = 1000.0 / font.face.upem
    left = bottom = right = top = 0.0
    for glyph in glyphs:
        found = font.get_glyph_extents(glyph)
        if found is None:
            continue
        left = min(left, found.x_bearing * unit)
        right = max(right, (found.x_bearing + found.width) * unit)
        top = max(top, found.y_bearing * unit)
        bottom = min(bottom, (found.y_bearing + found.height) * unit)
    ascent, descent = extents(face)
    return FaceMeasures(ascent * 1000, descent * 1000, (left, bottom, right, top))


def subset(face: Face, glyphs: Collection[int]) -> bytes:
    """The font file with only these glyphs, numbered as before, and no layout tables."""
    wanted = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
    wanted.glyph_set.update(glyphs)
    for table in ("GSUB", "GPOS", "GDEF", "DSIG", "STAT", "meta"):
        wanted.drop_table_tag_set.add(_tag(table))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(face.data()), wanted).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


@lru_cache(maxsize=16384)
def outline(face: Face, glyph: int) -> tuple[Step, ...]:
    """The glyph's outline in ems, y downwards: ("M", x, y), ("L", x, y),
    ("C", x1, y1, x2, y2, x, y), ("Z",)."""
    font = _font(face)
    collector = _Collector(1.0 / font.face.upem)
    font.draw_glyph_with_pen(glyph, collector)
    return tuple(collector.steps)


class _Collector:
    """Takes what HarfBuzz draws, in the words that font tools use (hence their names)."""

    def __init__(self, unit: float) -> None:
        self.steps: list[Step] = []
        self._unit = unit
        self._at = (0.0, 0.0)

    def _add(self, word: str, *points: tuple[float, float]) -> None:
        scaled = [part for x, y in points for part in (x * self._unit, -y * self._unit)]
        self.steps.append((word, *scaled))
        self._at = points[-1]

    def moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self._add("M", to)

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", to)

    def qCurveTo(self, handle: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        (x0, y0), (x1, y1), (x2, y2) = self._at, handle, to
        one = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
        two = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self._add("C", one, two, to)

    def curveTo(  # noqa: N802
        self, one: tuple[float, float], two: tuple[float, float], to: tuple[float, float]
    ) -> None:
        self._add("C", one, two, to)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z",))
