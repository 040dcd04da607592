"""Feedback, and what became of actions, in ``show --json``."""

from __future__ import annotations

import json
from datetime import date, timedelta

from journeymapper.cli.decision_summaries import actions
from journeymapper.cli.feedback_summaries import feedback
from journeymapper.commands.feedback import AddFeedback, SetStatus
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus, MeasureKind, Status
from tests.a_project import a_project, do


def test_what_json_says_of_feedback() -> None:
    project = a_project()
    today = date.today()
    for number, days in ((1, 9), (2, 4)):
        received = today - timedelta(days=days)
        note = AddFeedback(
            f"feedback_{number}",
            f"Said {number}",
            touchpoint="tp_b",
            source="Chat",
            received_on=received,
            needs_reply=True,
        )
        do(project, note)
    do(
        project,
        SetStatus(["feedback_2"], Status.CLOSED, "Yes", today - timedelta(days=1)),
        AddFeedback("feedback_3", "A quote"),
        SetStatus(["feedback_3"], Status.CLOSED),
        AddMeasure("measure_1", "journey_1", "Paid", MeasureKind.CONVERSION_RATE, target=25),
        AddReading("reading_1", "measure_1", 20, date(2026, 1, 1)),
        AddReading("reading_2", "measure_1", 27, date(2026, 3, 1)),
        AddRecord(
            Action(
                id="action_1",
                text="Say the price",
                status=ActionStatus.DONE,
                done_on=date(2026, 2, 1),
                measure="measure_1",
                feedback_note="feedback_1",
            )
        ),
    )
    said = feedback(project)
    figures = {
        "asked": 2,
        "answered": 1,
        "waiting": 1,
        "closed_unanswered": 0,
        "answered_share": 0.5,
        "median_days": 3.0,
        "longest_wait_days": 9,
    }
    assert {name: said[name] for name in figures} == figures
    assert (said["notes"], said["noted"]) == (3, 1)
    assert said["touchpoints"] == [{"name": "Guided tour", "notes": 2, **figures}]
    assert said["sources"] == [{"name": "Chat", "notes": 2, **figures}]
    assert sum(one["asked"] for one in said["months"]) == 2
    (waiting,) = said["waiting_longest"]
    assert (waiting["text"], waiting["touchpoint"], waiting["days"]) == ("Said 1", "Guided tour", 9)
    (action,) = said["actions"]
    assert action["effect"] == {
        "measure": "Paid",
        "before": {"taken_on": "2026-01-01", "value": 20},
        "after": {"taken_on": "2026-03-01", "value": 27},
        "turn": "better",
        "on_target": True,
        "said": "20% → 27%, better, target reached",
    }
    (told,) = actions(project)
    assert (told["done_on"], told["effect"]) == ("2026-02-01", action["effect"])
    json.dumps(said)


def test_nothing_said_gives_no_figures() -> None:
    said = feedback(a_project())
    assert (said["notes"], said["answered_share"], said["median_days"]) == (0, None, None)
    assert said["touchpoints"] == said["sources"] == said["months"] == []
