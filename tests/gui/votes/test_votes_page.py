"""A round of votes from its question to its result, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.analysis.votes import dots_of
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.records import Action, VoteRound
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.stickies.tray import StickyTray
from journeymapper.gui.votes.page import VotesPage
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, choose_from_menu, show, too_wide, undo_names
from tests.gui.pages import LEFT, enter, opened, press, settle

Key = Qt.Key


@pytest.fixture
def pains(small: Workspace) -> Workspace:
    for number, text in enumerate(["Price appears late", "Sound was off", "No cues"]):
        place = ("tp_b", "tp_a", None)[number]
        add = AddSticky(f"sticky_{number}", "journey_1", text, StickyKind.PAIN, touchpoint=place)
        small.run(add)
    return small


def start(page: VotesPage, question: str, *, blind: bool = False) -> str:
    page.start.blind.setChecked(blind)
    enter(page.start.question, question)
    (voting,) = [
        one for one in page._workspace.project.all(VoteRound).values() if one.question == question
    ]
    return voting.id


def test_a_round_from_question_to_result(qtbot: QtBot, pains: Workspace) -> None:
    page = opened(qtbot, VotesPage(pains))
    start(page, "What hurts most?")
    assert list(page.rows.entries) == ["sticky_1", "sticky_0", "sticky_2"], "in journey order"
    row = page.rows.entries["sticky_0"]
    row.setFocus()
    QTest.keyClicks(row, "+++-")
    settle()
    assert row.count.text() == "2 dots"
    QTest.mouseClick(page.rows.entries["sticky_2"].more, LEFT)
    settle()
    assert undo_names(pains)[0] == "Put 1 dot on “No cues”"
    press("Close the round", page)
    assert list(page.rows.entries) == ["sticky_0", "sticky_2", "sticky_1"], "most dots first"
    assert page.rows.entries["sticky_0"].accessibleName().startswith("1. Price appears late")
    row.setFocus()
    QTest.keyClicks(row, "+")
    assert dots_of(pains.project, "sticky_0") == 2, "a closed round takes no dots"
    pains.undo()
    settle()
    assert row.more.isVisible(), "the round is open again"


def said(tray: StickyTray, sticky_id: str) -> str:
    """What a screen reader says of a sticky in the tray."""
    model = tray.list.tray
    return str(model.index(model.row_of(sticky_id)).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_blind_round_hides_sums_until_it_is_closed(qtbot: QtBot, pains: Workspace) -> None:
    page = opened(qtbot, VotesPage(pains))
    tray = StickyTray(pains)
    show(qtbot, tray)
    start(page, "What hurts most?", blind=True)
    row = page.rows.entries["sticky_2"]
    for _ in range(9):
        row.dots_asked.emit(1)
    settle()
    assert row.count.text() == ""
    assert "9 dots" not in row.accessibleName()
    assert "9 votes" not in said(tray, "sticky_2")
    press("Close the round", page)
    assert row.count.text() == "9 dots"
    assert "9 votes" in said(tray, "sticky_2")


def test_who_is_named_has_so_many_dots(qtbot: QtBot, pains: Workspace) -> None:
    page = opened(qtbot, VotesPage(pains))
    start(page, "What hurts most?", blind=True)
    refused: list[str] = []
    pains.refused.connect(refused.append)
    page.head.voter.setFocus()
    QTest.keyClicks(page.head.voter, "Ana")
    row = page.rows.entries["sticky_0"]
    for _ in range(4):
        row.dots_asked.emit(1)
    settle()
    assert refused == ["Ana has 3 dots in this round and has put them all."]
    assert row.count.text() == "3 dots", "who votes sees their own dots"
    assert "Ana has 0 dots left" in page.head.state.accessibleName()
    page.head.voter.clear()
    settle()
    assert row.count.text() == ""


def test_the_winner_becomes_an_action(qtbot: QtBot, pains: Workspace) -> None:
    page = opened(qtbot, VotesPage(pains))
    start(page, "What hurts most?")
    page.rows.entries["sticky_0"].dots_asked.emit(1)
    settle()
    press("Close the round", page)
    asked: list[tuple[str, str]] = []
    pains.page_asked.connect(lambda name, one: asked.append((name, one)))
    press("Make it an action", page)
    (action,) = pains.project.all(Action).values()
    assert (action.text, action.sticky, action.touchpoint) == (
        "Price appears late",
        "sticky_0",
        "tp_b",
    )
    assert asked == [("actions", action.id)]
    choose_from_menu(page.rows.entries["sticky_1"], "Make it an action")
    assert len(pains.project.all(Action)) == 2


def test_rounds_stay_and_can_be_gone_through(qtbot: QtBot, pains: Workspace) -> None:
    page = opened(qtbot, VotesPage(pains))
    first = start(page, "What hurts most?")
    press("Close the round", page)
    press("Start another round", page)
    second = start(page, "What is easy?")
    assert page.head.chips[second].isChecked()
    QTest.mouseClick(page.head.chips[first], LEFT)
    settle()
    assert page.head.question.text() == "What hurts most?"
    press("Delete round", page)
    assert list(pains.project.all(VoteRound)) == [second]


def test_without_stickies_the_page_says_what_to_do(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, VotesPage(small))
    asked: list[str] = []
    small.page_asked.connect(lambda name, _one: asked.append(name))
    press("Open the tray of stickies", page)
    assert asked == ["stickies"]
    small.run(AddSticky("sticky_1", "journey_1", LONG))
    settle()
    assert page.start.isVisible()
    QTest.keyClick(page.start.question, Key.Key_Return)
    assert not small.project.all(VoteRound), "a round needs its question"
    start(page, LONG)
    assert not too_wide(page)


def test_a_started_round_takes_dots_at_once_and_says_what_limits_them(
    qtbot: QtBot, pains: Workspace
) -> None:
    page = opened(qtbot, VotesPage(pains))
    start(page, "What hurts most?")
    first = next(iter(page.rows.entries.values()))
    assert QApplication.focusWidget() is first
    QTest.keyClicks(first, "+")
    settle()
    assert first.count.text() == "1 dot"
    assert "nobody named: dots are not limited" in page.head.state.accessibleName()
    QTest.keyClicks(page.head.voter, "Ana")
    settle()
    assert "not limited" not in page.head.state.accessibleName()
