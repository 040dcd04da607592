"""The tray of stickies, with keys and mouse."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import EditFields
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Sticky
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.stickies import listing
from journeymapper.gui.stickies.line import lines_of
from journeymapper.gui.stickies.tray import StickyTray
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, show, too_wide, undo_names
from tests.gui.stickies.trays import choose_in_menu, click, rows, said_of

NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tray(qtbot: QtBot, small: Workspace) -> StickyTray:
    made = StickyTray(small)
    show(qtbot, made)
    made.line.setFocus()
    return made


def say(tray: StickyTray, text: str, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClicks(tray.line, text)
    QTest.keyClick(tray.line, Qt.Key.Key_Return, keys)


def said(workspace: Workspace) -> list[tuple[str, str]]:
    stickies = by_rank(workspace.project.all(Sticky).values())
    return [(one.kind.value, one.text) for one in stickies]


def test_every_line_is_a_sticky_and_a_step(tray: StickyTray, small: Workspace) -> None:
    for text in ("Mails come too late", "office hours", "i think so"):
        say(tray, text)
    assert said(small) == [
        ("idea", "Mails come too late"),
        ("idea", "office hours"),
        ("idea", "i think so"),
    ]
    assert tray.line.text() == ""
    assert len(undo_names(small)) == 3
    say(tray, "   ")
    assert len(undo_names(small)) == 3


def test_the_newest_stands_on_top(qtbot: QtBot, tray: StickyTray) -> None:
    say(tray, "first")
    say(tray, "second")
    qtbot.waitUntil(lambda: rows(tray) == ["second", "first"])


def test_prefixes_change_the_kind_as_they_are_typed(tray: StickyTray, small: Workspace) -> None:
    for text in ("p slow", "o faster", "! a video", "? why", '"Finally"', "p again", "plain"):
        say(tray, text)
    assert said(small) == [
        ("pain", "slow"),
        ("opportunity", "faster"),
        ("idea", "a video"),
        ("question", "why"),
        ("quote", "“Finally”"),
        ("pain", "again"),
        ("pain", "plain"),
    ]


def test_ctrl_and_a_digit_choose_the_kind_before_the_window_hears_of_it(
    tray: StickyTray, small: Workspace
) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_1, CONTROL)
    event.ignore()
    QApplication.sendEvent(tray.line, event)
    assert event.isAccepted()
    for digit in (Qt.Key.Key_1, Qt.Key.Key_4, Qt.Key.Key_5):
        QTest.keyClick(tray.line, digit, CONTROL)
        say(tray, "x")
    assert [kind for kind, _ in said(small)] == ["pain", "question", "quote"]
    assert tray.line.placeholderText() == "Type a quote, Enter"


def test_the_kind_is_chosen_by_mouse(tray: StickyTray, small: Workspace) -> None:
    QTest.mouseClick(tray.chips[StickyKind.QUESTION], Qt.MouseButton.LeftButton)
    assert tray.line.hasFocus()
    say(tray, "Why so late?")
    assert said(small) == [("question", "Why so late?")]


def test_pasted_lines_become_one_each(tray: StickyTray, small: Workspace) -> None:
    QGuiApplication.clipboard().setText("- One\n\n2) Two\r\n• Three\n   \n")
    QTest.keyClick(tray.line, Qt.Key.Key_V, CONTROL)
    assert said(small) == [("idea", "One"), ("idea", "Two"), ("idea", "Three")]
    assert undo_names(small) == ["Add 3 stickies"]
    QGuiApplication.clipboard().setText("just one\n")
    QTest.keyClicks(tray.line, "really ")
    QTest.keyClick(tray.line, Qt.Key.Key_V, CONTROL)
    assert tray.line.text() == "really just one"


def test_too_many_lines_are_refused(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    QGuiApplication.clipboard().setText("\n".join(str(one) for one in range(1_001)))
    with qtbot.waitSignal(small.refused) as refused:
        QTest.keyClick(tray.line, Qt.Key.Key_V, CONTROL)
    assert refused.args == ["That is 1,001 lines. Paste at most 1,000 at once."]
    assert said(small) == []


def test_bullets_are_taken_off_and_nothing_else() -> None:
    text = "-5 degrees\n- five\n1. first\n2024. A year\n* star\n*bold*"
    assert lines_of(text) == ["-5 degrees", "five", "first", "2024. A year", "star", "*bold*"]


def test_ctrl_enter_puts_it_on_the_selected_touchpoint(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    with qtbot.waitSignal(small.refused):
        say(tray, "here", CONTROL)
    small.select(["tp_b"])
    QTest.keyClick(tray.line, Qt.Key.Key_Return, CONTROL)
    (sticky,) = small.project.all(Sticky).values()
    assert (sticky.text, sticky.touchpoint) == ("here", "tp_b")
    qtbot.waitUntil(lambda: rows(tray) == ["On this journey", "here"])
    assert said_of(tray, "here") == "here, idea · on Guided tour"


def test_enter_on_a_sticky_places_it(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    say(tray, "Too late")
    qtbot.waitUntil(lambda: rows(tray) == ["Too late"])
    click(tray, "Too late")
    with qtbot.waitSignal(small.refused):
        QTest.keyClick(tray.list, Qt.Key.Key_Return)
    small.select(["tp_c"])
    QTest.keyClick(tray.list, Qt.Key.Key_Return)
    (sticky,) = small.project.all(Sticky).values()
    assert sticky.touchpoint == "tp_c"
    qtbot.waitUntil(lambda: rows(tray) == ["On this journey", "Too late"])
    click(tray, "Too late")
    choose_in_menu(tray, "Back into the tray")
    assert small.project.stickies[sticky.id].touchpoint is None


def test_a_sticky_is_edited_in_place(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    say(tray, "Tpyo")
    qtbot.waitUntil(lambda: rows(tray) == ["Tpyo"])
    click(tray, "Tpyo")
    QTest.keyClick(tray.list, Qt.Key.Key_F2)
    editor = tray.list.in_place.editor
    assert editor is not None
    QTest.keyClicks(editor, "Typo")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said(small) == [("idea", "Typo")]
    assert tray.list.in_place.editor is None
    assert tray.list.hasFocus()
    small.undo()
    assert said(small) == [("idea", "Tpyo")]


def test_what_is_typed_in_place_is_kept_when_one_clicks_elsewhere(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    say(tray, "Tpyo")
    qtbot.waitUntil(lambda: rows(tray) == ["Tpyo"])
    tray.list.edit_text(next(iter(small.project.stickies)))
    QTest.keyClicks(tray.list.in_place.editor, "Typo")
    tray.line.setFocus()
    assert said(small) == [("idea", "Typo")]
    assert tray.list.in_place.editor is None


def test_an_emptied_sticky_is_deleted_and_comes_back(
    qtbot: QtBot, tray: StickyTray, small: Workspace
) -> None:
    say(tray, "Away")
    qtbot.waitUntil(lambda: rows(tray) == ["Away"])
    click(tray, "Away", twice=True)
    editor = tray.list.in_place.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert said(small) == []
    small.undo()
    assert said(small) == [("idea", "Away")]


def test_menu_changes_kind_and_deletes(qtbot: QtBot, tray: StickyTray, small: Workspace) -> None:
    say(tray, "Too late")
    say(tray, "Too early")
    qtbot.waitUntil(lambda: len(rows(tray)) == 2)
    click(tray, "Too late")
    click(tray, "Too early", CONTROL)
    choose_in_menu(tray, "Kind", "Pain")
    assert said(small) == [("pain", "Too late"), ("pain", "Too early")]
    assert len(undo_names(small)) == 3
    choose_in_menu(tray, "Delete")
    assert said(small) == []


def test_drag_carries_what_is_chosen(
    qtbot: QtBot, tray: StickyTray, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[Any] = []
    monkeypatch.setattr(listing, "drag_records", lambda _view, ids, _part: dragged.extend(ids))
    say(tray, "Too late")
    say(tray, "Too early")
    qtbot.waitUntil(lambda: len(rows(tray)) == 2)
    click(tray, "Too late")
    click(tray, "Too early", CONTROL)
    place = tray.list.visualRect(tray.list.tray.index(0)).center()
    QTest.mousePress(tray.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(tray.list.viewport(), place + QPoint(30, 30))
    QTest.mouseMove(tray.list.viewport(), place + QPoint(40, 40))
    assert len(dragged) == 2


def test_a_large_workshop_stays_light(qtbot: QtBot, tray: StickyTray) -> None:
    for start in range(0, 5_000, 1_000):
        lines = (f"note {one}" for one in range(start, start + 1_000))
        QGuiApplication.clipboard().setText("\n".join(lines))
        QTest.keyClick(tray.line, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(rows(tray)) == 5_000)
    assert tray._title.text() == "In the tray · 5,000"
    assert tray.list.delegate.one_line
    QTest.keyClick(tray.list, Qt.Key.Key_End)
    assert tray.list.verticalScrollBar().value() == tray.list.verticalScrollBar().maximum()


@pytest.mark.parametrize("width", [212, 300])
@pytest.mark.parametrize("name", [LONG, ARABIC])
def test_nothing_is_clipped(qtbot: QtBot, sample: Workspace, width: int, name: str) -> None:
    for one in (*sample.project.touchpoints, *sample.project.stages):
        assert sample.run(EditFields(one, {"name": name}))
    for one in sample.project.stickies:
        assert sample.run(EditFields(one, {"text": name}))
    made = StickyTray(sample)
    area = show(qtbot, made, width, 900)
    qtbot.wait(20)
    assert made.width() <= area.viewport().width()
    assert too_wide(made) == []


def test_a_sticky_that_is_asked_for_comes_into_sight(qtbot: QtBot, small: Workspace) -> None:
    tray = StickyTray(small)
    show(qtbot, tray, 300, 400)
    for number in range(12):
        say(tray, f"note {number}")
    oldest = next(one.id for one in small.project.stickies.values() if one.text == "note 0")
    tray.refresh()
    qtbot.wait(10)
    assert tray.list.verticalScrollBar().value() == 0
    tray.show_record(oldest)
    assert tray.list.hasFocus()
    assert tray.list.chosen_ids() == [oldest]
    assert tray.list.verticalScrollBar().value() > 0
    tray.show_record("")
    assert tray.line.hasFocus()
