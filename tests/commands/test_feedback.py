"""Feedback in bulk: closed, tagged, pinned, merged; and what was decided, done and opened again."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.analysis.feedback import is_noted, status_said
from journeymapper.commands.actions import SetActionStatus
from journeymapper.commands.feedback import AddFeedback, SetStatus
from journeymapper.commands.feedback_bulk import (
    MergeFeedback,
    PinEach,
    SetNeedsReply,
    TagFeedback,
    duplicates,
)
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, FeedbackNote
from journeymapper.domain.vocabulary import ActionStatus, Status
from tests.a_project import a_project, do

DAY = date(2026, 5, 4)


@pytest.fixture
def project() -> Project:
    made = a_project()
    do(
        made,
        AddFeedback("feedback_1", "Too dear", needs_reply=True, received_on=date(2026, 5, 2)),
        AddFeedback("feedback_2", "too  dear!", touchpoint="tp_b", tags=("price",)),
        AddFeedback("feedback_3", "Lovely", received_on=date(2026, 5, 1)),
    )
    return made


def note(project: Project, number: int) -> FeedbackNote:
    return project.feedback_notes[f"feedback_{number}"]


ALL = ["feedback_1", "feedback_2", "feedback_3"]


def test_what_needs_no_reply_is_closed_without_one_and_noted(project: Project) -> None:
    do(project, SetStatus(["feedback_2", "feedback_3"], Status.CLOSED, on=DAY))
    assert [status_said(note(project, n)) for n in (1, 2, 3)] == ["new", "noted", "noted"]
    assert note(project, 2).answered_on is None


def test_only_notes_that_need_a_reply_are_asked_for_one(project: Project) -> None:
    with pytest.raises(EditRefused, match=r"^1 of these 3 notes needs a reply"):
        SetStatus(ALL, Status.CLOSED, on=DAY).plan(project)
    do(project, SetNeedsReply(ALL, needs_reply=True))
    with pytest.raises(EditRefused, match=r"^These notes need a reply"):
        SetStatus(ALL, Status.CLOSED, on=DAY).plan(project)
    do(project, SetStatus(ALL, Status.CLOSED, "Thank you", DAY))
    assert {one.reply for one in project.feedback_notes.values()} == {"Thank you"}
    assert {one.answered_on for one in project.feedback_notes.values()} == {DAY}


def test_what_waits_can_be_closed_as_noted_and_needs_no_reply_then(project: Project) -> None:
    do(project, EditFields("feedback_2", {"reply": "We look into it", "needs_reply": True}))
    do(project, SetStatus(ALL, Status.CLOSED, on=DAY, noted=True))
    assert [is_noted(note(project, n)) for n in (1, 2, 3)] == [True, False, True]
    assert not note(project, 1).needs_reply
    assert note(project, 2).needs_reply
    assert note(project, 2).answered_on == DAY


def test_needing_a_reply_is_said_of_many(project: Project) -> None:
    command = SetNeedsReply(ALL, needs_reply=True)
    assert command.name(project) == "Mark 3 feedback notes as needing a reply"
    assert len(do(project, command)) == 2
    assert SetNeedsReply(["feedback_1"], needs_reply=True).plan(project) == ()


def test_tags_come_beside_those_that_are_there(project: Project) -> None:
    do(project, TagFeedback(ALL, (" price ", "May", "")))
    assert {one.tags for one in project.feedback_notes.values()} == {("May", "price")}
    assert TagFeedback(ALL, ("May",)).plan(project) == ()


def test_each_note_is_pinned_to_a_place_of_its_own(project: Project) -> None:
    command = PinEach([("feedback_1", "tp_a"), ("feedback_2", "tp_b"), ("feedback_3", "tp_b")])
    assert command.name(project) == "Pin 3 feedback notes to 2 touchpoints"
    changes = do(project, command)
    assert [one.id for one in changes] == ["feedback_1", "feedback_3"]
    assert note(project, 1).touchpoint == "tp_a"
    with pytest.raises(EditRefused, match="no longer there"):
        PinEach([("feedback_1", "tp_nowhere")]).plan(project)


def test_notes_that_say_the_same_become_one(project: Project) -> None:
    do(project, AddRecord(Action(id="action_1", text="Answer", feedback_note="feedback_2")))
    groups = duplicates(project.feedback_notes.values())
    assert groups == [["feedback_1", "feedback_2"]]
    command = MergeFeedback(groups)
    assert command.name(project) == "Merge 2 feedback notes into 1"
    do(project, command)
    assert list(project.feedback_notes) == ["feedback_1", "feedback_3"]
    kept = note(project, 1)
    assert (kept.text, kept.touchpoint, kept.tags) == ("Too dear", "tp_b", ("price",))
    assert kept.needs_reply
    assert project.get(Action, "action_1").feedback_note == "feedback_1"


def test_a_merged_note_is_as_far_as_the_one_that_was_answered(project: Project) -> None:
    do(project, SetStatus(["feedback_2"], Status.CLOSED, "It is not", DAY))
    do(project, MergeFeedback([["feedback_1", "feedback_2"]]))
    kept = note(project, 1)
    assert (kept.status, kept.reply, kept.answered_on) == (Status.CLOSED, "It is not", DAY)


def test_a_note_that_was_only_noted_does_not_close_one_that_waits(project: Project) -> None:
    do(project, SetStatus(["feedback_2"], Status.CLOSED))
    do(project, MergeFeedback([["feedback_1", "feedback_2"]]))
    assert note(project, 1).status is Status.NEW


def test_notes_of_different_customers_or_words_are_not_merged(project: Project) -> None:
    do(project, EditFields("feedback_1", {"customer": "Mira"}))
    do(project, EditFields("feedback_2", {"customer": "Ben"}))
    assert duplicates(project.feedback_notes.values()) == []
    with pytest.raises(EditRefused, match="These notes differ"):
        MergeFeedback([["feedback_1", "feedback_3"]]).plan(project)
    with pytest.raises(EditRefused, match="once only"):
        MergeFeedback([["feedback_1", "feedback_2"]] * 2).plan(project)


def test_an_action_knows_the_day_it_was_done_until_it_is_opened_again() -> None:
    project = a_project()
    do(project, AddRecord(Action(id="action_1", text="Call Ben")))
    command = SetActionStatus(["action_1"], ActionStatus.DONE, DAY)
    assert command.name(project) == "Mark “Call Ben” as done"
    do(project, command)
    assert project.get(Action, "action_1").done_on == DAY
    again = SetActionStatus(["action_1"], ActionStatus.DONE, date(2026, 6, 1))
    assert again.plan(project) == ()
    do(project, SetActionStatus(["action_1"], ActionStatus.DOING, date(2026, 6, 1)))
    action = project.get(Action, "action_1")
    assert (action.status, action.done_on) == (ActionStatus.DOING, None)
