"""The map read back as a screen reader finds it: everything, in order, and where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.order import by_rank, journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.access import factory
from journeymapper.gui.canvas.view import CanvasView
from tests.gui.access.reading import Role, at, called, children, name_of, painted, reader_of
from tests.gui.conftest import MakeWorkspace


def expected(project: Project, journey: str) -> list[tuple[int, Role, str]]:
    """What the records hold, as somebody would tell it who reads the plan from left to right."""
    told: list[tuple[int, Role, str]] = [(0, Role.Section, project.journeys[journey].title)]
    order = [one.id for one in journey_order(project, journey)]
    connections = [one for one in project.connections.values() if one.journey == journey]

    def ways(end: str) -> None:
        own = [one for one in connections if one.source == end]
        own.sort(key=lambda one: (one.kind is ConnectionKind.LOOP, order.index(one.target)))
        for one in own:
            name = project.touchpoints[one.target].name
            verb = {"path": "leads", "loop": "loops back", "hand_off": "hands over"}[one.kind]
            told.append((3, Role.Link, f"{verb} to {name}"))

    def notes(depth: int, end: str) -> None:
        for one in by_rank(project.referring(Sticky, end)):
            told.append((depth, Role.Note, one.text))

    here = {one.persona: one for one in project.referring(Presence, journey)}
    told.append((1, Role.Grouping, "Personas on the map"))
    for persona in personas_in_order(project):
        if persona.id in here:
            told.append((2, Role.ListItem, persona.name))
            ways(persona.id)
    for stage in stages_in_order(project, journey):
        told.append((1, Role.Grouping, stage.name))
        for card in journey_order(project, journey):
            if card.stage == stage.id:
                told.append((2, Role.ListItem, card.name))
                ways(card.id)
                notes(3, card.id)
        notes(2, stage.id)
    return told


@pytest.mark.parametrize("number", [0, 1])
def test_the_whole_sample_is_told_in_order(sample_map: CanvasView, number: int) -> None:
    project = sample_map.workspace.project
    journey = list(project.journeys)[number]
    sample_map.workspace.show_journey(journey)
    wanted = expected(project, journey)
    assert len(wanted) > 65
    found = [(depth, one.role(), name_of(one)) for depth, one in painted(sample_map)]
    assert len(found) == len(wanted)
    for (depth, role, name), (wanted_depth, wanted_role, beginning) in zip(
        found, wanted, strict=True
    ):
        assert (depth, role) == (wanted_depth, wanted_role), name
        assert name.startswith(beginning) if role == Role.Link else name == beginning


def test_a_card_tells_what_is_seen_on_it(sample_map: CanvasView) -> None:
    card = called(sample_map, "Compare plans")
    assert card.text(QAccessible.Text.Description) == (
        "stage Consideration; essential, micro-moment; emotion of Career changer: pleased, +1; "
        "channel web; owner Growth; Table viewed to the end: 61%; 1 note; "
        "1 feedback note, 1 unanswered"
    )
    assert [name_of(one) for one in children(card)] == [
        "leads to Ask a coach, 22%",
        "leads to Free-trial sign-up, 47%",
        "Ten-seat price is still one click away",
    ]


def test_the_emotion_is_the_active_personas(sample_map: CanvasView) -> None:
    workspace = sample_map.workspace
    card = called(sample_map, "Compare plans")
    other = next(one for one in workspace.project.personas if one != workspace.active_persona)
    workspace.activate_persona(other)
    assert "Career changer" not in card.text(QAccessible.Text.Description)


def test_a_loop_tells_its_kind_name_and_rhythm(sample_map: CanvasView) -> None:
    loop = called(sample_map, "loops back to Ask a coach…")
    assert name_of(loop) == "loops back to Ask a coach, nurture loop"
    description = loop.text(QAccessible.Text.Description)
    assert description == "from Complete profile; every 3 days; walked by the organisation"


def test_stages_and_the_journey_tell_their_goal_and_size(sample_map: CanvasView) -> None:
    stage = called(sample_map, "Consideration")
    assert stage.text(QAccessible.Text.Description) == (
        "3 touchpoints; phase consideration; goal: Be sure that it fits beside a job; "
        "Go on to the trial: 18%, below its target of 22%"
    )
    (journey, *_) = children(reader_of(sample_map))
    assert "6 stages; 24 touchpoints; 31 connections; 4 loops among them" in journey.text(
        QAccessible.Text.Description
    )


def test_a_stage_is_folded_and_says_so(sample_map: CanvasView) -> None:
    stage = called(sample_map, "Consideration", Role.Grouping)
    assert len(children(stage)) == 3
    stage.actionInterface().doAction("Fold or unfold")
    stage = called(sample_map, "Consideration", Role.Grouping)
    assert stage.text(QAccessible.Text.Description).startswith("folded; 3 touchpoints")
    assert len(children(stage)) == 1
    stage.actionInterface().doAction("Fold or unfold")
    assert len(children(called(sample_map, "Consideration", Role.Grouping))) == 3


def test_everybody_knows_its_place_and_its_parent(sample_map: CanvasView) -> None:
    def look(one: object) -> None:
        for place, child in enumerate(children(one)):
            assert one.indexOfChild(child) == place
            assert child.parent() is one
            if child.object() is None:
                assert child.window() is sample_map.windowHandle()
                look(child)

    look(reader_of(sample_map))


def key_of(canvas: CanvasView, name: str) -> str:
    """The id of a touchpoint on this canvas."""
    touchpoints = canvas.workspace.project.touchpoints
    (key,) = [
        one
        for one in canvas.scene.cards.boxes
        if one in touchpoints and touchpoints[one].name == name
    ]
    return key


def test_where_it_is_told_is_where_it_is_seen(sample_map: CanvasView) -> None:
    for name in ("Compare plans", "Evening lesson"):
        seen = sample_map.camera.rect_of(sample_map.scene.cards.boxes[key_of(sample_map, name)])
        box = seen.toAlignedRect()
        told = called(sample_map, name).rect()
        assert told == QRect(sample_map.mapToGlobal(box.topLeft()), box.size())
        assert at(sample_map, box.center()) == name
    assert at(sample_map, QPoint(600, 28)) == "Trial"
    palette = sample_map.palette_of_tools.geometry()
    assert at(sample_map, palette.topLeft() + QPoint(20, 20)) == "Select and move"


def test_what_is_out_of_sight_says_so(sample_map: CanvasView) -> None:
    card = called(sample_map, "Compare plans")
    assert not card.state().offscreen
    sample_map.camera.pan(-5000, 0)
    assert card.state().offscreen
    assert not card.state().invisible
    sample_map.hide()
    assert card.state().invisible


def test_what_is_chosen_is_selected_and_has_the_focus(sample_map: CanvasView) -> None:
    card, other = called(sample_map, "Compare plans"), called(sample_map, "Team quote")
    assert card.state().selectable
    assert card.state().focusable
    assert not card.state().selected
    key = key_of(sample_map, "Compare plans")
    sample_map.workspace.select([key])
    assert card.state().selected
    assert card.state().focused
    assert reader_of(sample_map).focusChild() is card
    assert not other.state().selected
    sample_map.clearFocus()
    assert not card.state().focused


def test_actions_select_rename_inspect_and_follow(sample_map: CanvasView) -> None:
    workspace = sample_map.workspace
    asked: list[tuple[str, str]] = []
    workspace.page_asked.connect(lambda page, record: asked.append((page, record)))
    card = called(sample_map, "Compare plans")
    actions = card.actionInterface()
    assert actions.actionNames() == [
        "Press",
        "SetFocus",
        "ShowMenu",
        "Rename",
        "Open inspector",
    ]
    assert actions.keyBindingsForAction("Rename") == ["F2"]
    actions.doAction("Press")
    assert workspace.project.touchpoints[workspace.selected or ""].name == "Compare plans"
    actions.doAction("Open inspector")
    assert asked == [("inspector", workspace.selected)]
    way = called(sample_map, "leads to Free-trial sign-up, 47%").actionInterface()
    way.doAction("Go to where it leads")
    assert workspace.project.touchpoints[workspace.selected or ""].name == "Free-trial sign-up"
    actions.doAction("Rename")
    assert sample_map.editor.isVisible()
    assert sample_map.editor.text() == "Compare plans"


def test_several_things_can_be_selected(sample_map: CanvasView) -> None:
    first, second = called(sample_map, "Team quote"), called(sample_map, "Compare plans")
    selection = reader_of(sample_map).selectionInterface()
    assert selection.select(first)
    assert selection.select(second)
    assert [name_of(one) for one in selection.selectedItems()] == ["Compare plans", "Team quote"]
    assert selection.isSelected(first)
    assert selection.unselect(first)
    assert [name_of(one) for one in selection.selectedItems()] == ["Compare plans"]
    assert selection.selectAll()
    assert selection.selectedItemCount() > 60
    assert selection.clear()
    assert sample_map.workspace.selection == frozenset()


def test_the_flow_is_told_as_relations(sample_map: CanvasView) -> None:
    related = called(sample_map, "Compare plans").relations()
    flag = QAccessible.RelationFlag
    to = {name_of(one) for one, which in related if which == flag.FlowsTo}
    came = {name_of(one) for one, which in related if which == flag.FlowsFrom}
    assert to == {"Ask a coach", "Free-trial sign-up"}
    assert came == {"Review site", "A friend’s post", "Webinar invite"}


def test_what_an_edit_changes_is_told_anew(sample_map: CanvasView) -> None:
    card = called(sample_map, "Compare plans")
    way = called(sample_map, "leads to Ask a coach, 22%")
    key = key_of(sample_map, "Ask a coach")
    sample_map.workspace.run(EditFields(key, {"name": "Ask anybody"}))
    assert name_of(way) == "leads to Ask anybody, 22%"
    sample_map.workspace.run(DeleteRecords((key,)))
    assert not Shiboken.isValid(way)
    assert name_of(children(card)[0]) == "leads to Free-trial sign-up, 47%"
    sample_map.workspace.undo()
    assert name_of(children(card)[0]) == "leads to Ask anybody, 22%"


def test_another_journey_is_told_when_it_is_shown(sample_map: CanvasView) -> None:
    before = called(sample_map, "Compare plans")
    workspace = sample_map.workspace
    first = next(iter(workspace.project.journeys))
    workspace.show_journey(first)
    assert not Shiboken.isValid(before)
    (journey, *_) = children(reader_of(sample_map))
    assert name_of(journey) == workspace.project.journeys[first].title
    found = [name_of(one) for _, one in painted(sample_map) if one.role() == Role.ListItem]
    assert [one.name for one in journey_order(workspace.project, first)] == [
        one for one in found if one not in {p.name for p in workspace.project.personas.values()}
    ]


def test_cards_without_a_stage_come_last(make_workspace: MakeWorkspace, qapp: QApplication) -> None:
    journey = Journey(id="journey_1", title="Trial", rank="a0")
    canvas = CanvasView(
        make_workspace(
            (
                journey,
                Stage(id="stage_1", journey="journey_1", name="First", rank="a0"),
                Touchpoint(id="tp_1", journey="journey_1", name="Anywhere", x=900),
                Touchpoint(id="tp_2", journey="journey_1", stage="stage_1", name="", x=8),
                Connection(id="con_1", journey="journey_1", source="tp_1", target="tp_1"),
            )
        )
    )
    canvas.show()
    assert [(depth, name_of(one)) for depth, one in painted(canvas)] == [
        (0, "Trial"),
        (1, "First"),
        (2, "unnamed"),
        (1, "Without a stage"),
        (2, "Anywhere"),
        (3, "leads to Anywhere"),
    ]
    canvas.deleteLater()
    qapp.processEvents()


def test_of_many_cards_only_those_are_made_that_are_asked_for(
    make_workspace: MakeWorkspace, qapp: QApplication
) -> None:
    journey = Journey(id="journey_1", title="Trial", rank="a0")
    stage = Stage(id="stage_1", journey="journey_1", name="First", rank="a0")
    cards = [
        Touchpoint(
            id=f"tp_{n}", journey="journey_1", stage="stage_1", name=f"{n}", x=32, y=n * 120.0
        )
        for n in range(2_000)
    ]
    canvas = CanvasView(make_workspace((journey, stage, *cards)))
    canvas.show()
    reader = reader_of(canvas)
    column = reader.child(0).child(0)
    assert column.childCount() == 2_000
    assert name_of(column.child(1_234)) == "1234"
    assert column.indexOfChild(column.child(1_234)) == 1_234
    made = reader.items
    assert sum(made.known(one.id) is not None for one in cards) == 1
    canvas.deleteLater()
    qapp.processEvents()


def test_nothing_is_made_while_nobody_asks(sample_map: CanvasView) -> None:
    workspace = sample_map.workspace
    assert not QAccessible.isActive()
    key = next(iter(sample_map.scene.cards.boxes))
    workspace.select([key])
    workspace.run(EditFields(key, {"name": "Another"}), sample_map)
    QTest.qWait(1)
    assert not factory.made_for(sample_map)
    reader_of(sample_map)
    assert factory.made_for(sample_map)


def test_the_objects_go_with_the_canvas(sample_map: CanvasView, qapp: QApplication) -> None:
    other = CanvasView(sample_map.workspace)
    other.show()
    card = called(other, "Compare plans")
    reader = reader_of(other)
    other.close()
    Shiboken.delete(other)
    qapp.processEvents()
    assert not Shiboken.isValid(card)
    assert not Shiboken.isValid(reader)
    assert name_of(called(sample_map, "Compare plans")) == "Compare plans"
