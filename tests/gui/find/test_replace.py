"""Search and replace: every place is listed with what it would become, and only what is ticked
changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.templates import SAMPLE, new_from_template
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.application import Application
from journeymapper.gui.find.replace_dialog import ReplaceDialog
from journeymapper.gui.find.replace_lines import WHY_NOT, shown_change
from journeymapper.gui.workspace import Workspace
from tests.a_project import a_project
from tests.gui.conftest import MakeWorkspace
from tests.gui.hands import ARABIC, undo_names

Role = Qt.ItemDataRole


class Searcher:
    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self._qtbot = qtbot
        self.workspace = workspace
        self.dialog = ReplaceDialog(workspace)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.model = self.dialog.list.model()

    def look(self, text: str, replacement: str = "") -> None:
        self.dialog.sought.setText(text)
        self.dialog.replacement.setText(replacement)
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.dialog.is_searching)

    def said(self) -> list[str]:
        return [self.model.index(one, 0).data(Role.AccessibleTextRole) for one in self.rows]

    @property
    def rows(self) -> range:
        return range(self.model.rowCount())

    def why_not(self, row: int) -> str:
        return str(self.model.index(row, 0).data(WHY_NOT))


@pytest.fixture
def searcher(qtbot: QtBot, make_workspace: MakeWorkspace) -> Searcher:
    notes = [
        FeedbackNote(id="feedback_1", text=f"The tour\nis long, the TOUR {ARABIC}"),
        FeedbackNote(id="feedback_2", text="A detour", touchpoint="tp_b"),
    ]
    return Searcher(qtbot, make_workspace((*a_project().records(), *notes)))


def test_every_place_says_what_it_is(searcher: Searcher) -> None:
    searcher.look("tour")
    assert searcher.said()[0].startswith("touchpoint, name · Trial")
    assert any(one.startswith("feedback note · 2 times") for one in searcher.said())
    assert "3 places found" in searcher.dialog.said.text()
    searcher.dialog.whole_words.setChecked(True)
    searcher.settle()
    assert len(searcher.rows) == 2


def test_only_what_is_ticked_is_replaced_and_one_step_takes_it_back(
    qtbot: QtBot, searcher: Searcher
) -> None:
    searcher.look("tour", "walk")
    place = next(n for n in searcher.rows if "detour" in searcher.said()[n])
    dialog = searcher.dialog
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(searcher.model.index(place, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.replace.text() == "&Replace in 2 places"
    QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    project = searcher.workspace.project
    assert project.touchpoints["tp_b"].name == "Guided walk"
    assert project.feedback_notes["feedback_1"].text.startswith("The walk\nis long, the walk")
    assert project.feedback_notes["feedback_2"].text == "A detour"
    assert undo_names(searcher.workspace)[0] == "Replace “tour” in 2 texts"
    searcher.settle()
    assert len(searcher.rows) == 1
    searcher.workspace.undo()
    assert project.touchpoints["tp_b"].name == "Guided tour"
    qtbot.waitUntil(lambda: len(searcher.rows) == 3)


def test_what_would_have_no_name_is_left_out_and_says_why(searcher: Searcher) -> None:
    searcher.look("Guided tour")
    assert "would be left without a name" in searcher.why_not(0)
    assert not searcher.dialog.replace.isEnabled()
    searcher.dialog.replacement.setText("Demo")
    assert searcher.why_not(0) == ""
    assert searcher.dialog.replace.isEnabled()


def test_ticks_for_all_and_none(searcher: Searcher) -> None:
    searcher.look("tour", "walk")
    QTest.mouseClick(searcher.dialog.none, Qt.MouseButton.LeftButton)
    assert not searcher.dialog.replace.isEnabled()
    QTest.mouseClick(searcher.dialog.all, Qt.MouseButton.LeftButton)
    assert searcher.dialog.replace.text() == "&Replace in 3 places"


def test_one_journey(searcher: Searcher) -> None:
    searcher.look("tour")
    searcher.dialog.scope.setCurrentIndex(1)
    searcher.settle()
    assert len(searcher.rows) == 2


def test_enter_goes_to_the_place(searcher: Searcher) -> None:
    searcher.look("guided")
    QTest.keyClick(searcher.dialog.sought, Qt.Key.Key_Return)
    QTest.keyClick(searcher.dialog.list, Qt.Key.Key_Return)
    assert searcher.workspace.selected == "tp_b"


def test_a_long_search_can_be_stopped(qtbot: QtBot, make_workspace: MakeWorkspace) -> None:
    notes = [FeedbackNote(id=f"feedback_{n}", text="late " * 60) for n in range(6_000)]
    searcher = Searcher(qtbot, make_workspace((*a_project().records(), *notes)))
    searcher.dialog.sought.setText("late")
    qtbot.waitUntil(lambda: searcher.dialog.progress.isVisible())
    QTest.keyClick(searcher.dialog, Qt.Key.Key_Escape)
    assert searcher.dialog.isVisible()
    assert not searcher.dialog.is_searching
    assert 0 < len(searcher.rows) < 6_000
    assert searcher.dialog.replace.isEnabled()


def test_what_goes_and_comes_is_marked_also_behind_emoji(searcher: Searcher) -> None:
    searcher.look("long", "🎉 short")
    place = searcher.model.index(0, 0).data(Role.UserRole)
    text, formats = shown_change(place, searcher.dialog.wanted)
    assert text.startswith("The tour is long🎉 short, the TOUR")
    assert [(one.start, one.length) for one in formats] == [(12, 4), (16, 8)]


def test_it_opens_over_the_window_with_its_key_and_once(desk: Application, home: Path) -> None:
    desk.open_session(new_from_template(home / "Trial.journey", SAMPLE))
    window = desk.windows[-1]
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    window.actions_by_name["replace"].trigger()
    (dialog,) = window.findChildren(ReplaceDialog)
    assert dialog.isVisible()
    assert window.actions_by_name["replace"].shortcut().toString() == "Ctrl+R"
    dialog.close()
    QApplication.processEvents()
