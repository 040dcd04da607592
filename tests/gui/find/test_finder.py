"""Find anything: a few letters lead to a record, wherever it is shown, and to a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.analysis.finding import findable, matching
from journeymapper.app.templates import SAMPLE, new_from_template
from journeymapper.domain.order import by_rank
from journeymapper.gui.application import Application
from journeymapper.gui.find.finder import Finder
from journeymapper.gui.window.main_window import MainWindow


@pytest.fixture
def window(desk: Application, home: Path) -> MainWindow:
    desk.open_session(new_from_template(home / "Trial.journey", SAMPLE))
    return desk.windows[-1]


def opened(qtbot: QtBot, window: MainWindow) -> Finder:
    window.actions_by_name["find"].trigger()
    finder = window.findChild(Finder)
    assert isinstance(finder, Finder)
    qtbot.waitExposed(finder)
    return finder


def shown(finder: Finder) -> list[str]:
    return [finder.list.item(one).text() for one in range(finder.list.count())]


def test_a_touchpoint_is_found_with_a_slip_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.open_page("empathy")
    finder = opened(qtbot, window)
    QTest.keyClicks(finder.line, "welcom vdeo")
    assert shown(finder)[0] == "Welcome video"
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "map"
    assert window.workspace is not None
    selected = window.workspace.project.find(window.workspace.selected or "")
    assert getattr(selected, "name", "") == "Welcome video"


def test_a_persona_leads_to_its_page(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    QTest.keyClicks(finder.line, "career")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "persona"


def test_a_command_runs(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    QTest.keyClicks(finder.line, "feedback inbox")
    assert "Feedback inbox" in shown(finder)
    finder.list.setCurrentRow(shown(finder).index("Feedback inbox"))
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.view == "feedback"


def test_nothing_found_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    QTest.keyClicks(finder.line, "zzzzqqqq")
    assert not shown(finder)
    assert "fewer letters" in finder._told.text()
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    QTest.keyClick(finder.line, Qt.Key.Key_Escape)
    assert not finder.isVisible()


def test_the_beginning_of_a_name_comes_first(window: MainWindow) -> None:
    assert window.workspace is not None
    project = window.workspace.project
    found = matching(findable(project), "subscribe")
    assert found[0].text == "Subscribe"
    journey = by_rank(project.journeys.values())[0]
    assert any(one.record_id == journey.id for one in matching(findable(project), journey.title))


@pytest.mark.parametrize(
    ("typed", "kind"), [("27%", "reading"), ("1840", "variant"), ("2760", "experiment")]
)
def test_a_number_leads_to_what_says_it(window: MainWindow, typed: str, kind: str) -> None:
    assert window.workspace is not None
    found = matching(findable(window.workspace.project), typed)
    (first,) = [one for one in found if one.kind == kind][:1]
    assert typed in first.text or typed in first.matched.replace(",", "")


def test_what_fitted_is_told_where_the_title_is_another(qtbot: QtBot, window: MainWindow) -> None:
    finder = opened(qtbot, window)
    low = finder.height()
    assert not finder.list.isVisible()
    QTest.keyClicks(finder.line, "1840")
    assert finder.list.isVisible()
    assert finder.height() > 2 * low
    told = finder.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "sample size 1,840" in told


def test_all_words_fit_before_what_is_only_alike(window: MainWindow) -> None:
    """With a slip in one of them, too."""
    assert window.workspace is not None
    slip = matching(findable(window.workspace.project), "free trail")
    assert "free" in slip[0].folded
    assert "trial" in slip[0].folded
