"""Who stands above whom: barycentres first, then sifting on the lines as they will run.

Barycentres as Sugiyama, Tagawa and Toda 1981, sifting as Matuszewski, Schönfeld and Molitor 1999.
Long connections are not cut into pieces with dummy cards: a line's height between its ends is known
from their places, so what it crosses is known as well, and 10,000 cards stay 10,000.
"""

from __future__ import annotations

import numpy

from journeymapper.layout.arranging.crossings import crossings
from journeymapper.layout.arranging.sifting import Sifting
from journeymapper.layout.arranging.unit import Floats, Integers, Unit, settle

SWEEPS = 10
COUNTED = 700
"""With more edges than this, crossings are not counted to choose between two orders."""
BETTER = 0.9
"""An order other than the user's has to spare so much of the crossings."""


class Pulls:
    """For every layer: which cards are drawn by which, and how much."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        ends = numpy.asarray(unit.edges, dtype=numpy.int64).reshape(-1, 2)
        weights = numpy.asarray(unit.weights)
        layer = unit.layer
        one = numpy.concatenate([ends[:, 0], ends[:, 1]])
        other = numpy.concatenate([ends[:, 1], ends[:, 0]])
        pull = numpy.concatenate([weights, weights])
        spans = numpy.abs(layer[one] - layer[other])
        keep = spans > 0
        one, other, pull, spans = one[keep], other[keep], pull[keep], spans[keep]
        pull = pull / spans
        by_layer = numpy.argsort(layer[one], kind="stable")
        one, other, pull = one[by_layer], other[by_layer], pull[by_layer]
        begins = numpy.searchsorted(layer[one], numpy.arange(len(unit.rows) + 1))
        self._parts: list[tuple[Integers, Integers, Floats]] = []
        for at in range(len(unit.rows)):
            part = slice(begins[at], begins[at + 1])
            self._parts.append((one[part], other[part], pull[part]))
        self._scratch = (numpy.zeros(len(unit.y)), numpy.zeros(len(unit.y)))

    def wished(self, at: int, side: int) -> tuple[Floats, Floats]:
        """For the cards of a layer: the mean height of what draws them from the left (-1), the
        right (1) or both (0), their own where nothing does; and how much draws."""
        unit = self.unit
        one, other, pull = self._parts[at]
        row = unit.rows[at]
        if side and len(one):
            keep = (unit.layer[other] - at) * side > 0
            one, other, pull = one[keep], other[keep], pull[keep]
        sums, loads = self._scratch
        sums[row] = 0.0
        loads[row] = 0.0
        numpy.add.at(sums, one, unit.y[other] * pull)
        numpy.add.at(loads, one, pull)
        load = loads[row]
        drawn = load > 0
        mean = numpy.where(drawn, sums[row] / numpy.where(drawn, load, 1.0), unit.y[row])
        return mean, load


def find_order(unit: Unit, passes: int) -> None:
    """Put the rows of the unit in an order with few crossings; near the user's where that is as
    good."""
    if not unit.edges or all(len(row) < 2 for row in unit.rows):
        return
    pulls = Pulls(unit)
    sifting = Sifting(unit)
    first = None
    if len(unit.edges) <= COUNTED:
        relax(unit, pulls, 2)
        sift(unit, pulls, sifting, passes)
        first = (count(unit), unit.copy_order())
    for sweep in range(SWEEPS):
        _sweep(unit, pulls, 1 if sweep % 2 else -1)
    sift(unit, pulls, sifting, passes)
    if first is not None and count(unit) > first[0] * BETTER:
        unit.take_order(first[1])


def count(unit: Unit) -> int:
    return crossings(numpy.column_stack([unit.x, unit.y]), unit.edges)


def sift(unit: Unit, pulls: Pulls, sifting: Sifting, passes: int) -> None:
    """Sift all layers, to and fro, until nothing gets better."""
    for turn in range(passes):
        order = range(len(unit.rows)) if turn % 2 == 0 else range(len(unit.rows) - 1, -1, -1)
        moved = 0
        for at in order:
            moved += sifting.sift(at)
            unit.ticker.tick()
        relax(unit, pulls, 2)
        if not moved:
            break


def relax(unit: Unit, pulls: Pulls, rounds: int) -> None:
    """Draw cards to the middle of what they are connected with; the order stays."""
    for _ in range(rounds):
        for at, row in enumerate(unit.rows):
            if len(row):
                wished, load = pulls.wished(at, 0)
                unit.y[row] = settle(wished.tolist(), unit.distances(row), (load + 0.05).tolist())
        unit.ticker.tick()


def _sweep(unit: Unit, pulls: Pulls, side: int) -> None:
    layers = range(len(unit.rows)) if side < 0 else range(len(unit.rows) - 1, -1, -1)
    for at in layers:
        row = unit.rows[at]
        if not len(row):
            continue
        wished, load = pulls.wished(at, side)
        turned = numpy.lexsort((wished, unit.forced[row]))
        unit.rows[at] = row = row[turned]
        unit.y[row] = settle(
            wished[turned].tolist(), unit.distances(row), (load[turned] + 0.05).tolist()
        )
    unit.ticker.tick()
