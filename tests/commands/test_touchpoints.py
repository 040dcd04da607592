"""Cards: made, moved, sized, and in the stage whose column holds their centre."""

from __future__ import annotations

import pytest

from journeymapper.commands.base import Together
from journeymapper.commands.connections import Bend
from journeymapper.commands.records import DeleteRecords, EditFields, NameMilestone
from journeymapper.commands.touchpoints import (
    AddTouchpoint,
    AddTouchpoints,
    MoveTouchpoints,
    PlaceTouchpoints,
    ResizeTouchpoint,
)
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Stage, Touchpoint
from tests.a_project import a_project, card, do


def test_new_card_belongs_to_the_stage_where_its_centre_is() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_n", "journey_1", " Ask a\tcoach ", 200, 200))
    assert (card(project, "tp_n").name, card(project, "tp_n").stage) == ("Ask a coach", "stage_b")
    with pytest.raises(EditRefused, match="Type what happens there"):
        AddTouchpoint("tp_m", "journey_1", "\n", 0, 0).plan(project)
    with pytest.raises(EditRefused, match="journey is no longer there"):
        AddTouchpoint("tp_m", "journey_9", "A", 0, 0).plan(project)


def test_pasted_lines_stand_one_below_the_other() -> None:
    project = a_project()
    command = AddTouchpoints(["tp_1", "tp_2", "tp_3"], ["One", "", "Two"], "journey_1", 300, 200)
    assert command.name(project) == "Add 2 touchpoints"
    do(project, command)
    assert "tp_2" not in project.touchpoints
    assert card(project, "tp_3").y == card(project, "tp_1").y + 88 + 24
    with pytest.raises(EditRefused, match="no text"):
        AddTouchpoints(["tp_9"], [" "], "journey_1", 0, 0).plan(project)


def test_moved_card_changes_stage_and_takes_bends_between_moved_ends_along() -> None:
    project = a_project()
    do(project, Bend("con_ab", ((250.0, 10.0),)), Bend("con_bc", ((500.0, 10.0),)))
    command = MoveTouchpoints(["tp_a", "tp_b"], 264, 8)
    assert command.name(project) == "Move 2 touchpoints"
    do(project, command)
    assert (card(project, "tp_a").stage, card(project, "tp_b").stage) == ("stage_b", "stage_c")
    assert project.connections["con_ab"].bends == ((514, 18),)
    assert project.connections["con_bc"].bends == ((500, 10),)


def test_persona_chip_moves_like_a_card() -> None:
    project = a_project()
    command = MoveTouchpoints(["presence_1"], 10, 20)
    assert command.name(project) == "Move “Career changer”"
    do(project, command)
    assert (project.presences["presence_1"].x, project.presences["presence_1"].y) == (-150, 44)
    assert MoveTouchpoints(["presence_1"], 0, 0).plan(project) == ()
    with pytest.raises(EditRefused, match="Choose something"):
        MoveTouchpoints(["tp_gone"], 1, 1).plan(project)


def test_placed_cards_stand_exactly_there() -> None:
    project = a_project()
    do(project, PlaceTouchpoints({"tp_a": (0.1, 0.2), "presence_1": (5.5, 6)}))
    assert (card(project, "tp_a").x, card(project, "tp_a").y) == (0.1, 0.2)
    assert project.presences["presence_1"].x == 5.5


def test_card_keeps_to_sizes_that_can_be_read() -> None:
    project = a_project()
    do(project, ResizeTouchpoint("tp_a", 1, 5_000, x=40))
    resized = card(project, "tp_a")
    assert (resized.x, resized.width, resized.height) == (40, 80, 2_000)


def test_moving_one_card_touches_no_other_record_however_many_there_are() -> None:
    cards = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1", name="A", x=1.0, y=n * 1.0)
        for n in range(3_000)
    ]
    project = Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title="Long"),
            Stage(id="stage_1", journey="journey_1", name="All", rank="a0"),
            *cards,
        ]
    )
    (change,) = do(project, MoveTouchpoints(["tp_7"], 5, 5))
    assert change.id == "tp_7"


def test_edit_delete_and_several_at_once() -> None:
    project = a_project()
    delete = DeleteRecords(["presence_1"])
    assert delete.name(project) == "Take “Career changer” off the canvas"
    both = Together("Tidy up", [EditFields("tp_a", {"name": " Search "}), delete])
    do(project, both)
    assert card(project, "tp_a").name == "Search"
    assert not project.presences and "con_in" not in project.connections
    do(project, NameMilestone("milestone_1", "end of day 1", "2026-01-01T12:00:00+00:00", 3))
    assert project.milestones["milestone_1"].position == 3
