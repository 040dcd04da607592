"""Small arrangements, where every change of a column can be tried and paid for as it will look.

Each column in turn takes the best of all orders that move one card, change two, or turn the whole
upside down, until none is better. The price is how often the straight lines cross, and what a
reader minds: connections that lead upwards in their column, or past other cards of it.
"""

from __future__ import annotations

from itertools import pairwise

import numpy
from numpy.typing import NDArray

from journeymapper.layout.arranging.unit import Floats, Integers, Unit

UPWARDS = 1.8
"""What a connection costs, in crossings, that leads up within its column."""
PAST, PAST_LINE = 0.4, 0.5
"""What it costs for each card of the column that it has to go round, and for each line of that."""
LONG = 0.01
"""What a connection costs for each step that it leads up or down."""
STEP = 128.0
LEAST_GAIN = 1e-3
ROUNDS = 6
PIECE = 300_000
EVEN = 1e-6


class Polishing:
    """What changes of a column cost, for a unit with not too many cards."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        layer = unit.layer
        ends = numpy.asarray(unit.edges, dtype=numpy.int64).reshape(-1, 2)
        level = layer[ends[:, 0]] == layer[ends[:, 1]]
        self._upright = self.level = ends[level]
        self._leads_on = numpy.array(unit.leads_on, dtype=bool)[level]
        across = ends[~level]
        turned = layer[across[:, 0]] > layer[across[:, 1]]
        across[turned] = across[turned][:, ::-1]
        self.low, self.high = across[:, 0], across[:, 1]
        self._columns = [_Column(unit, self, at) for at in range(len(unit.rows))]

    def polish(self) -> None:
        """Better orders for all columns."""
        for turn in range(ROUNDS):
            better = False
            columns = self._columns if turn % 2 == 0 else self._columns[::-1]
            for column in columns:
                better |= column.improve()
            self.unit.ticker.tick()
            if not better:
                break
        self._put_bends()

    def price(self) -> float:
        """What the whole costs as it stands."""
        return sum(float(column.cost(column.cards()[None, :])[0]) for column in self._columns)

    def upright(self, at: int) -> tuple[Integers, NDArray[numpy.bool_]]:
        """The connections within a column, and which of them lead on."""
        mine = self.unit.layer[self._upright[:, 0]] == at if len(self._upright) else slice(0)
        return self._upright[mine], self._leads_on[mine]

    def _put_bends(self) -> None:
        """Every bend goes where its connection's straight line passes."""
        unit = self.unit
        if len(unit.layer) == len(unit.cards):
            return
        for way in unit.ways:
            first, last = way[0], way[-1]
            for one in way[1:-1]:
                share = (unit.x[one] - unit.x[first]) / (unit.x[last] - unit.x[first])
                unit.y[one] = unit.y[first] + (unit.y[last] - unit.y[first]) * share
        for at, row in enumerate(unit.rows):
            unit.rows[at] = row[numpy.lexsort((unit.y[row], unit.forced[row]))]


