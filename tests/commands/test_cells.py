"""Writing into cells of the grid, dragging between them, pasting and emptying blocks."""

from __future__ import annotations

import pytest

from journeymapper.analysis.grid import grid
from journeymapper.analysis.lanes import lanes_of
from journeymapper.commands.cell_blocks import ClearCells, PasteCells
from journeymapper.commands.cell_moves import MoveCellEntries
from journeymapper.commands.cells import WriteCell, new_entry_id
from journeymapper.commands.connections import Bend
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.lanes import AddLane, ChooseBlueprint
from journeymapper.commands.records import EditFields
from journeymapper.commands.stages import DeleteStages
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Content,
    Measure,
    ProjectDetails,
    Touchpoint,
)
from journeymapper.domain.vocabulary import (
    ActorKind,
    BuyingRole,
    LaneKind,
    MeasureKind,
    StickyKind,
    TouchpointKind,
)
from tests.a_project import a_project, card, do


def write(
    project: Project,
    lane: str,
    text: str,
    stage: str | None = "stage_b",
    entry: str | None = None,
    seed: str = "seed",
    persona: str | None = "persona_1",
) -> None:
    do(project, WriteCell("journey_1", lane, stage, text, seed, entry, persona))


def text(project: Project, lane: str, stage: str = "stage_b") -> str:
    return grid(project, "journey_1", with_hidden=True).cell(lane, stage).text


def refused(project: Project, lane: str, said: str, stage: str | None = "stage_b") -> str:
    with pytest.raises(EditRefused) as refusal:
        write(project, lane, said, stage)
    return str(refusal.value)


def no_overlap(project: Project) -> bool:
    cards = list(project.touchpoints.values())
    return not any(
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
        for place, one in enumerate(cards)
        for other in cards[:place]
    )


@pytest.mark.parametrize(
    ("lane", "kind"),
    [
        ("thinks", StickyKind.THOUGHT),
        ("feels", StickyKind.QUOTE),
        ("pain_points", StickyKind.PAIN),
        ("opportunities", StickyKind.OPPORTUNITY),
        ("notes", StickyKind.TEXT),
    ],
)
def test_notes_are_written_edited_and_deleted(lane: str, kind: StickyKind) -> None:
    project = a_project()
    write(project, lane, " Price appears late ")
    sticky = project.stickies[new_entry_id(LaneKind.TEXT, "seed")]
    assert (sticky.text, sticky.kind, sticky.stage) == ("Price appears late", kind, "stage_b")
    write(project, lane, "Price appears", entry=sticky.id)
    assert text(project, lane) == "Price appears"
    write(project, lane, "", entry=sticky.id)
    assert not project.stickies


def test_a_run_of_typing_needs_one_seed() -> None:
    project = a_project()
    for typed in ("P", "Pri", "Price"):
        write(project, "pain_points", typed)
    assert [one.text for one in project.stickies.values()] == ["Price"]
    write(project, "pain_points", "")
    assert not project.stickies, "a run that ends where it began leaves nothing"
    for typed in ("T", "Tour 2"):
        write(project, "touchpoints", typed)
    assert text(project, "touchpoints") == "Guided tour\nTour 2"
    write(project, "touchpoints", "")
    assert text(project, "touchpoints") == "Guided tour"


def test_a_text_lane_keeps_what_is_written_in_it() -> None:
    project = a_project()
    do(project, AddLane("lane_x", "journey_1", "Risks"))
    write(project, "lane_x", "Churn")
    assert text(project, "lane_x") == "Churn"
    assert next(iter(project.stickies.values())).lane == "lane_x"


def test_a_thought_is_edited_where_it_is_shown() -> None:
    project = a_project()
    do(project, SetExperience("persona_1", "tp_b", {"thought": "Hm"}, "experience_1"))
    write(project, "thinks", "Where do I begin?", entry="experience_1")
    assert project.experiences["experience_1"].thought == "Where do I begin?"
    write(project, "thinks", "", entry="experience_1")
    assert not project.experiences


def test_cards_come_below_the_last_of_their_stage() -> None:
    project = a_project()
    for number in range(3):
        write(project, "touchpoints", f"Step {number}", seed=str(number))
    assert text(project, "touchpoints") == "Guided tour\nStep 0\nStep 1\nStep 2"
    assert no_overlap(project)
    write(project, "touchpoints", "Tour", entry="tp_b")
    assert card(project, "tp_b").name == "Tour"
    with pytest.raises(EditRefused, match="needs a name"):
        write(project, "touchpoints", " ", entry="tp_b")


