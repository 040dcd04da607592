"""Going through many notes with keys: chosen together, moved on together, each one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.analysis.feedback import is_noted
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import FeedbackNote, Record
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.gui.feedback.inbox import NOWHERE, SOURCE, FeedbackInbox
from journeymapper.gui.feedback.listing import MANY
from journeymapper.gui.feedback.tally import Tally
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.workspace import Workspace
from tests.gui.feedback.conftest import TODAY, note, records, today
from tests.gui.feedback.test_inbox import CONTROL, Key, click, listed, press, shown, type_text

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def inbox(workspace: Workspace, qtbot: QtBot) -> FeedbackInbox:
    return shown(workspace, qtbot)


def numbers(inbox: FeedbackInbox) -> list[str]:
    return [one.removeprefix("feedback_") for one in inbox.list.chosen_ids()]


def many(count: int, **fields: object) -> list[Record]:
    made = [
        FeedbackNote(
            id=f"feedback_m{n:05}",
            text=f"Note {n}",
            received_on=TODAY - timedelta(days=n % 90),
            **fields,  # type: ignore[arg-type]
        )
        for n in range(count)
    ]
    return [*records(), *made]


def test_shift_with_arrows_or_letters_chooses_more_and_fewer(inbox: FeedbackInbox) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_J, SHIFT)
    assert numbers(inbox) == ["4", "1", "2"]
    press(Key.Key_K, SHIFT)
    assert numbers(inbox) == ["4", "1"]
    press(Key.Key_J)
    assert numbers(inbox) == ["2"]
    press(Key.Key_End, SHIFT)
    assert numbers(inbox) == ["2", "3"]
    press(Key.Key_Home)
    assert numbers(inbox) == ["4"]


def test_what_finishes_with_many_leads_on_to_the_next(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    press(Key.Key_J, SHIFT)
    press(Key.Key_T)
    assert [note(workspace, n).status for n in (4, 1)] == [Status.TRIAGED] * 2
    assert numbers(inbox) == ["2"]
    press(Key.Key_J, SHIFT)
    press(Key.Key_Delete)
    assert listed(inbox) == ["4", "1"]
    assert numbers(inbox) == ["1"]
    workspace.undo()
    workspace.undo()
    assert [note(workspace, n).status for n in (4, 1)] == [Status.NEW] * 2


def test_r_says_whether_a_reply_is_needed(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_J, SHIFT)
    steps = workspace.session.position
    press(Key.Key_R)
    assert [note(workspace, n).needs_reply for n in (4, 1)] == [True, True]
    assert numbers(inbox) == ["4", "1"]
    press(Key.Key_R)
    assert [note(workspace, n).needs_reply for n in (4, 1)] == [False, False]
    assert workspace.session.position == steps + 2


def test_p_pins_all_that_are_chosen(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_J, SHIFT)
    press(Key.Key_P)
    (picker,) = inbox.findChildren(TouchpointPicker)
    QTest.keyClicks(picker.line, "welcome")
    QTest.keyClick(picker.line, Key.Key_Return)
    assert [note(workspace, n).touchpoint for n in (4, 1)] == ["tp_2", "tp_2"]
    workspace.undo()
    assert note(workspace, 1).touchpoint == "tp_1"


def test_g_tags_all_that_are_chosen_and_escape_leads_back(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    press(Key.Key_J, SHIFT)
    press(Key.Key_G)
    type_text("june")
    press(Key.Key_Return)
    assert [note(workspace, n).tags for n in (4, 1)] == [("june",), ("june", "price", "trust")]
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is inbox.list
    assert numbers(inbox) == ["4", "1"]
    press(Key.Key_K)
    press(Key.Key_G)
    type_text("one, two")
    press(Key.Key_Return)
    assert note(workspace, 4).tags == ("june", "one", "two")


def test_c_closes_what_needs_no_reply_at_once(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_C)
    assert is_noted(note(workspace, 4))
    assert QApplication.focusWidget() is inbox.list
    inbox.list.choose(["feedback_4"])
    assert inbox.editor.reply.isHidden()


def test_c_asks_once_for_many_and_the_next_is_chosen(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    press(Key.Key_J, SHIFT)
    press(Key.Key_C)
    press(Key.Key_Return, CONTROL)
    assert note(workspace, 4).status is Status.NEW
    type_text("Prices stand there now")
    steps = workspace.session.position
    press(Key.Key_Return, CONTROL)
    assert [note(workspace, n).status for n in (4, 1)] == [Status.CLOSED] * 2
    assert {note(workspace, n).reply for n in (4, 1)} == {"Prices stand there now"}
    assert workspace.session.position == steps + 1
    assert numbers(inbox) == ["2"]
    assert QApplication.focusWidget() is inbox.list


def test_many_can_end_as_noted(inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot) -> None:
    press(Key.Key_A, CONTROL)
    click(inbox.editor.reply.noted_button, qtbot)
    assert [is_noted(note(workspace, n)) for n in (1, 2, 3, 4)] == [True, True, False, True]
    assert note(workspace, 3).reply == "Thank you!"
    assert note(workspace, 3).answered_on == date(2026, 11, 16)
    workspace.undo()
    assert note(workspace, 1).needs_reply


def test_x_merges_what_says_the_same(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    twice = [FeedbackNote(id=f"feedback_{n}", text="sound was OFF, on my phone") for n in (5, 6)]
    workspace = make_workspace([*records(), *twice])
    inbox = shown(workspace, qtbot)
    inbox.list.choose(["feedback_2"])
    with qtbot.waitSignal(workspace.told) as told:
        press(Key.Key_X)
    assert told.args == ["Merged 3 feedback notes into 1"]
    assert listed(inbox) == ["4", "1", "2", "3"]
    assert numbers(inbox) == ["2"]
    assert not workspace.project.milestones
    inbox.list.choose(["feedback_1", "feedback_3"])
    with qtbot.waitSignal(workspace.told) as told:
        press(Key.Key_X)
    assert told.args[0].startswith("No two of these notes say the same")
    workspace.undo()
    assert len(listed(inbox)) == 6


def test_a_milestone_is_named_before_many_are_deleted_or_merged(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = make_workspace(many(12))
    inbox = shown(workspace, qtbot)
    inbox.head.show_words("note")
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    assert len(workspace.project.feedback_notes) == 4
    (milestone,) = workspace.project.milestones.values()
    assert milestone.name == "Before deleting 12 feedback notes"
    workspace.session.go_back_to(milestone.id)
    assert len(workspace.project.feedback_notes) == 16
    workspace.undo()
    workspace.undo()
    assert len(workspace.project.feedback_notes) == 16


def test_filters_add_up_and_can_be_taken_away(inbox: FeedbackInbox, qtbot: QtBot) -> None:
    filters = inbox.head.filters
    assert filters.waiting.text().split() == ["Waiting", "1"]
    click(filters.waiting, qtbot)
    assert listed(inbox) == ["1"]
    click(filters.all, qtbot)
    assert listed(inbox) == ["4", "1", "2", "3"]
    for choice, value, hits in (
        (filters.source, "NPS", ["3"]),
        (filters.touchpoint, "", ["4", "3"]),
        (filters.touchpoint, "tp_1", ["1"]),
        (filters.sentiment, Sentiment.NEGATIVE, ["1"]),
        (filters.sentiment, "", ["4", "2"]),
        (filters.tag, "trust", ["1"]),
        (filters.tag, "", ["4", "2", "3"]),
    ):
        choice.setFocus()
        press(Key.Key_Home)
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.emit(choice.currentIndex())
        assert listed(inbox) == hits, (choice.accessibleName(), value)
        click(filters.all, qtbot)


def test_places_and_sources_can_be_asked_for(inbox: FeedbackInbox) -> None:
    inbox.show_record("tp_1")
    assert listed(inbox) == ["1"]
    inbox.show_record(f"{SOURCE}nps")
    assert listed(inbox) == ["3"]
    inbox.show_record(NOWHERE)
    assert listed(inbox) == ["4", "3"]
    inbox.show_record("feedback_1")
    assert len(listed(inbox)) == 4
    assert numbers(inbox) == ["1"]


def test_keys_are_told_below_the_list(inbox: FeedbackInbox) -> None:
    assert inbox.keys.text().startswith("T triage")
    press(Key.Key_A, CONTROL)
    assert inbox.keys.text().startswith("4 chosen · T triage")


def test_counts_follow_every_edit(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_A, CONTROL)
    press(Key.Key_R)
    press(Key.Key_T)
    workspace.undo()
    inbox.list.choose(["feedback_2"])
    press(Key.Key_Delete)
    fresh = Tally()
    fresh.take(workspace.project)
    seen = inbox._tally
    assert (seen.waiting, seen.answered_share, seen.median_days) == (
        fresh.waiting,
        fresh.answered_share,
        fresh.median_days,
    )
    for name in ("statuses", "sources", "tags", "touchpoints"):
        assert +getattr(seen, name) == getattr(fresh, name)


def test_order_and_words_follow_every_edit(inbox: FeedbackInbox, workspace: Workspace) -> None:
    inbox.head.show_words("phone")
    assert listed(inbox) == ["2"]
    inbox.head.show_words("")
    workspace.run(EditFields("feedback_2", {"text": "No sound at all"}))
    workspace.run(EditFields("feedback_3", {"received_on": TODAY}))
    assert listed(inbox) == ["3", "4", "1", "2"]
    inbox.head.show_words("sound at all")
    assert listed(inbox) == ["2"]
    workspace.run(EditFields("tp_1", {"name": "Till"}))
    inbox.head.show_words("till")
    assert listed(inbox) == ["1"]


def test_thousands_are_chosen_moved_on_and_taken_back(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = make_workspace(many(3_000))
    inbox = shown(workspace, qtbot)
    assert inbox.list.delegate.one_line
    heights = {inbox.list.rowHeight(row) for row in (0, 1, MANY, 3_003)}
    assert heights == {inbox.list.delegate.least_height()}
    press(Key.Key_A, CONTROL)
    assert inbox.list.count_chosen() == 3_004
    qtbot.waitUntil(lambda: inbox.editor._count.text() == "3,004 notes")
    steps = workspace.session.position
    with qtbot.waitSignal(workspace.told) as told:
        press(Key.Key_T)
    assert told.args == ["3,002 triaged; 1 is further already"]
    assert note(workspace, 3).status is Status.CLOSED
    assert workspace.session.position == steps + 1
    assert inbox.list.count_chosen() == 3_004
    with qtbot.waitSignal(workspace.told) as told:
        press(Key.Key_T)
    assert told.args == ["1 is further already"]
    assert workspace.session.position == steps + 1
    workspace.undo()
    assert note(workspace, 1).status is Status.NEW
    inbox.head.show_words("note 2999")
    assert inbox.list.notes.rowCount() == 1
    assert not inbox.list.delegate.one_line


def test_what_changed_while_the_inbox_was_hidden_is_counted_when_it_is_seen(
    inbox: FeedbackInbox,
) -> None:
    inbox.hide()
    inbox.actions_on_notes.toggle_reply(["feedback_4", "feedback_2"])
    inbox.actions_on_notes.add("Where is it?")
    inbox.show()
    assert len(listed(inbox)) == 5
    assert inbox.head.filters.waiting.text().split() == ["Waiting", "3"]
    assert today() == TODAY
