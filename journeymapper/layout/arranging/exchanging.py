"""The last word on small arrangements: cards of a stage change places where that spares crossings.

What stands in neighbouring columns of a stage never met while columns were ordered one by one. Here
a card may change places with any other of its stage, or go where there is room, at the price of the
lines as they run in the end: how often they cross, and what a reader minds. From where nothing gets
better some cards are moved all the same, and that is kept if more is gained by it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from journeymapper.layout.arranging.crossings import nudges
from journeymapper.layout.arranging.unit import Floats, Integers, Unit, settle

Flags = NDArray[numpy.bool_]
MOST_EDGES = 400
WORK = 4_000_000
"""So many pairs of lines are looked at."""
ROUNDS = 8
NEAR = 12
"""So many places are tried for a card, those nearest to what it is connected with."""
KICKS, KICKED = 10, 3
"""So often a few cards are moved although it does not pay."""
GOLDEN = 0.6180339887
LEAST_GAIN = 0.5
"""For less than this, in crossings, nothing that was put in line is taken out of it."""
BACKWARDS, FORBIDDEN = 1.8, 1e6
"""What a connection that leads on costs when it leads up its column or to the left within its
stage; without stages it must not."""
PAST, SLANTED, LONG = 0.4, 0.3, 0.01
"""What a line costs for each card's height that it runs on in its column, what a piece of the main
path that is not straight, and what every card's height of any line."""
STEP = 128.0
OUTSIDE = 0.5
"""What a card costs that makes the whole higher; by one card's height above and below it may."""


def exchange(
    unit: Unit,
    stages: Sequence[int],
    widths: Sequence[float],
    main: Sequence[int],
    *,
    has_stages: bool,
) -> None:
    """Better places for the cards of the unit. ``stages`` and ``widths`` are those of its layers,
    ``main`` the edges of the main path."""
    if 2 <= len(unit.edges) <= MOST_EDGES:
        found = _Exchange(unit, stages, widths, main, has_stages)
        if found.improve():
            found.take()


