"""The usual lanes become records with their first edit; the blueprint comes and goes."""

from __future__ import annotations

import pytest

from journeymapper.analysis.grid import grid
from journeymapper.analysis.lanes import NOTES, lanes_of, record_id
from journeymapper.commands.lanes import AddLane, ChooseBlueprint, DeleteLanes, EditLane, MoveLane
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Lane
from journeymapper.domain.vocabulary import StickyKind
from tests.a_project import a_project, do


def names(project: Project) -> list[str]:
    return [one.name for one in lanes_of(project, "journey_1")]


def key(project: Project, name: str) -> str:
    return next(one.key for one in lanes_of(project, "journey_1") if one.name == name)


def test_the_first_lane_of_ones_own_makes_records_in_one_step() -> None:
    project = a_project()
    usual = names(project)
    changes = do(project, AddLane("lane_x", "journey_1", " Risks ", before="feels"))
    place = usual.index("Feels")
    assert names(project) == [*usual[:place], "Risks", *usual[place:]]
    assert all(one.record is not None for one in lanes_of(project, "journey_1"))
    project.apply(undone(changes))
    assert names(project) == usual
    assert not project.all(Lane)


def test_a_lane_without_name_is_refused() -> None:
    project = a_project()
    with pytest.raises(EditRefused, match="needs a name"):
        AddLane("lane_x", "journey_1", " ").plan(project)
    with pytest.raises(EditRefused, match="needs a name"):
        EditLane("journey_1", "feels", {"name": "  "}).plan(project)


def test_lanes_are_renamed_hidden_and_marked() -> None:
    project = a_project()
    will_be = record_id(project, "journey_1", "feels")
    command = EditLane("journey_1", "feels", {"name": "Emotions in words"})
    assert command.name(project) == "Rename lane “Feels”"
    do(project, command)
    assert key(project, "Emotions in words") == will_be
    assert EditLane("journey_1", will_be, {"hidden": True}).name(project) == (
        "Hide lane “Emotions in words”"
    )
    do(project, EditLane("journey_1", will_be, {"hidden": True}))
    assert will_be not in [one.key for one in grid(project, "journey_1").rows]
    do(project, EditLane("journey_1", will_be, {"internal": True, "hidden": False}))
    lane = project.get(Lane, will_be)
    assert (lane.internal, lane.hidden) == (True, False)


def test_an_edit_that_changes_nothing_makes_no_records() -> None:
    project = a_project()
    assert EditLane("journey_1", "feels", {"hidden": False}).plan(project) == ()
    assert MoveLane("journey_1", "feels", "pain_points").plan(project) == ()


def test_lanes_change_places() -> None:
    project = a_project()
    do(project, MoveLane("journey_1", "owner", "touchpoints"))
    assert names(project)[:2] == ["Owner", "Touchpoints"]
    do(project, MoveLane("journey_1", key(project, "Owner")))
    assert names(project)[-1] == "Owner"


def test_deleted_lanes_leave_their_stickies_among_the_notes() -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", "Dear", StickyKind.PAIN, stage="stage_a"))
    do(project, DeleteLanes("journey_1", ["pain_points", "owner"]))
    assert "Pain points" not in names(project)
    assert "Owner" not in names(project)
    assert grid(project, "journey_1").place_of("sticky_1") == (NOTES, "stage_a")
    with pytest.raises(EditRefused, match="needs a lane"):
        DeleteLanes(
            "journey_1", [one.key for one in lanes_of(project, "journey_1") if one.record]
        ).plan(project)


def test_the_lane_for_notes_can_be_kept_under_another_name() -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", "Why?", StickyKind.QUESTION, stage="stage_a"))
    do(project, EditLane("journey_1", NOTES, {"name": "Open questions"}))
    lane = key(project, "Open questions")
    assert grid(project, "journey_1").place_of("sticky_1") == (lane, "stage_a")
    assert "Notes" not in names(project)


def test_the_blueprint_comes_and_goes() -> None:
    project = a_project()
    usual = names(project)
    do(project, ChooseBlueprint("journey_1"))
    assert names(project)[:5] == [
        *("Physical evidence", "Customer actions", "Frontstage", "Backstage", "Support")
    ]
    assert names(project)[5:] == usual[1:]
    assert ChooseBlueprint("journey_1").plan(project) == ()
    do(project, ChooseBlueprint("journey_1", False))
    assert names(project) == usual
    assert ChooseBlueprint("journey_1", False).plan(project) == ()
