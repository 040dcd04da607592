"""Which lanes a grid has, what stands where, and what an edit leaves as it was."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.analysis.grid import NO_STAGE, grid
from journeymapper.analysis.lanes import NOTES, blueprint_kind, lanes_of
from journeymapper.commands.channels import SetChannels, SetOwner
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.lanes import ChooseBlueprint, EditLane
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.stages import DeleteStages
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Content, Lane, Vote, VoteRound
from journeymapper.domain.vocabulary import (
    ActorKind,
    BuyingRole,
    LaneKind,
    MeasureKind,
    StickyKind,
    TouchpointKind,
)
from tests.a_project import a_project, do

USUAL = [
    *("Touchpoints", "Emotion", "Thinks", "Feels", "Pain points", "Opportunities"),
    *("Channels", "Measures", "Content by role", "Owner"),
]


def names(project: Project) -> list[str]:
    return [lane.name for lane in lanes_of(project, "journey_1")]


def test_a_journey_without_lanes_shows_the_usual_ones() -> None:
    project = a_project()
    assert names(project) == USUAL
    assert all(lane.record is None for lane in lanes_of(project, "journey_1"))


def test_lane_records_are_the_lanes_in_their_order() -> None:
    project = a_project()
    for lane_id, name, rank in (("lane_1", "Risks", "a1"), ("lane_2", "Cards", "a0")):
        kind = LaneKind.TEXT if name == "Risks" else LaneKind.TOUCHPOINTS
        do(
            project,
            AddRecord(Lane(id=lane_id, journey="journey_1", name=name, kind=kind, rank=rank)),
        )
    assert names(project) == ["Cards", "Risks"]
    do(project, AddSticky("sticky_p", "journey_1", "Too dear", StickyKind.PAIN, stage="stage_a"))
    assert names(project) == ["Cards", "Risks", "Notes"], "nothing that was written disappears"
    do(project, EditFields("sticky_p", {"lane": "lane_1"}))
    assert names(project) == ["Cards", "Risks"]
    assert grid(project, "journey_1").cell("lane_1", "stage_a").text == "Too dear"


@pytest.mark.parametrize(
    ("kind", "lane"),
    [
        (StickyKind.PAIN, "pain_points"),
        (StickyKind.OPPORTUNITY, "opportunities"),
        (StickyKind.IDEA, "opportunities"),
        (StickyKind.THOUGHT, "thinks"),
        (StickyKind.QUOTE, "feels"),
        (StickyKind.QUESTION, NOTES),
        (StickyKind.TEXT, NOTES),
    ],
)
def test_a_sticky_stands_where_its_kind_belongs(kind: StickyKind, lane: str) -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", "Words", kind, touchpoint="tp_b"))
    assert grid(project, "journey_1").place_of("sticky_1") == (lane, "stage_b")


def test_a_sticky_in_the_tray_is_not_in_the_grid() -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", "Later", StickyKind.QUESTION))
    assert names(project) == USUAL
    assert grid(project, "journey_1").place_of("sticky_1") is None


def test_touchpoints_without_a_stage_have_a_column_of_their_own() -> None:
    project = a_project()
    assert [one.name for one in grid(project, "journey_1").columns] == [
        *("Awareness", "Trial", "Learning")
    ]
    do(project, DeleteStages(["stage_a", "stage_b", "stage_c"]))
    shown = grid(project, "journey_1")
    assert [one.name for one in shown.columns] == ["No stage"]
    assert shown.cell("touchpoints", NO_STAGE).lines == (
        "Review site",
        "Guided tour",
        "First course",
    )


@pytest.mark.parametrize(
    ("kind", "owner", "done_by", "lane"),
    [
        *((kind, None, (), LaneKind.TOUCHPOINTS) for kind in list(TouchpointKind)[:6]),
        (TouchpointKind.OWN_STEP, "actor_front", (), LaneKind.TOUCHPOINTS),
        (TouchpointKind.BACKSTAGE_STEP, "actor_front", (), LaneKind.FRONTSTAGE),
        (TouchpointKind.SYSTEM_STEP, None, ("actor_front",), LaneKind.FRONTSTAGE),
        (TouchpointKind.BACKSTAGE_STEP, None, (), LaneKind.BACKSTAGE),
        (TouchpointKind.BACKSTAGE_STEP, "actor_team", ("actor_system",), LaneKind.BACKSTAGE),
        (TouchpointKind.BACKSTAGE_STEP, "actor_system", (), LaneKind.SUPPORT),
        (TouchpointKind.BACKSTAGE_STEP, "actor_partner", (), LaneKind.SUPPORT),
        (TouchpointKind.SYSTEM_STEP, None, (), LaneKind.SUPPORT),
    ],
)
def test_who_does_what_in_a_blueprint(
    kind: TouchpointKind, owner: str | None, done_by: tuple[str, ...], lane: LaneKind
) -> None:
    project = a_project()
    for actor, actor_kind in (
        ("actor_front", ActorKind.FRONTSTAGE),
        ("actor_team", ActorKind.TEAM),
        ("actor_system", ActorKind.SYSTEM),
        ("actor_partner", ActorKind.PARTNER),
    ):
        do(project, AddRecord(Actor(id=actor, name=actor, kind=actor_kind)))
    do(project, EditFields("tp_a", {"kind": kind, "owner": owner, "done_by": done_by}))
    assert blueprint_kind(project, project.touchpoints["tp_a"]) is lane
    place = grid(project, "journey_1").place_of("tp_a")
    assert place == ("touchpoints", "stage_a"), "without a blueprint all cards stand together"
    do(project, ChooseBlueprint("journey_1"))
    shown = grid(project, "journey_1")
    place = shown.place_of("tp_a")
    assert place is not None
    found = shown.lane(place[0])
    assert found is not None and found.kind is lane


def test_the_blueprint_names_its_lines() -> None:
    project = a_project()
    do(project, ChooseBlueprint("journey_1"))
    lanes = lanes_of(project, "journey_1")
    assert [(one.name, one.line_above) for one in lanes[:6]] == [
        ("Physical evidence", ""),
        ("Customer actions", ""),
        ("Frontstage", "line of interaction"),
        ("Backstage", "line of visibility"),
        ("Support", "line of internal interaction"),
        ("Emotion", ""),
    ]


def test_hidden_and_internal_lanes_are_left_out_when_asked() -> None:
    project = a_project()
    do(project, EditLane("journey_1", "feels", {"hidden": True}))
    owner = lanes_of(project, "journey_1")[-1].key
    do(project, EditLane("journey_1", owner, {"internal": True}))
    shown = [one.name for one in grid(project, "journey_1").rows]
    assert shown == [one for one in USUAL if one != "Feels"]
    outside = grid(project, "journey_1", with_hidden=True, with_internal=False)
    assert [one.name for one in outside.rows] == USUAL[:-1]


def test_cells_say_what_stands_at_a_stage() -> None:
    project = a_project()
    do(
        project,
        AddTouchpoint("tp_d", "journey_1", "Ask a coach", 296, 148),
        SetChannels("tp_b", ["Web", "App"], "s"),
        SetChannels("tp_d", ["web", "Chat"], "t"),
        SetOwner("tp_b", "Product", "actor_p"),
        EditFields("tp_b", {"essential": True}),
        SetExperience(
            "persona_1", "tp_b", {"emotion": -2, "emotional_trigger": "price"}, "experience_1"
        ),
        SetExperience("persona_2", "tp_b", {"emotion": 2, "thought": "At last"}, "experience_2"),
        AddSticky("sticky_1", "journey_1", "Hidden price", StickyKind.PAIN, touchpoint="tp_b"),
        AddRecord(VoteRound(id="round_1", journey="journey_1", question="Worst?")),
        AddRecord(Vote(id="vote_1", round="round_1", target="sticky_1", dots=9)),
        AddMeasure(
            *("measure_1", "journey_1", "paid", MeasureKind.MICRO_CONVERSION),
            stage="stage_b",
            value_each=1.8,
            target=200,
        ),
        AddReading("reading_1", "measure_1", 120, date(2026, 3, 1)),
    )
    shown = grid(project, "journey_1")
    cards = shown.cell("touchpoints", "stage_b").entries
    assert [(one.text, one.second, one.starred, one.value) for one in cards] == [
        ("Guided tour", "App, Web", True, 0.0),
        ("Ask a coach", "Chat, Web", False, None),
    ]
    emotions = shown.cell("emotion", "stage_b").entries
    assert [(one.text, one.second, one.value, one.touchpoint) for one in emotions] == [
        ("Guided tour: angry", "price", -2, "tp_b"),
        ("Guided tour: delighted", "", 2, "tp_b"),
    ]
    of_one = grid(project, "journey_1", persona="persona_2")
    assert of_one.cell("emotion", "stage_b").text == "Guided tour: delighted"
    thought = shown.cell("thinks", "stage_b").entries[0]
    assert (thought.record, thought.text, thought.second) == ("experience_2", "At last", "L&D lead")
    assert shown.cell("channels", "stage_b").lines == ("App", "Chat", "Web")
    assert shown.cell("owner", "stage_b").lines == ("Product",)
    pain = shown.cell("pain_points", "stage_b").entries[0]
    assert (pain.text, pain.second) == ("Hidden price", "Guided tour · 9 votes")
    measure = shown.cell("measures", "stage_b").entries[0]
    assert (measure.text, measure.second, measure.is_off) == ("paid", "120 · €1.80 each", True)
    column = shown.columns[1]
    assert (column.note, column.is_on_target) == ("120", False)
    assert shown.block(["touchpoints", "owner"], ["stage_a", "stage_b"]) == [
        ["Review site", "Guided tour\nAsk a coach"],
        ["", "Product"],
    ]


def test_content_stands_by_role_and_shows_its_holes() -> None:
    project = a_project()
    do(
        project,
        EditFields("persona_2", {"role": BuyingRole.DECISION_MAKER}),
        SetExperience("persona_2", "tp_b", {"emotion": 1}, "experience_1"),
    )
    shown = grid(project, "journey_1")
    assert shown.holes("content") == 6
    assert shown.holes("thinks") == 0
    assert [one.key for one in shown.cell("content", "stage_a").entries] == [
        *("role:end_user", "role:decision_maker")
    ]
    video = Content(
        id="content_1",
        journey="journey_1",
        stage="stage_a",
        title="video",
        role=BuyingRole.END_USER,
    )
    page = Content(id="content_2", journey="journey_1", touchpoint="tp_b", title="page")
    do(project, AddRecord(video), AddRecord(page))
    shown = grid(project, "journey_1")
    here = shown.cell("content", "stage_a")
    assert [one.text for one in here.entries] == ["video", "nothing yet"]
    assert here.text == "video", "a hole is not copied"
    assert [one.text for one in shown.cell("content", "stage_b").entries] == ["page"]
    assert shown.holes("content") == 3


def test_after_an_edit_the_grid_equals_a_new_one() -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", "Why?", StickyKind.PAIN, touchpoint="tp_b"))
    shown = grid(project, "journey_1")
    for row in shown.rows:
        for column in shown.columns:
            shown.cell(row.key, column.key)
    edits = (
        EditFields("tp_b", {"name": "Tour"}),
        SetExperience("persona_1", "tp_b", {"emotion": 1}, "experience_1"),
        AddSticky("sticky_2", "journey_1", "Note", StickyKind.TEXT, stage="stage_c"),
        SetChannels("tp_a", ["Web"], "s"),
        SetExperience("persona_1", "tp_b", {"emotion": None}, "experience_1"),
    )
    for edit in edits:
        changed = [one.id for one in do(project, edit)]
        shown = shown.after(project, changed)
        new = grid(project, "journey_1")
        assert [one.key for one in shown.rows] == [one.key for one in new.rows]
        for row in new.rows:
            for column in new.columns:
                assert shown.cell(row.key, column.key) == new.cell(row.key, column.key)
