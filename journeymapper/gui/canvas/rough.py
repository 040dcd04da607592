"""Rough lines: how a connection is shown until its way was found, in a few straight pieces.

A short one leads from side to side. A long one runs beside its target's row, where most maps leave
the paper free.
"""

from __future__ import annotations

from journeymapper.layout import Rectangle

EAR = 28.0
GAP = 32.0
"""How far beside its card a line turns at most."""
LONG = 600.0
BESIDE = 16.0
Segment = tuple[float, float, float, float]
"""From x, y to x, y."""


def rough_way(source: Rectangle, target: Rectangle) -> tuple[Segment, ...]:
    """Three or four straight pieces from the middle of a side of one card to a side of the other,
    all along the axes."""
    if source == target:
        x, y = source.right, source.cy
        return (x, y, x + EAR, y), (x + EAR, y, x + EAR, y + EAR), (x + EAR, y + EAR, x, y + EAR)
    if target.x >= source.right or source.x >= target.right:
        if target.x >= source.right:
            x, end = source.right, target.x
        else:
            x, end = source.x, target.right
        # Between columns, where the paper is free.
        middle = x + max(-GAP, min(GAP, (end - x) / 2))
        y, last = source.cy, target.cy
        if abs(end - x) > LONG:
            over = target.y - BESIDE if source.cy < target.cy else target.bottom + BESIDE
            side = target.y if source.cy < target.cy else target.bottom
            return (
                (x, y, middle, y),
                (middle, y, middle, over),
                (middle, over, target.cx, over),
                (target.cx, over, target.cx, side),
            )
        return (x, y, middle, y), (middle, y, middle, last), (middle, last, end, last)
    if target.y >= source.bottom:
        y, end = source.bottom, target.y
    else:
        y, end = source.y, target.bottom
    middle = (y + end) / 2
    x, last = source.cx, target.cx
    return (x, y, x, middle), (x, middle, last, middle), (last, middle, last, end)


def box_of(piece: Segment) -> Segment:
    """A piece as left, top, right, bottom."""
    x, y, end_x, end_y = piece
    if x > end_x:
        x, end_x = end_x, x
    return (x, y, end_x, end_y) if y <= end_y else (x, end_y, end_x, y)
