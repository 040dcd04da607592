"""Actions: overdue, in which quadrant, about what, and on which journey."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.analysis.actions import (
    Quadrant,
    actions_about,
    is_overdue,
    journeys_of,
    place_of,
    quadrant,
    subjects_of,
)
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus
from tests.a_project import a_project, do

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("impact", "effort", "found"),
    [
        (5, 1, Quadrant.QUICK_WINS),
        (3, 2, Quadrant.QUICK_WINS),
        (5, 3, Quadrant.BIG_PROJECTS),
        (2, 2, Quadrant.FILL_INS),
        (2, 3, Quadrant.THANKLESS),
        (None, 3, None),
    ],
)
def test_quadrants(impact: int | None, effort: int, found: Quadrant | None) -> None:
    assert quadrant(Action(id="action_1", impact=impact, effort=effort)) is found


def test_what_is_done_is_never_overdue() -> None:
    late = Action(id="action_1", due_on=date(2026, 11, 21))
    assert is_overdue(late, TODAY)
    assert not is_overdue(Action(id="action_1", due_on=TODAY), TODAY)
    done = Action(id="action_1", due_on=late.due_on, status=ActionStatus.DONE)
    assert not is_overdue(done, TODAY)


def test_an_action_belongs_where_its_feedback_is_pinned() -> None:
    project = a_project()
    do(
        project,
        AddFeedback("feedback_1", "Sound was off", touchpoint="tp_b"),
        AddRecord(Action(id="action_1", text="Add captions", feedback_note="feedback_1")),
        AddRecord(Action(id="action_2", text="Buy cake")),
    )
    (action,) = actions_about(project, "feedback_1")
    place = place_of(project, action)
    assert place is not None and place.id == "tp_b"
    assert [one.id for one in subjects_of(project, action)] == ["feedback_1"]
    assert journeys_of(project, action) == {"journey_1"}
    assert journeys_of(project, project.all(Action)["action_2"]) == set()
