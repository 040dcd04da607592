"""Closing the loop on paper: the figures of what a client may read, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from journeymapper.analysis.closing import closing_the_loop
from journeymapper.commands.feedback import AddFeedback, SetStatus
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus, MeasureKind, Status
from journeymapper.drawing.answer_months import MonthsLook, months_picture
from journeymapper.drawing.pages.closing_pages import closing_pages, is_worth_telling, shown_notes
from journeymapper.drawing.pages.feedback_pages import feedback_pages
from journeymapper.drawing.pages.paper import PAPERS, Draft, Paper
from journeymapper.drawing.primitives import Box, Placed, TextLine
from tests.a_project import a_project, do
from tests.drawing.test_decision_pages import PAPER, TODAY, assert_within


def written(drafts: Sequence[Draft]) -> str:
    found: list[str] = []
    for draft in drafts:
        for one in draft.primitives:
            inside = one.picture.primitives if isinstance(one, Placed) else (one,)
            found += [part.line.text for part in inside if isinstance(part, TextLine)]
    return " ".join(" ".join(found).split())


@pytest.fixture
def project() -> Project:
    made = a_project()
    do(made, EditFields("tp_a", {"name": "صفحة الهبوط"}), EditFields("tp_c", {"name": "客户支持"}))
    for number, (place, month) in enumerate((("tp_a", 9), ("tp_b", 9), ("tp_c", 11)), 1):
        note = AddFeedback(
            f"feedback_{number}",
            f"Said {number}",
            touchpoint=place,
            received_on=date(2026, month, 1),
            source="Chat",
            needs_reply=True,
        )
        do(made, note)
    do(made, SetStatus(["feedback_1"], Status.CLOSED, "Yes", date(2026, 9, 4)))
    do(made, AddFeedback("feedback_4", "A quote", source="Interview"))
    return made


def pages(project: Project, paper: Paper = PAPER) -> list[Draft]:
    return closing_pages(project, paper, list(project.journeys.values()), TODAY)


@pytest.mark.parametrize("name", list(PAPERS))
def test_the_figures_stand_on_every_paper(project: Project, name: str) -> None:
    made = pages(project, PAPERS[name])
    said = written(made)
    for words in (
        "3 of 4 notes needed a reply · as of 22 Nov 2026",
        "33% answered 1 of 3 that needed it",
        "3 median days to the answer of 1 answer with both days",
        "2 waiting the longest for 82 days",
        "Guided tour 0% (0 of 1) – 1 82 days",
        "صفحة الهبوط 100% (1 of 1) 3 – –",
        "客户支持 0% (0 of 1) – 1 21 days",
        "Chat 33% (1 of 3) 3 2 82 days",
        "Waiting longest",
        "Said 2 Chat Guided tour 82 days",
    ):
        assert words in said
    assert "Interview" not in said
    assert_within(made, PAPERS[name])


def test_what_is_internal_or_of_another_journey_stays_out(project: Project) -> None:
    do(
        project,
        EditFields("feedback_2", {"internal": True}),
        AddRecord(Action(id="action_1", text="A secret", feedback_note="feedback_2")),
        AddJourney("journey_2", "Renewal", with_stages=(("stage_x", "Renew", None),)),
        AddTouchpoint("tp_x", "journey_2", "Reminder", 32, 24),
        AddFeedback("feedback_5", "Other", touchpoint="tp_x", needs_reply=True),
        AddRecord(Action(id="action_2", text="Elsewhere", feedback_note="feedback_5")),
    )
    first = [project.journeys["journey_1"]]
    said = written(closing_pages(project, PAPER, first, TODAY))
    assert "2 of 3 notes needed a reply" in said
    for words in ("Guided tour", "Said 2", "secret", "Reminder", "Other", "Elsewhere"):
        assert words not in said
    assert "Reminder" in written(pages(project))
    assert "Elsewhere" in written(pages(project))


def test_actions_of_feedback_say_what_came_of_them(project: Project) -> None:
    done = Action(
        id="action_1",
        text="Say the price",
        status=ActionStatus.DONE,
        done_on=date(2026, 10, 5),
        measure="measure_1",
        feedback_note="feedback_1",
    )
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Paid", MeasureKind.CONVERSION_RATE),
        AddReading("reading_1", "measure_1", 20, date(2026, 10, 1)),
        AddRecord(done),
        AddRecord(Action(id="action_2", text="Not of feedback")),
    )
    assert "Say the price done 5 Oct 2026 Paid 20%, no reading since" in written(pages(project))
    do(project, AddReading("reading_2", "measure_1", 27, date(2026, 11, 1)))
    said = written(pages(project))
    assert "20% → 27%, better" in said
    assert "Not of feedback" not in said


def test_nothing_makes_no_pages() -> None:
    project = a_project()
    assert not is_worth_telling(project)
    do(project, AddFeedback("feedback_1", "A quote"))
    assert not is_worth_telling(project)
    assert pages(project) == []
    do(project, EditFields("feedback_1", {"needs_reply": True}))
    assert is_worth_telling(project)
    (page,) = pages(project)
    said = written([page])
    assert "1 of 1 note needed a reply" in said
    assert "Over time" not in said


def test_a_month_without_notes_has_no_bar(project: Project) -> None:
    months = closing_the_loop(project, TODAY).months
    picture = months_picture(MonthsLook(months=months))
    words = [one.line.text for one in picture.primitives if isinstance(one, TextLine)]
    assert [one for one in words if one in ("Sep", "Oct", "Nov")] == ["Sep", "Oct", "Nov"]
    assert sum(isinstance(one, Box) and one.fill == "quiet" for one in picture.primitives) == 2
    assert sum(isinstance(one, Box) and one.fill == "accent" for one in picture.primitives) == 1
    narrow = months_picture(MonthsLook(months=months, width=110.0))
    words = [one.line.text for one in narrow.primitives if isinstance(one, TextLine)]
    assert "Nov" in words
    assert "Sep" not in words
    assert not months_picture(MonthsLook(months=())).primitives


def test_hundreds_of_places_are_cut_and_counted(project: Project) -> None:
    for number in range(30):
        do(
            project,
            AddTouchpoint(f"tp_m{number}", "journey_1", f"Place {number}", 32, 24),
            AddFeedback(f"feedback_m{number}", "Hm", touchpoint=f"tp_m{number}", needs_reply=True),
        )
    said = written(pages(project))
    assert "those with most waiting; 17 more" in said
    assert "24 more wait" in said


def test_the_feedback_pages_count_what_they_show(project: Project) -> None:
    do(
        project,
        EditFields("feedback_2", {"internal": True}),
        SetStatus(["feedback_4"], Status.CLOSED),
    )
    said = written(feedback_pages(project, PAPER, ("journey_1",)))
    assert "3 notes · 2 closed · 50% of the 2 that needed a reply answered" in said
    assert "noted" in said
    assert "Said 2" not in said
    assert len(shown_notes(project, list(project.journeys.values()))) == 3
