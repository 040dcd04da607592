"""Votes, actions and evidence on paper, and votes on notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from journeymapper.commands.base import Command
from journeymapper.commands.channels import SetOwner
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.sources import Cite
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.votes import PutDots
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Lane, Source, Vote, VoteRound, new_id
from journeymapper.domain.vocabulary import ActionStatus, Evidence, MeasureKind
from journeymapper.drawing.pages.action_pages import action_pages
from journeymapper.drawing.pages.evidence_pages import evidence_pages
from journeymapper.drawing.pages.paper import PAPERS, Draft, Paper
from journeymapper.drawing.pages.vote_pages import vote_pages
from journeymapper.drawing.primitives import Box, Primitive, TextLine
from journeymapper.drawing.stickies import sticky_look, sticky_picture, sticky_places
from tests.a_project import a_project, do

PAPER = PAPERS["A4"]
TODAY = date(2026, 11, 22)


@pytest.fixture
def project() -> Project:
    return a_project()


def words(drafts: Iterable[Draft]) -> str:
    lines = [one for draft in drafts for one in draft.primitives if isinstance(one, TextLine)]
    return "\n".join(one.line.text for one in lines)


def pages(make: object, project: Project, paper: Paper = PAPER) -> list[Draft]:
    return make(project, paper, list(project.journeys.values()), TODAY)  # type: ignore[operator,no-any-return]


def ends(one: Primitive) -> tuple[float, float, float, float]:
    if isinstance(one, TextLine):
        return one.x, one.baseline, one.x + one.line.width, one.baseline
    if isinstance(one, Box):
        return one.x, one.y, one.x + one.width, one.y + one.height
    return 0.0, 0.0, 0.0, 0.0


def assert_within(drafts: Iterable[Draft], paper: Paper = PAPER) -> None:
    for draft in drafts:
        for one in draft.primitives:
            left, top, right, bottom = ends(one)
            assert left >= 0, one
            assert top >= 0, one
            assert right <= paper.width, one
            assert bottom <= paper.height, one


def test_nothing_makes_no_pages(project: Project) -> None:
    for make in (vote_pages, action_pages, evidence_pages):
        assert pages(make, project) == []


def test_actions_are_listed_with_what_is_late_in_words(project: Project) -> None:
    late = Action(id="action_1", text="Buy cake", due_on=date(2026, 11, 20), impact=5, effort=1)
    done = Action(id="action_2", text="Call Ben", status=ActionStatus.DONE, touchpoint="tp_b")
    do(project, AddRecord(late), AddRecord(done), SetOwner("action_1", "Product", "actor_1"))
    made = pages(action_pages, project)
    said = words(made)
    assert "20 Nov 2026, 2 days late" in " ".join(said.split())
    assert "Product" in said
    assert "2 actions · 1 open · 1 done · 1 overdue on 22 Nov 2026" in said
    assert "Guided tour" in said
    for name in ("Quick wins", "Big projects", "Fill-ins", "Thankless"):
        assert name in said
    assert_within(made)


def test_what_is_done_says_when_and_what_came_of_it(project: Project) -> None:
    done = Action(
        id="action_1",
        text="Say the price",
        status=ActionStatus.DONE,
        done_on=date(2026, 10, 5),
        measure="measure_1",
    )
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Asked for help", MeasureKind.DROP_OFF),
        AddReading("reading_1", "measure_1", 20, date(2026, 10, 1)),
        AddReading("reading_2", "measure_1", 12, date(2026, 11, 1)),
        AddRecord(done),
    )
    said = " ".join(words(pages(action_pages, project)).split())
    assert "done 5 Oct 2026" in said
    assert "Asked for help · 20% → 12%, better" in said


def test_actions_of_another_journey_stay_out(project: Project) -> None:
    do(
        project,
        AddRecord(Action(id="action_1", text="Add captions", touchpoint="tp_a")),
        AddRecord(Action(id="action_2", text="Buy cake")),
    )
    said = words(action_pages(project, PAPER, [], TODAY))
    assert "Buy cake" in said
    assert "Add captions" not in said


def test_what_is_internal_is_not_told(project: Project) -> None:
    source = Source(id="source_1", reference="Exit survey")
    do(
        project,
        AddFeedback("feedback_1", "A secret complaint"),
        EditFields("feedback_1", {"internal": True}),
        AddRecord(Action(id="action_1", text="Answer", feedback_note="feedback_1")),
        AddRecord(Lane(id="lane_1", journey="journey_1", name="Politics", internal=True)),
        AddSticky("sticky_1", "journey_1", "A secret note"),
        EditFields("sticky_1", {"lane": "lane_1"}),
        Cite("sticky_1", source, "citation_1"),
        AddSticky("sticky_2", "journey_1", "An open note"),
        Cite("sticky_2", source, "citation_2"),
        AddRecord(VoteRound(id="round_1", journey="journey_1", question="Worst?", closed=False)),
        PutDots("round_1", "sticky_1", 3, "vote_1"),
        PutDots("round_1", "sticky_2", 2, "vote_2"),
    )
    said = "".join(words(pages(one, project)) for one in (vote_pages, action_pages, evidence_pages))
    assert "secret" not in said
    assert "An open note" in said


def test_a_blind_round_is_told_when_it_is_closed(project: Project) -> None:
    do(
        project,
        AddSticky("sticky_1", "journey_1", "Price appears late", touchpoint="tp_b"),
        AddRecord(VoteRound(id="round_1", journey="journey_1", question="Worst?", blind=True)),
        PutDots("round_1", "sticky_1", 9, "vote_1"),
    )
    assert pages(vote_pages, project) == []
    do(project, EditFields("round_1", {"closed": True}))
    said = words(pages(vote_pages, project))
    assert "Worst?" in said
    assert "9  ●●●●●●●●●" in said


def test_evidence_tells_shares_sources_and_what_is_assumed(project: Project) -> None:
    source = Source(
        id="source_1", reference="Exit survey", sample_size=240, collected_on=date(2026, 5, 2)
    )
    do(
        project,
        EditFields("tp_a", {"evidence": Evidence.RESEARCHED}),
        Cite("tp_a", source, "citation_1"),
    )
    made = pages(evidence_pages, project)
    said = words(made)
    assert "2 assumed (67%) · 0 partial (0%) · 1 researched (33%)" in said
    assert "Exit survey" in said
    assert "interview · n 240 · 2 May 2026" in said
    assert "Assumed, and nobody says so (2): Guided tour; First course." in said
    assert "Researched, and nobody" not in said
    do(project, EditFields("tp_b", {"evidence": Evidence.RESEARCHED}))
    made = pages(evidence_pages, project)
    assert "Researched, and nobody says so (1): Guided tour." in words(made)
    assert_within(made)


@pytest.mark.parametrize("size", ["A4", "A3", "Letter"])
def test_a_crowd_flows_over_pages_and_loses_nothing(project: Project, size: str) -> None:
    commands: list[Command] = []
    for number in range(120):
        action = Action(
            id=f"action_{number}",
            text=f"Decision number {number} that goes on and on until it no longer fits on a line",
            impact=1 + number % 2,
            effort=1 + number % 3,
        )
        commands.append(AddRecord(action))
    do(project, *commands)
    paper = PAPERS[size]
    made = pages(action_pages, project, paper)
    assert len(made) > 3
    said = " ".join(words(made[:-1]).split())
    assert all(f"Decision number {number} " in said for number in range(120))
    assert "Nos. " in words(made[-1:]), "a crowded cell names its actions by number"
    assert_within(made, paper)


def test_notes_say_their_votes_and_make_room(project: Project) -> None:
    do(
        project,
        AddSticky("sticky_1", "journey_1", "Price appears late", stage="stage_b"),
        AddSticky("sticky_2", "journey_1", "No cues", stage="stage_b"),
    )
    before = sticky_places(project, "journey_1")
    voting = VoteRound(id="round_1", journey="journey_1", question="Worst?")
    do(project, AddRecord(voting), PutDots("round_1", "sticky_1", 9, new_id(Vote)))
    look = sticky_look(project, project.stickies["sticky_1"])
    texts = [one.line.text for one in sticky_picture(look).primitives if isinstance(one, TextLine)]
    assert texts == ["Price appears late", "9 votes"]
    after = sticky_places(project, "journey_1")
    assert after["sticky_1"].height > before["sticky_1"].height
    assert after["sticky_2"].y > before["sticky_2"].y
