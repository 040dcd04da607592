"""Keys of the inbox beside those that move notes on: copy, filter, and the way back to the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import EditFields
from journeymapper.gui.feedback.inbox import FeedbackInbox
from journeymapper.gui.workspace import Workspace
from tests.gui.feedback.test_inbox import CONTROL, Key, press, shown


@pytest.fixture
def inbox(workspace: Workspace, qtbot: QtBot) -> FeedbackInbox:
    return shown(workspace, qtbot)


def test_all_chosen_notes_are_copied_and_no_spreadsheet_runs_them(
    inbox: FeedbackInbox, workspace: Workspace
) -> None:
    assert inbox.list.hasFocus()
    workspace.run(EditFields("feedback_1", {"text": "=1+1\nand more"}))
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[1].split("\t")[:4] == ["'=1+1 and more", "Support ticket", "", "2026-11-19"]


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_Slash, Key.Key_G, Key.Key_Return])
def test_escape_leads_back_to_the_list(inbox: FeedbackInbox, key: Qt.Key) -> None:
    press(key)
    assert not inbox.list.hasFocus()
    press(Key.Key_Escape)
    assert inbox.list.hasFocus()


def test_control_f_goes_to_the_filter_of_the_inbox(inbox: FeedbackInbox) -> None:
    press(Key.Key_F, CONTROL)
    assert inbox.head.filter.hasFocus()
    press(Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert inbox.list.hasFocus()
