"""Ways between touchpoints: what leads back is a loop, and nothing is connected twice."""

from __future__ import annotations

import pytest

from journeymapper.commands.connections import (
    AddConnected,
    Bend,
    Connect,
    MarkLoop,
    Reconnect,
    UnmarkLoop,
)
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, Side, WalkedBy
from tests.a_project import a_project, do


def kind_of(project: Project, connection: str) -> ConnectionKind:
    return project.connections[connection].kind


def test_what_leads_back_is_a_loop() -> None:
    project = a_project()
    command = Connect("con_1", "journey_1", "tp_c", "tp_a")
    assert command.name(project) == "Connect “First course” to “Review site”"
    do(project, command, Connect("con_2", "journey_1", "tp_a", "tp_c"))
    do(project, Connect("con_3", "journey_1", "tp_a", "tp_a"))
    do(project, Connect("con_4", "journey_1", "tp_c", "tp_b", ConnectionKind.HAND_OFF))
    kinds = [kind_of(project, f"con_{n}") for n in (1, 2, 3, 4)]
    loop, path, hand_off = ConnectionKind.LOOP, ConnectionKind.PATH, ConnectionKind.HAND_OFF
    assert kinds == [loop, path, loop, hand_off]
    assert project.connections["con_1"].loop_kind is None


def test_connections_that_make_no_sense_are_refused() -> None:
    project = a_project()
    do(project, AddJourney("journey_2", "Other"), AddTouchpoint("tp_z", "journey_2", "Z", 0, 0))

    def refused(source: str, target: str, sentence: str) -> None:
        with pytest.raises(EditRefused, match=sentence):
            Connect("con_n", "journey_1", source, target).plan(project)

    refused("tp_a", "tp_b", "already leads to “Guided tour”")
    refused("tp_a", "tp_z", "on another journey")
    refused("persona_2", "tp_a", "Place the persona there first")
    refused("persona_1", "persona_1", "cannot be connected to itself")
    refused("tp_a", "stage_a", "joins touchpoints or personas")
    do(project, Connect("con_n", "journey_1", "tp_a", "tp_b", label="by phone"))


def test_a_touchpoint_is_added_with_the_way_that_leads_to_it() -> None:
    project = a_project()
    command = AddConnected("tp_n", "con_n", "journey_1", "tp_a", " Call  us ", 2_000, 40)
    assert command.name(project) == "Add touchpoint “Call us”"
    do(project, command)
    made, way = project.touchpoints["tp_n"], project.connections["con_n"]
    assert (made.name, made.x, made.y) == ("Call us", 2_000, 40)
    assert (way.source, way.target, way.kind) == ("tp_a", "tp_n", ConnectionKind.PATH)
    do(project, AddConnected("tp_m", "con_m", "journey_1", "tp_n", "Back", -500, 40))
    assert kind_of(project, "con_m") is ConnectionKind.LOOP
    for source, title in (("tp_a", " "), ("persona_2", "Call"), ("tp_gone", "Call")):
        with pytest.raises(EditRefused):
            AddConnected("tp_o", "con_o", "journey_1", source, title, 0, 0).plan(project)


def test_reconnected_end_lets_bends_go_and_may_make_or_unmake_a_loop() -> None:
    project = a_project()
    do(project, Bend("con_bc", ((1.0, 2.0),)))
    do(project, Reconnect("con_bc", target="tp_a", target_side=Side.BOTTOM))
    connection = project.connections["con_bc"]
    assert (connection.kind, connection.bends) == (ConnectionKind.LOOP, ())
    assert (connection.target_side, connection.source_side) == (Side.BOTTOM, None)
    do(project, Reconnect("con_bc", target="tp_c"))
    assert kind_of(project, "con_bc") is ConnectionKind.PATH
    with pytest.raises(EditRefused, match="already leads"):
        Reconnect("con_bc", source="tp_a", target="tp_b").plan(project)


def test_named_loop_stays_a_loop_when_led_elsewhere() -> None:
    project = a_project()
    do(project, Connect("con_1", "journey_1", "tp_c", "tp_a"))
    do(project, MarkLoop("con_1", LoopKind.HABIT))
    do(project, Reconnect("con_1", source="tp_a", target="tp_c"))
    assert kind_of(project, "con_1") is ConnectionKind.LOOP


def test_loop_is_marked_and_unmarked() -> None:
    project = a_project()
    command = MarkLoop(
        "con_bc", LoopKind.FEEDBACK, " Customer  council ", 14, WalkedBy.ORGANISATION
    )
    assert command.name(project) == "Mark loop “Customer council”"
    do(project, command)
    loop = project.connections["con_bc"]
    assert (loop.kind, loop.label, loop.every_days) == (
        ConnectionKind.LOOP,
        "Customer council",
        14,
    )
    with pytest.raises(EditRefused, match="days above 0"):
        MarkLoop("con_bc", LoopKind.FEEDBACK, every_days=0).plan(project)
    do(project, UnmarkLoop("con_bc"))
    path = project.connections["con_bc"]
    assert (path.kind, path.loop_kind, path.every_days) == (ConnectionKind.PATH, None, None)
    assert path.walked_by is WalkedBy.CUSTOMER


def test_bends_have_a_bound() -> None:
    with pytest.raises(EditRefused, match="100 bends"):
        Bend("con_ab", ((0.0, 0.0),) * 101).plan(a_project())
