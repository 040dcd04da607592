"""Loops and their cycles, held against networkx's own search."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.loops import loops, unmarked_cycles
from journeymapper.analysis.straightness import is_straight
from journeymapper.commands.connections import Connect, MarkLoop, UnmarkLoop
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, ProjectDetails, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, WalkedBy
from tests.a_project import a_project, do


def test_cycle_begins_where_the_loop_leads_back_to() -> None:
    project = a_project()
    do(project, Connect("con_1", "journey_1", "tp_c", "tp_a"))
    do(project, MarkLoop("con_1", walked_by=WalkedBy.ORGANISATION))
    (loop,) = loops(project, "journey_1")
    assert loop.touchpoints == ("tp_a", "tp_b", "tp_c")
    assert loop.connections == ("con_ab", "con_bc", "con_1")
    assert not loop.is_open


def test_loop_without_a_way_back_is_open_and_one_to_itself_is_not() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "Alone", 700, 400))
    do(project, Connect("con_1", "journey_1", "tp_d", "tp_a"))
    do(project, Connect("con_2", "journey_1", "tp_b", "tp_b"))
    lonely, own = loops(project, "journey_1")
    assert (lonely.is_open, lonely.touchpoints) == (True, ("tp_a", "tp_d"))
    assert (own.is_open, own.touchpoints, own.connections) == (False, ("tp_b",), ("con_2",))


def test_of_two_shortest_ways_the_one_first_in_journey_order_is_taken() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_0", "journey_1", "Below", 296, 200))
    do(
        project,
        Connect("con_00", "journey_1", "tp_a", "tp_0"),
        Connect("con_01", "journey_1", "tp_0", "tp_c"),
        Connect("con_aa", "journey_1", "tp_a", "tp_b", label="by phone"),
        Connect("con_loop", "journey_1", "tp_c", "tp_a"),
    )
    (loop,) = loops(project, "journey_1")
    assert loop.touchpoints == ("tp_a", "tp_b", "tp_c")
    assert loop.connections == ("con_aa", "con_bc", "con_loop")


def test_cycle_that_nobody_marked_is_found() -> None:
    project = a_project()
    assert is_straight(project, "journey_1")
    do(project, Connect("con_1", "journey_1", "tp_c", "tp_b"))
    assert unmarked_cycles(project, "journey_1") == []
    assert not is_straight(project, "journey_1")
    do(project, UnmarkLoop("con_1"))
    assert unmarked_cycles(project, "journey_1") == [("tp_b", "tp_c")]
    assert not is_straight(project, "journey_1")


def test_a_journey_hardly_begun_is_not_called_straight() -> None:
    project = Project([ProjectDetails(id="project_1"), Journey(id="journey_1")])
    assert not is_straight(project, "journey_1")


def a_journey(size: int, ways: list[tuple[int, int, bool]]) -> Project:
    cards = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", x=float(n % 7), y=float(n))
        for n in range(size)
    ]
    connections = [
        Connection(
            id=f"con_{n:03}",
            journey="journey_1",
            source=f"tp_{source % size}",
            target=f"tp_{target % size}",
            kind=ConnectionKind.LOOP if is_loop else ConnectionKind.PATH,
        )
        for n, (source, target, is_loop) in enumerate(ways)
    ]
    return Project([ProjectDetails(id="project_1"), Journey(id="journey_1"), *cards, *connections])


WAYS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=18)


@given(st.integers(1, 8), WAYS)
def test_cycles_are_the_first_of_the_shortest_ways(
    size: int, ways: list[tuple[int, int, bool]]
) -> None:
    project = a_journey(size, ways)
    place = {one.id: n for n, one in enumerate(journey_order(project, "journey_1"))}
    graph = project.graph("journey_1")
    found = loops(project, "journey_1")
    assert {one.connection.id for one in found} == {
        one.id for one in project.connections.values() if one.kind is ConnectionKind.LOOP
    }
    for one in found:
        source, target = one.connection.source, one.connection.target
        assert one.is_open == (not networkx.has_path(graph, target, source))
        if one.is_open:
            continue
        every = networkx.all_shortest_paths(graph, target, source)
        best = min(every, key=lambda way: [place[node] for node in way])
        assert list(one.touchpoints) == best
        ends = [
            (project.connections[c].source, project.connections[c].target) for c in one.connections
        ]
        assert ends == list(zip(best, [*best[1:], best[0]], strict=True))


@given(st.integers(1, 6), WAYS)
def test_unmarked_cycles_are_all_cycles_without_a_loop(
    size: int, ways: list[tuple[int, int, bool]]
) -> None:
    project = a_journey(size, ways)
    plain = networkx.DiGraph(
        [
            (one.source, one.target)
            for one in project.connections.values()
            if one.kind is not ConnectionKind.LOOP
        ]
    )
    expected = {turned(cycle) for cycle in networkx.simple_cycles(plain)}
    found = unmarked_cycles(project, "journey_1", most=10_000)
    assert {turned(list(cycle)) for cycle in found} == expected
    assert len(found) == len(expected)


def turned(cycle: list[str]) -> tuple[str, ...]:
    start = cycle.index(min(cycle))
    return (*cycle[start:], *cycle[:start])


def test_very_many_cycles_are_bounded() -> None:
    project = a_journey(40, [(a, b, False) for a in range(40) for b in range(40) if a != b])
    assert len(unmarked_cycles(project, "journey_1")) == 200
