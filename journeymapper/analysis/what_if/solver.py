"""The linear algebra of a chain: visits and chances, by a sparse factorisation that is kept.

A chain with transitions Q between places that are not ends has the fundamental matrix
N = (I − Q)⁻¹ (Kemeny & Snell 1960, Finite Markov Chains, chapter III). N is never made: I − Q is
factorised once, and where few rows changed since, the Woodbury identity
(A − E D)⁻¹ = A⁻¹ + A⁻¹ E (I − D A⁻¹ E)⁻¹ D A⁻¹ corrects what the old factors give.

Imports numpy, so it is imported late. scipy, which takes a second to import, comes with chains that
are too large to be solved without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy
from numpy.typing import NDArray

from journeymapper.analysis.what_if.chain import Chain
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.words import said

Numbers: TypeAlias = NDArray[numpy.float64]

MOST_CORRECTED = 12
"""Rows that may differ from the factorised ones before it is factorised anew."""
MOST_VISITS = 1e12
"""More visits of one place than this are beyond what the numbers carry."""
SMALL = 100
"""Nodes up to which a chain is solved anew each time, which takes a tenth of a millisecond."""


class Solver:
    """Answers for one chain under changing shares."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        self.size = len(chain.ids)
        self.sources = numpy.array([one.source for one in chain.ways], dtype=numpy.int64)
        self.targets = numpy.array([one.target for one in chain.ways], dtype=numpy.int64)
        self.delays = numpy.array([one.hours for one in chain.ways])
        self._following: list[list[int]] = [[] for _ in range(self.size)]
        self._before: list[list[int]] = [[] for _ in range(self.size)]
        self.span_of: dict[str, tuple[int, int]] = {}
        at = 0
        for place, group in chain.groups.items():
            self.span_of[place] = (at, at + len(group.ways))
            at += len(group.ways)
        for number, way in enumerate(chain.ways):
            self._following[way.source].append(number)
            self._before[way.target].append(number)
        self.node_of = {place: node for node, place in enumerate(chain.ids)}
        self.place_of = {way: place for place, one in chain.groups.items() for way in one.ways}
        self._base: _Factors | None = None
        self._plain = self._shares({})

    def solve(self, groups: Mapping[str, ShareGroup] | None = None) -> Solution:
        """The chain with these groups in place of its own. Raises ChainRefused where customers
        never get to an end."""
        shares, leaving = self._shares(groups or {})
        flowing = self._flowing(shares, leaving)
        if self._base is None:
            plain = self._plain[0]
            try:
                base = self._flowing(*self._plain)
            except ChainRefused:
                plain, base = shares, flowing
            self._base = _Factors(self, plain * base[self.sources])
        rows = shares * flowing[self.sources]
        changed = self._base.changed(rows)
        if len(changed) > MOST_CORRECTED:
            self._base, changed = _Factors(self, rows), []
        return Solution(self, rows, leaving * flowing, self._base, changed)

    def _shares(self, groups: Mapping[str, ShareGroup]) -> tuple[Numbers, Numbers]:
        """The share of each way, and of those who leave at each node."""
        if groups:
            shares, leaving = (one.copy() for one in self._plain)
        else:
            shares, leaving = numpy.zeros(len(self.chain.ways)), numpy.zeros(self.size)
        for place, group in (groups or self.chain.groups).items():
            start, end = self.span_of[place]
            shares[start:end], leaving[self.node_of[place]] = group.split()
        return shares, leaving

    def _flowing(self, shares: Numbers, leaving: Numbers) -> Numbers:
        """1 for each node that customers come to, else 0. Raises ChainRefused where they come to
        some that no end can be reached from."""
        open_ways = (shares > 0.0).tolist()
        targets, sources = self.targets.tolist(), self.sources.tolist()
        reached = _walk(
            [one.node for one in self.chain.entries], self._following, open_ways, targets
        )
        # An end is a node without ways; whoever leaves does so at once.
        ends = [one for one in reached if not self._following[one] or leaving[one] > 0.0]
        safe = _walk(ends, self._before, open_ways, sources)
        trapped = reached - safe
        if trapped:
            raise self._never_left(trapped, open_ways, targets)
        flowing = numpy.zeros(self.size)
        flowing[list(reached)] = 1.0
        return flowing

    def _never_left(
        self, trapped: set[int], open_ways: list[bool], targets: list[int]
    ) -> ChainRefused:
        """Names the places that lead only to one another: first those that are certainly never
        left, and of these the first in journey order."""
        chain = self.chain
        start = min(
            trapped,
            key=lambda one: (len(_walk([one], self._following, open_ways, targets)), one),
        )
        closed = sorted(_walk([start], self._following, open_ways, targets))
        names = [f"“{chain.names[one]}”" for one in closed[:3]]
        places, more = ", ".join(names), len(closed) - 3
        if len(closed) == 1:
            where = said("whoever comes to {place} comes back to it every time", place=places)
        elif more > 0:
            where = said(
                "{places} and {more} more lead only to one another", places=places, more=more
            )
        else:
            where = said("{places} lead only to one another", places=places)
        sentence = said(
            "This loop is never left: {where}. Let a share of customers leave, or draw a way that "
            "leads to an end.",
            where=where,
        )
        return ChainRefused(sentence, chain.ids[closed[0]])


