"""The arcs of loops hung below (above, beside) each other, nested ones clear of those in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from heapq import heappop, heappush

from journeymapper.layout.arcs import DISTANCE, Arc, deep_enough
from journeymapper.layout.geometry import Box, Point, flatten_outline, grown
from journeymapper.layout.lines import Line
from journeymapper.layout.obstacles import BoxIndex, Watch
from journeymapper.layout.records import SIDES

MOST_DEPTHS = 8
MOST_BENEATH = 60
"""An arc looks at this many others at most; where more are, it may cross some."""


class Hanging:
    """Every arc's depth. Short arcs come first, and have no regard for longer ones, so that an
    edit concerns the arcs near it that are longer."""

    def __init__(self) -> None:
        self._arcs: dict[str, Arc] = {}
        self._turns: dict[str, tuple[float, str]] = {}
        self._places: dict[str, BoxIndex] = {side: BoxIndex() for side in SIDES}
        self._asked = Watch()
        self._waiting: set[str] = set()

    def drop(self, name: str) -> None:
        """Forget an arc; those round it may come closer at the next ``renew``."""
        turn = self._turns.pop(name, None)
        self._asked.remove(name)
        if turn is not None:
            self._waiting |= self._after(turn, self._lift(name))

    def renew(
        self,
        stale: Mapping[str, tuple[str, Point, Point]],
        draw: Callable[[str, float], Line],
    ) -> dict[str, Line]:
        """Hang these arcs, given with their side and both ports, and whatever they move.

        ``draw`` gives an arc's line for the least depth asked; one without a side has given up
        being an arc. The lines of all arcs that were looked at.
        """
        queue: list[tuple[float, str]] = []
        for name, (side, start, end) in stale.items():
            span = abs(start[1] - end[1]) if side in SIDES[:2] else abs(start[0] - end[0])
            old = self._turns.get(name)
            if old is not None and old != (span, name):
                self.drop(name)
            self._turns[name] = (span, name)
        queued = (set(stale) | self._waiting) & self._turns.keys()
        self._waiting = set()
        for name in queued:
            queue.append(self._turns[name])
        queue.sort()
        drawn: dict[str, Line] = {}
        while queue:
            turn = heappop(queue)
            name = turn[1]
            before = self._arcs.get(name)
            places = self._lift(name)
            drawn[name], arc = self._hang(name, draw)
            if arc is not None:
                self._arcs[name] = arc
                self._places[arc.side].put(name, arc.box)
                places.append(arc.box)
            if arc == before:
                continue
            for other in self._after(turn, places) - queued:
                queued.add(other)
                heappush(queue, self._turns[other])
        return drawn

    def _lift(self, name: str) -> list[Box]:
        """Take the arc from its place; that place."""
        arc = self._arcs.pop(name, None)
        if arc is None:
            return []
        self._places[arc.side].remove(name)
        return [arc.box]

    def _after(self, turn: tuple[float, str], places: Collection[Box]) -> set[str]:
        """The longer arcs that have regard for what is at these places."""
        near = self._asked.touched([grown(box, 1.0) for box in places])
        return {name for name in near if name in self._turns and self._turns[name] > turn}

    def _hang(self, name: str, draw: Callable[[str, float], Line]) -> tuple[Line, Arc | None]:
        line = draw(name, 0.0)
        asked: list[Box] = []
        for _ in range(MOST_DEPTHS):
            if not line.side:
                break
            arc = Arc.of(line.side, flatten_outline(line.outline))
            asked = [grown(arc.box, DISTANCE)]
            others = [
                self._arcs[other]
                for other, _ in self._places[arc.side].within(asked[0])
                if self._turns[other] < self._turns[name]
            ]
            others.sort(key=lambda other: -other.depth)
            wanted = deep_enough(arc, others[:MOST_BENEATH])
            if wanted <= arc.depth:
                break
            line = draw(name, wanted - arc.root)
        self._asked.put(name, asked)
        return line, Arc.of(line.side, flatten_outline(line.outline)) if line.side else None
