"""Arranging whole journeys: nothing overlaps, the same result twice, stages and pins kept."""

from __future__ import annotations

from itertools import accumulate

import pytest

from journeymapper.layout.arranging import Arrangement, Column, Link, Node, Stopped, arrange
from tests.layout.arranging.graphs import Graph, field_graphs, flowcharts, journeys


def overlapping(graph: Graph, made: Arrangement) -> list[tuple[str, str]]:
    """The pairs of cards that share more than an edge."""
    boxes = sorted(
        (*made.places[node.id], node.width, node.height, node.id) for node in graph.nodes
    )
    found = []
    for place, (x, y, wide, high, name) in enumerate(boxes):
        for x2, y2, _, high2, other in boxes[place + 1 :]:
            if x2 >= x + wide:
                break
            if y2 < y + high and y < y2 + high2:
                found.append((name, other))
    return found


def test_no_cards_overlap_and_the_result_is_the_same_twice_on_400_graphs() -> None:
    graphs = [*flowcharts(), *(one for one in field_graphs() if len(one.links) < 1000)]
    graphs += journeys(400 - len(graphs))
    assert len(graphs) == 400
    for graph in graphs:
        made = arrange(graph.nodes, graph.links, graph.columns)
        assert made.places.keys() == {node.id for node in graph.nodes}
        assert not overlapping(graph, made), graph.name
        turned = arrange(graph.nodes[::-1], graph.links[::-1], graph.columns)
        assert (dict(made.places), made.widths) == (dict(turned.places), turned.widths), graph.name


def test_cards_stand_in_the_columns_of_their_stages() -> None:
    for graph in journeys(60, seed=3):
        made = arrange(graph.nodes, graph.links, graph.columns)
        assert all(wide >= old.width for wide, old in zip(made.widths, graph.columns, strict=True))
        lefts = [0.0, *accumulate(made.widths)]
        for node in graph.nodes:
            x = made.places[node.id][0]
            if node.stage is not None:
                assert lefts[node.stage] + 32 <= x
                assert x + node.width + 32 <= lefts[node.stage + 1]
            elif graph.columns:
                assert x > lefts[-1]


def test_pinned_cards_stay_and_nothing_covers_them() -> None:
    nodes = [Node(f"n{at}", 200, 88, stage=at % 3, order=at) for at in range(12)]
    nodes[4] = Node("n4", 200, 88, stage=1, order=4, pinned=(296.5, 41.25))
    nodes[8] = Node("n8", 200, 88, stage=2, order=8, pinned=(560.0, 300.0))
    links = [Link(f"e{at}", f"n{at}", f"n{at + 1}") for at in range(11)]
    graph = Graph("pinned", tuple(nodes), tuple(links), (Column(264), Column(264), Column(264)))
    made = arrange(graph.nodes, graph.links, graph.columns)
    assert made.places["n4"] == (296.5, 41.25)
    assert made.places["n8"] == (560.0, 300.0)
    assert not overlapping(graph, made)


def test_an_arrangement_can_be_stopped() -> None:
    graph = next(iter(journeys(1, sizes=(40,))))
    asked = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Stopped):
        arrange(graph.nodes, graph.links, graph.columns, stopped=stopped)