def _walk(start: list[int], ways: list[list[int]], is_open: list[bool], to: list[int]) -> set[int]:
    found = set(start)
    waiting = list(start)
    while waiting:
        for way in ways[waiting.pop()]:
            if is_open[way] and to[way] not in found:
                found.add(to[way])
                waiting.append(to[way])
    return found


class _Dense:
    """A small matrix that solves as scipy's factors do."""

    def __init__(self, whole: Numbers) -> None:
        self._whole = whole

    def solve(self, right: Numbers, trans: str = "N") -> Numbers:
        whole = self._whole.T if trans == "T" else self._whole
        return numpy.linalg.solve(whole, right).astype(numpy.float64, copy=False)


class _Factors:
    """I − Q in factors, for one state of the shares."""

    def __init__(self, solver: Solver, rows: Numbers) -> None:
        self.rows = rows
        self.sources, self.targets, self.size = solver.sources, solver.targets, solver.size
        self.factors: Any = self._dense() if self.size <= SMALL else self._sparse()
        self._columns: dict[int, Numbers] = {}

    def _dense(self) -> _Dense:
        whole = numpy.eye(self.size)
        numpy.subtract.at(whole, (self.sources, self.targets), self.rows)
        return _Dense(whole)

    def _sparse(self) -> Any:
        from scipy import sparse
        from scipy.sparse.linalg import splu

        places = (self.sources, self.targets)
        chances = sparse.csc_matrix((self.rows, places), shape=(self.size,) * 2)
        whole = (sparse.identity(self.size, format="csc") - chances).tocsc()
        return splu(whole, permc_spec="MMD_AT_PLUS_A")

    def changed(self, rows: Numbers) -> list[int]:
        """The nodes whose shares differ from the factorised ones."""
        return sorted(set(self.sources[rows != self.rows].tolist()))

    def column(self, node: int) -> Numbers:
        """A⁻¹ e: what a visit of this node adds elsewhere; kept, because sliders stay put."""
        if node not in self._columns:
            unit = numpy.zeros(self.size)
            unit[node] = 1.0
            self._columns[node] = self.factors.solve(unit)
        return self._columns[node]


class Solution:
    """A chain under one state of its shares. ``rows`` holds the chance of each way, ``leaving`` of
    leaving at each node; both are 0 where nobody comes."""

    def __init__(
        self, solver: Solver, rows: Numbers, leaving: Numbers, base: _Factors, changed: list[int]
    ) -> None:
        self.solver, self.rows, self.leaving = solver, rows, leaving
        self._base = base
        self._changed = changed
        if self._changed:
            size = solver.size
            self._differences = numpy.zeros((len(self._changed), size))
            for number, node in enumerate(self._changed):
                mine = solver.sources == node
                difference = rows[mine] - base.rows[mine]
                numpy.add.at(self._differences[number], solver.targets[mine], difference)
            self._columns = numpy.column_stack([base.column(one) for one in self._changed])
            small = numpy.eye(len(self._changed)) - self._differences @ self._columns
            self._small = numpy.linalg.inv(small)
            self._transposed = base.factors.solve(self._differences.T.copy(), "T")

    def solve(self, right: Numbers) -> Numbers:
        """N · right: what is expected from each node on."""
        found: Numbers = self._base.factors.solve(right)
        if self._changed:
            found = found + self._columns @ (self._small @ (self._differences @ found))
        return found

    def visits(self, begins: Numbers) -> Numbers:
        """beginsᵀ · N: expected visits of every node, ends included, by customers who begin as a
        column says; one row for each column. Raises ChainRefused for more than can be counted."""
        found: Numbers = self._base.factors.solve(begins, "T")
        if self._changed:
            found = found + self._transposed @ (self._small.T @ found[self._changed])
        most = numpy.where(numpy.isfinite(found), numpy.abs(found), numpy.inf)
        if most.max(initial=0.0) > MOST_VISITS:
            chain = self.solver.chain
            node = int(numpy.unravel_index(int(most.argmax()), most.shape)[0])
            raise ChainRefused(
                said(
                    "Customers would come to “{place}” more than a trillion times before they "
                    "leave. Let a larger share leave the loop it lies in.",
                    place=chain.names[node],
                ),
                chain.ids[node],
            )
        return found.T
