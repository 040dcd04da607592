"""Hands for the tray's list: its rows are painted, so tests point at where they lie."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journeymapper.gui.drags import mime_of
from journeymapper.gui.stickies.tray import StickyTray
from tests.gui.hands import drop

NO_KEYS = Qt.KeyboardModifier.NoModifier


def rows(tray: StickyTray) -> list[str]:
    """What the rows say, from the top."""
    model = tray.list.tray
    return [model.text(row) for row in model.rows]


def row_of(tray: StickyTray, text: str) -> int:
    return rows(tray).index(text)


def said_of(tray: StickyTray, text: str) -> object:
    """What a screen reader says of a row."""
    index = tray.list.tray.index(row_of(tray, text))
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def place_of(tray: StickyTray, text: str) -> QPoint:
    """A point in the middle of a row, in the list; brought into sight."""
    index = tray.list.tray.index(row_of(tray, text))
    tray.list.scrollTo(index)
    return tray.list.visualRect(index).center()


def click(
    tray: StickyTray,
    text: str,
    keys: Qt.KeyboardModifier = NO_KEYS,
    *,
    twice: bool = False,
) -> None:
    press = QTest.mouseDClick if twice else QTest.mouseClick
    press(tray.list.viewport(), Qt.MouseButton.LeftButton, keys, place_of(tray, text))


def choose_in_menu(tray: StickyTray, *path: str) -> None:
    """Trigger an entry of the menu of what is chosen."""
    menu = made = tray._menu.make()
    for text in path[:-1]:
        (inner,) = [one for one in menu.actions() if one.text().partition("\t")[0] == text]
        menu = inner.menu()
    (action,) = [one for one in menu.actions() if one.text().partition("\t")[0] == path[-1]]
    action.trigger()
    made.deleteLater()


def drag_onto(tray: StickyTray, ids: list[str], text: str) -> None:
    """Drop these records on the row that says this; on the free room below for no text."""
    viewport = tray.list.viewport()
    below = QPoint(viewport.width() // 2, viewport.height() - 4)
    drop(viewport, mime_of(ids), place_of(tray, text) if text else below)
