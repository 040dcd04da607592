"""Heights: cards that belong in one line come into one line, and the rest keeps close to them.

Blocks of cards in line as Brandes and Köpf 2001, chosen in the order of what the connections weigh,
the main path first, so that it runs straight; then every block is drawn to where its connections
lead, as far as the cards above and below it let it.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import floor

from journeymapper.layout.arranging.spacing import up
from journeymapper.layout.arranging.unit import Unit

LINE_GAP = 16.0
"""Between two lines that pass a column beside one another."""
CARD_GAP = 20.0
"""Between a card and a line that passes it."""
MOST_BENDS = 6_000
"""With more places where long connections pass columns than this, no room is kept for them."""
ROUNDS = 12
SNAP = 4.0


class _Items:
    """The cards of a unit, or some of them, and the places where connections pass columns."""

    def __init__(self, unit: Unit, members: Sequence[int]) -> None:
        self.unit = unit
        inside = set(members)
        self.heights = {one: unit.heights[one] for one in members}
        self.wished = {one: float(unit.y[one]) for one in members}
        rows: dict[int, list[tuple[float, int]]] = {}
        for one in members:
            rows.setdefault(int(unit.layer[one]), []).append((float(unit.y[one]), one))
        self.chains: list[tuple[int, list[int]]] = []
        """Each edge by its number in the unit, as a way through neighbouring columns."""
        self.far: list[tuple[int, int, int]] = []
        edges = [
            (place, source, target)
            for place, (source, target) in enumerate(unit.edges)
            if source in inside and target in inside
        ]
        spans = sum(
            abs(int(unit.layer[source]) - int(unit.layer[target])) for _, source, target in edges
        )
        self.next = len(unit.y)
        for place, source, target in edges:
            low, high = sorted((source, target), key=lambda one: int(unit.layer[one]))
            first, last = int(unit.layer[low]), int(unit.layer[high])
            if first == last:
                continue
            if last > first + 1 and (unit.is_loop[place] or spans > MOST_BENDS):
                self.far.append((place, low, high))
                continue
            way = [low]
            for at in range(first + 1, last):
                share = (unit.middles[at] - unit.x[low]) / (unit.x[high] - unit.x[low])
                y = float(unit.y[low] + (unit.y[high] - unit.y[low]) * share)
                rows.setdefault(at, []).append((y, self.next))
                self.heights[self.next] = 0.0
                self.wished[self.next] = y
                way.append(self.next)
                self.next += 1
            self.chains.append((place, [*way, high]))
        self.rows = {at: [one for _, one in sorted(rows[at])] for at in sorted(rows)}
        self.place = {one: place for row in self.rows.values() for place, one in enumerate(row)}

    def distance(self, a: int, b: int) -> float:
        """From the middle of one item to that of the one below it, at least."""
        count = len(self.unit.y)
        if a < count and b < count:
            return self.unit.distances([a, b])[0]
        if a >= count and b >= count:
            return LINE_GAP
        return up((self.heights[a] + self.heights[b]) / 2 + CARD_GAP)


def align(unit: Unit, members: Sequence[int], straight: Iterable[int]) -> None:
    """Give the members their heights; ``straight`` are the edges (their numbers in the unit) that
    come first. The order in the columns stays."""
    items = _Items(unit, members)
    block = _blocks(items, _by_priority(items, straight))
    unit.ticker.tick()
    heights = _compact(items, block)
    least = min((heights[block[one]] for one in members), default=0.0)
    for one in members:
        unit.y[one] = floor((heights[block[one]] - least) / SNAP + 0.5) * SNAP


def _by_priority(items: _Items, straight: Iterable[int]) -> list[list[int]]:
    first = {place: turn for turn, place in enumerate(straight)}
    unit = items.unit

    def priority(chain: tuple[int, list[int]]) -> tuple[int, float, float, int]:
        place, way = chain
        bend = abs(items.wished[way[0]] - items.wished[way[-1]])
        return (0 if place in first else 1, -unit.weights[place], bend, place)

    return [way for _, way in sorted(items.chains, key=priority)]


def _blocks(items: _Items, ways: Sequence[list[int]]) -> dict[int, int]:
    """The items in line with each other, named by their leftmost."""
    taken: dict[int, tuple[list[int], list[int]]] = {}
    leader = {one: one for one in items.heights}
    right_of: set[int] = set()
    left_of: set[int] = set()
    unit, place = items.unit, items.place
    for way in ways:
        at = int(unit.layer[way[0]])
        for step, (a, b) in enumerate(itertools.pairwise(way)):
            lefts, rights = taken.setdefault(at + step, ([], []))
            where = bisect_left(lefts, place[a])
            is_free = (
                a not in right_of
                and b not in left_of
                and (where == 0 or rights[where - 1] < place[b])
                and (where == len(lefts) or rights[where] > place[b])
            )
            if is_free:
                lefts.insert(where, place[a])
                rights.insert(where, place[b])
                right_of.add(a)
                left_of.add(b)
                leader[b] = a
    found: dict[int, int] = {}
    for row in items.rows.values():
        for one in row:
            found[one] = one if leader[one] == one else found[leader[one]]
    return found


def _compact(items: _Items, block: dict[int, int]) -> dict[int, float]:
    """The height of each block."""
    below: dict[int, dict[int, float]] = {name: {} for name in block.values()}
    above: dict[int, dict[int, float]] = {name: {} for name in block.values()}
    for row in items.rows.values():
        for a, b in itertools.pairwise(row):
            one, other = block[a], block[b]
            distance = max(items.distance(a, b), below[one].get(other, 0.0))
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

    for place, way in items.chains:
        for a, b in itertools.pairwise(way):
            draw(a, b, unit.weights[place])
    for place, a, b in items.far:
        span = abs(int(unit.layer[a]) - int(unit.layer[b]))
        draw(a, b, unit.weights[place] / span)
    sums: dict[int, list[float]] = {name: [] for name in below}
    for one, name in block.items():
        sums[name].append(items.wished[one])
    heights = {name: sum(found) / len(found) for name, found in sums.items()}
    heights = _apart(order, above, below, heights)
    for _ in range(ROUNDS):
        wished = {}
        for name in order:
            drawn = draws[name]
            load = sum(weight for _, weight in drawn)
            wished[name] = (
                sum(heights[other] * weight for other, weight in drawn) / load
                if load
                else heights[name]
            )
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
