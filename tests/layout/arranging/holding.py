"""400 arranged graphs: nothing overlaps, cards stand in their stages, the same result twice.

In two halves, so that two processes share the work.
"""

from __future__ import annotations

from itertools import accumulate

from journeymapper.layout.arranging import Arrangement, arrange
from tests.effort import SEARCHES
from tests.layout.arranging.graphs import Graph, field_graphs, flowcharts, journeys, overlapping

TWICE = 4 if SEARCHES else 16
"""One of so many is arranged a second time, from its records in another order."""


def hold(half: int) -> None:
    """What holds for every graph of this half: six in a row, of six sizes, and six not."""
    graphs = [*flowcharts(), *(one for one in field_graphs() if len(one.links) < 1000)]
    graphs += journeys(400 - len(graphs), sizes=(3, 5, 8, 12, 16, 24))
    assert len(graphs) == 400
    for number, graph in enumerate(graphs):
        if number // 6 % 2 != half:
            continue
        made = arrange(graph.nodes, graph.links, graph.columns)
        assert made.places.keys() == {node.id for node in graph.nodes}
        assert not overlapping(graph, made), graph.name
        assert_columns(graph, made)
        if number % TWICE:
            continue
        turned = arrange(graph.nodes[::-1], graph.links[::-1], graph.columns)
        assert (dict(made.places), made.widths) == (dict(turned.places), turned.widths), graph.name


def assert_columns(graph: Graph, made: Arrangement) -> None:
    """Cards stand in the columns of their stages."""
    assert all(wide >= old.width for wide, old in zip(made.widths, graph.columns, strict=True))
    lefts = [0.0, *accumulate(made.widths)]
    for node in graph.nodes:
        x = made.places[node.id][0]
        if node.stage is not None:
            assert lefts[node.stage] + 32 <= x
            assert x + node.width + 32 <= lefts[node.stage + 1]
        elif graph.columns:
            assert x > lefts[-1]
