"""Find anything: a few letters lead to a record, wherever it is shown, and to a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.app.templates import SAMPLE, new_from_template
from journeymapper.commands.records import EditFields
from journeymapper.gui.application import Application
from journeymapper.gui.find.finder import Finder
from journeymapper.gui.window.main_window import MainWindow


@pytest.fixture
def window(desk: Application, home: Path) -> MainWindow:
    desk.open_session(new_from_template(home / "Trial.journey", SAMPLE))
    return desk.windows[-1]


def opened(qtbot: QtBot, window: MainWindow) -> Finder:
    window.actions_by_name["find"].trigger()
    finder = window.findChildren(Finder)[-1]
    qtbot.waitExposed(finder)
    return finder


def typed(qtbot: QtBot, finder: Finder, text: str) -> None:
    """Type, and wait for all that is found."""
    for letter in text:
        QTest.keyClick(finder.line, letter)
    qtbot.waitUntil(lambda: not finder.is_looking)


def shown(finder: Finder) -> list[str]:
    return [finder.list.item(one).text() for one in range(finder.list.count())]


def test_a_touchpoint_is_found_with_a_slip_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("empathy")
    finder = opened(qtbot, window)
    typed(qtbot, finder, "welcom vdeo")
    assert shown(finder)[0] == "Welcome video"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "map"
    assert window.workspace is not None
    selected = window.workspace.project.find(window.workspace.selected or "")
    assert getattr(selected, "name", "") == "Welcome video"


def test_enter_waits_for_what_was_typed(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymapper.gui.find.finder.SECONDS", 0.0)
    finder = opened(qtbot, window)
    for letter in "welcom vdeo":
        QTest.keyClick(finder.line, letter)
    assert finder.is_looking
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.workspace is not None
    selected = window.workspace.project.find(window.workspace.selected or "")
    assert getattr(selected, "name", "") == "Welcome video"


def test_a_persona_leads_to_its_page(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    typed(qtbot, finder, "career")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "persona"


def test_a_command_runs(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    typed(qtbot, finder, "feedback inbox")
    assert shown(finder)[0] == "Feedback inbox"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "feedback"


def test_nothing_found_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    typed(qtbot, finder, "zzzzqqqq")
    assert not shown(finder)
    assert "fewer letters" in finder._told.text()
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    QTest.keyClick(finder.line, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_what_fitted_is_told_where_the_title_is_another(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    low = finder.height()
    assert not finder.list.isVisible()
    typed(qtbot, finder, "1840")
    assert finder.list.isVisible()
    assert finder.height() > 2 * low
    told = [
        finder.list.item(one).data(Qt.ItemDataRole.AccessibleTextRole)
        for one in range(finder.list.count())
    ]
    assert any("sample size 1,840" in one for one in told)


def test_a_setting_is_found_by_what_others_call_it(qtbot: QtBot, window: MainWindow) -> None:
    """And says whether it is on."""
    finder = opened(qtbot, window)
    typed(qtbot, finder, "birds eye")
    told = finder.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Minimap, setting, View · on")


def test_a_command_of_the_map_opens_the_map_first(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("persona")
    finder = opened(qtbot, window)
    typed(qtbot, finder, ">select all")
    assert shown(finder)[0] == "Select all"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "map"
    assert window.workspace is not None
    assert window.workspace.selection


def test_what_cannot_be_used_now_is_left_out(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    typed(qtbot, finder, ">undo")
    assert "Undo" not in shown(finder)


def test_a_template_begins_a_project(qtbot: QtBot, window: MainWindow, desk: Application) -> None:
    finder = opened(qtbot, window)
    typed(qtbot, finder, "new from template saas")
    assert shown(finder)[0].startswith("New from template: ")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert len(desk.windows) == 2
    workspace = desk.windows[-1].workspace
    assert workspace is not None
    assert workspace.project.touchpoints


def test_what_was_used_last_waits_in_the_empty_finder(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    typed(qtbot, finder, "welcome video")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    qtbot.wait(1)  # the first finder is gone then
    again = opened(qtbot, window)
    assert shown(again) == ["Welcome video"]
    assert "Used last" in again._told.text()


def test_an_edit_is_found_at_once(qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    opened(qtbot, window).reject()
    touchpoint = next(iter(window.workspace.project.touchpoints))
    window.workspace.run(EditFields(touchpoint, {"name": "Żółw überlegt"}))
    finder = opened(qtbot, window)
    typed(qtbot, finder, "zolw uber")
    assert shown(finder)[0] == "Żółw überlegt"
    window.workspace.undo()
    finder.line.setText("")
    typed(qtbot, finder, "zolw")
    assert "Żółw überlegt" not in shown(finder)
