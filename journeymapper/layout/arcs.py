"""How deep the arcs of loops must hang so that those within others do not touch them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymapper.layout.geometry import Point
from journeymapper.layout.shapes import NORMAL

DISTANCE = 30.0
"""Between the turning points of nested arcs: room for a pill with a name."""


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc seen from its side: ``low`` to ``high`` along the side, ``root`` the inner and
    ``depth`` the outer reach, measured outward in absolute units."""

    side: str
    low: float
    high: float
    root: float
    depth: float

    @classmethod
    def of(cls, side: str, points: Sequence[Point]) -> Arc:
        nx, ny = NORMAL[side]
        along = [y if nx else x for x, y in (points[0], points[-1])]
        outward = [x * nx + y * ny for x, y in points]
        return cls(side, min(along), max(along), min(outward[0], outward[-1]), max(outward))


def deep_enough(arc: Arc, placed: Sequence[Arc]) -> float:
    """The least absolute depth at which the arc keeps its distance from those placed before it."""
    depth = arc.depth
    others = sorted(
        (o for o in placed if o.side == arc.side and o.low < arc.high and arc.low < o.high),
        key=lambda other: (other.depth, other.low, other.high),
    )
    for other in others:
        nested = arc.low <= other.low and other.high <= arc.high
        if nested:
            close = other.root - DISTANCE < depth < other.depth + DISTANCE
        else:
            close = abs(depth - other.depth) < DISTANCE
        if close:
            depth = other.depth + DISTANCE
    return depth
