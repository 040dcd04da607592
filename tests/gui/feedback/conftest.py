"""A real project with feedback at two touchpoints, on a day that never passes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journeymapper.domain.records import FeedbackNote, Journey, Persona, Record, Stage, Touchpoint
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.gui.workspace import Workspace

TODAY = date(2026, 11, 21)


def today() -> date:
    return TODAY


def records() -> list[Record]:
    return [
        Journey(id="journey_1", title="Trial", rank="a0"),
        Stage(id="stage_1", journey="journey_1", name="Try", rank="a0"),
        Touchpoint(id="tp_1", journey="journey_1", stage="stage_1", name="Subscribe"),
        Touchpoint(id="tp_2", journey="journey_1", stage="stage_1", name="Welcome video", x=300),
        Persona(id="persona_1", name="Career changer", rank="a0"),
        FeedbackNote(
            id="feedback_1",
            text="Cannot find the price before I enter my card.",
            source="Support ticket",
            received_on=date(2026, 11, 19),
            sentiment=Sentiment.NEGATIVE,
            needs_reply=True,
            tags=("price", "trust"),
            touchpoint="tp_1",
            persona="persona_1",
        ),
        FeedbackNote(
            id="feedback_2",
            text="Sound was off on my phone.",
            source="App review",
            received_on=date(2026, 11, 18),
            rating=3,
            status=Status.TRIAGED,
            touchpoint="tp_2",
        ),
        FeedbackNote(
            id="feedback_3",
            text="I told two colleagues about it.",
            source="NPS",
            received_on=date(2026, 11, 15),
            rating=9,
            status=Status.CLOSED,
            reply="Thank you!",
            answered_on=date(2026, 11, 16),
            sentiment=Sentiment.POSITIVE,
        ),
        FeedbackNote(
            id="feedback_4",
            text="Can I take lessons with me?",
            received_on=date(2026, 11, 20),
        ),
    ]


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(records())


def note(workspace: Workspace, number: int) -> FeedbackNote:
    return workspace.project.feedback_notes[f"feedback_{number}"]
