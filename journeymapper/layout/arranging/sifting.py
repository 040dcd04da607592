"""Sifting: every card of a column is tried at every place of it, and takes the best.

What a place costs is how many lines cross when lines run straight: with the lines of the other
cards of the column, and with the lines that pass the column by.
"""

from __future__ import annotations

import numpy

from journeymapper.layout.arranging.unit import Floats, Integers, Unit

FORCE = 1e6
EVEN = 1e-6
LEAST_GAIN = 0.2
UPRIGHT = 0.75
"""What it costs, in crossings, that a card stands between two that are connected in its column."""


class _Side:
    """The edges of a layer's cards on one side, and the edges that pass the layer by."""

    def __init__(self, own: Integers, other: Integers) -> None:
        self.own, self.other = own, other


class Sifting:
    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        ends = numpy.asarray(unit.segments, dtype=numpy.int64).reshape(-1, 2)
        layer = unit.layer
        swap = layer[ends[:, 0]] > layer[ends[:, 1]]
        low = numpy.where(swap, ends[:, 1], ends[:, 0])
        high = numpy.where(swap, ends[:, 0], ends[:, 1])
        level = layer[low] == layer[high]
        self._upright: list[list[tuple[int, int]]] = [[] for _ in unit.rows]
        for a, b in zip(low[level].tolist(), high[level].tolist(), strict=True):
            self._upright[int(layer[a])].append((a, b))
        low, high = low[~level], high[~level]
        self._sides: list[tuple[_Side, _Side]] = []
        self._passing: list[tuple[Integers, Integers]] = []
        for at in range(len(unit.rows)):
            right, left = layer[low] == at, layer[high] == at
            self._sides.append((_Side(low[right], high[right]), _Side(high[left], low[left])))
            over = (layer[low] < at) & (layer[high] > at)
            self._passing.append((low[over], high[over]))

    def sift(self, at: int) -> int:
        """Sift one layer; how many cards moved."""
        unit = self.unit
        row = unit.rows[at]
        count = len(row)
        if count < 2:
            return 0
        apart, slots = self._prices(at)
        order = numpy.arange(count)
        steps = numpy.arange(count)
        upright = self._local_upright(at)
        moved = 0
        for one in _promising(apart, slots, upright):
            place = int(numpy.flatnonzero(order == one)[0])
            # what jumping over each other costs, from where it stands outward
            jump = apart[one, order]
            down_shift = slots[order[1:], steps[:-1]] - slots[order[1:], steps[1:]]
            up_shift = slots[order[:-1], steps[1:]] - slots[order[:-1], steps[:-1]]
            price = slots[one] - slots[one, place]
            if place:
                gained = jump[:place] + up_shift[:place]
                price[:place] += numpy.cumsum(gained[::-1])[::-1]
            if place < count - 1:
                price[place + 1 :] += numpy.cumsum(down_shift[place:] - jump[place + 1 :])
            if len(upright):
                price += _upright_price(upright, one, order, place)
            best = int(numpy.argmin(price))
            if price[best] < price[place] - LEAST_GAIN:
                near = numpy.flatnonzero(price <= price[best] + EVEN)
                best = int(near[numpy.argmin(numpy.abs(near - place))])
                rest = numpy.delete(order, place)
                order = numpy.insert(rest, best, one)
                moved += 1
        if moved:
            heights = numpy.array([unit.heights[one] for one in row])
            places = unit.y[row].copy()
            unit.rows[at] = row[order]
            if heights.min() == heights.max():
                unit.y[unit.rows[at]] = places
            else:
                unit.y[unit.rows[at]] = _stacked(unit, unit.rows[at], places)
        return moved

    def _prices(self, at: int) -> tuple[Floats, Floats]:
        """``apart[u, v]``: what u above v costs more than v above u. ``slots[u, s]``: what u at
        the place s of the column costs with the lines that pass by."""
        unit = self.unit
        row = unit.rows[at]
        count = len(row)
        index = numpy.zeros(len(unit.y), dtype=numpy.int64)
        index[row] = numpy.arange(count)
        forced = unit.forced[row]
        apart = FORCE * numpy.sign(forced[:, None] - forced[None, :])
        middle = unit.middles[at]
        low, high = self._passing[at]
        y, x = unit.y, unit.x
        share = (middle - x[low]) / (x[high] - x[low])
        height = y[low] + (y[high] - y[low]) * share
        sort = numpy.argsort(height, kind="stable")
        low, high, height = low[sort], high[sort], height[sort]
        below = numpy.zeros((count, len(height) + 1))
        for side, far in zip(self._sides[at], (high, low), strict=True):
            if not len(side.own):
                continue
            sort = numpy.argsort(index[side.own], kind="stable")
            own, other = index[side.own[sort]], side.other[sort]
            begins = numpy.flatnonzero(numpy.diff(own, prepend=-1))
            present = own[begins]
            start = y[row[own]]
            rise = (y[other] - start) / numpy.abs(x[other] - middle)
            reach = numpy.abs(x[other] - middle)
            differ = _sign(_differences(start, rise, reach, start, rise, reach))
            sums = numpy.add.reduceat(numpy.add.reduceat(differ, begins, axis=0), begins, axis=1)
            apart[numpy.ix_(present, present)] += sums
            if len(height):
                far_reach = numpy.abs(x[far] - middle)
                far_rise = (y[far] - height) / far_reach
                differ = _sign(_differences(start, rise, reach, height, far_rise, far_reach))
                below[present, :-1] += numpy.add.reduceat(differ, begins, axis=0)
        # a card pays for every passing line below it that its own lines have to get across
        paid = numpy.cumsum(below[:, ::-1], axis=1)[:, ::-1]
        slots = paid[:, numpy.searchsorted(height, y[row])]
        return apart, slots

    def _local_upright(self, at: int) -> Integers:
        index = {int(one): place for place, one in enumerate(self.unit.rows[at])}
        pairs = [(index[a], index[b]) for a, b in self._upright[at]]
        return numpy.array(pairs, dtype=numpy.int64).reshape(-1, 2)


