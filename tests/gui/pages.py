"""Whole pages of the window in tests: shown, found by name, worked with mouse and keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

_W = TypeVar("_W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, page: _W, width: int = 1280, height: int = 900) -> _W:
    """A page on the screen, with the keyboard."""
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def focus() -> QWidget:
    """What the keys go to."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_(text: str) -> None:
    """Type letter by letter: the first one may open a field that takes the others."""
    for letter in text:
        QTest.keyClicks(focus(), letter)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def press(text: str, within: QWidget) -> None:
    """Click the button that is seen with this text."""
    (found,) = [
        one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisible()
    ]
    QTest.mouseClick(found, LEFT)
    settle()


def enter(line: QWidget, text: str) -> None:
    """Type a text and press Enter."""
    line.setFocus()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