def test_a_card_does_not_cover_one_that_reaches_over_from_the_next_stage() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_wide", "journey_1", "Wide", 440, 200))
    assert card(project, "tp_wide").stage == "stage_c"
    write(project, "touchpoints", "New")
    assert no_overlap(project)


def test_lanes_of_the_blueprint_say_who_does_it() -> None:
    project = a_project()
    do(project, ChooseBlueprint("journey_1"))
    lanes = {one.kind: one.key for one in lanes_of(project, "journey_1")}
    write(project, lanes[LaneKind.FRONTSTAGE], "Greets", seed="1")
    write(project, lanes[LaneKind.BACKSTAGE], "Checks", seed="2")
    write(project, lanes[LaneKind.SUPPORT], "Stores", seed="3")
    made = {one.name: one for one in project.touchpoints.values()}
    assert made["Greets"].kind is TouchpointKind.BACKSTAGE_STEP
    assert [project.actors[one].kind for one in made["Greets"].done_by] == [ActorKind.FRONTSTAGE]
    assert made["Checks"].kind is TouchpointKind.BACKSTAGE_STEP
    assert made["Stores"].kind is TouchpointKind.SYSTEM_STEP
    for kind, name in (("FRONTSTAGE", "Greets"), ("BACKSTAGE", "Checks"), ("SUPPORT", "Stores")):
        assert text(project, lanes[LaneKind[kind]]) == name
    for kind in ("BACKSTAGE", "SUPPORT", "TOUCHPOINTS", "FRONTSTAGE"):
        lane = lanes[LaneKind[kind]]
        do(project, MoveCellEntries("journey_1", [made["Greets"].id], lane, "stage_b", "4"))
        assert "Greets" in text(project, lane)


def test_an_emotion_is_a_number_or_a_name() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "Ask a coach", 296, 148))
    write(project, "emotion", "4")
    assert text(project, "emotion") == "Guided tour: pleased"
    write(project, "emotion", "ang")
    assert text(project, "emotion") == "Guided tour: pleased\nAsk a coach: angry"
    assert "Say which one" in refused(project, "emotion", "2")
    write(project, "emotion", "guided tour: −2")
    assert text(project, "emotion") == "Guided tour: angry\nAsk a coach: angry"
    lived = grid(project, "journey_1").cell("emotion", "stage_b").entries[1].record
    write(project, "emotion", "delighted", entry=lived)
    write(project, "emotion", "", entry="tp_b")
    assert text(project, "emotion") == "Ask a coach: delighted"


def test_an_emotion_that_nobody_can_know_is_refused() -> None:
    project = a_project()
    assert "no emotion" in refused(project, "emotion", "grumpy")
    assert "no emotion" in refused(project, "emotion", "7")
    with pytest.raises(EditRefused, match="Choose a persona"):
        write(project, "emotion", "1", persona=None)
    do(
        project,
        EditFields("tp_b", {"name": "x"}),
        MoveCellEntries("journey_1", ["tp_b"], "touchpoints", "stage_a", "s"),
    )
    assert "no touchpoint" in refused(project, "emotion", "1")


def test_channels_go_to_the_touchpoints_that_have_none() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "Ask a coach", 296, 148))
    write(project, "channels", "web, Chat")
    assert text(project, "channels") == "Chat\nweb"
    assert len(project.channels) == 2
    assert card(project, "tp_b").channels == card(project, "tp_d").channels
    assert "Guided tour: web" in refused(project, "channels", "app")
    write(project, "channels", "Ask a coach: app", seed="2")
    web = next(one.id for one in project.channels.values() if one.name == "web")
    write(project, "channels", "site", entry=web, seed="3")
    assert text(project, "channels") == "app\nChat\nsite"
    write(project, "channels", "", entry=next(iter(card(project, "tp_b").channels)), seed="4")
    assert len(card(project, "tp_b").channels) == 1