def _promising(apart: Floats, slots: Floats, upright: Integers) -> list[int]:
    """The cards that may gain by a move, as the column stands; most do not, most of the time."""
    count = len(apart)
    own = numpy.diagonal(slots)
    up = numpy.append(numpy.diagonal(slots, 1) - own[:-1], 0.0)
    down = numpy.insert(numpy.diagonal(slots, -1) - own[1:], 0, 0.0)
    over = numpy.cumsum(apart + up[None, :], axis=1)
    under = numpy.cumsum(down[None, :] - apart, axis=1)
    here = numpy.arange(count)
    before = numpy.concatenate([numpy.zeros((count, 1)), over], axis=1)[:, :-1]
    price = numpy.where(
        here[None, :] < here[:, None],
        numpy.diagonal(before)[:, None] - before,
        under - numpy.diagonal(under)[:, None],
    )
    price = price + slots - own[:, None]
    found = price.min(axis=1) < -LEAST_GAIN
    found[upright] = True
    return [int(one) for one in numpy.flatnonzero(found)]


def _differences(
    start: Floats,
    rise: Floats,
    reach: Floats,
    other: Floats,
    other_rise: Floats,
    other_reach: Floats,
) -> Floats:
    """How far each line is below each other one where the shorter of the two ends."""
    common = numpy.minimum(reach[:, None], other_reach[None, :])
    return (start + 0.0)[:, None] - other[None, :] + (rise[:, None] - other_rise[None, :]) * common


def _sign(values: Floats) -> Floats:
    return numpy.sign(numpy.where(numpy.abs(values) < EVEN, 0.0, values))


def _upright_price(pairs: Integers, one: int, order: Integers, place: int) -> Floats:
    """What each place costs because of connections within the column."""
    count = len(order)
    where = numpy.empty(count, dtype=numpy.int64)
    where[order] = numpy.arange(count)
    where -= where > place
    ends = where[pairs]
    mine = (pairs == one).any(axis=1)
    others = ends[~mine]
    inside = numpy.bincount(others.min(axis=1) + 1, minlength=count + 1)
    inside -= numpy.bincount(others.max(axis=1) + 1, minlength=count + 1)
    price: Floats = UPRIGHT * numpy.cumsum(inside, dtype=numpy.float64)[:count]
    steps = numpy.arange(count)
    for (a, _), (at_a, at_b) in zip(pairs[mine].tolist(), ends[mine].tolist(), strict=True):
        at = at_b if a == one else at_a
        # next above is at, next below is at + 1
        price += UPRIGHT * numpy.where(steps <= at, at - steps, steps - at - 1)
        price += numpy.where((steps > at) == (one == a), 0.25, 0.0)
    return price


def _stacked(unit: Unit, row: Integers, places: Floats) -> list[float]:
    """Places for cards of different heights, about where the column stood."""
    distances = unit.distances(row)
    total = sum(distances)
    begin = (places[0] + places[-1]) / 2 - total / 2
    found = [begin]
    for distance in distances:
        found.append(found[-1] + distance)
    return found
