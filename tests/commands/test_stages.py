"""Columns move, and what stands in or right of them goes along."""

from __future__ import annotations

import pytest

from journeymapper.commands.connections import Bend, Connect
from journeymapper.commands.journeys import AddJourney, CopyJourney, MoveJourney, default_stages
from journeymapper.commands.personas import PlacePersona
from journeymapper.commands.stages import AddStage, DeleteStages, MoveStage, ResizeStage
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.touchpoints import AddTouchpoint, ResizeTouchpoint
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Phase, State
from tests.a_project import a_project, card, do


def stage_names(project: Project) -> list[str]:
    return [stage.name for stage in stages_in_order(project, "journey_1")]


def test_new_stage_pushes_cards_chips_and_bends_to_the_right() -> None:
    project = a_project()
    do(project, Bend("con_bc", ((100.0, 200.0), (600.0, 200.0))))
    do(project, PlacePersona("presence_2", "persona_2", "journey_1", 300, 300))
    command = AddStage("stage_n", "journey_1", "  Consider\n", after="stage_a", width=200)
    assert command.name(project) == "Add stage “Consider”"
    do(project, command)
    assert stage_names(project) == ["Awareness", "Consider", "Trial", "Learning"]
    assert [card(project, one).x for one in ("tp_a", "tp_b", "tp_c")] == [32, 496, 760]
    assert project.connections["con_bc"].bends == ((100, 200), (800, 200))
    assert project.presences["presence_2"].x == 500
    assert project.presences["presence_1"].x == -160


def test_new_stage_can_stand_first_and_needs_a_name() -> None:
    project = a_project()
    do(project, AddStage("stage_n", "journey_1", "Before", before="stage_a"))
    assert stage_names(project)[0] == "Before"
    assert card(project, "tp_a").x == 32 + 264
    with pytest.raises(EditRefused, match="needs a name"):
        AddStage("stage_m", "journey_1", " ").plan(project)


def test_stage_at_the_end_takes_in_the_cards_that_stand_there() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_far", "journey_1", "Recommend", 900, 24))
    assert card(project, "tp_far").stage == "stage_c"
    do(project, AddStage("stage_n", "journey_1", "Advocacy"))
    assert (card(project, "tp_far").stage, card(project, "tp_far").x) == ("stage_n", 900)
    assert card(project, "tp_c").stage == "stage_c"


def test_first_stage_takes_in_all_cards() -> None:
    project = a_project()
    do(project, DeleteStages(["stage_a", "stage_b", "stage_c"]))
    assert [one.stage for one in project.touchpoints.values()] == [None] * 3
    assert [one.x for one in project.touchpoints.values()] == [32, 296, 560]
    do(project, AddStage("stage_n", "journey_1", "Everything"))
    assert [one.stage for one in project.touchpoints.values()] == ["stage_n"] * 3


def test_stage_does_not_become_narrower_than_its_cards() -> None:
    project = a_project()
    do(project, ResizeStage("stage_a", 20))
    assert project.stages["stage_a"].width == 232
    assert card(project, "tp_b").x == 296 - 32
    do(project, ResizeStage("stage_a", 464))
    assert card(project, "tp_b").x == 296 + 200
    assert card(project, "tp_a").x == 32


def test_stage_moves_with_its_cards() -> None:
    project = a_project()
    do(project, ResizeStage("stage_b", 400))
    command = MoveStage("stage_b", before="stage_a")
    assert command.name(project) == "Move stage “Trial”"
    do(project, command)
    assert stage_names(project) == ["Trial", "Awareness", "Learning"]
    assert [card(project, one).x for one in ("tp_b", "tp_a", "tp_c")] == [32, 432, 696]
    do(project, MoveStage("stage_b"))
    assert stage_names(project) == ["Awareness", "Learning", "Trial"]
    assert MoveStage("stage_b").plan(project) == ()


def test_card_beyond_the_last_column_comes_along_when_that_moves() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_far", "journey_1", "Recommend", 1_500, 24))
    do(project, MoveStage("stage_c", before="stage_a"))
    assert card(project, "tp_far").stage == "stage_c"
    assert 0 <= card(project, "tp_far").x <= 264 - 200


def test_empty_stage_closes() -> None:
    project = a_project()
    do(project, AddStage("stage_n", "journey_1", "Empty", after="stage_a"))
    do(project, DeleteStages(["stage_n"]))
    assert [card(project, one).x for one in ("tp_a", "tp_b", "tp_c")] == [32, 296, 560]


def test_stage_with_cards_leaves_them_and_its_room_to_the_neighbour() -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", "slow", stage="stage_b"))
    do(project, DeleteStages(["stage_b"]))
    assert card(project, "tp_b").stage == "stage_a"
    assert project.stages["stage_a"].width == 528
    assert [card(project, one).x for one in ("tp_a", "tp_b", "tp_c")] == [32, 296, 560]
    assert project.stickies["sticky_1"].stage == "stage_a"
    do(project, DeleteStages(["stage_a"]))
    assert card(project, "tp_a").stage == "stage_c"
    with pytest.raises(EditRefused, match="no longer there"):
        DeleteStages(["stage_a"]).plan(project)


def test_new_journey_has_the_usual_stages() -> None:
    project = a_project()
    do(project, AddJourney("journey_2", " Future\tmap ", State.FUTURE, default_stages()))
    stages = stages_in_order(project, "journey_2")
    assert [stage.name for stage in stages][3:] == ["Post-purchase", "Advocacy"]
    assert stages[3].phase is Phase.POST_PURCHASE
    assert project.journeys["journey_2"].title == "Future map"
    with pytest.raises(EditRefused, match="needs a title"):
        AddJourney("journey_3", "").plan(project)


def test_copied_journey_is_whole_and_knows_where_it_comes_from() -> None:
    project = a_project()
    do(project, Connect("con_loop", "journey_1", "tp_c", "tp_a"))
    do(project, AddSticky("sticky_1", "journey_1", "slow", touchpoint="tp_b"))
    command = CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed")
    assert command.plan(project) == command.plan(project)
    do(project, command)
    copies = {one.name: one for one in project.touchpoints.values() if one.journey == "journey_2"}
    assert copies["Guided tour"].derived_from == "tp_b"
    assert project.stages[copies["Guided tour"].stage or ""].journey == "journey_2"
    ways = [one for one in project.connections.values() if one.journey == "journey_2"]
    assert len(ways) == 4
    assert {one.source for one in ways} <= {one.id for one in copies.values()} | {"persona_1"}
    assert {one.touchpoint for one in project.stickies.values()} == {
        "tp_b",
        copies["Guided tour"].id,
    }
    assert project.journeys["journey_2"].derived_from == "journey_1"
    do(project, MoveJourney("journey_2", before="journey_1"))
    assert [one.id for one in by_rank(project.journeys.values())] == ["journey_2", "journey_1"]


def test_wide_card_keeps_its_stage_wide() -> None:
    project = a_project()
    do(project, ResizeTouchpoint("tp_a", 230, 100))
    do(project, ResizeStage("stage_a", 130))
    assert project.stages["stage_a"].width == 262