def test_owners_go_to_the_touchpoints_that_have_none() -> None:
    project = a_project()
    write(project, "owner", "Product, Legal")
    product = project.actors[card(project, "tp_b").owner or ""]
    assert product.name == "Product"
    assert [project.actors[one].name for one in card(project, "tp_b").done_by] == ["Legal"]
    write(project, "owner", "Sales", entry=product.id, seed="2")
    assert text(project, "owner") == "Sales\nLegal"
    write(project, "owner", "", entry=card(project, "tp_b").owner)
    assert text(project, "owner") == "Legal"
    do(project, AddTouchpoint("tp_d", "journey_1", "Ask a coach", 296, 148))
    assert "who owns which" in refused(project, "owner", "A, B")
    write(project, "owner", "Coaches", seed="3")
    assert "its owner" in refused(project, "owner", "Nobody")


def test_measures_and_content_are_added_by_name() -> None:
    project = a_project()
    write(project, "measures", "paid: €49 each")
    measure = project.get(Measure, new_entry_id(LaneKind.MEASURES, "seed"))
    assert (measure.name, measure.value_each, measure.stage) == ("paid", 49, "stage_b")
    assert measure.kind is MeasureKind.MICRO_CONVERSION
    write(project, "measures", "paid: 50", seed="2")
    assert project.get(Measure, measure.id).value_each == 50
    write(project, "content", "video", entry="role:champion", seed="3")
    write(project, "content", "video tour", entry="role:champion", seed="3")
    content = project.get(Content, new_entry_id(LaneKind.CONTENT, "3"))
    assert (content.title, content.role) == ("video tour", BuyingRole.CHAMPION)
    write(project, "content", "nothing yet", seed="4")
    assert len(project.all(Content)) == 1


def test_cards_are_dragged_to_another_stage_and_stand_there_on_the_map() -> None:
    project = a_project()
    do(
        project,
        Bend("con_bc", ((400.0, 200.0),)),
        AddTouchpoint("tp_d", "journey_1", "Ask a coach", 296, 148),
    )
    command = MoveCellEntries("journey_1", ["tp_b", "tp_d"], "touchpoints", "stage_c", "s")
    do(project, command)
    assert text(project, "touchpoints", "stage_c") == "First course\nGuided tour\nAsk a coach"
    assert text(project, "touchpoints") == ""
    assert no_overlap(project)
    do(project, MoveCellEntries("journey_1", ["tp_d"], "touchpoints", "stage_c", "s", "tp_c"))
    assert text(project, "touchpoints", "stage_c") == "Ask a coach\nFirst course\nGuided tour"
    assert no_overlap(project)
    with pytest.raises(EditRefused, match="is none"):
        MoveCellEntries("journey_1", ["tp_d"], "feels", "stage_c", "s").plan(project)


def test_notes_are_dragged_between_lanes_and_stages() -> None:
    project = a_project()
    do(
        project,
        AddSticky("sticky_1", "journey_1", "One", StickyKind.PAIN, touchpoint="tp_b"),
        AddSticky("sticky_2", "journey_1", "Two", StickyKind.OPPORTUNITY, stage="stage_b"),
    )
    do(
        project,
        MoveCellEntries("journey_1", ["sticky_1"], "opportunities", "stage_b", "s", "sticky_2"),
    )
    assert text(project, "opportunities") == "One\nTwo"
    assert project.stickies["sticky_1"].touchpoint == "tp_b", "it stays on its touchpoint"
    do(project, MoveCellEntries("journey_1", ["sticky_1"], "feels", "stage_a", "s"))
    sticky = project.stickies["sticky_1"]
    assert (sticky.kind, sticky.stage, sticky.touchpoint) == (StickyKind.QUOTE, "stage_a", None)
    with pytest.raises(EditRefused, match="is none"):
        MoveCellEntries("journey_1", ["sticky_1"], "owner", "stage_a", "s").plan(project)


def paste(project: Project, lane: str, stage: str | None, *rows: list[str]) -> None:
    do(project, PasteCells("journey_1", lane, stage, rows, "seed", "persona_1"))


def test_a_block_is_written_over_the_grid() -> None:
    project = a_project()
    before = project.snapshot()
    changes = PasteCells(
        "journey_1",
        "touchpoints",
        "stage_b",
        [["Tour\nAsk a coach", "Course"], ["1", "+2"], ["Where?", "I can\nI will"]],
        "seed",
        "persona_1",
    ).plan(project)
    project.apply(changes)
    assert text(project, "touchpoints") == "Tour\nAsk a coach"
    assert card(project, "tp_b").name == "Tour", "the first line renames the first card"
    assert text(project, "emotion", "stage_c") == "Course: delighted"
    assert text(project, "thinks", "stage_c") == "I can\nI will"
    assert no_overlap(project)
    project.apply(undone(changes))
    assert project == before


