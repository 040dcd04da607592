"""The menus: every command of the window with its shortcut, in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from journeymapper.domain.frozen import frozen
from journeymapper.gui.menu_keys import MenuKeys

Key = QKeySequence.StandardKey


@frozen
class Entry:
    """One line of a menu. ``on_map``, ``on_grid``: works only while the map or grid is shown."""

    name: str
    text: str
    run: Callable[[], object]
    shortcut: str | QKeySequence.StandardKey = ""
    on_map: bool = False
    on_grid: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    is_on: Callable[[], bool] | None = None
    """Whether the entry is ticked; None for entries that are never ticked."""


@frozen
class Submenu:
    """A menu inside another, whose entries are found by name as well."""

    title: str
    entries: tuple[Entry, ...]


MenuTable = list[tuple[str, Sequence["Entry | Submenu | QMenu | None"]]]


def fill(window: QMainWindow, table: MenuTable) -> dict[str, QAction]:
    """Build the menu bar; returns the actions by name."""
    actions: dict[str, QAction] = {}
    for title, entries in table:
        menu = window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            elif isinstance(entry, Submenu):
                below = menu.addMenu(entry.title)
                for one in entry.entries:
                    actions[one.name] = _action(window, one)
                    below.addAction(actions[one.name])
            else:
                actions[entry.name] = _action(window, entry)
                menu.addAction(actions[entry.name])
    MenuKeys(window)
    return actions


def _action(window: QMainWindow, entry: Entry) -> QAction:
    action = QAction(entry.text, window)
    action.setObjectName(entry.name)
    action.setMenuRole(entry.role)
    action.triggered.connect(lambda: entry.run())
    action.setProperty("on_map", entry.on_map)
    action.setProperty("on_grid", entry.on_grid)
    if entry.is_on is not None:
        action.setCheckable(True)
        action.setChecked(entry.is_on())
    if entry.shortcut:
        action.setShortcut(QKeySequence(entry.shortcut))
        context = Qt.ShortcutContext.WindowShortcut
        action.setShortcutContext(context)
    return action
