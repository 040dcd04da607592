"""Where the ink of a picture is on its page: every primitive by itself, in the page's coordinates,
glyphs as exactly as their outlines say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import uharfbuzz

from journeymapper.drawing.primitives import (
    Anchor,
    Bitmap,
    Box,
    Ellipse,
    Link,
    Path,
    Picture,
    Placed,
    TableCell,
    TextLine,
)
from journeymapper.text import Face, Line

Leaf = Box | Path | Ellipse | TextLine | Bitmap
Point = tuple[float, float]
_CURVE_PARTS = 16


class Area(NamedTuple):
    """A rectangle on the page by its sides; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def shrunk(self, by: float) -> Area:
        return Area(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def shared(self, other: Area) -> Area:
        """What both cover; its sides change places where that is nothing."""
        return Area(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def overlaps(self, other: Area, hair: float = 0.0) -> bool:
        """Whether they share more than a hair both ways."""
        both = self.shared(other)
        return both.right - both.left > hair and both.bottom - both.top > hair

    def meets(self, other: Area) -> bool:
        """Whether they share anything, be it an edge."""
        both = self.shared(other)
        return both.right >= both.left and both.bottom >= both.top

    def holds(self, other: Area, slack: float = 0.0) -> bool:
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def has(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def size(self) -> float:
        return max(self.right - self.left, 0.0) * max(self.bottom - self.top, 0.0)

    def __str__(self) -> str:
        return f"({self.left:.1f}, {self.top:.1f}) to ({self.right:.1f}, {self.bottom:.1f})"


def around(areas: list[Area]) -> Area:
    """The smallest area that holds all of these."""
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Area(min(lefts), min(tops), max(rights), max(bottoms))


def overlapping(areas: list[Area]) -> Iterator[tuple[int, int]]:
    """Every pair of areas that overlap, the first before the second."""
    if not areas:
        return
    sides = np.array(areas)
    for place in range(len(areas) - 1):
        left, top, right, bottom = sides[place]
        rest = sides[place + 1 :]
        over = (rest[:, 0] < right) & (rest[:, 2] > left)
        over &= (rest[:, 1] < bottom) & (rest[:, 3] > top)
        for other in np.flatnonzero(over):
            yield place, place + 1 + int(other)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place at which a picture was put: ``number`` tells it from other places of the same
    picture, ``bounds`` is where that picture promises to stay."""

    number: int
    placed: Placed
    bounds: Area

    @property
    def record(self) -> str:
        return self.placed.record


@dataclass(frozen=True, slots=True)
class Piece:
    """A primitive on the page. ``order`` is its place in drawing, ``spots`` the pictures it is in,
    from the outermost. ``whole`` is where its ink would be, ``area`` what of it is seen through
    the ``window`` that clips leave."""

    order: int
    primitive: Leaf
    x: float
    y: float
    scale: float
    opacity: float
    spots: tuple[Spot, ...]
    whole: Area
    window: Area | None = None
    area: Area = field(init=False)

    def __post_init__(self) -> None:
        seen = self.whole if self.window is None else self.whole.shared(self.window)
        object.__setattr__(self, "area", seen)

    @property
    def is_cut(self) -> bool:
        """Whether a clip hides a part of it."""
        return self.window is not None and not self.window.holds(self.whole, 0.01)

    @property
    def record(self) -> str:
        """The innermost record that it shows; empty for none."""
        return next((spot.record for spot in reversed(self.spots) if spot.record), "")

    def is_in(self, number: int) -> bool:
        return any(spot.number == number for spot in self.spots)

    def lines(self) -> list[list[Point]]:
        """The strokes of a path as points on the page, curves in short straight parts."""
        assert isinstance(self.primitive, Path)
        return [
            [(self.x + x * self.scale, self.y + y * self.scale) for x, y in line]
            for line in _lines(self.primitive)
        ]


def pieces(picture: Picture) -> list[Piece]:
    """Everything in the picture that leaves ink, in drawing order."""
    numbers = iter(range(10_000_000))

    def walk(
        picture: Picture,
        x: float,
        y: float,
        scale: float,
        opacity: float,
        spots: tuple[Spot, ...],
        window: Area | None,
    ) -> Iterator[Piece]:
        for one in picture.primitives:
            if isinstance(one, Link | Anchor | TableCell):
                continue
            if isinstance(one, Placed):
                at = (x + one.x * scale, y + one.y * scale, scale * one.scale)
                spot = Spot(next(numbers), one, _on_page(_sides(one.picture.bounds), *at))
                inner = window
                if one.clip is not None:
                    clip = _on_page(_sides(one.clip), *at)
                    inner = clip if window is None else window.shared(clip)
                yield from walk(one.picture, *at, opacity * one.opacity, (*spots, spot), inner)
                continue
            found = _ink(one)
            if found is not None:
                seen = opacity * (1.0 if isinstance(one, Bitmap) else one.opacity)
                whole = _on_page(found, x, y, scale)
                if window is None or window.meets(whole):
                    yield Piece(next(numbers), one, x, y, scale, seen, spots, whole, window)

    return list(walk(picture, 0.0, 0.0, 1.0, 1.0, (), None))


def glyph_areas(text: Piece) -> list[Area]:
    """Where each glyph of a line of text has ink."""
    line = text.primitive
    assert isinstance(line, TextLine)
    shift = (text.x + line.x * text.scale, text.y + line.baseline * text.scale, text.scale)
    areas = [_on_page(one, *shift) for one in _glyphs(line.line)]
    if text.window is None:
        return areas
    return [one.shared(text.window) for one in areas if text.window.overlaps(one)]


def text_size(text: Piece) -> float:
    """In points on the page."""
    assert isinstance(text.primitive, TextLine)
    return max(run.size for run in text.primitive.line.runs) * text.scale


def core(text: Piece) -> Area:
    """The body of a line of text: from where small letters begin down to its baseline."""
    assert isinstance(text.primitive, TextLine)
    baseline = text.y + text.primitive.baseline * text.scale
    body = Area(text.area.left, baseline - 0.5 * text_size(text), text.area.right, baseline)
    return body if text.window is None else body.shared(text.window)


def _sides(place: tuple[float, float, float, float]) -> Area:
    x, y, width, height = place
    return Area(x, y, x + width, y + height)


def _on_page(area: Area, x: float, y: float, scale: float) -> Area:
    return Area(
        x + area.left * scale, y + area.top * scale, x + area.right * scale, y + area.bottom * scale
    )


def _ink(one: Leaf) -> Area | None:
    """Where a primitive has ink, in its picture's coordinates; None where it has none."""
    if isinstance(one, TextLine):
        found = _line_area(one.line)
        if found is None:
            return None
        return Area(
            found.left + one.x,
            found.top + one.baseline,
            found.right + one.x,
            found.bottom + one.baseline,
        )
    if isinstance(one, Bitmap):
        return Area(one.x, one.y, one.x + one.width, one.y + one.height)
    if not one.fill and not (one.stroke and one.stroke_width > 0):
        return None
    if isinstance(one, Box):
        return Area(one.x, one.y, one.x + one.width, one.y + one.height)
    if isinstance(one, Ellipse):
        return Area(one.cx - one.rx, one.cy - one.ry, one.cx + one.rx, one.cy + one.ry)
    points = [point for line in _lines(one) for point in line]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def _lines(path: Path) -> list[list[Point]]:
    found: list[list[Point]] = []
    for word, *numbers in path.steps:
        values = [float(one) for one in numbers]
        if word == "M":
            found.append([(values[0], values[1])])
        elif word == "L":
            found[-1].append((values[0], values[1]))
        elif word == "C":
            found[-1] += _curve(found[-1][-1], values)
        else:
            found[-1].append(found[-1][0])
    return found


def _curve(start: Point, values: list[float]) -> Iterator[Point]:
    x1, y1, x2, y2, x3, y3 = values
    for part in range(1, _CURVE_PARTS + 1):
        t = part / _CURVE_PARTS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3


_known: dict[int, tuple[Line, list[Area], Area | None]] = {}
"""By identity: a line that is drawn often is one object, and comparing lines is slow."""


def _measured(line: Line) -> tuple[Line, list[Area], Area | None]:
    known = _known.get(id(line))
    if known is None:
        areas = list(_glyph_areas(line))
        known = _known[id(line)] = (line, areas, around(areas) if areas else None)
    return known


def _glyphs(line: Line) -> list[Area]:
    return _measured(line)[1]


def _line_area(line: Line) -> Area | None:
    return _measured(line)[2]


def _glyph_areas(line: Line) -> Iterator[Area]:
    for run in line.runs:
        for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
            left, top, width, height = _extents(run.face, glyph)
            if width > 0 and height > 0:
                at = x + left * run.size, y - top * run.size
                yield Area(*at, at[0] + width * run.size, at[1] + height * run.size)


@cache
def _extents(face: Face, glyph: int) -> tuple[float, float, float, float]:
    """Left, top (above the baseline), width and height of a glyph's outline, in ems."""
    font = _font(face)
    unit = 1.0 / font.face.upem
    found = font.get_glyph_extents(glyph)
    if found is None:
        return 0.0, 0.0, 0.0, 0.0
    return (
        found.x_bearing * unit,
        found.y_bearing * unit,
        found.width * unit,
        -found.height * unit,
    )


@cache
def _font(face: Face) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(face.data()))
