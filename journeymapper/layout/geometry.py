"""Rectangles and outlines: the plain geometry that all of layout stands on.

An outline is a line in journey units: its first entry is a point ``(x, y)``, every further entry
either a point that a straight line leads to, or ``(x1, y1, x2, y2, x, y)``, a cubic curve.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, sqrt
from typing import cast

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Outline = tuple[tuple[float, ...], ...]
Step = tuple[str | float, ...]
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle with sides along the axes, in journey units; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def cx(self) -> float:
        return self.x + self.width / 2

    @property
    def cy(self) -> float:
        return self.y + self.height / 2

    @property
    def box(self) -> Box:
        return (self.x, self.y, self.x + self.width, self.y + self.height)

    def intersects(self, other: Rectangle) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def inflated(self, by: float) -> Rectangle:
        """The rectangle grown by ``by`` on all four sides (shrunk when negative)."""
        return Rectangle(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> Rectangle:
        return Rectangle(self.x + dx, self.y + dy, self.width, self.height)

    def united(self, other: Rectangle) -> Rectangle:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rectangle(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def rectangle_of(box: Box) -> Rectangle:
    return Rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])


def grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def box_union(first: Box, second: Box) -> Box:
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )


def any_meets(box: Box, others: Sequence[Box]) -> bool:
    """Whether the box shares more than an edge with any of the others."""
    left, top, right, bottom = box
    return any(l2 < right and left < r2 and t2 < bottom and top < b2 for l2, t2, r2, b2 in others)


def box_of_points(points: Sequence[Point]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


@lru_cache(maxsize=4096)
def flatten_outline(outline: Outline) -> tuple[Point, ...]:
    """The outline as short straight lines, off the true curve by well under one unit."""
    x0, y0 = outline[0]
    points: list[Point] = [(x0, y0)]
    for entry in outline[1:]:
        if len(entry) == 2:
            x0, y0 = entry
            points.append((x0, y0))
            continue
        x1, y1, x2, y2, x3, y3 = entry
        length = hypot(x1 - x0, y1 - y0) + hypot(x2 - x1, y2 - y1) + hypot(x3 - x2, y3 - y2)
        count = max(4, min(32, int(2 + 0.9 * sqrt(length))))
        for index in range(1, count):
            t = index / count
            s = 1.0 - t
            a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
        points.append((x3, y3))
        x0, y0 = x3, y3
    return tuple(points)


def steps_of(outline: Outline) -> Steps:
    """The outline in the words of drawing: ("M", x, y), ("L", x, y), ("C", x1, y1, …, x, y)."""
    return (
        ("M", *outline[0]),
        *((("L" if len(entry) == 2 else "C"), *entry) for entry in outline[1:]),
    )


def outline_of(steps: Steps) -> Outline:
    """The steps without their letters."""
    return tuple(cast("tuple[float, ...]", step[1:]) for step in steps)


@lru_cache(maxsize=16384)
def flatten(steps: Steps) -> tuple[Point, ...]:
    """Steps as a polyline (see ``flatten_outline``); remembered, because hit testing asks often."""
    return flatten_outline(outline_of(steps))


def point_along(points: Sequence[Point], fraction: float) -> tuple[float, float, float, float]:
    """Where ``fraction`` (0 to 1) of the polyline's length ends: x, y and the unit direction."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points)]
    left = min(1.0, max(0.0, fraction)) * sum(lengths)
    last = (points[0][0], points[0][1], 1.0, 0.0)
    for (ax, ay), (bx, by), length in zip(points, points[1:], lengths, strict=False):
        if length == 0.0:
            continue
        dx, dy = (bx - ax) / length, (by - ay) / length
        if left <= length:
            return (ax + dx * left, ay + dy * left, dx, dy)
        left -= length
        last = (bx, by, dx, dy)
    return last


def distance_to_points(points: Sequence[Point], x: float, y: float) -> float:
    """The distance from a point to a polyline."""
    best = hypot(points[0][0] - x, points[0][1] - y)
    ax, ay = points[0]
    for bx, by in points[1:]:
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        if square:
            t = ((x - ax) * dx + (y - ay) * dy) / square
            t = 0.0 if t < 0 else min(t, 1.0)
            best = min(best, hypot(ax + t * dx - x, ay + t * dy - y))
        ax, ay = bx, by
    return best


def segment_meets_box(
    ax: float, ay: float, bx: float, by: float, left: float, top: float, right: float, bottom: float
) -> bool:
    """Whether the straight line from a to b runs through the inside of the box."""
    if (
        (ax <= left and bx <= left)
        or (ax >= right and bx >= right)
        or (ay <= top and by <= top)
        or (ay >= bottom and by >= bottom)
    ):
        return False
    dx, dy = bx - ax, by - ay
    if dx == 0.0 or dy == 0.0:
        return True
    # All four corners on one side of the line: it passes beside the box.
    one = (left - ax) * dy - (top - ay) * dx
    two = (right - ax) * dy - (top - ay) * dx
    three = (left - ax) * dy - (bottom - ay) * dx
    four = (right - ax) * dy - (bottom - ay) * dx
    return not (
        (one > 0 and two > 0 and three > 0 and four > 0)
        or (one < 0 and two < 0 and three < 0 and four < 0)
    )
