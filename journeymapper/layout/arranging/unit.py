"""Cards that are arranged together, as arrays: the layer, place and size of each, and who stands
below whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy
from numpy.typing import NDArray

from journeymapper.layout.arranging.graph import LOOP_WEIGHT, Graph
from journeymapper.layout.arranging.records import Ticker
from journeymapper.layout.arranging.spacing import up

Floats = NDArray[numpy.float64]
Integers = NDArray[numpy.int64]

GAP, CLOSE_GAP = 48.0, 32.0
"""Between two cards of a column; the second where there are many."""
MANY = 150
LABEL_AIR = 32.0
LINE_GAP = 16.0
"""Between two lines that pass a column beside one another."""
CARD_GAP = 24.0
"""Between a card and a line that passes it."""
MOST_BENDS = 2_500
"""With more places where edges pass columns than this, no room is kept for them."""
STIFF = (1.0, 2.0, 8.0)
"""How much a piece of an edge pulls whose ends are cards, a card and a bend, or both bends."""


class Unit:
    """``rows`` holds the cards of each layer from top to bottom, ``y`` the middle of each card.

    Behind the cards come the bends, places where long edges pass columns: ``ways`` leads each edge
    through them from left to right, ``segments`` are the pieces of all ways, with ``pulls``.
    Cards have numbers of their own here, in the user's order; ``cards`` gives those of the graph.
    ``forced`` are numbers that may never fall from one card of a layer to the one below it.
    """

    def __init__(
        self,
        graph: Graph,
        cards: Sequence[int],
        layer: Mapping[int, int],
        middles: Sequence[float],
        ticker: Ticker,
    ) -> None:
        self.cards = sorted(cards)
        self.ticker = ticker
        count = len(self.cards)
        local = {one: place for place, one in enumerate(self.cards)}
        self.layer = numpy.array([layer[one] for one in self.cards], dtype=numpy.int64)
        self.middles = numpy.asarray(middles, dtype=float)
        self.x: Floats = self.middles[self.layer] if count else numpy.zeros(0)
        self.heights = [graph.nodes[one].height for one in self.cards]
        self.card_widths = [graph.nodes[one].width for one in self.cards]
        self.lane = numpy.array([graph.lane[one] for one in self.cards], dtype=float)
        self.forced = self.lane.copy()
        self.gap = CLOSE_GAP if len(graph) > MANY else GAP
        self.places = [
            place
            for place, (source, target) in enumerate(graph.edges)
            if source in local and target in local
        ]
        self.edges = [
            (local[graph.edges[place][0]], local[graph.edges[place][1]]) for place in self.places
        ]
        self.weights = [
            graph.weights[place] * (LOOP_WEIGHT if graph.loops[place] else 1.0) + 1e-3
            for place in self.places
        ]
        self.is_loop = [graph.loops[place] for place in self.places]
        self.leads_on = [graph.forward[place] for place in self.places]
        self.upright = {
            (min(source, target), max(source, target)): 0.0
            for source, target in self.edges
            if self.layer[source] == self.layer[target]
        }
        for (source, target), (_, high) in graph.labels.items():
            if source in local and target in local:
                a, b = local[source], local[target]
                pair = (min(a, b), max(a, b))
                if pair in self.upright:
                    self.upright[pair] = max(self.upright[pair], high + LABEL_AIR)
        self.ways: list[list[int]] = []
        self.segments: list[tuple[int, int]] = []
        self.pulls: list[float] = []
        self._lay_ways()
        self.rows: list[Integers] = []
        for at in range(len(self.middles)):
            mine = numpy.flatnonzero(self.layer == at)
            self.rows.append(mine[numpy.argsort(self.forced[mine], kind="stable")])
        self.y: Floats = numpy.zeros(len(self.layer))
        for row in self.rows:
            self.y[row] = settle([0.0] * len(row), self.distances(row))

    def _lay_ways(self) -> None:
        """Lead every edge through the columns, with a place of its own in each that it passes."""
        spans = [abs(int(self.layer[a]) - int(self.layer[b])) for a, b in self.edges]
        self.has_bends = sum(max(span - 1, 0) for span in spans) <= MOST_BENDS
        layer, lane = [int(one) for one in self.layer], [float(one) for one in self.lane]
        for (source, target), weight, span in zip(self.edges, self.weights, spans, strict=True):
            low, high = (source, target) if layer[source] <= layer[target] else (target, source)
            way = [low]
            if self.has_bends:
                for step in range(1, span):
                    way.append(len(layer))
                    layer.append(layer[low] + step)
                    lane.append(lane[low] if 2 * step < span else lane[high])
            way.append(high)
            self.ways.append(way)
            for a, b in pairwise(way):
                bends = (a >= len(self.cards)) + (b >= len(self.cards))
                self.segments.append((a, b))
                self.pulls.append(weight * STIFF[bends])
        self.layer = numpy.array(layer, dtype=numpy.int64)
        self.lane = self.forced = numpy.array(lane)
        self.heights += [0.0] * (len(layer) - len(self.cards))
        self.x = self.middles[self.layer]

    def distances(self, row: Sequence[int] | Integers) -> list[float]:
        """From the middle of each card of a row to that of the next, at least."""
        listed = row.tolist() if isinstance(row, numpy.ndarray) else row
        count = len(self.cards)
        heights = self.heights
        found: list[float] = []
        for a, b in pairwise(listed):
            gap = self.gap
            if a >= count or b >= count:
                gap = LINE_GAP if a >= count and b >= count else CARD_GAP
            elif self.upright:
                gap = max(gap, self.upright.get((min(a, b), max(a, b)), 0.0))
            found.append(up((heights[a] + heights[b]) / 2 + gap))
        return found

    def copy_order(self) -> tuple[list[Integers], Floats]:
        return [row.copy() for row in self.rows], self.y.copy()

    def take_order(self, order: tuple[list[Integers], Floats]) -> None:
        self.rows, self.y = [row.copy() for row in order[0]], order[1].copy()


def settle(
    wished: Sequence[float], distances: Sequence[float], weights: Sequence[float] | None = None
) -> list[float]:
    """The places nearest to those wished that keep the distances: the least sum of squares.

    Pool adjacent violators (Ayer and others 1955), after taking the distances off.
    """
    total = 0.0
    offsets = [0.0]
    for distance in distances:
        total += distance
        offsets.append(total)
    sums: list[float] = []
    loads: list[float] = []
    counts: list[int] = []
    for place, one in enumerate(wished):
        load = 1.0 if weights is None else weights[place]
        value, count = (one - offsets[place]) * load, 1
        while sums and sums[-1] * load >= value * loads[-1]:
            value += sums.pop()
            load += loads.pop()
            count += counts.pop()
        sums.append(value)
        loads.append(load)
        counts.append(count)
    found: list[float] = []
    for value, load, count in zip(sums, loads, counts, strict=True):
        mean = value / load
        found += [mean + offsets[len(found) + extra] for extra in range(count)]
    return found
