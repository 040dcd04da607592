"""Which column every card stands in: the stages' columns, split where a stage needs several."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

import numpy

from journeymapper.layout.arranging.graph import Graph
from journeymapper.layout.arranging.ranks import ranks

ASPECT = 2.4
"""A whole arrangement wants to be so many times as wide as high, as screens and walls are."""
AIR = 1.5
"""So many times the room of its cards an arrangement takes."""
PITCH = (256.0, 128.0)
"""From one usual card to the next, sideways and down."""
LOW = 8
"""So many cards may always stand below one another."""
COURSE_ROUNDS = 60
FEW = 5
"""So many cards of a stage stand in one column."""


class Layers:
    """``of`` holds the layer of every card; ``stage`` the stage of every layer (the number of the
    stages for cards that have none); layers are counted from left to right."""

    def __init__(self, of: list[int], stage: list[int]) -> None:
        self.of, self.stage = of, stage


def staged_layers(graph: Graph, most: Sequence[int | None]) -> Layers:
    """Layers for a journey with stages; no stage gets more than its ``most`` columns."""
    members: list[list[int]] = [[] for _ in range(graph.stages + 1)]
    for one in graph.topological():
        members[graph.stage[one] if graph.stage[one] >= 0 else graph.stages].append(one)
    inner = [_Inner(graph, cards) for cards in members]
    counts = _counts(inner, most)
    course = _course(graph, counts)
    of = [0] * len(graph)
    stage: list[int] = []
    for number, (part, count) in enumerate(zip(inner, counts, strict=True)):
        if not part.cards:
            continue
        shared = (
            part.cut_up(count, course)
            if len(part.cards) > count * LOW or part.depth > count
            else part.shared_out(count)
        )
        used = sorted(set(shared.values()))
        for one, column in shared.items():
            of[one] = len(stage) + used.index(column)
        stage += [number] * len(used)
    return Layers(of, stage)


def free_layers(graph: Graph, cards: Sequence[int]) -> dict[int, int]:
    """Layers for cards that hang together and have no stages."""
    inside = set(cards)
    places = [
        place
        for place, (source, target) in enumerate(graph.edges)
        if graph.forward[place] and source in inside and target in inside
    ]
    ordered = [one for one in graph.topological() if one in inside]
    rank = ranks(
        ordered,
        [graph.edges[place] for place in places],
        [graph.weights[place] for place in places],
    )
    rows: list[list[int]] = [[] for _ in range(max(rank.values()) + 1)]
    for one in sorted(cards):
        rows[rank[one]].append(one)
    highest = max(2 * LOW, ceil(1.3 * len(cards) / _wished_columns(len(cards))))
    found: dict[int, int] = {}
    begin = 0
    for row in rows:
        count = ceil(len(row) / highest)
        for place, one in enumerate(row):
            found[one] = begin + place % count
        begin += count
    return found


def _wished_columns(count: int) -> int:
    return max(1, round(sqrt(count * AIR * ASPECT * PITCH[1] / PITCH[0])))


class _Inner:
    """One stage's cards and the connections among them."""

    def __init__(self, graph: Graph, cards: list[int]) -> None:
        self.cards = cards
        inside = set(cards)
        self.into: dict[int, list[int]] = {one: [] for one in cards}
        self.out: dict[int, list[int]] = {one: [] for one in cards}
        self.comes_from_before: set[int] = set()
        self.goes_beyond: set[int] = set()
        for (source, target), on in zip(graph.edges, graph.forward, strict=True):
            if source in inside and target in inside:
                if on:
                    self.into[target].append(source)
                    self.out[source].append(target)
            elif target in inside and on:
                self.comes_from_before.add(target)
            elif source in inside and on:
                self.goes_beyond.add(source)
        self.level = self._levels()
        self.depth = max(self.level.values(), default=-1) + 1

    def _levels(self) -> dict[int, int]:
        level: dict[int, int] = {}
        for one in self.cards:
            level[one] = max((level[before] + 1 for before in self.into[one]), default=0)
        for one in reversed(
            self.cards
        ):  # what nothing leads to stands just before what it leads to
            if self.out[one] and not self.into[one] and one not in self.comes_from_before:
                level[one] = min(level[after] for after in self.out[one]) - 1
        return level

    def shared_out(self, count: int) -> dict[int, int]:
        """A column for each card: connections lead on where they can, and no column overflows."""
        room = ceil(len(self.cards) / count) if len(self.cards) > count * LOW else len(self.cards)
        load = [0] * count
        column: dict[int, int] = {}
        loose = [one for one in self.cards if not self.into[one] and not self.out[one]]
        for one in sorted(self.cards, key=lambda one: self.level[one]):
            if not self.into[one] and not self.out[one]:
                continue
            least = max((column[before] for before in self.into[one]), default=-1)
            wished = self.level[one] * count // max(self.depth, count)
            at = min(max(wished, least + (1 if self.depth <= count else 0)), count - 1)
            column[one] = at = self._roomy(load, room, at, max(least, 0))
            load[at] += 1
        for one in loose:
            early = one in self.comes_from_before
            late = one in self.goes_beyond
            wished = 0 if early or not late else count - 1
            if (early and late) or len(self.cards) > count * LOW:
                wished = min(range(count), key=lambda at: (load[at], at))
            column[one] = at = self._roomy(load, room, wished, 0)
            load[at] += 1
        return column

    def cut_up(self, count: int, course: Sequence[float]) -> dict[int, int]:
        """A column for each card, all about as full, in the order in which the journey runs."""
        ordered = sorted(self.cards, key=lambda one: (course[one], one))
        return {one: place * count // len(ordered) for place, one in enumerate(ordered)}

    def _roomy(self, load: list[int], room: int, wished: int, least: int) -> int:
        for at in range(wished, len(load)):
            if load[at] < room:
                return at
        return min(range(least, len(load)), key=lambda at: (load[at] >= room, load[at], at))


def _course(graph: Graph, counts: Sequence[int]) -> list[float]:
    """How far along the journey every card stands: one step after what leads to it and one before
    what it leads to, as far as all of these agree, within the columns of its stage."""
    begins = numpy.concatenate([[0], numpy.cumsum(counts)])
    stage = numpy.array([at if at >= 0 else graph.stages for at in graph.stage])
    low = begins[stage].astype(float)
    high = begins[stage + 1] - 1.0
    at = (low + high) / 2
    ends = numpy.array(
        [edge for edge, on in zip(graph.edges, graph.forward, strict=True) if on], dtype=numpy.int64
    ).reshape(-1, 2)
    source, target = ends[:, 0], ends[:, 1]
    load = numpy.bincount(source, minlength=len(graph)) + numpy.bincount(
        target, minlength=len(graph)
    )
    drawn = load > 0
    for _ in range(COURSE_ROUNDS):
        sums = numpy.bincount(target, at[source] + 1.0, len(graph))
        sums += numpy.bincount(source, at[target] - 1.0, len(graph))
        wished = numpy.where(drawn, sums / numpy.maximum(load, 1), at)
        at = numpy.clip((at + wished) / 2, low, high)
    return [float(one) for one in at]


def _counts(inner: Sequence[_Inner], most: Sequence[int | None]) -> list[int]:
    """How many columns each stage gets: one while it has few cards, more as the whole would else
    be higher than a screen."""
    total = sum(len(part.cards) for part in inner)
    wished = _wished_columns(total)
    highest = max(FEW, ceil(1.1 * total / wished))
    limits = [
        len(part.cards) if limit is None else limit for part, limit in zip(inner, most, strict=True)
    ]
    counts = [
        max(1, min(ceil(len(part.cards) / highest), limit))
        for part, limit in zip(inner, limits, strict=True)
    ]
    left = wished - sum(count for count, part in zip(counts, inner, strict=True) if part.cards)
    while left > 0:
        crowded = [
            (len(part.cards) / count, -place)
            for place, (part, count) in enumerate(zip(inner, counts, strict=True))
            if len(part.cards) > count * FEW and count < limits[place]
        ]
        if not crowded:
            break
        counts[-max(crowded)[1]] += 1
        left -= 1
    return counts
