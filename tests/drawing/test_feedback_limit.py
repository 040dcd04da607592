"""The document shows a bounded number of notes, the most telling ones, and says what it leaves."""

from __future__ import annotations

from datetime import date, timedelta

from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Journey, ProjectDetails, Stage, Touchpoint
from journeymapper.domain.vocabulary import Sentiment
from journeymapper.drawing.pages.feedback_pages import (
    MOST_AT_PLACE,
    MOST_NOTES,
    _chosen,
    feedback_pages,
)
from tests.drawing.test_closing_pages import written
from tests.drawing.test_decision_pages import PAPER


def crowd(count: int) -> Project:
    notes = [
        FeedbackNote(
            id=f"feedback_{n:05}",
            text=f"Note {n}",
            touchpoint=f"tp_{n % 30}",
            received_on=date(2026, 1, 1) + timedelta(days=n % 200),
            needs_reply=n % 400 == 3,
            sentiment=Sentiment.NEGATIVE if n % 100 == 7 else None,
        )
        for n in range(count)
    ]
    places = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1", name=f"Place {n}")
        for n in range(30)
    ]
    return Project(
        [
            ProjectDetails(id="project_1", title="Crowd"),
            Journey(id="journey_1", title="Way", rank="a0"),
            Stage(id="stage_1", journey="journey_1", name="One", rank="a0"),
            *places,
            *notes,
        ]
    )


def test_what_waits_and_what_is_negative_comes_before_the_newest() -> None:
    notes = list(crowd(5_000).feedback_notes.values())
    shown = _chosen(notes)
    assert len(shown) == MOST_NOTES
    assert all(one in shown for one in notes if one.needs_reply)
    assert sum(one.touchpoint == "tp_7" for one in shown) <= MOST_AT_PLACE
    assert shown == [one for one in notes if one in shown]
    assert _chosen(notes[:150]) == notes[:150]


def test_the_pages_are_few_and_say_what_they_leave_out() -> None:
    drafts = feedback_pages(crowd(5_000), PAPER, ("journey_1",))
    assert len(drafts) < 40
    said = written(drafts)
    assert "5,000 notes" in said
    assert "200 are shown" in said
    assert "more at Place 3 in the file" in said
