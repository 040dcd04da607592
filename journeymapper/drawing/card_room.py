"""Free places on a card, for what is laid over it and must hide neither text nor marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from journeymapper.drawing.card_shapes import card_shape, edge_inset
from journeymapper.drawing.cards import CardLook, card_picture, is_low, row_top
from journeymapper.drawing.primitives import Box, Ellipse, Path, Primitive, TextLine

EDGE = 5.0
"""Least distance from the card's edge, where its outline is drawn."""
_AIR = 2.0
_STEP = 3.0

_Extent = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@lru_cache(maxsize=8192)
def free_place(look: CardLook, width: float, height: float) -> tuple[float, float, float] | None:
    """Left, top and width of a free place of this size on the card, lowest and leftmost first.

    Where none is free it covers whole badges of the lowest row, as wide as these are; None where
    it would hide part of anything else.
    """
    drawn = card_picture(look).primitives[len(card_shape(look)) :]
    parts = [_extent(one) for one in drawn]
    top = look.height if is_low(look) else row_top(look)
    badges = [
        extent
        for one, extent in zip(drawn, parts, strict=True)
        if extent[1] >= top - 1.0 and not isinstance(one, Ellipse)
    ]
    lasting = [one for one in parts if one not in badges]
    for left, upper in _places(look, width, height):
        if not _touched((left, upper, left + width, upper + height), parts):
            return left, upper, width
    for left, upper in _places(look, width, height):
        if upper + height < top:
            break
        right = left + width
        under = _touched((left, upper, right, upper + height), badges)
        while under and max(one[2] for one in under) > right:
            right = max(one[2] for one in under)
            under = _touched((left, upper, right, upper + height), badges)
        whole = all(
            one[0] >= left - _AIR and one[1] >= upper - 2 and one[3] <= upper + height + 2
            for one in under
        )
        is_inside = right <= look.width - _inset(look, upper, height)
        if whole and is_inside and not _touched((left, upper, right, upper + height), lasting):
            return left, upper, right - left
    return None


def _places(look: CardLook, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Upper left corners within the card's shape, row by row from below."""
    upper = look.height - EDGE - height
    while upper >= EDGE:
        inset = _inset(look, upper, height)
        left = inset + EDGE
        while left + width <= look.width - inset:
            yield left, upper
            left += _STEP
        upper -= _STEP


def _inset(look: CardLook, upper: float, height: float) -> float:
    """How far from the sides of the card's rectangle its shape holds a row of this height."""
    middle = look.height / 2
    away = max(abs(upper - middle), abs(upper + height - middle))
    return EDGE + edge_inset(look.kind, look.width, look.height, "left", min(away, middle))


def _touched(place: _Extent, parts: list[_Extent]) -> list[_Extent]:
    left, top, right, bottom = place
    return [
        one
        for one in parts
        if one[0] < right + _AIR
        and left < one[2] + _AIR
        and one[1] < bottom + _AIR
        and top < one[3] + _AIR
    ]


def _extent(part: Primitive) -> _Extent:
    if isinstance(part, Box):
        return part.x, part.y, part.x + part.width, part.y + part.height
    if isinstance(part, Ellipse):
        return part.cx - part.rx, part.cy - part.ry, part.cx + part.rx, part.cy + part.ry
    if isinstance(part, TextLine):
        line = part.line
        # Capitals and what hangs below them: the air above capitals holds nothing.
        return (
            part.x,
            part.baseline - line.ascent * 0.78,
            part.x + line.width,
            part.baseline + line.descent * 0.9,
        )
    assert isinstance(part, Path), "cards are made of boxes, ellipses, texts and paths"
    xs = [float(one) for step in part.steps for one in step[1::2]]
    ys = [float(one) for step in part.steps for one in step[2::2]]
    return min(xs), min(ys), max(xs), max(ys)
