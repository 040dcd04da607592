"""Heights: cards that belong in one line come into one line, and the rest keeps close to them.

Blocks of cards in line as Brandes and Köpf 2001, chosen in the order of what the connections weigh,
the main path first, so that it runs straight; then every block is drawn to where its connections
lead, as far as the cards above and below it let it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import floor

from journeymapper.layout.arranging.room import Room
from journeymapper.layout.arranging.unit import STIFF, Unit

ROUNDS = 12
GRAVITY = 0.1
"""How much blocks are drawn to the middle at first, so that all stays together."""
SNAP = 4.0
MOST_BOUNDED = 3_000
"""Cards and bends up to which the whole is kept from growing higher than it must."""


class _Items:
    """The cards and bends of a unit, or some of them."""

    def __init__(self, unit: Unit, members: Sequence[int]) -> None:
        self.unit = unit
        inside = set(members)
        self.rows = [[int(one) for one in row if int(one) in inside] for row in unit.rows]
        self.place = {one: place for row in self.rows for place, one in enumerate(row)}
        self.ways: list[tuple[int, list[int]]] = []
        """Edges through neighbouring columns, with their numbers in the unit."""
        self.far: list[tuple[int, int, int]] = []
        for place, way in enumerate(unit.ways):
            if not inside.issuperset(way):
                continue
            spans = {int(unit.layer[b]) - int(unit.layer[a]) for a, b in pairwise(way)}
            if spans == {1}:
                self.ways.append((place, way))
            else:
                self.far.append((place, way[0], way[-1]))


def align(unit: Unit, members: Sequence[int], straight: Iterable[int]) -> None:
    """Give the members their heights; ``straight`` are the edges (their numbers in the unit) that
    come first. The order in the columns stays."""
    items = _Items(unit, members)
    room = Room(items.rows, unit.distances) if len(items.place) <= MOST_BOUNDED else None
    block = _blocks(items, _by_priority(items, straight), room)
    unit.ticker.tick()
    heights = _compact(items, block, room)
    least = min((heights[block[one]] for one in members), default=0.0)
    for one in members:
        unit.y[one] = floor((heights[block[one]] - least) / SNAP + 0.5) * SNAP


def _by_priority(items: _Items, straight: Iterable[int]) -> list[list[int]]:
    first = {place: turn for turn, place in enumerate(straight)}
    unit = items.unit

    def priority(entry: tuple[int, list[int]]) -> tuple[int, int, float, float, int]:
        place, way = entry
        bend = abs(float(unit.y[way[0]] - unit.y[way[-1]]))
        rank = 0 if len(way) > 3 else 1 if place in first else 2
        return (rank, unit.is_loop[place], -unit.weights[place], bend, place)

    return [way for _, way in sorted(items.ways, key=priority)]


def _blocks(items: _Items, ways: Sequence[list[int]], room: Room | None) -> dict[int, int]:
    """The items in line with each other, named by their leftmost; none that would make the whole
    much higher than its fullest column."""
    taken: dict[int, tuple[list[int], list[int]]] = {}
    leader = {one: one for one in items.place}
    right_of: set[int] = set()
    left_of: set[int] = set()
    unit, place = items.unit, items.place
    for way in ways:
        at = int(unit.layer[way[0]])
        for step, (a, b) in enumerate(pairwise(way)):
            lefts, rights = taken.setdefault(at + step, ([], []))
            where = bisect_left(lefts, place[a])
            is_free = (
                a not in right_of
                and b not in left_of
                and (where == 0 or rights[where - 1] < place[b])
                and (where == len(lefts) or rights[where] > place[b])
            )
            if is_free and (room is None or room.join(a, b)):
                lefts.insert(where, place[a])
                rights.insert(where, place[b])
                right_of.add(a)
                left_of.add(b)
                leader[b] = a
    found: dict[int, int] = {}
    for row in items.rows:
        for one in row:
            found[one] = one if leader[one] == one else found[leader[one]]
    return found


def _compact(items: _Items, block: dict[int, int], room: Room | None) -> dict[int, float]:
    """The height of each block, within the room that there is."""
    below: dict[int, dict[int, float]] = {name: {} for name in block.values()}
    above: dict[int, dict[int, float]] = {name: {} for name in block.values()}
    for row in items.rows:
        for (a, b), apart in zip(pairwise(row), items.unit.distances(row), strict=True):
            one, other = block[a], block[b]
            distance = max(apart, below[one].get(other, 0.0))
            below[one][other] = above[other][one] = distance
    waits = {name: len(found) for name, found in above.items()}
    order = [name for name in below if not waits[name]]
    for name in order:
        for other in below[name]:
            waits[other] -= 1
            if not waits[other]:
                order.append(other)
    draws: dict[int, list[tuple[int, float]]] = {name: [] for name in below}
    unit = items.unit

    def draw(a: int, b: int, weight: float) -> None:
        if block[a] != block[b]:
            draws[block[a]].append((block[b], weight))
            draws[block[b]].append((block[a], weight))

    for place, way in items.ways:
        for a, b in pairwise(way):
            bends = (a >= len(unit.cards)) + (b >= len(unit.cards))
            draw(a, b, unit.weights[place] * STIFF[bends])
    for place, a, b in items.far:
        span = abs(int(unit.layer[a]) - int(unit.layer[b]))
        draw(a, b, unit.weights[place] / max(span, 1) ** 0.5)
    sums: dict[int, list[float]] = {name: [] for name in below}
    for one, name in block.items():
        sums[name].append(float(unit.y[one]))
    heights = {name: sum(found) / len(found) for name, found in sums.items()}
    if room is not None:
        # Today's heights may lie anywhere; what counts is how they lie to one another.
        first = min(heights.values(), default=0.0)
        heights = {name: room.within(name, at - first) for name, at in heights.items()}
    heights = _apart(order, above, below, heights)
    for turn in range(ROUNDS):
        gravity = GRAVITY * max(0.0, 1.0 - 1.5 * turn / ROUNDS)
        wished = {}
        for name in order:
            drawn = draws[name]
            load = sum(weight for _, weight in drawn) + gravity
            wished[name] = (
                sum(heights[other] * weight for other, weight in drawn) / load
                if load
                else heights[name]
            )
        if room is not None:
            wished = {name: room.within(name, at) for name, at in wished.items()}
        heights = _apart(order, above, below, wished)
        unit.ticker.tick()
    return heights


def _apart(
    order: Sequence[int],
    above: dict[int, dict[int, float]],
    below: dict[int, dict[int, float]],
    wished: dict[int, float],
) -> dict[int, float]:
    """Heights that keep the distances: halfway between pushing down only and pushing up only.

    Both keep all distances, hence so does every mean of the two.
    """
    down: dict[int, float] = {}
    for name in order:
        down[name] = max([wished[name], *(down[other] + far for other, far in above[name].items())])
    high: dict[int, float] = {}
    for name in reversed(order):
        high[name] = min([wished[name], *(high[other] - far for other, far in below[name].items())])
    return {name: (down[name] + high[name]) / 2 for name in order}
