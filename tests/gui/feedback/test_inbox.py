"""The inbox, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import EditFields
from journeymapper.domain.records import FeedbackNote, Journey, Record
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.gui.drags import dragged_ids
from journeymapper.gui.feedback.inbox import FeedbackInbox
from journeymapper.gui.feedback.model import NOTE
from journeymapper.gui.focus_frame import FocusFrame
from journeymapper.gui.workspace import Workspace
from tests.gui.feedback.conftest import TODAY, note, records, today

Key = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def inbox(workspace: Workspace, qtbot: QtBot) -> FeedbackInbox:
    return shown(workspace, qtbot)


def shown(workspace: Workspace, qtbot: QtBot, width: int = 1440) -> FeedbackInbox:
    made = FeedbackInbox(workspace, today)
    qtbot.addWidget(made)
    made.resize(width, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def listed(inbox: FeedbackInbox) -> list[str]:
    return [one.id.removeprefix("feedback_") for one in inbox.list.notes.notes]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_text(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def click_row(
    inbox: FeedbackInbox, row: int, qtbot: QtBot, modifier: Qt.KeyboardModifier = NONE
) -> None:
    place = inbox.list.visualRect(inbox.list.notes.index(row)).center()
    qtbot.mouseClick(inbox.list.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def click(widget: object, qtbot: QtBot) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_it_opens_with_the_newest_chosen_and_says_how_well_is_answered(
    inbox: FeedbackInbox,
) -> None:
    assert listed(inbox) == ["4", "1", "2", "3"]
    assert inbox.list.chosen_ids() == ["feedback_4"]
    assert inbox.head.figures.text() == "50% answered · median 1 day"
    texts = [chip.text().split() for chip in inbox.head.statuses.values()]
    assert texts == [["New", "2"], ["Triaged", "1"], ["Acting", "0"], ["Closed", "1"]]


def test_keys_triage_act_and_step(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_T)
    assert note(workspace, 4).status is Status.TRIAGED
    press(Key.Key_A)
    assert note(workspace, 4).status is Status.ACTING
    press(Key.Key_J)
    assert inbox.list.chosen_ids() == ["feedback_1"]
    press(Key.Key_J)
    press(Key.Key_K)
    press(Key.Key_T)
    assert note(workspace, 1).status is Status.TRIAGED
    assert note(workspace, 2).status is Status.TRIAGED


def test_closing_asks_for_the_answer_and_dates_it(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.list.choose(["feedback_1"])
    press(Key.Key_C)
    assert QApplication.focusWidget() is inbox.editor.reply.field
    with qtbot.waitSignal(workspace.refused) as refusal:
        click(inbox.editor.reply.close_button, qtbot)
    assert refusal.args == ["Type the answer that was given, then close it."]
    assert note(workspace, 1).status is Status.NEW
    type_text("Prices now stand on the plan page")
    click(inbox.editor.reply.close_button, qtbot)
    closed = note(workspace, 1)
    assert (closed.status, closed.reply, closed.answered_on) == (
        Status.CLOSED,
        "Prices now stand on the plan page",
        TODAY,
    )
    assert inbox.head.figures.text() == "100% answered · median 1.5 days"


def test_ctrl_enter_closes_and_the_list_has_the_focus_again(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    press(Key.Key_J)
    press(Key.Key_C)
    type_text("Yes, from June")
    press(Key.Key_Return, CONTROL)
    assert note(workspace, 1).status is Status.CLOSED
    assert QApplication.focusWidget() is inbox.list


def test_a_reply_is_kept_while_it_is_typed_as_one_step(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    steps = workspace.session.position
    inbox.list.choose(["feedback_1"])
    press(Key.Key_C)
    type_text("Yes, ")
    qtbot.waitUntil(lambda: note(workspace, 1).reply.startswith("Yes,"))
    type_text("from June")
    qtbot.waitUntil(lambda: note(workspace, 1).reply == "Yes, from June")
    assert note(workspace, 1).status is Status.NEW
    assert workspace.session.position == steps + 1


def test_status_chips_filter_and_add_up(inbox: FeedbackInbox, qtbot: QtBot) -> None:
    click(inbox.head.statuses[Status.NEW], qtbot)
    assert listed(inbox) == ["4", "1"]
    click(inbox.head.statuses[Status.CLOSED], qtbot)
    assert listed(inbox) == ["4", "1", "3"]
    click(inbox.head.statuses[Status.NEW], qtbot)
    click(inbox.head.statuses[Status.CLOSED], qtbot)
    assert listed(inbox) == ["4", "1", "2", "3"]


def test_going_through_what_is_new_leads_from_note_to_note(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    click(inbox.head.statuses[Status.NEW], qtbot)
    inbox.list.setFocus()
    press(Key.Key_T)
    assert listed(inbox) == ["1"]
    assert inbox.list.chosen_ids() == ["feedback_1"]
    press(Key.Key_T)
    assert listed(inbox) == []
    assert inbox._empty.text() == "Nothing here fits. Take a filter away to see more."
    assert note(workspace, 1).status is Status.TRIAGED
    assert note(workspace, 4).status is Status.TRIAGED


def test_words_filter_and_escape_takes_them_back(inbox: FeedbackInbox, qtbot: QtBot) -> None:
    inbox.head.filter.setFocus()
    type_text("phone")
    qtbot.waitUntil(lambda: listed(inbox) == ["2"])
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(inbox)) == 4)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is inbox.list


def test_a_note_whose_words_are_edited_stays_listed(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    inbox.head.show_words("phone")
    inbox.list.choose(["feedback_2"])
    workspace.run(EditFields("feedback_2", {"text": "No sound at all"}))
    assert listed(inbox) == ["2"]


def test_sorting_by_rating_keeps_the_choice(inbox: FeedbackInbox) -> None:
    inbox.list.choose(["feedback_3"])
    inbox.head.sort.setFocus()
    inbox.head.sort.setCurrentIndex(3)
    assert listed(inbox) == ["2", "3", "1", "4"]
    assert inbox.list.chosen_ids() == ["feedback_3"]


def test_n_adds_notes_one_after_another(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_N)
    type_text("The office 3x4 at 12:30 was closed")
    press(Key.Key_Return)
    type_text("And no profile")
    press(Key.Key_Return)
    new = [one for one in workspace.project.feedback_notes.values() if one.received_on == TODAY]
    assert [one.text for one in new] == ["The office 3x4 at 12:30 was closed", "And no profile"]
    assert inbox.list.chosen_ids() == [new[1].id]
    assert inbox.head.new.text() == ""


def test_a_new_note_is_seen_even_where_the_filter_leaves_it_out(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    click(inbox.head.statuses[Status.CLOSED], qtbot)
    inbox.head.new.setFocus()
    type_text("Brand new")
    press(Key.Key_Return)
    assert inbox.list.notes.notes[0].text == "Brand new"
    assert len(workspace.project.feedback_notes) == 5


def test_fields_of_the_chosen_note(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.list.choose(["feedback_4"])
    editor = inbox.editor
    editor.text.setFocus()
    type_text("!!")
    editor._source.setFocus()
    type_text("Chat")
    press(Key.Key_Return)
    editor._fields["received_on"].setFocus()
    editor._fields["received_on"].selectAll()
    type_text("2026-11-02")
    press(Key.Key_Return)
    editor._fields["rating"].setFocus()
    type_text("4.5")
    press(Key.Key_Return)
    editor._tags.line.setFocus()
    type_text("offline")
    press(Key.Key_Return)
    click(editor.sentiment.chips[Sentiment.POSITIVE], qtbot)
    qtbot.mouseClick(editor._fields["needs_reply"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    editor._persona.setFocus()
    press(Key.Key_Down)
    workspace.flush()
    edited = note(workspace, 4)
    assert sorted(edited.text.split("!!")) == ["", "Can I take lessons with me?"]
    assert (edited.source, edited.received_on, edited.rating) == ("Chat", date(2026, 11, 2), 4.5)
    assert (edited.tags, edited.sentiment, edited.needs_reply) == (
        ("offline",),
        Sentiment.POSITIVE,
        True,
    )
    click(editor.sentiment.chips[Sentiment.POSITIVE], qtbot)
    assert note(workspace, 4).sentiment is None


def test_typing_belongs_to_the_note_it_was_typed_in(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.editor._fields["customer"].setFocus()
    type_text("Mira S.")
    click_row(inbox, 1, qtbot)
    assert note(workspace, 4).customer == "Mira S."
    assert note(workspace, 1).customer == ""
    assert inbox.editor._fields["customer"].text() == ""


def test_what_is_no_rating_stays_with_its_note_and_says_so(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    field = inbox.editor._fields["rating"]
    field.setFocus()
    type_text("good")
    press(Key.Key_Return)
    assert field.text() == "good"
    assert field.below().isVisible()
    assert field.accessibleDescription().startswith("“good” is no number")
    click_row(inbox, 1, qtbot)
    assert field.text() == ""
    assert not field.below().isVisible()
    assert note(workspace, 1).rating is None


def test_the_text_of_a_note_cannot_be_emptied(inbox: FeedbackInbox, workspace: Workspace) -> None:
    inbox.editor.text.setFocus()
    press(Key.Key_A, CONTROL)
    press(Key.Key_Delete)
    workspace.flush()
    assert note(workspace, 4).text == "Can I take lessons with me?"


def test_several_are_moved_on_tagged_and_deleted_together(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    click_row(inbox, 0, qtbot)
    click_row(inbox, 1, qtbot, CONTROL)
    assert inbox.list.chosen_ids() == ["feedback_4", "feedback_1"]
    steps = workspace.session.position
    press(Key.Key_A)
    assert note(workspace, 1).status is Status.ACTING
    assert note(workspace, 4).status is Status.ACTING
    assert workspace.session.position == steps + 1
    inbox.list.choose(["feedback_4", "feedback_1"])
    inbox.editor.several.tags.line.setFocus()
    type_text("june")
    press(Key.Key_Return)
    assert note(workspace, 1).tags == ("june", "price", "trust")
    assert note(workspace, 4).tags == ("june",)
    assert workspace.session.position == steps + 2
    inbox.list.setFocus()
    press(Key.Key_Delete)
    assert listed(inbox) == ["2", "3"]
    workspace.undo()
    assert len(listed(inbox)) == 4


def test_everything_is_chosen_at_once(inbox: FeedbackInbox, workspace: Workspace) -> None:
    press(Key.Key_A, CONTROL)
    assert len(inbox.list.chosen_ids()) == 4
    before = note(workspace, 3)
    press(Key.Key_T)
    assert [note(workspace, n).status for n in (1, 2, 4)] == [Status.TRIAGED] * 3
    assert note(workspace, 3) == before
    assert len(inbox.list.chosen_ids()) == 4


def test_several_are_closed_with_one_answer(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.list.choose(["feedback_4", "feedback_1"])
    press(Key.Key_C)
    type_text("Done in June")
    assert inbox.editor.reply.close_button.text() == "Close 2 notes"
    click(inbox.editor.reply.close_button, qtbot)
    assert {note(workspace, one).reply for one in (1, 4)} == {"Done in June"}
    assert {note(workspace, one).status for one in (1, 4)} == {Status.CLOSED}


def test_a_status_chip_in_the_editor_opens_a_closed_note_again(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.list.choose(["feedback_3"])
    assert inbox.editor.reply.close_button.isHidden()
    click(inbox.editor.statuses[Status.ACTING], qtbot)
    assert note(workspace, 3).status is Status.ACTING
    assert note(workspace, 3).reply == "Thank you!"
    assert not inbox.editor.reply.close_button.isHidden()


def test_pinning_with_the_picker_and_unpinning(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    picker = inbox.actions_on_notes.pin_with_picker(["feedback_4"], inbox, QPoint(0, 0))
    QTest.keyClicks(picker.line, "welcome")
    QTest.keyClick(picker.line, Key.Key_Return)
    assert note(workspace, 4).touchpoint == "tp_2"
    assert inbox.editor.place.name.text() == "Welcome video"
    click(inbox.editor.place.unpin, qtbot)
    assert note(workspace, 4).touchpoint is None


def test_dragged_rows_carry_the_ids_of_their_notes(inbox: FeedbackInbox) -> None:
    rows = [inbox.list.notes.index(row) for row in (1, 2)]
    assert dragged_ids(inbox.list.notes.mimeData(rows)) == ["feedback_1", "feedback_2"]
    assert inbox.list.dragEnabled()


def test_a_record_that_is_asked_for(inbox: FeedbackInbox, qtbot: QtBot) -> None:
    click(inbox.head.statuses[Status.NEW], qtbot)
    inbox.show_record("feedback_3")
    assert inbox.list.chosen_ids() == ["feedback_3"]
    inbox.show_record("tp_2")
    assert listed(inbox) == ["2"]


def test_an_empty_project_says_what_to_do(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    workspace = make_workspace([Journey(id="journey_1", title="Trial", rank="a0")])
    inbox = shown(workspace, qtbot)
    assert inbox._empty.text().startswith("No feedback yet.")
    type_text("First")
    press(Key.Key_Return)
    assert [one.text for one in workspace.project.feedback_notes.values()] == ["First"]
    assert listed(inbox)


def test_what_a_screen_reader_hears(inbox: FeedbackInbox) -> None:
    said = inbox.list.notes.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "“Cannot find the price before I enter my card.”; Support ticket · 19 Nov · "
        "Career changer · negative; needs a reply · 2 days; at Subscribe; tags: price, trust"
    )


@pytest.mark.parametrize("width", [1440, 1024, 760])
def test_list_and_editor_fit_the_window(workspace: Workspace, qtbot: QtBot, width: int) -> None:
    workspace.run(EditFields("feedback_1", {"text": "لا أجد السعر " * 30, "tags": ("t" * 90,)}))
    workspace.run(EditFields("tp_1", {"name": "A very long name of a touchpoint " * 6}))
    inbox = shown(workspace, qtbot, width)
    inbox.list.choose(["feedback_1"])
    QTest.qWait(20)
    assert inbox.width() == width
    assert not inbox.list.horizontalScrollBar().maximum()
    right = inbox.editor.mapTo(inbox, QPoint(inbox.editor.width(), 0)).x()
    assert right <= width


def test_thousands_of_notes_are_rows_and_no_widgets(
    make_workspace: Callable[..., Workspace], qtbot: QtBot
) -> None:
    many: list[Record] = [*records()]
    many += [FeedbackNote(id=f"feedback_m{n}", text=f"Note {n}") for n in range(5_000)]
    inbox = shown(make_workspace(many), qtbot)
    assert inbox.list.notes.rowCount() == 5_004
    made = inbox.list.findChildren(QWidget)
    assert len([one for one in made if not isinstance(one, FocusFrame)]) < 20
    inbox.head.show_words("4999")
    assert inbox.list.notes.index(0).data(NOTE).text == "Note 4999"
    assert inbox.list.notes.rowCount() == 1
