"""The lines of all connections: drawn from port to port, hung below each other, put in lanes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import hypot

from journeymapper.going_on import go_on
from journeymapper.layout.geometry import Box, Outline, Point, box_of_points, flatten_outline, grown
from journeymapper.layout.ground import Ground
from journeymapper.layout.hanging import Hanging
from journeymapper.layout.lanes import Lanes
from journeymapper.layout.lineindex import LineIndex
from journeymapper.layout.lines import Line, line_for, shifted_curve
from journeymapper.layout.obstacles import Watch
from journeymapper.layout.plans import Plan
from journeymapper.layout.records import Wish
from journeymapper.layout.shapes import rounded

RADIUS = 12.0
LOOP_RADIUS = 24.0
PIECE = 6
LEAST = 2.0
"""A lane that brings a line closer than this to a card is not taken."""


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
        self._in_lanes: dict[str, tuple[Point, ...]] = {}
        self._hanging = Hanging()
        self._dropped: set[str] = set()

    def drop(self, name: str) -> list[Box]:
        """Forget a line; the places where it was."""
        freed = _pieces(self.points.pop(name))
        del self.outlines[name], self.lengths[name], self._drafts[name], self._lines[name]
        self._in_lanes.pop(name, None)
        self._hanging.drop(name)
        self._dropped.add(name)
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

        def draw(name: str, least: float) -> Line:
            return self._draft(name, least, wishes, plans, ports)

        renewed = set(stale) | self._watch.touched(changed)
        arcs: dict[str, tuple[str, Point, Point]] = {}
        for name in renewed:
            self._drafts[name] = {}
            plan = plans[name]
            if plan.form == "arc":
                arcs[name] = (plan.start_side, ports[name, True], ports[name, False])
            else:
                self._hanging.drop(name)
                self._lines[name] = draw(name, 0.0)
        for name, line in self._hanging.renew(arcs, draw).items():
            self._lines[name] = line
            renewed.add(name)
        corners = {name: self._lines[name].corners for name in renewed}
        corners.update(dict.fromkeys(self._dropped - corners.keys(), ()))
        self._dropped.clear()
        lanes = self._lanes.renew(corners, changed)
        self._in_lanes.update(lanes)
        fresh: set[str] = set()
        places: list[Box] = []
        for name in sorted(renewed.union(lanes)):
            go_on()
            outline = self._outline(wishes[name], plans[name], self._lines[name])
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

    def _outline(self, wish: Wish, plan: Plan, line: Line) -> Outline:
        """The line in its lane, where that is free of cards."""
        if not line.corners:
            return line.outline
        radius = LOOP_RADIUS if wish.is_loop else RADIUS
        lane = self._in_lanes[wish.id]
        if lane != line.corners:
            own = (wish.source_id, wish.target_id)
            outline = shifted_curve(plan, line, lane) if line.outline else rounded(lane, radius)
            checked = flatten_outline(outline) if line.outline else lane
            if self._ground.index.first_hit(checked, LEAST, own) is None:
                return outline
        return line.outline or rounded(line.corners, radius)

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
            go_on()
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
