"""Many changes looked at by fields say the same as each looked at alone."""

from __future__ import annotations

import json
import random
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.base import Command
from journeymapper.commands.feedback import PinFeedback, SetStatus
from journeymapper.commands.feedback_bulk import PinEach, SetNeedsReply, TagFeedback
from journeymapper.domain import columns
from journeymapper.domain.change import Change, deleted
from journeymapper.domain.columns import differing, in_runs
from journeymapper.domain.errors import BrokenEdit, EditRefused
from journeymapper.domain.frozen import altered, altered_all
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    FeedbackNote,
    Journey,
    ProjectDetails,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.rules import LONGEST_NAME, LONGEST_TEXT, check
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.storage import history

COUNT = 300


def records() -> list[Record]:
    chance = random.Random(7)
    made: list[Record] = [
        ProjectDetails(id="project_1", title="Many"),
        Journey(id="journey_1", title="Way", rank="a0"),
        Stage(id="stage_1", journey="journey_1", name="One", rank="a0"),
        *(Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1") for n in range(3)),
    ]
    made += [
        FeedbackNote(
            id=f"feedback_{n:03}",
            text=f"Note “{n}”",
            status=chance.choice(list(Status)),
            answered_on=chance.choice([None, date(2026, 5, 1)]),
            needs_reply=chance.random() < 0.5,
            sentiment=chance.choice([None, *Sentiment]),
            tags=tuple(sorted(chance.sample(["price", "speed", "help"], chance.randint(0, 2)))),
            touchpoint=chance.choice([None, "tp_0", "tp_1"]),
        )
        for n in range(COUNT)
    ]
    return made


def ids() -> list[str]:
    return [one.id for one in records() if isinstance(one, FeedbackNote)]


BULK: list[Command] = [
    SetStatus(ids(), Status.TRIAGED),
    SetStatus(ids(), Status.CLOSED, "Thank you", date(2026, 6, 1)),
    SetNeedsReply(ids(), True),
    TagFeedback(ids(), ["help", "new one"]),
    PinFeedback(ids(), "tp_2"),
    PinEach([(one, f"tp_{n % 3}") for n, one in enumerate(ids())]),
]


@pytest.mark.parametrize("command", BULK, ids=lambda one: type(one).__name__)
def test_an_edit_of_many_is_kept_taken_back_and_done_again(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "many.journey"
    with Session.create(path, records()) as session:
        before = session.project.snapshot()
        session.project.referring_ids("tp_0")
        session.dispatch(command)
        after = session.project.snapshot()
        assert after != before
        session.undo()
        assert session.project == before
        session.redo()
        assert session.project == after
        for place in ("tp_0", "tp_1", "tp_2"):
            found = set(session.project.referring_ids(place))
            assert found == set(Project(after.records()).referring_ids(place))
    with Session.open(path) as session:
        assert session.project == after
        session.undo()
        assert session.project == before


@pytest.mark.parametrize("command", BULK, ids=lambda one: type(one).__name__)
def test_a_row_of_the_history_says_the_same_of_many_as_of_each(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(records())
    changes = command.plan(project)
    many = json.loads(zlib.decompress(history.packed(changes)))
    monkeypatch.setattr(columns, "MANY", 10**6)
    assert many == json.loads(zlib.decompress(history.packed(changes)))


def test_a_row_that_does_not_fit_is_refused() -> None:
    project = Project(records())
    changes = SetNeedsReply(ids(), True).plan(project)
    row = history.packed(changes)
    with pytest.raises(history.BadStep, match="needs_reply"):
        history.unpacked(row, project.find, project.find, is_done=True)
    project.apply(deleted(project.feedback_notes[changes[5].id]))
    with pytest.raises(history.BadStep):
        history.unpacked(row, project.find, project.find, is_done=False)


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"text": "x" * (LONGEST_TEXT + 1)}, EditRefused),
        ({"customer": "x" * (LONGEST_NAME + 1)}, EditRefused),
        ({"rating": 2_000.0}, EditRefused),
        ({"rating": float("nan")}, EditRefused),
        ({"tags": ("a\0",)}, EditRefused),
        ({"touchpoint": "tp_9"}, BrokenEdit),
        ({"persona": "tp_1"}, BrokenEdit),
    ],
)
def test_one_wrong_value_among_many_is_found(
    values: dict[str, Any], refused: type[Exception]
) -> None:
    project = Project(records())
    notes = list(project.feedback_notes.values())
    changes = [Change(one, replace(one, text=f"{one.text}!")) for one in notes]
    changes[200] = Change(notes[200], replace(notes[200], **values))
    with pytest.raises(refused):
        check(project, changes)
    changes[200] = Change(notes[200], notes[200])
    check(project, changes)


def test_runs_keep_the_order_and_leave_short_ones_alone() -> None:
    project = Project(records())
    updates = list(SetNeedsReply(ids(), False).plan(project))
    details = project.details
    single = Change(details, replace(details, title="Other"))
    runs = list(in_runs([single, *updates[:100], *deleted(updates[-1].record), *updates[:5]]))
    assert [(kind, len(run)) for kind, run in runs] == [(None, 1), (FeedbackNote, 100), (None, 6)]
    assert list(differing(FeedbackNote, updates)) == ["needs_reply"]


def test_what_is_altered_is_as_replaced() -> None:
    notes = [one for one in records() if isinstance(one, FeedbackNote)]
    expected = [replace(one, reply=str(n), tags=()) for n, one in enumerate(notes)]
    assert [altered(one, reply=str(n), tags=()) for n, one in enumerate(notes)] == expected
    replies = map(str, range(COUNT))
    assert altered_all(notes, reply=replies, tags=[()] * COUNT) == expected
    assert altered_all([]) == []
    with pytest.raises(TypeError, match="colour"):
        altered(notes[0], colour="red")
    with pytest.raises(TypeError, match="colour"):
        altered_all(notes, colour=["red"] * COUNT)
