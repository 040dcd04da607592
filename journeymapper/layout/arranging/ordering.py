"""Who stands above whom: barycentres first, then sifting on the lines as they will run.

Barycentres as Sugiyama, Tagawa and Toda 1981, sifting as Matuszewski, Schönfeld and Molitor 1999.
Long connections are not cut into pieces with dummy cards: a line's height between its ends is known
from their places, so what it crosses is known as well, and 10,000 cards stay 10,000.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy

from journeymapper.layout.arranging.crossings import crossings
from journeymapper.layout.arranging.polishing import Polishing
from journeymapper.layout.arranging.sifting import Sifting
from journeymapper.layout.arranging.unit import Floats, Integers, Unit, settle

SWEEPS = 8
COUNTED = 700
"""With more edges than this, crossings are not counted to choose between two orders."""
GRAVITY = 0.15
"""How much every card is drawn to where it stood if its column were packed tightly: against this,
what hangs together by long ways would drift apart without end."""
TRIES, MOST_TRIES = 180, 6
"""Beginnings that are tried, shared out over the edges: small arrangements get more."""
SMALL = 80
"""Up to so many cards every change of a column is tried."""
BETTER, LEAST = 0.9, 0.9
CLEAN = 1.0
HOPELESS = 1.3
"""What costs so much more than the best is not worked on."""
"""An order other than the user's has to cost so much less: a share of its crossings, and some."""


class Pulls:
    """For every layer: which cards are drawn by which, and how much."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        ends = numpy.asarray(unit.segments, dtype=numpy.int64).reshape(-1, 2)
        weights = numpy.asarray(unit.pulls)
        layer = unit.layer
        one = numpy.concatenate([ends[:, 0], ends[:, 1]])
        other = numpy.concatenate([ends[:, 1], ends[:, 0]])
        pull = numpy.concatenate([weights, weights])
        spans = numpy.abs(layer[one] - layer[other])
        keep = spans > 0
        one, other, pull, spans = one[keep], other[keep], pull[keep], spans[keep]
        pull = pull / spans**0.5
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


def find_order(unit: Unit, passes: int, finish: Callable[[], None]) -> None:
    """Put the rows of the unit in an order with few crossings and give the cards their heights with
    ``finish``; the user's order stays where another spares little."""
    pulls = Pulls(unit)
    if all(len(row) < 2 for row in unit.rows):
        relax(unit, pulls, 2)
        finish()
        return
    sifting = Sifting(unit)
    if len(unit.edges) > COUNTED:
        for sweep in range(SWEEPS):
            _sweep(unit, pulls, 1 if sweep % 2 else -1)
        sift(unit, pulls, sifting, passes)
        finish()
        return
    is_small = len(unit.cards) <= SMALL
    polishing = Polishing(unit) if is_small else None
    begin = unit.copy_order()
    best: tuple[float, int] | None = None
    found = begin
    tries = 2 + TRIES // (1 + len(unit.edges))
    for number in range(min(tries, MOST_TRIES)):
        unit.take_order(begin)
        if number:
            _stir(unit, number - 1)
            for sweep in range(SWEEPS):
                _sweep(unit, pulls, 1 if sweep % 2 else -1)
        else:
            relax(unit, pulls, 2)
        for _ in range(2 if polishing else 1):
            if polishing is not None:
                polishing.polish()
                relax(unit, pulls, 1)
                polishing.polish()
            else:
                sift(unit, pulls, sifting, passes)
            finish()
            price = float(count(unit)) if polishing is None else polishing.price()
            if not number:
                price = price * BETTER - LEAST
            if best is not None and price > best[0] * HOPELESS:
                break
            if best is None or (price, number) < best:
                best, found = (price, number), unit.copy_order()
        if price < CLEAN:
            break
    unit.take_order(found)


def _stir(unit: Unit, turn: int) -> None:
    """Another order to begin with, the same for the same turn; the first is the user's."""
    if not turn:
        return
    chance = numpy.modf(numpy.arange(1, len(unit.layer) + 1) * (0.6180339887 + 0.1 * turn))[0]
    for at, row in enumerate(unit.rows):
        row = row[numpy.lexsort((chance[row], unit.forced[row]))]
        unit.rows[at] = row
        unit.y[row] = settle([0.0] * len(row), unit.distances(row))


def count(unit: Unit) -> int:
    cards = len(unit.cards)
    return crossings(numpy.column_stack([unit.x[:cards], unit.y[:cards]]), unit.edges)


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
                _place(unit, at, *pulls.wished(at, 0))
        unit.ticker.tick()


def _sweep(unit: Unit, pulls: Pulls, side: int) -> None:
    layers = range(len(unit.rows)) if side < 0 else range(len(unit.rows) - 1, -1, -1)
    for at in layers:
        row = unit.rows[at]
        if not len(row):
            continue
        wished, load = pulls.wished(at, side)
        turned = numpy.lexsort((wished, unit.forced[row]))
        unit.rows[at] = row[turned]
        _place(unit, at, wished[turned], load[turned])
    unit.ticker.tick()


def _place(unit: Unit, at: int, wished: Floats, load: Floats) -> None:
    row = unit.rows[at]
    distances = unit.distances(row)
    packed = numpy.cumsum([0.0, *distances])
    packed -= packed[-1] / 2
    wished = (wished * load + packed * GRAVITY) / (load + GRAVITY)
    unit.y[row] = settle(wished.tolist(), distances, (load + GRAVITY).tolist())