class _Column:
    def __init__(self, unit: Unit, whole: Polishing, at: int) -> None:
        self.unit, self.at = unit, at
        self._upright, self._leads_on = whole.upright(at)
        low, high = whole.low, whole.high
        layer = unit.layer
        own = (layer[low] == at) | (layer[high] == at)
        self._own_low, self._own_high = low[own], high[own]
        mine, others = numpy.flatnonzero(own), numpy.arange(len(low))
        one, other = (found.ravel() for found in numpy.meshgrid(mine, others, indexing="ij"))
        ends = numpy.concatenate([self._own_low, self._own_high])
        self._busy = PAST + PAST_LINE * numpy.bincount(ends, minlength=len(unit.cards))
        left = numpy.maximum(unit.x[low[one]], unit.x[low[other]])
        right = numpy.minimum(unit.x[high[one]], unit.x[high[other]])
        apart = (low[one] != low[other]) & (high[one] != high[other])
        keep = (left < right) & apart & (~own[other] | (one < other))
        one, other, left, right = one[keep], other[keep], left[keep], right[keep]
        self._pairs = [
            (low[edge], high[edge], self._shares(low[edge], high[edge], left, right))
            for edge in (one, other)
        ]

        passing = (layer[low][:, None] < layer[whole.level[:, 0]]) & (
            layer[high][:, None] > layer[whole.level[:, 0]]
        )
        passing &= own[:, None] | (layer[whole.level[:, 0]] == at)
        line, pair = numpy.nonzero(passing)
        between = whole.level[pair]
        self._passing = (
            low[line],
            high[line],
            (unit.x[between[:, 0]] - unit.x[low[line]]) / (unit.x[high[line]] - unit.x[low[line]]),
            between[:, 0],
            between[:, 1],
        )

        concerned = [self.cards(), *self._passing[:2], *self._passing[3:]]
        concerned += [end for pair in self._pairs for end in pair[:2]]
        self._concerned = numpy.unique(
            numpy.concatenate([*concerned, self._own_low, self._own_high])
        )
        self._settled = b""

    def _shares(
        self, low: Integers, high: Integers, left: Floats, right: Floats
    ) -> tuple[Floats, Floats]:
        x = self.unit.x
        width = x[high] - x[low]
        return (left - x[low]) / width, (right - x[low]) / width

    def _state(self) -> bytes:
        """Where everything stands that the prices of this column depend on."""
        return bytes(self.unit.y[self._concerned].tobytes())

    def cards(self) -> Integers:
        row = self.unit.rows[self.at]
        return row[row < len(self.unit.cards)]

    def improve(self) -> bool:
        """Take the best orders as long as there are better ones; whether there was one."""
        moved = False
        order = self.cards()
        if len(order) < 2 or self._state() == self._settled:
            return False
        forced = self.unit.forced
        slots = self.unit.y[order]
        for _ in range(2 * len(order)):
            tried = order[_changes(len(order))]
            if forced[order[0]] != forced[order[-1]]:
                tried = tried[(numpy.diff(forced[tried], axis=1) >= 0).all(axis=1)]
            price = self.cost(tried, slots)
            best = int(numpy.argmin(price))
            if price[best] >= price[0] - LEAST_GAIN:
                break
            order = tried[best]
            moved = True
        if moved:
            self._take(order, slots)
        self._settled = self._state()
        return moved

    def _take(self, order: Integers, slots: Floats) -> None:
        unit = self.unit
        row = unit.rows[self.at].copy()
        row[row < len(unit.cards)] = order
        unit.rows[self.at] = row
        unit.y[order] = slots

    def cost(self, orders: Integers, slots: Floats | None = None) -> Floats:
        """What each of the orders costs, when the cards stand in the slots."""
        unit = self.unit
        count = len(orders)
        if slots is None:
            slots = unit.y[orders[0]]
        y = numpy.repeat(unit.y[None, : len(unit.cards)], count, axis=0)
        rows = numpy.arange(count)[:, None]
        y[rows, orders] = slots
        price: Floats = (
            LONG / STEP * numpy.abs(y[:, self._own_low] - y[:, self._own_high]).sum(axis=1)
        )
        pairs = len(self._pairs[0][0]) + len(self._passing[0])
        pace = max(1, PIECE // max(pairs, 1))
        for begin in range(0, count, pace):
            part = slice(begin, begin + pace)
            price[part] += self._crossings(y[part])
        if len(self._upright):
            place = numpy.zeros((count, len(unit.cards)), dtype=numpy.int64)
            place[rows, orders] = numpy.arange(orders.shape[1])
            down = place[:, self._upright[:, 1]] - place[:, self._upright[:, 0]]
            price = price + self._past(orders, place)
            price += UPWARDS * ((down < 0) & self._leads_on).sum(axis=1)
        return price

    def _past(self, orders: Integers, place: Integers) -> Floats:
        """What it costs to go round the cards between two that are connected."""
        sums = numpy.zeros((len(orders), orders.shape[1] + 1))
        numpy.cumsum(self._busy[orders], axis=1, out=sums[:, 1:])
        one, other = place[:, self._upright[:, 0]], place[:, self._upright[:, 1]]
        rows = numpy.arange(len(orders))[:, None]
        before = sums[rows, numpy.maximum(one, other)]
        passed: Floats = (before - sums[rows, numpy.minimum(one, other) + 1]).sum(axis=1)
        return passed

    def _crossings(self, y: Floats) -> Floats:
        lines = []
        for low, high, (left, right) in self._pairs:
            start = y[:, low]
            rise = y[:, high] - start
            lines.append((start + rise * left, start + rise * right))
        first = lines[0][0] - lines[1][0]
        last = lines[0][1] - lines[1][1]
        crossed: Floats = (first * last < -EVEN).sum(axis=1).astype(float)
        low, high, share, one, other = self._passing
        if len(low):
            height = y[:, low] + (y[:, high] - y[:, low]) * share
            crossed += ((height - y[:, one]) * (height - y[:, other]) < -EVEN).sum(axis=1)
        return crossed


_KNOWN: dict[int, Integers] = {}


def _changes(count: int) -> Integers:
    """Orders of so many cards: as it is, one moved, two changed, all upside down."""
    if count not in _KNOWN:
        here = list(range(count))
        found = {tuple(here): None}
        for one in here:
            rest = here[:one] + here[one + 1 :]
            for place in here:
                found[(*rest[:place], one, *rest[place:])] = None
        for one in here:
            for other in range(one + 2, count):
                swapped = here.copy()
                swapped[one], swapped[other] = other, one
                found[tuple(swapped)] = None
        found[tuple(here[::-1])] = None
        for a, b in pairwise([0, count // 2, count]):
            found[(*here[:a], *here[a:b][::-1], *here[b:])] = None
        _KNOWN[count] = numpy.array(list(found), dtype=numpy.int64)
    return _KNOWN[count]
