"""How deep the arcs of loops hang: below all cards, and clear of the arcs within them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Box, Outline, Point, box_of_points, flatten_outline, grown
from journeymapper.layout.ground import MARGIN, Ground
from journeymapper.layout.shapes import CORNER, NORMAL, arc

DISTANCE = 40.0
"""Between the turning points of nested arcs: room for a pill with a name."""
APART = 7.0
"""Between nested arcs everywhere else but at their ends."""
DOORSTEP = 40.0
"""So far straight out of its port an arc must find nothing in its way."""


@frozen
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
    def root(self) -> float:
        """How far outward the further of the two ports lies; depths are measured from there."""
        return max(self.profile[0][1], self.profile[-1][1])

    @property
    def box(self) -> Box:
        """The arc's box in journey units."""
        nx, ny = NORMAL[self.side]
        outward = [outward for _, outward in self.profile]
        first, last = sorted((min(outward) * (nx + ny), max(outward) * (nx + ny)))
        low, high = self.profile[0][0], self.profile[-1][0]
        return (first, low, last, high) if nx else (low, first, high, last)

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


def deep_enough(hung: Arc, placed: Sequence[Arc]) -> float:
    """The least absolute depth at which the arc keeps its distance from those placed before it."""
    depth = hung.depth
    others = sorted(
        (o for o in placed if o.side == hung.side and o.low < hung.high and hung.low < o.high),
        key=lambda other: (other.depth, other.low, other.high),
    )
    for other in others:
        if not (hung.low <= other.low and other.high <= hung.high):
            if abs(depth - other.depth) < DISTANCE:
                depth = other.depth + DISTANCE
            continue
        root = min(other.profile[0][1], other.profile[-1][1])
        if root - DISTANCE < depth < other.depth + DISTANCE:
            depth = other.depth + DISTANCE
        elif depth >= other.depth:
            lacking = max(
                (
                    outward + APART - hung.outward(along)
                    for along, outward in other.profile
                    if outward > root + 2 * APART
                ),
                default=0.0,
            )
            if lacking > 0:
                depth = max(depth, hung.depth + 1.3 * lacking + 1.0)
    return depth


def grow_arc(
    start: Point,
    end: Point,
    side: str,
    least: float,
    ground: Ground,
    own: tuple[str, str],
) -> tuple[Outline | None, list[Box]]:
    """The shallowest arc of at least the depth ``least`` that crosses no card, None without one;
    and the places that matter, as in ``Plan.seen``."""
    nx, ny = NORMAL[side]
    span = abs(end[0] - start[0]) if ny else abs(end[1] - start[1])
    far = max(start[0] * nx + start[1] * ny, end[0] * nx + end[1] * ny)
    if ny:
        depth = 36.0 + 0.09 * span if ny > 0 else 30.0 + 0.07 * span
        depth = max(least, min(180.0 if ny > 0 else 130.0, depth))
    else:
        depth = max(least, min(60.0, 20.0 + 0.05 * span))
    most = depth + 400.0 + span
    seen: list[Box] = []
    for x, y in (start, end):
        reach = (x + nx * DOORSTEP, y + ny * DOORSTEP)
        step = grown(box_of_points(((x, y), reach)), 1.0)
        blockers = [box for key, box in ground.index.within(step) if key not in own]
        if blockers:
            return None, blockers[:1]
    for _ in range(8):
        hits: dict[str, Box] = {}
        for roundness in (0.58, 0.75):
            outline = arc(start, end, side, depth, roundness)
            points = flatten_outline(outline)
            hits = ground.index.hits(points, MARGIN, own)
            if not hits:
                return outline, [*seen, grown(box_of_points(points), MARGIN)]
            seen += hits.values()
        needed = depth + 16.0
        for left, top, right, bottom in hits.values():
            for x, y in (start, end):
                if (ny and left - CORNER < x < right + CORNER) or (
                    nx and top - CORNER < y < bottom + CORNER
                ):
                    return None, seen
            outer = max(left * nx, right * nx) + max(top * ny, bottom * ny)
            needed = max(needed, (outer - far + 2 * MARGIN) * 1.02)
        depth = needed
        if depth > most:
            return None, seen
    return None, seen
