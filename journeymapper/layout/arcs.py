"""How deep the arcs of loops must hang so that those within others do not touch them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from journeymapper.layout.geometry import Point
from journeymapper.layout.shapes import NORMAL

DISTANCE = 30.0
"""Between the turning points of nested arcs: room for a pill with a name."""
APART = 7.0
"""Between nested arcs everywhere else but at their ends."""


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc seen from its side: ``profile`` is its line as (place along the side, how far
    outward), by place; outward is measured in absolute units."""

    side: str
    profile: tuple[Point, ...]
    depth: float

    @classmethod
    def of(cls, side: str, points: Sequence[Point]) -> Arc:
        nx, ny = NORMAL[side]
        profile = [(y, x * nx) if nx else (x, y * ny) for x, y in points]
        if profile[0] > profile[-1]:
            profile.reverse()
        return cls(side, tuple(profile), max(outward for _, outward in profile))

    @property
    def low(self) -> float:
        return self.profile[0][0]

    @property
    def high(self) -> float:
        return self.profile[-1][0]

    def outward(self, along: float) -> float:
        """How far outward the arc runs at a place between its ends."""
        after = min(max(1, bisect_left(self.profile, (along,))), len(self.profile) - 1)
        (a0, v0), (a1, v1) = self.profile[after - 1], self.profile[after]
        return v0 + (v1 - v0) * (along - a0) / (a1 - a0) if a1 > a0 else max(v0, v1)


def deep_enough(arc: Arc, placed: Sequence[Arc]) -> float:
    """The least absolute depth at which the arc keeps its distance from those placed before it."""
    depth = arc.depth
    others = sorted(
        (o for o in placed if o.side == arc.side and o.low < arc.high and arc.low < o.high),
        key=lambda other: (other.depth, other.low, other.high),
    )
    for other in others:
        if not (arc.low <= other.low and other.high <= arc.high):
            if abs(depth - other.depth) < DISTANCE:
                depth = other.depth + DISTANCE
            continue
        root = min(other.profile[0][1], other.profile[-1][1])
        if root - DISTANCE < depth < other.depth + DISTANCE:
            depth = other.depth + DISTANCE
        elif depth >= other.depth:
            lacking = max(
                (
                    outward + APART - arc.outward(along)
                    for along, outward in other.profile
                    if outward > root + 2 * APART
                ),
                default=0.0,
            )
            if lacking > 0:
                depth = max(depth, arc.depth + 1.3 * lacking + 1.0)
    return depth
