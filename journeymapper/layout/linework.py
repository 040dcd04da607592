"""The lines of all connections: drawn from port to port, hung below each other, put in lanes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import hypot

from journeymapper.layout.arcs import Arc, deep_enough
from journeymapper.layout.geometry import Box, Outline, Point, box_of_points, flatten_outline, grown
from journeymapper.layout.ground import Ground
from journeymapper.layout.lanes import Lanes
from journeymapper.layout.lines import Line, line_for, shifted_curve
from journeymapper.layout.obstacles import LineIndex, Watch
from journeymapper.layout.plans import Plan
from journeymapper.layout.records import Wish
from journeymapper.layout.shapes import NORMAL, rounded

RADIUS = 12.0
LOOP_RADIUS = 24.0
PIECE = 6
MOST_DEPTHS = 8


class Linework:
    """Every connection's line: by wish id the ``outlines``, ``points`` (the same, flat) and
    ``lengths`` (in whole units)."""

    def __init__(self, ground: Ground) -> None:
        self.outlines: dict[str, Outline] = {}
        self.points: dict[str, tuple[Point, ...]] = {}
        self.lengths: dict[str, int] = {}
        self.index = LineIndex()
        self._ground = ground
        self._watch = Watch()
        self._lanes = Lanes(ground.index)
        self._drafts: dict[str, dict[float, Line]] = {}
        self._lines: dict[str, Line] = {}
        self._corners: dict[str, tuple[Point, ...]] = {}
        self._in_lanes: dict[str, tuple[Point, ...]] = {}
        self._arcs: set[str] = set()

    def drop(self, name: str) -> list[Box]:
        """Forget a line; the places where it was."""
        freed = _pieces(self.points.pop(name))
        del self.outlines[name], self.lengths[name], self._drafts[name], self._lines[name]
        self._corners.pop(name, None)
        self._arcs.discard(name)
        self.index.remove(name)
        self._watch.remove(name)
        return freed

    def renew(
        self,
        wishes: Mapping[str, Wish],
        plans: Mapping[str, Plan],
        ports: Mapping[tuple[str, bool], Point],
        stale: Collection[str],
        changed: Sequence[Box],
    ) -> tuple[set[str], list[Box]]:
        """Draw anew what is stale or has cards changed in its places; the ids of lines that
        changed, and the places where they were and are."""
        self._lanes.forget(changed)
        renewed = set(stale) | self._watch.touched(changed)
        for name in renewed:
            self._drafts[name] = {}
            if plans[name].form == "arc":
                self._arcs.add(name)
            else:
                self._arcs.discard(name)
                self._lines[name] = self._draft(name, 0.0, wishes, plans, ports)
        renewed |= self._hang(wishes, plans, ports)
        for name in renewed:
            corners = self._lines[name].corners
            if corners:
                self._corners[name] = corners
            else:
                self._corners.pop(name, None)
        before, lanes = self._in_lanes, self._lanes.nudged(dict(sorted(self._corners.items())))
        self._in_lanes = lanes
        renewed |= {name for name, corners in lanes.items() if before.get(name) != corners}
        fresh: set[str] = set()
        places: list[Box] = []
        for name in sorted(renewed):
            line = self._lines[name]
            outline = line.outline
            if outline and line.corners:
                outline = shifted_curve(plans[name], line, lanes[name])
            elif line.corners:
                radius = LOOP_RADIUS if wishes[name].is_loop else RADIUS
                outline = rounded(lanes[name], radius)
            if self.outlines.get(name) == outline:
                continue
            places += _pieces(self.points.get(name, ()))
            self.outlines[name] = outline
            points = self.points[name] = flatten_outline(outline)
            self.lengths[name] = int(
                sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
            )
            self.index.put(name, points)
            places += _pieces(points)
            fresh.add(name)
        return fresh, places

    def _hang(
        self,
        wishes: Mapping[str, Wish],
        plans: Mapping[str, Plan],
        ports: Mapping[tuple[str, bool], Point],
    ) -> set[str]:
        """Give all arcs their depth, short ones first; the ids of those whose line changed."""
        spans: list[tuple[float, str]] = []
        for name in self._arcs:
            start, end = ports[name, True], ports[name, False]
            level = NORMAL[plans[name].start_side][0] == 0.0
            spans.append((abs(start[0] - end[0]) if level else abs(start[1] - end[1]), name))
        placed: list[Arc] = []
        changed: set[str] = set()
        for _, name in sorted(spans):
            side = plans[name].start_side
            nx, ny = NORMAL[side]
            root = max(x * nx + y * ny for x, y in (ports[name, True], ports[name, False]))
            least = 0.0
            for _ in range(MOST_DEPTHS):
                line = self._draft(name, least, wishes, plans, ports)
                if line.corners:
                    break
                arc = Arc.of(side, flatten_outline(line.outline))
                wanted = deep_enough(arc, placed)
                if wanted <= arc.depth:
                    placed.append(arc)
                    break
                least = wanted - root
            if self._lines.get(name) != line:
                self._lines[name] = line
                changed.add(name)
        return changed

    def _draft(
        self,
        name: str,
        least: float,
        wishes: Mapping[str, Wish],
        plans: Mapping[str, Plan],
        ports: Mapping[tuple[str, bool], Point],
    ) -> Line:
        drafts = self._drafts[name]
        if least not in drafts:
            drafts[least] = line_for(
                wishes[name],
                plans[name],
                ports[name, True],
                ports[name, False],
                self._ground,
                least_depth=least,
            )
            self._watch.put(name, [box for line in drafts.values() for box in line.seen])
        return drafts[least]


def _pieces(points: Sequence[Point]) -> list[Box]:
    """Boxes that together hold a line, small enough to leave out most of what is not near it."""
    return [
        grown(box_of_points(points[first : first + PIECE + 1]), 1.0)
        for first in range(0, len(points) - 1, PIECE)
    ]
