"""The forms a connection can take: straight line, curve, arc, ear, rounded corners, own bends.

Every form is an outline between two ports and leaves and enters at a right angle to the edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from journeymapper.layout.geometry import Box, Outline, Point
from journeymapper.layout.records import BOTTOM, LEFT, RIGHT, TOP

NORMAL: dict[str, Point] = {
    RIGHT: (1.0, 0.0),
    LEFT: (-1.0, 0.0),
    BOTTOM: (0.0, 1.0),
    TOP: (0.0, -1.0),
}
OPPOSITE = {RIGHT: LEFT, LEFT: RIGHT, TOP: BOTTOM, BOTTOM: TOP}
CORNER = 14.0
"""How far a port stays from the corners of its card."""
CIRCLE = 0.5523
"""Handle length over radius that makes a cubic a quarter of a circle."""
EAR = 20.0


def side_length(box: Box, side: str) -> float:
    return box[3] - box[1] if side in (LEFT, RIGHT) else box[2] - box[0]


def port(box: Box, side: str, offset: float = 0.0) -> Point:
    """The point on a side, ``offset`` units right of or below its middle."""
    left, top, right, bottom = box
    if side == RIGHT:
        return (right, (top + bottom) / 2 + offset)
    if side == LEFT:
        return (left, (top + bottom) / 2 + offset)
    if side == TOP:
        return ((left + right) / 2 + offset, top)
    return ((left + right) / 2 + offset, bottom)


def curve(
    start: Point, start_side: str, end: Point, end_side: str, shift: float = 0.0
) -> Outline | None:
    """A straight line, S or quarter turn, or None where the two sides do not look at each other.

    ``shift`` moves the middle of an S ahead, so that several can share a street.
    """
    (sx, sy), (ex, ey) = NORMAL[start_side], NORMAL[end_side]
    dx, dy = end[0] - start[0], end[1] - start[1]
    ahead = dx * sx + dy * sy
    behind = -(dx * ex + dy * ey)
    if ahead < 12 or behind < 12:
        return None
    if OPPOSITE[start_side] == end_side:
        aside = abs(dx * sy) + abs(dy * sx)
        if aside < 0.5:
            return (start, end)
        # The steeper the S, the longer its handles; up to the whole gap it stays within the gap.
        handle = ahead * min(0.9, 0.5 + 0.12 * aside / ahead)
        # Both handles moved ahead by one unit move the middle by three quarters of a unit.
        lean = max(-0.3, min(0.3, shift / 0.75 / ahead)) * ahead
        one = max(0.0, min(ahead, handle + lean))
        two = max(0.0, min(ahead, handle - lean))
    else:
        one, two = ahead * 0.62, behind * 0.62
    return (
        start,
        (
            start[0] + sx * one,
            start[1] + sy * one,
            end[0] + ex * two,
            end[1] + ey * two,
            end[0],
            end[1],
        ),
    )


def arc(start: Point, end: Point, side: str, depth: float, roundness: float = 0.6) -> Outline:
    """Two quarter turns that leave and come back on the same side.

    ``depth`` is where the turning point lies, measured outward from the further of the two ports.
    """
    nx, ny = NORMAL[side]
    far = max(start[0] * nx + start[1] * ny, end[0] * nx + end[1] * ny) + depth
    one, two = far - (start[0] * nx + start[1] * ny), far - (end[0] * nx + end[1] * ny)
    middle = (far * nx, (start[1] + end[1]) / 2) if nx else ((start[0] + end[0]) / 2, far * ny)
    half = (
        (end[0] - start[0]) / 2 * (1 - abs(nx)) * roundness,
        (end[1] - start[1]) / 2 * (1 - abs(ny)) * roundness,
    )
    return (
        start,
        (
            start[0] + nx * one * roundness,
            start[1] + ny * one * roundness,
            middle[0] - half[0],
            middle[1] - half[1],
            *middle,
        ),
        (
            middle[0] + half[0],
            middle[1] + half[1],
            end[0] + nx * two * roundness,
            end[1] + ny * two * roundness,
            *end,
        ),
    )


def ear(box: Box, start_side: str, end_side: str, radius: float) -> Outline:
    """Three quarters of a circle round the corner between two neighbouring sides."""
    (ax, ay), (bx, by) = NORMAL[start_side], NORMAL[end_side]
    x = box[2] if ax + bx > 0 else box[0]
    y = box[3] if ay + by > 0 else box[1]
    # From the corner, the two ports lie inward along the other side's normal.
    spokes = ((-bx, -by), (ax, ay), (bx, by), (-ax, -ay))
    points = [(x + radius * u, y + radius * v) for u, v in spokes]
    outline: list[tuple[float, ...]] = [points[0]]
    for index in range(3):
        (u0, v0), (u1, v1) = spokes[index], spokes[index + 1]
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        k = radius * CIRCLE
        outline.append((x0 + u1 * k, y0 + v1 * k, x1 + u0 * k, y1 + v0 * k, x1, y1))
    return tuple(outline)


def rounded(points: Sequence[Point], radius: float = 12.0) -> Outline:
    """Straight lines between the points with every corner rounded as far as there is room."""
    outline: list[tuple[float, ...]] = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        one = hypot(corner[0] - before[0], corner[1] - before[1])
        two = hypot(after[0] - corner[0], after[1] - corner[1])
        reach = min(radius, one / 2, two / 2)
        if reach < 0.5:
            outline.append(corner)
            continue
        ux, uy = (corner[0] - before[0]) / one, (corner[1] - before[1]) / one
        vx, vy = (after[0] - corner[0]) / two, (after[1] - corner[1]) / two
        k = reach * (1 - CIRCLE)
        outline.append((corner[0] - ux * reach, corner[1] - uy * reach))
        outline.append(
            (
                corner[0] - ux * k,
                corner[1] - uy * k,
                corner[0] + vx * k,
                corner[1] + vy * k,
                corner[0] + vx * reach,
                corner[1] + vy * reach,
            )
        )
    outline.append(points[-1])
    return tuple(outline)


def through(
    start: Point, start_side: str, bends: Sequence[Point], end: Point, end_side: str
) -> Outline:
    """A smooth line through the user's bend points (a Catmull-Rom spline, tension by distance)."""
    points = [start, *bends, end]
    tangents: list[Point] = [NORMAL[start_side]]
    for before, after in zip(points, points[2:], strict=False):
        length = hypot(after[0] - before[0], after[1] - before[1]) or 1.0
        tangents.append(((after[0] - before[0]) / length, (after[1] - before[1]) / length))
    ex, ey = NORMAL[end_side]
    tangents.append((-ex, -ey))
    outline: list[tuple[float, ...]] = [start]
    for index in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        (u0, v0), (u1, v1) = tangents[index], tangents[index + 1]
        handle = hypot(x1 - x0, y1 - y0) * 0.38
        outline.append(
            (x0 + u0 * handle, y0 + v0 * handle, x1 - u1 * handle, y1 - v1 * handle, x1, y1)
        )
    return tuple(outline)
