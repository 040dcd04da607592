"""Many feedback notes at once: all of them or none, and one undo step."""

from __future__ import annotations

import pytest

from journeymapper.commands.feedback_import import ImportFeedback
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import FeedbackNote
from tests.a_project import a_project, do


def note(number: int, text: str = "Too dear", touchpoint: str | None = None) -> FeedbackNote:
    return FeedbackNote(id=f"feedback_{number}", text=text, touchpoint=touchpoint)


def test_all_notes_come_and_undo_takes_them_back() -> None:
    project = a_project()
    before = project.snapshot()
    command = ImportFeedback([note(1), note(2, touchpoint="tp_b")], "reviews.csv")
    assert command.name(project) == "Import 2 feedback notes from reviews.csv"
    changes = command.plan(project)
    project.apply(changes)
    assert [one.text for one in project.feedback_notes.values()] == ["Too dear", "Too dear"]
    assert [one.id for one in project.referring(FeedbackNote, "tp_b")] == ["feedback_2"]
    project.apply(undone(changes))
    assert project == before


def test_one_bad_note_keeps_all_out() -> None:
    project = a_project()
    with pytest.raises(EditRefused, match="empty"):
        ImportFeedback([note(1), note(2, " \n")]).plan(project)


def test_a_touchpoint_that_is_gone_is_said() -> None:
    project = a_project()
    do(project, DeleteRecords(["tp_b"]))
    with pytest.raises(EditRefused, match="deleted meanwhile"):
        ImportFeedback([note(1, touchpoint="tp_b")]).plan(project)
