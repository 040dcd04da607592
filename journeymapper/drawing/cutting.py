"""A part of a large picture: only what can be seen there, so that a sheet holds no more than it
shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from journeymapper.drawing.primitives import (
    Anchor,
    Bitmap,
    Box,
    Ellipse,
    Link,
    Path,
    Picture,
    Placed,
    Primitive,
    TableCell,
    TextLine,
)
from journeymapper.layout import Rectangle, flatten

_SHADOW = 6.0


def cut_out(picture: Picture, area: Rectangle) -> Picture:
    """What of a picture meets an area, in the picture's own units. What reaches beyond is whole
    still: place it with a ``clip``."""
    kept: list[Primitive] = []
    for one in picture.primitives:
        if isinstance(one, Placed):
            if not _placed_bounds(one).intersects(area):
                continue
            inner = Rectangle(
                (area.x - one.x) / one.scale,
                (area.y - one.y) / one.scale,
                area.width / one.scale,
                area.height / one.scale,
            )
            if one.clip is not None or one.record:
                # Drawn whole or not at all, so that it is reused as it is.
                if any(_meets(part, inner) for part in one.picture.primitives):
                    kept.append(one)
                continue
            part = cut_out(one.picture, inner)
            if part.primitives:
                kept.append(replace(one, picture=part))
        elif _meets(one, area):
            kept.append(one)
    return Picture(primitives=tuple(kept), bounds=(area.x, area.y, area.width, area.height))


def _meets(one: Primitive, area: Rectangle) -> bool:
    """Whether ink of a primitive can lie in an area; a line is looked at piece by piece."""
    if not bounds_of(one).intersects(area):
        return False
    if not isinstance(one, Path) or one.fill:
        return True
    half = one.stroke_width / 2
    return any(piece.inflated(half).intersects(area) for piece in _pieces(one))


def _pieces(path: Path) -> Iterator[Rectangle]:
    """The boxes of short straight pieces that a path is made of."""
    runs: list[list[tuple[str | float, ...]]] = []
    for step in path.steps:
        if step[0] == "M":
            runs.append([])
        if step[0] != "Z" and runs:
            runs[-1].append(step)
    for run in runs:
        for (ax, ay), (bx, by) in pairwise(flatten(tuple(run))):
            left, top = min(ax, bx), min(ay, by)
            yield Rectangle(left, top, abs(bx - ax), abs(by - ay))


def _placed_bounds(one: Placed) -> Rectangle:
    x, y, width, height = one.clip or one.picture.bounds
    return Rectangle(
        one.x + x * one.scale, one.y + y * one.scale, width * one.scale, height * one.scale
    ).inflated(_SHADOW * one.scale)


def bounds_of(one: Primitive) -> Rectangle:
    """The rectangle that a primitive's ink stays in; roughly, for text."""
    if isinstance(one, Placed):
        return _placed_bounds(one)
    if isinstance(one, TextLine):
        height = max((run.size for run in one.line.runs), default=0.0)
        return Rectangle(one.x, one.baseline - height * 1.2, one.line.width, height * 1.7)
    if isinstance(one, Ellipse):
        return Rectangle(one.cx - one.rx, one.cy - one.ry, 2 * one.rx, 2 * one.ry)
    if isinstance(one, Path):
        return _path_bounds(one)
    if isinstance(one, Anchor):
        return Rectangle(one.x, one.y, 0.01, 0.01)
    if isinstance(one, Box):
        grown = _SHADOW if one.shadow else one.stroke_width / 2
        return Rectangle(one.x, one.y, one.width, one.height).inflated(grown)
    if isinstance(one, TableCell):
        return Rectangle(0.0, 0.0, 0.0, 0.0)
    assert isinstance(one, Bitmap | Link)
    return Rectangle(one.x, one.y, one.width, one.height)


def _path_bounds(path: Path) -> Rectangle:
    xs = [float(value) for step in path.steps for value in step[1::2]]
    ys = [float(value) for step in path.steps for value in step[2::2]]
    if not xs:
        return Rectangle(0.0, 0.0, 0.0, 0.0)
    half = path.stroke_width / 2 if path.stroke else 0.0
    left, top = min(xs) - half, min(ys) - half
    return Rectangle(left, top, max(xs) + half - left, max(ys) + half - top)