def test_copied_cells_pasted_back_change_nothing() -> None:
    project = a_project()
    write(project, "pain_points", "Price", seed="1")
    write(project, "emotion", "1", seed="2")
    write(project, "channels", "web", seed="3")
    shown = grid(project, "journey_1")
    rows = shown.block([one.key for one in shown.rows], [one.key for one in shown.columns])
    assert PasteCells("journey_1", "touchpoints", "stage_a", rows, "s").plan(project) == ()


def test_a_wide_block_makes_stages_and_a_tall_one_is_refused() -> None:
    project = a_project()
    paste(project, "thinks", "stage_c", ["a", "b", "c"], ["d", "e", "f"])
    names = [one.name for one in stages_in_order(project, "journey_1")]
    assert names == ["Awareness", "Trial", "Learning", "Stage 4", "Stage 5"]
    last = stages_in_order(project, "journey_1")[-1].id
    assert (text(project, "thinks", last), text(project, "feels", last)) == ("c", "f")
    with pytest.raises(EditRefused, match="Add lanes"):
        paste(project, "owner", "stage_a", ["a"], ["b"])
    with pytest.raises(EditRefused, match="10,000"):
        paste(project, "thinks", "stage_a", ["x"] * 10_001)
    with pytest.raises(EditRefused, match="at most 100"):
        paste(project, "thinks", "stage_a", ["x"] * 200)
    with pytest.raises(EditRefused, match="no text"):
        paste(project, "thinks", "stage_a", ["", " "])


def test_a_block_begins_an_empty_grid() -> None:
    project = Project([ProjectDetails(id="project_1")])
    do(project, AddJourney("journey_1", "New"))
    stages = [one.id for one in stages_in_order(project, "journey_1")]
    do(project, DeleteStages(stages) if stages else AddJourney("journey_2", "Other"))
    do(project, PasteCells("journey_1", "touchpoints", None, [["Search", "Buy"]], "s"))
    shown = grid(project, "journey_1")
    assert [one.name for one in shown.columns] == ["Stage 1", "Stage 2"]
    assert shown.block(["touchpoints"], [one.key for one in shown.columns]) == [["Search", "Buy"]]


def test_many_pasted_cards_stand_side_by_side_without_overlap() -> None:
    project = a_project()
    paste(project, "touchpoints", "stage_a", ["\n".join(f"Step {n}" for n in range(60))] * 5)
    assert len(project.touchpoints) == 300
    assert no_overlap(project)


def test_a_block_of_cells_is_emptied_in_one_step() -> None:
    project = a_project()
    write(project, "pain_points", "Price", seed="1")
    write(project, "emotion", "1", seed="2")
    write(project, "channels", "web", seed="3")
    write(project, "owner", "Sales", seed="4")
    write(project, "measures", "paid", seed="5")
    write(project, "content", "video", seed="6")
    do(project, SetExperience("persona_1", "tp_b", {"thought": "Hm"}, "experience_x"))
    lanes = [one.key for one in lanes_of(project, "journey_1")]
    before = project.snapshot()
    cells = [(lane, "stage_b") for lane in lanes if lane != "touchpoints"]
    changes = do(project, ClearCells("journey_1", cells))
    assert [text(project, lane) for lane, _ in cells] == [""] * len(cells)
    assert "tp_b" in project.touchpoints
    project.apply(undone(changes))
    assert project == before
    do(project, ClearCells("journey_1", [("touchpoints", "stage_b")]))
    assert "tp_b" not in project.touchpoints


def test_a_frontstage_step_takes_the_actor_that_is_there() -> None:
    project = a_project()
    do(project, ChooseBlueprint("journey_1"))
    lane = next(one.key for one in lanes_of(project, "journey_1") if one.name == "Frontstage")
    project.apply(WriteCell("journey_1", lane, "stage_a", "Greets", "s").plan(project))
    write(project, lane, "Explains", seed="t")
    assert len(project.all(Actor)) == 1
    assert len(project.all(Touchpoint)) == 5
