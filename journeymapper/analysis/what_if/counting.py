"""The sums behind an answer: everything asked of one state of the shares, from expected visits.

With v the expected visits of every node from an entry (a row of the fundamental matrix) an end's
chance is its visits, a loop's rounds are v(source) × share, time is Σ v × hours, value Σ v × worth.

Imports numpy; ``answer`` imports this late.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from math import inf

import numpy

from journeymapper.analysis.what_if.ranges import wilson_limits
from journeymapper.analysis.what_if.results import (
    LEFT,
    Answer,
    EndAnswer,
    EntryAnswer,
    EssentialAnswer,
    LoopAnswer,
    Ranged,
    Removal,
)
from journeymapper.analysis.what_if.solver import Numbers, Solution
from journeymapper.words import said

MOST_SPLIT = 24
"""Entries whose customers are also followed to each end; beyond these only in sum."""
ROOM = 1e-12
_CHUNK = 16


class State:
    """One solution with all that is asked of it. Where numbers come for several beginnings, the
    first stands for all customers, the others for the entries."""

    def __init__(self, solution: Solution, won: Sequence[int]) -> None:
        self._solution, self._solver = solution, solution.solver
        self._chain = chain = self._solver.chain
        size = len(chain.ids)
        self._nodes = [one.node for one in chain.entries]
        begins = numpy.zeros((size, min(len(chain.entries), MOST_SPLIT) + 1))
        for column, one in enumerate(chain.entries, 1):
            begins[one.node, 0] += one.weight
            if column <= MOST_SPLIT:
                begins[one.node, column] = 1.0
        self._visits = numpy.maximum(solution.visits(begins), 0.0)
        self._essentials = [one for one in chain.essentials if self._visits[0, one] > 0.0]
        self._nodes += self._essentials
        self._ends = sorted(chain.outcomes)
        self._left = numpy.flatnonzero(self._visits[0] * solution.leaving).tolist()
        gains = numpy.zeros((size, 3))
        gains[won, 0] = 1.0
        gains[:, 1] = chain.hours
        gains[self._ends, 1] = 0.0
        numpy.add.at(gains[:, 1], self._solver.sources, solution.rows * self._solver.delays)
        for worth in chain.worths:
            gains[worth.node, 2] += worth.each
        self._gains = gains
        """Per visit of each node: conversions, hours, value."""
        self._onward = solution.solve(gains)
        """The same, expected from each node on."""

    def answer(self, moved: Collection[str], *, is_won_unsaid: bool) -> Answer:
        """The whole answer; shares of places that were ``moved`` have no range."""
        chain, visits = self._chain, self._visits[0]
        sums = numpy.vstack((visits @ self._gains, self._onward[self._nodes]))
        ends = numpy.concatenate(
            (visits[self._ends], visits[self._left] * self._solution.leaving[self._left])
        )
        measured = [
            way
            for way in chain.samples
            if (place := self._solver.place_of[way]) not in moved
            and visits[self._solver.node_of[place]] > 0
        ]
        ranged_sums, ranged_ends = Spread(sums), Spread(ends)
        for way in measured:
            limits = list(self._at_limits(way))
            ranged_sums.add([one for one, _ in limits])
            ranged_ends.add([one for _, one in limits])
        conversion, hours, value = (
            ranged_sums.ranged(0, 0, most=1.0),
            ranged_sums.ranged(0, 1),
            ranged_sums.ranged(0, 2, least=-inf),
        )
        return Answer(
            conversion,
            hours,
            value,
            tuple(self._end_answers(ranged_ends)),
            tuple(self._entry_answers(ranged_sums)),
            tuple(self._essential_answers(ranged_sums)),
            tuple(
                LoopAnswer(
                    chain.ways[way].id,
                    name,
                    float(visits[chain.ways[way].source] * self._solution.rows[way]),
                )
                for way, name in chain.loops
            ),
            dict(zip(chain.ids, visits.tolist(), strict=True)),
            is_won_unsaid,
            tuple(measured),
        )

    def _end_answers(self, shares: Spread) -> Iterator[EndAnswer]:
        chain = self._chain
        for number, node in enumerate(self._ends):
            outcome = chain.outcomes[node]
            share = shares.ranged(number, most=1.0)
            won = outcome.value if outcome else ""
            yield EndAnswer(chain.ids[node], chain.names[node], won, share)
        for number, node in enumerate(self._left, len(self._ends)):
            share = shares.ranged(number, most=1.0)
            yield EndAnswer(
                chain.ids[node], said("left at {place}", place=chain.names[node]), LEFT, share
            )

    def _entry_answers(self, sums: Spread) -> Iterator[EntryAnswer]:
        for row, one in enumerate(self._chain.entries, 1):
            yield EntryAnswer(
                self._chain.ids[one.node],
                one.name,
                one.weight,
                one.within,
                sums.ranged(row, 0, most=1.0),
                sums.ranged(row, 1),
                sums.ranged(row, 2, least=-inf),
                self._ends_from(row) if row <= MOST_SPLIT else (),
            )

    def _essential_answers(self, sums: Spread) -> Iterator[EssentialAnswer]:
        chain = self._chain
        for row, node in enumerate(self._essentials, len(chain.entries) + 1):
            conversion = sums.ranged(row, 0, most=1.0)
            yield EssentialAnswer(chain.ids[node], chain.names[node], conversion)

    def _at_limits(self, way: str) -> Iterator[tuple[Numbers, Numbers]]:
        """Sums and ends with one share at either limit of its own range."""
        solver, solution = self._solver, self._solution
        place = solver.place_of[way]
        group, node = self._chain.groups[place], solver.node_of[place]
        start, end = solver.span_of[place]
        visits, leaving = self._visits[0], solution.leaving
        unit = numpy.zeros(solver.size)
        unit[node] = 1.0
        come_here = solution.solve(unit)[self._nodes]
        for limit in wilson_limits(group.share(way), self._chain.samples[way]):
            shares, leaves = group.moved_exactly(way, limit).split()
            difference = numpy.array(shares) - solution.rows[start:end]
            row = numpy.zeros(solver.size)
            numpy.add.at(row, solver.targets[start:end], difference)
            onward = solution.visits(row)
            again = 1.0 - onward[node]
            if again <= ROOM:
                continue  # at this limit nobody would leave a loop any more: there is no number
            more = onward @ self._gains
            more[1] += difference @ solver.delays[start:end]
            come = numpy.concatenate(((visits[node],), come_here)) / again
            seen = visits + come[0] * onward
            left = seen[self._left] * leaving[self._left]
            if node in self._left:
                left[self._left.index(node)] = seen[node] * leaves
            sums = numpy.vstack((visits @ self._gains, self._onward[self._nodes]))
            yield sums + numpy.outer(come, more), numpy.concatenate((seen[self._ends], left))

    def _ends_from(self, row: int) -> tuple[float, ...]:
        visits, leaving = self._visits[row], self._solution.leaving
        left = visits[self._left] * leaving[self._left]
        return tuple(numpy.minimum(numpy.concatenate((visits[self._ends], left)), 1.0).tolist())

    def removals(self) -> Iterator[tuple[Removal, ...]]:
        """See ``WhatIf.removals``."""
        chain, solution, visits = self._chain, self._solution, self._visits[0]
        onward = self._onward[:, 0]
        conversion = float(visits @ self._gains[:, 0])
        if conversion <= 0.0:
            return
        asked = [
            node
            for node, one in enumerate(chain.ids[: chain.touchpoints])
            if one in chain.groups and visits[node] > 0.0 and onward[node] > 0.0
        ]
        for start in range(0, len(asked), _CHUNK):
            some = asked[start : start + _CHUNK]
            units = numpy.zeros((len(chain.ids), len(some)))
            units[some, range(len(some))] = 1.0
            again = solution.solve(units)[some, range(len(some))]
            effects = visits[some] / again * onward[some] / conversion
            yield tuple(
                Removal(chain.ids[node], chain.names[node], min(float(effect), 1.0))
                for node, effect in zip(some, effects, strict=True)
            )


class Spread:
    """Numbers, and how far measured shares move each of them, down and up: squared and added."""

    def __init__(self, values: Numbers) -> None:
        self._values = values
        self._down, self._up = numpy.zeros_like(values), numpy.zeros_like(values)
        self._is_measured = False

    def add(self, limits: Sequence[Numbers]) -> None:
        """The numbers with one share at its limits."""
        self._is_measured = True
        moves = [one - self._values for one in limits]
        self._down += numpy.minimum(numpy.min(moves, axis=0, initial=0.0), 0.0) ** 2
        self._up += numpy.maximum(numpy.max(moves, axis=0, initial=0.0), 0.0) ** 2

    def ranged(self, *place: int, least: float = 0.0, most: float = inf) -> Ranged:
        """One of the numbers with its range, cut to what it can be."""
        value = float(self._values[place])
        low = min(max(value - float(self._down[place]) ** 0.5, least), most)
        high = min(max(value + float(self._up[place]) ** 0.5, least), most)
        value = min(max(value, least), most)
        if not self._is_measured or high - low <= ROOM * max(1.0, abs(value)):
            return Ranged(value)
        return Ranged(value, low, high)
