"""Arranging whole journeys: nothing overlaps, pins, lanes and what was there are kept."""

from __future__ import annotations

from itertools import combinations
from statistics import mean, median

import pytest

from journeymapper.domain.frozen import altered
from journeymapper.layout.arranging import (
    Arrangement,
    Column,
    Link,
    Node,
    Stopped,
    arrange,
    arrange_part,
)
from journeymapper.layout.geometry import Rectangle
from tests.effort import some
from tests.layout.arranging.graphs import Graph, journeys, overlapping


def test_a_chain_in_a_stage_is_read_from_top_to_bottom() -> None:
    for size, stages in ((4, 1), (12, 3), (20, 4), (60, 5)):
        nodes = [
            Node(f"n{at:02}", 200, 88, stage=at * stages // size, order=-at) for at in range(size)
        ]
        links = [Link(f"e{at:02}", f"n{at:02}", f"n{at + 1:02}") for at in range(size - 1)]
        made = arrange(nodes, links, [Column(264)] * stages)
        for link in links:
            (x, y), (x2, y2) = made.places[link.source], made.places[link.target]
            assert x2 > x or y2 > y, (size, link.id)


def test_a_stage_with_few_cards_has_one_column() -> None:
    nodes = [Node(f"n{at:02}", 200, 88, stage=at // 4, order=at) for at in range(24)]
    links = [Link(f"e{at:02}", f"n{at:02}", f"n{at + 1:02}") for at in range(23)]
    made = arrange(nodes, links, [Column(264)] * 6)
    assert made.widths == (264,) * 6
    assert max(y for _, y in made.places.values()) < 900


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


def test_a_stage_left_of_a_pinned_card_keeps_its_width() -> None:
    nodes = [Node(f"n{at}", 200, 88, stage=at // 4, order=at) for at in range(8)]
    nodes[5] = Node("n5", 200, 88, stage=1, order=5, pinned=(296.0, 40.0))
    links = [Link(f"e{at}", f"n{at}", f"n{at + 1}", label=(150.0, 22.0)) for at in range(7)]
    made = arrange(nodes, links, (Column(264), Column(264)))
    assert made.widths[0] == 264


def test_lanes_are_bands_below_one_another() -> None:
    for graph in some(journeys(20, seed=11, sizes=(12, 24)), 3):
        nodes = [altered(node, lane=place % 3) for place, node in enumerate(graph.nodes)]
        made = arrange(nodes, graph.links, graph.columns)
        assert not overlapping(graph, made)
        bands = []
        for lane in range(3):
            mine = [node for node in nodes if node.lane == lane]
            tops = [made.places[node.id][1] for node in mine]
            bottoms = [made.places[node.id][1] + node.height for node in mine]
            bands.append((min(tops), max(bottoms)))
        assert bands[0][1] < bands[1][0] and bands[1][1] < bands[2][0]


def test_a_path_through_the_stages_is_one_straight_line() -> None:
    nodes = [Node(f"n{at}", 200, 88, stage=at, order=at) for at in range(5)]
    nodes += [Node(f"side{at}", 200, 88, stage=at, order=9 + at) for at in range(5)]
    links = [Link(f"e{at}", f"n{at}", f"n{at + 1}", weight=3) for at in range(4)]
    links += [Link(f"s{at}", f"n{at}", f"side{at + 1}") for at in range(4)]
    made = arrange(nodes, links, [Column(264)] * 5)
    assert len({made.places[f"n{at}"][1] for at in range(5)}) == 1


def test_a_stage_with_300_cards_is_neither_tower_nor_ribbon() -> None:
    nodes = [Node(f"n{at:03}", 200, 88, stage=0, order=at) for at in range(300)]
    made = arrange(nodes, (), (Column(264),))
    high = max(y for _, y in made.places.values()) + 88
    assert 0.4 < made.widths[0] / high < 4


def test_every_link_leads_right_where_nothing_has_a_stage() -> None:
    nodes = [Node(f"n{at}", 200, 88, order=at) for at in range(9)]
    links = [Link(f"e{at}", f"n{at // 2}", f"n{at}") for at in range(1, 9)]
    made = arrange(nodes, links, ())
    for link in links:
        assert made.places[link.source][0] + 256 <= made.places[link.target][0]


def test_self_loops_two_way_pairs_and_thousands_of_cycles_are_arranged() -> None:
    nodes = [Node(f"n{at:02}", 200, 88, stage=at % 4, order=at) for at in range(40)]
    links = [Link("self", "n00", "n00"), Link("to", "n01", "n02"), Link("fro", "n02", "n01")]
    links += [
        Link(f"e{a:02}{b:02}", f"n{a:02}", f"n{b:02}")
        for a in range(40)
        for b in range(40)
        if (a + b) % 3 == 0
    ]
    graph = Graph("tangle", tuple(nodes), tuple(links), (Column(264),) * 4)
    assert not overlapping(graph, arrange(graph.nodes, graph.links, graph.columns))


def test_a_new_card_stands_beside_what_leads_to_it_and_no_other_moves() -> None:
    for graph in some(journeys(20, seed=4, sizes=(12, 24)), 3):
        made = arrange(graph.nodes, graph.links, graph.columns)
        columns = [Column(wide) for wide in made.widths]
        first = graph.nodes[0]
        nodes = [*graph.nodes, Node("new", 200, 88, stage=first.stage, order=99)]
        links = [*graph.links, Link("to new", first.id, "new")]
        after = arrange(nodes, links, columns, near=made.places)
        assert {name: after.places[name] for name in made.places} == dict(made.places)
        assert not overlapping(Graph("", tuple(nodes), (), ()), after)
        assert abs(after.places["new"][1] - made.places[first.id][1]) < 800
        gone = arrange(graph.nodes[1:], graph.links, columns, near=made.places)
        assert all(gone.places[node.id] == made.places[node.id] for node in graph.nodes[1:])


def test_one_card_more_moves_little_of_a_whole_arrangement() -> None:
    """Of two cards of a stage the upper one stays the upper one, and most cards stay within a step
    of where they stood beside the others."""
    ordered, near = [], []
    for graph in some(journeys(16, seed=6, sizes=(12, 24, 40)), 2):
        made = arrange(graph.nodes, graph.links, graph.columns)
        nodes = [
            altered(node, order=made.places[node.id][1] + made.places[node.id][0] / 1e5)
            for node in graph.nodes
        ]
        last = nodes[-1]
        before = arrange(nodes, graph.links, graph.columns).places
        nodes.append(Node("new", 200, 88, stage=last.stage, order=1e6))
        links = [*graph.links, Link("new", last.id, "new")]
        after = arrange(nodes, links, graph.columns).places
        pairs = [
            (before[a.id][1] - before[b.id][1], after[a.id][1] - after[b.id][1])
            for a, b in combinations(graph.nodes, 2)
            if a.stage == b.stage
        ]
        ordered.append(sum(was * now >= 0 for was, now in pairs) / max(len(pairs), 1))
        moves = [
            (after[name][0] - before[name][0], after[name][1] - before[name][1]) for name in before
        ]
        dx, dy = (median(move) for move in zip(*moves, strict=True))
        kept = [abs(x - dx) <= 64 and abs(y - dy) <= 128 for x, y in moves]
        near.append(sum(kept) / len(kept))
    assert mean(ordered) > 0.85
    assert mean(near) > 0.7


def test_a_part_is_arranged_where_it_stands_and_covers_nothing_else() -> None:
    for graph in some(journeys(60, seed=8, sizes=(16, 24)), 5):
        made = arrange(graph.nodes, graph.links, graph.columns)
        columns = tuple(Column(wide) for wide in made.widths)
        part = graph.nodes[::2]
        rest = graph.nodes[1::2]
        others = [Rectangle(*made.places[one.id], one.width, one.height) for one in rest]
        after = arrange_part(part, graph.links, columns, made.places, others)
        assert after.widths == made.widths
        assert after.places.keys() == {one.id for one in part}
        both = Arrangement({**made.places, **after.places}, made.widths)
        assert not overlapping(graph, both), graph.name
