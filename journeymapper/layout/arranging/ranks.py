"""Columns for cards without stages: ranks that make the connections short.

The network simplex of Gansner, Koutsofios, North and Vo 1993. Every tree of connections as short as
they can be determines all ranks; one connection after the other is exchanged for one that saves
more. All states on the way are good ranks, so it may end early.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

Integers = NDArray[numpy.int64]
WORK = 600_000
"""Cards times exchanges, at most."""


def ranks(
    cards: Sequence[int], edges: Sequence[tuple[int, int]], weights: Sequence[float]
) -> dict[int, int]:
    """A rank for each card so that every edge leads to a higher one, edges being short.

    ``cards`` hang together and are in topological order, ``edges`` lead on only.
    """
    place = {one: number for number, one in enumerate(cards)}
    rank = [0] * len(cards)
    ends = numpy.array([(place[a], place[b]) for a, b in edges], dtype=numpy.int64).reshape(-1, 2)
    into: list[list[int]] = [[] for _ in cards]
    for source, target in ends.tolist():
        into[target].append(source)
    for one in range(len(cards)):
        rank[one] = max((rank[source] + 1 for source in into[one]), default=0)
    if len(edges):
        found = _Tree(numpy.array(rank), ends, numpy.asarray(weights, dtype=float)).best()
        rank = (found - found.min()).tolist()
    return dict(zip(cards, rank, strict=True))


class _Tree:
    def __init__(self, rank: Integers, ends: Integers, weights: NDArray[numpy.float64]) -> None:
        self.rank, self.ends = rank, ends
        count = len(rank)
        self.net = numpy.bincount(ends[:, 0], weights, count) - numpy.bincount(
            ends[:, 1], weights, count
        )
        self.near: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        self.chosen: set[int] = set()
        self._grow()

    def _slack(self) -> Integers:
        spans: Integers = self.rank[self.ends[:, 1]] - self.rank[self.ends[:, 0]] - 1
        return spans

    def _choose(self, edge: int) -> None:
        a, b = self.ends[edge].tolist()
        self.near[a].append((b, edge))
        self.near[b].append((a, edge))
        self.chosen.add(edge)

    def _grow(self) -> None:
        """A tree of edges as short as can be, moving what hangs together so far for each next.

        Parts that nothing connects are trees of their own, each with its own rank 0.
        """
        group = numpy.arange(len(self.rank))
        while True:
            a, b = group[self.ends[:, 0]], group[self.ends[:, 1]]
            slack = numpy.where(a != b, self._slack(), numpy.iinfo(numpy.int64).max)
            edge = int(numpy.argmin(slack))
            if a[edge] == b[edge]:
                return
            if slack[edge]:
                self.rank[group == b[edge]] -= slack[edge]
            self._choose(edge)
            group[group == b[edge]] = a[edge]

    def best(self) -> Integers:
        for _ in range(WORK // (len(self.rank) + 200)):
            if not self._exchange():
                break
        return self.rank

    def _exchange(self) -> bool:
        order, parent, by = self._walk()
        below = self.net.copy().tolist()
        worst, leaving = -1e-9, -1
        for one in reversed(order):
            if parent[one] < 0:
                continue
            below[parent[one]] += below[one]
            cut = below[one] if self.ends[by[one], 0] == one else -below[one]
            if cut < worst - 1e-12 or (cut == worst and one < leaving):
                worst, leaving = cut, one
        if leaving < 0:
            return False
        inside = numpy.zeros(len(self.rank), dtype=bool)
        edge = by[leaving]
        stack = [leaving]
        inside[leaving] = True
        while stack:
            for other, way in self.near[stack.pop()]:
                if way != edge and not inside[other]:
                    inside[other] = True
                    stack.append(other)
        leads_out = bool(self.ends[edge, 0] == leaving)
        source, target = inside[self.ends[:, 0]], inside[self.ends[:, 1]]
        crossing = (~source & target) if leads_out else (source & ~target)
        if not crossing.any():
            return False
        slack = numpy.where(crossing, self._slack(), numpy.iinfo(numpy.int64).max)
        entering = int(numpy.argmin(slack))
        self.rank[inside] += -slack[entering] if leads_out else slack[entering]
        self.chosen.remove(edge)
        for one in self.ends[edge].tolist():
            self.near[one] = [item for item in self.near[one] if item[1] != edge]
        self._choose(entering)
        return True

    def _walk(self) -> tuple[list[int], list[int], list[int]]:
        """All cards in the order in which the trees are walked, with the card and the edge that
        led to each; -1 where a tree begins."""
        count = len(self.rank)
        parent, by = [-1] * count, [-1] * count
        seen = [False] * count
        order: list[int] = []
        for root in range(count):
            if seen[root]:
                continue
            seen[root] = True
            stack = [root]
            while stack:
                one = stack.pop()
                order.append(one)
                for other, edge in self.near[one]:
                    if not seen[other]:
                        seen[other] = True
                        parent[other], by[other] = one, edge
                        stack.append(other)
        return order, parent, by
