"""Suggested places and tags: quiet chips, taken by a click or a key, never by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import FeedbackNote, Record
from journeymapper.gui.feedback.inbox import FeedbackInbox
from journeymapper.gui.workspace import Workspace
from tests.gui.feedback.conftest import note, records
from tests.gui.feedback.test_inbox import CONTROL, Key, click, press, shown


def told_apart() -> list[Record]:
    """Earlier notes about the price lie at Subscribe, tagged price; two new ones lie nowhere."""
    earlier = [
        FeedbackNote(
            id=f"feedback_e{n}", text=f"The price hidden {n}", touchpoint="tp_1", tags=("price",)
        )
        for n in range(6)
    ]
    new = [
        FeedbackNote(id="feedback_8", text="Hidden price again, please"),
        FeedbackNote(id="feedback_9", text="Where is the welcome video?"),
    ]
    return [*records(), *earlier, *new]


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(told_apart())


@pytest.fixture
def inbox(workspace: Workspace, qtbot: QtBot) -> FeedbackInbox:
    made = shown(workspace, qtbot)
    qtbot.waitUntil(lambda: not made.suggesting.is_busy)
    return made


def offered(inbox: FeedbackInbox) -> tuple[list[str], list[str]]:
    editor = inbox.editor
    return (
        [one.text() for one in editor.maybe_place.chips],
        [one.text() for one in editor.maybe_tags.chips],
    )


def test_a_note_is_offered_a_place_and_tags_and_nothing_happens_by_itself(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    steps = workspace.session.position
    inbox.list.choose(["feedback_8"])
    assert offered(inbox) == (["Subscribe"], ["price"])
    assert inbox.editor.maybe_place.isVisible()
    assert inbox.editor.maybe_place.chips[0].accessibleName() == (
        "Maybe Subscribe: pin it to Subscribe"
    )
    inbox.list.choose(["feedback_9"])
    assert offered(inbox) == (["Welcome video"], [])
    assert not inbox.editor.maybe_tags.isVisible()
    assert workspace.session.position == steps


def test_a_click_and_enter_take_a_suggestion(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.list.choose(["feedback_8"])
    click(inbox.editor.maybe_place.chips[0], qtbot)
    assert note(workspace, 8).touchpoint == "tp_1"
    assert offered(inbox) == ([], ["price"])
    inbox.editor.maybe_tags.chips[0].setFocus()
    press(Key.Key_Return)
    assert note(workspace, 8).tags == ("price",)
    assert offered(inbox) == ([], [])
    workspace.undo()
    assert offered(inbox) == ([], ["price"])


def test_what_has_its_place_is_offered_no_other(inbox: FeedbackInbox, workspace: Workspace) -> None:
    workspace.run(EditFields("feedback_9", {"text": "Subscribe, or the welcome video?"}))
    inbox.list.choose(["feedback_9"])
    assert sorted(offered(inbox)[0]) == ["Subscribe", "Welcome video"]
    inbox.list.setFocus()
    press(Key.Key_S)
    assert note(workspace, 9).touchpoint is not None
    assert offered(inbox)[0] == []


def test_s_takes_the_first_place_then_the_first_tag(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    inbox.list.choose(["feedback_8"])
    inbox.list.setFocus()
    press(Key.Key_S)
    assert note(workspace, 8).touchpoint == "tp_1"
    assert QApplication.focusWidget() is inbox.list
    press(Key.Key_S)
    assert note(workspace, 8).tags == ("price",)
    with qtbot.waitSignal(workspace.told) as told:
        press(Key.Key_S)
    assert told.args == ["Nothing suggests where this note belongs."]


def test_many_are_pinned_each_to_its_suggestion_the_count_said_before(
    inbox: FeedbackInbox, workspace: Workspace, qtbot: QtBot
) -> None:
    steps = workspace.session.position
    press(Key.Key_A, CONTROL)
    several = inbox.editor.several
    qtbot.waitUntil(several.pin_each.isEnabled)
    assert several.pin_each.text() == "Pin 2 of 12 each to its suggestion"
    with qtbot.waitSignal(workspace.told) as told:
        click(several.pin_each, qtbot)
    assert told.args == ["Pin 2 feedback notes to 2 touchpoints"]
    assert (note(workspace, 8).touchpoint, note(workspace, 9).touchpoint) == ("tp_1", "tp_2")
    assert note(workspace, 2).touchpoint == "tp_2"
    assert note(workspace, 4).touchpoint is None
    assert workspace.session.position == steps + 1
    workspace.undo()
    assert note(workspace, 8).touchpoint is None
    qtbot.waitUntil(several.pin_each.isEnabled)
    inbox.list.setFocus()
    press(Key.Key_S)
    assert note(workspace, 9).touchpoint == "tp_2"


def test_a_place_that_is_gone_is_not_suggested(inbox: FeedbackInbox, workspace: Workspace) -> None:
    workspace.run(DeleteRecords(["tp_1"]))
    inbox.list.choose(["feedback_8"])
    assert offered(inbox)[0] == []


def test_tab_reaches_the_chips(inbox: FeedbackInbox) -> None:
    inbox.list.choose(["feedback_8"])
    chip = inbox.editor.maybe_place.chips[0]
    assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.qWait(10)
    assert chip.width() <= inbox.editor.width()