class _Exchange:
    def __init__(
        self,
        unit: Unit,
        stages: Sequence[int],
        widths: Sequence[float],
        main: Sequence[int],
        has_stages: bool,
    ) -> None:
        self.unit, self.stages, self.widths = unit, stages, widths
        count = len(unit.cards)
        self.card_widths = unit.card_widths
        ends = numpy.asarray(unit.edges, dtype=numpy.int64).reshape(-1, 2)
        self.source, self.target = ends[:, 0], ends[:, 1]
        self.is_main = numpy.zeros(len(ends), dtype=bool)
        self.is_main[list(main)] = True
        self.layer = [int(one) for one in unit.layer[:count]]
        self.group = [(stages[at], float(unit.lane[one])) for one, at in enumerate(self.layer)]
        stage = numpy.array([stages[at] for at in self.layer])
        self.backwards = numpy.where(
            numpy.array(unit.leads_on) & (stage[self.source] == stage[self.target]),
            BACKWARDS if has_stages else FORBIDDEN,
            0.0,
        )
        self.up = 0.0 if has_stages else numpy.inf
        """How far down a connection within a column must lead not to lead backwards."""
        self.nudge = nudges(count)
        self.place: Floats = numpy.column_stack([unit.x[:count], unit.y[:count]])
        self.edges_of: list[list[int]] = [[] for _ in range(count)]
        for edge, (a, b) in enumerate(unit.edges):
            self.edges_of[a].append(edge)
            self.edges_of[b].append(edge)
        self.neighbours = [
            [a + b - one for a, b in (unit.edges[edge] for edge in edges)]
            for one, edges in enumerate(self.edges_of)
        ]
        self.apart = (ends[:, None, :, None] != ends[None, :, None, :]).all(axis=(2, 3))
        self.work = 0
        half = numpy.array(unit.heights[:count]) / 2
        self.top = float((self.place[:, 1] - half).min())
        self.bottom = float((self.place[:, 1] + half).max())
        self.empty = self._empty()
        every = numpy.arange(len(ends))
        self.crossed = self._meet(every, numpy.zeros_like(every), self.place[None])

    def _empty(self) -> list[tuple[int, float]]:
        """Layers and heights where one more card has room; none where there are lanes."""
        unit = self.unit
        if len(set(unit.lane.tolist())) > 1:
            return []
        high = max(unit.heights[: len(unit.cards)])
        found: list[tuple[int, float]] = []
        for at, row in enumerate(unit.rows):
            end = self.top - high - 2 * unit.gap
            spans = [(float(unit.y[one]) - unit.heights[one] / 2, unit.heights[one]) for one in row]
            for top, height in [*sorted(spans), (self.bottom + high + 2 * unit.gap, 0.0)]:
                y = end + unit.gap
                while y + high + unit.gap <= top:
                    found.append((at, y + high / 2))
                    y += high + unit.gap
                end = max(end, top + height)
        return found

    def improve(self) -> bool:
        """Change places as long as that spares enough; whether anything did."""
        moved = self._descend()
        price = self._price()
        for turn in range(KICKS):
            if self.work > WORK or not self.crossed.any():
                break
            kept = (self.place, self.layer.copy(), self.empty.copy(), self.crossed.copy())
            self._kick(turn)
            self._descend()
            gained = price - self._price()
            if gained < LEAST_GAIN:
                self.place, self.layer, self.empty, self.crossed = kept
            else:
                moved, price = True, price - gained
        return moved

    def _crossing(self) -> list[int]:
        """The cards whose lines cross others, those that cross most first."""
        lines = self.crossed.sum(axis=1)
        load = [int(lines[edges].sum()) for edges in self.edges_of]
        return sorted((one for one, sum_ in enumerate(load) if sum_), key=lambda one: -load[one])

    def _descend(self) -> bool:
        moved = False
        for _ in range(ROUNDS):
            better = False
            for one in self._crossing():
                if self.work > WORK:
                    return moved or better
                if self.crossed[self.edges_of[one]].any():
                    better |= self._move(one)
                self.unit.ticker.tick()
            moved |= better
            if not better:
                break
        return moved

    def _kick(self, turn: int) -> None:
        for step in range(KICKED):
            crossing = self._crossing()
            if crossing:
                share = (turn * KICKED + step + 1) * GOLDEN % 1.0
                self._move(crossing[int(len(crossing) * share)], choice=1 + (turn + step) % 5)

    def _price(self) -> float:
        edges = numpy.arange(len(self.source))
        looks = self._looks(edges, numpy.zeros_like(edges), self.place[None]).sum()
        outside = self._outside(self.place[None])[0]
        return float(self.crossed.sum() / 2 + looks + outside)

    def _options(self, one: int) -> list[tuple[int, int, Floats]]:
        """Where a card may go: the card that stands there (or -1, -2, … for empty places), the
        layer and the place."""
        layer, widths, mine = self.layer, self.widths, self.card_widths
        found = [
            (other, layer[other], self.place[other])
            for other in range(len(layer))
            if other != one
            and self.group[other] == self.group[one]
            and mine[one] <= widths[layer[other]]
            and mine[other] <= widths[layer[one]]
        ]
        found += [
            (-1 - number, at, numpy.array([self.unit.middles[at], y]))
            for number, (at, y) in enumerate(self.empty)
            if self.stages[at] == self.group[one][0] and mine[one] <= widths[at]
        ]
        if len(found) <= NEAR:
            return found
        middle = self.place[self.neighbours[one]].mean(axis=0)
        far = numpy.abs(numpy.array([place for _, _, place in found]) - middle).sum(axis=1)
        return [found[int(at)] for at in numpy.argsort(far, kind="stable")[:NEAR]]

    def _move(self, one: int, choice: int = 0) -> bool:
        """Move a card to its best place if that is better, or to one of the next best."""
        options = self._options(one)
        if not options:
            return False
        places = numpy.repeat(self.place[None], len(options), axis=0)
        touched = numpy.zeros((len(options), len(self.source)), dtype=bool)
        touched[:, self.edges_of[one]] = True
        for number, (other, _, place) in enumerate(options):
            places[number, one] = place
            if other >= 0:
                places[number, other] = self.place[one]
                touched[number, self.edges_of[other]] = True
        row, edge = numpy.nonzero(touched)
        met = self._meet(edge, row, places)
        share = numpy.where(touched[row], 0.5, 1.0)  # else such a pair would count twice
        gain: Floats = ((self.crossed[edge].astype(float) - met) * share).sum(axis=1)
        gain += self._looks(edge, numpy.zeros_like(row), self.place[None])
        gain -= self._looks(edge, row, places)
        gains: Floats = numpy.bincount(row, gain, len(options)).astype(float)
        gains += self._outside(self.place[None]) - self._outside(places)
        best = int(numpy.argsort(-gains, kind="stable")[min(choice, len(gains) - 1)])
        if not choice and gains[best] < LEAST_GAIN:
            return False
        fresh = met[row == best]
        self.crossed[touched[best]] = fresh
        self.crossed[:, touched[best]] = fresh.T
        other, at, _ = options[best]
        here, height = self.layer[one], float(self.place[one, 1])
        self.place, self.layer[one] = places[best], at
        if other >= 0:
            self.layer[other] = here
        else:
            self.empty[-1 - other] = (here, height)
        return True

    def _outside(self, places: Floats) -> Floats:
        y = places[:, :, 1]
        price: Floats = OUTSIDE * ((y < self.top) | (y > self.bottom)).sum(axis=1)
        return price

    def _looks(self, edge: Integers, row: Integers, places: Floats) -> Floats:
        """What a reader minds in each of the edges, where cards stand as in its row."""
        run = places[row, self.target[edge]] - places[row, self.source[edge]]
        wide, high = numpy.abs(run[:, 0]), numpy.abs(run[:, 1])
        is_upright = wide < 1.0
        price: Floats = LONG / STEP * (wide + high)
        price += PAST * is_upright * numpy.maximum(high / STEP - 1.0, 0.0)
        back = numpy.where(is_upright, run[:, 1] < self.up, run[:, 0] < 0)
        price += self.backwards[edge] * back
        price += SLANTED * (self.is_main[edge] & ~is_upright & (high > 1.0))
        return price

    def _meet(self, edge: Integers, row: Integers, places: Floats) -> Flags:
        """Which lines each of the edges crosses, where cards stand as in its row of the places."""
        self.work += len(edge) * len(self.source)
        nudged = (places + self.nudge).astype(numpy.float32)
        begin, end = nudged[:, self.source], nudged[:, self.target]
        origin = begin[row, edge]
        bx, by = (end[row, edge] - origin).T[:, :, None]
        cx, cy = begin[row, :, 0] - origin[:, :1], begin[row, :, 1] - origin[:, 1:]
        dx, dy = end[row, :, 0] - origin[:, :1], end[row, :, 1] - origin[:, 1:]
        one, two = bx * cy - by * cx, bx * dy - by * dx
        dx -= cx
        dy -= cy
        three, four = dy * cx - dx * cy, dx * (by - cy) - dy * (bx - cx)
        met: Flags = (one * two < 0) & (three * four < 0) & self.apart[edge]
        return met

    def take(self) -> None:
        """Give the cards of the unit the places found."""
        unit = self.unit
        count = len(unit.cards)
        unit.layer[:count] = self.layer
        unit.x[:count], unit.y[:count] = self.place.T
        for at in range(len(unit.rows)):
            cards = [one for one in range(count) if self.layer[one] == at]
            cards.sort(key=lambda one: (unit.y[one], one))
            unit.y[cards] = settle(unit.y[cards].tolist(), unit.distances(cards))
