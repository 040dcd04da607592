"""The keys of a window's menus: what the program gives them, what the user chose instead, and the
canvas's own keys shown beside the entries that do the same."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from journeymapper.domain.frozen import frozen
from journeymapper.gui.canvas.keys import CANVAS_KEYS
from journeymapper.gui.keymap import chosen_keys, key_changes

NATIVE = QKeySequence.SequenceFormat.NativeText
PORTABLE = QKeySequence.SequenceFormat.PortableText
_ON_CANVAS = {one.name: one for one in CANVAS_KEYS}


@frozen
class MenuKey:
    """An entry of a menu. ``own``: the program's keys for it; ``binds``: whether the window takes
    them, or the canvas does and the menu only shows them."""

    action: QAction
    name: str
    menu: str
    own: tuple[str, ...]
    binds: bool

    @property
    def text(self) -> str:
        """What the entry says, without its key, its letter and what undo would undo."""
        text = plain(self.action.text())
        return text.partition(":")[0] if self.name in ("undo", "redo") else text


class MenuKeys(QObject):
    """Keeps the keys of one window's menus in step with what the user chooses."""

    def __init__(self, window: QMainWindow) -> None:
        for former in window.findChildren(MenuKeys):
            key_changes.changed.disconnect(former.apply)
            former.setParent(None)
        super().__init__(window)
        self.entries = tuple(_entries(window))
        key_changes.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Give every entry the key it has now."""
        chosen = chosen_keys()
        for one in self.entries:
            own = (chosen[one.name],) if one.name in chosen else one.own
            keys = [key for key in own if key]
            if one.binds:
                one.action.setShortcuts([QKeySequence(key) for key in keys])
            else:
                shown = QKeySequence(keys[0]).toString(NATIVE) if keys else ""
                text = one.action.text().partition("\t")[0]
                one.action.setText(f"{text}\t{shown}" if shown else text)


def menu_keys_of(window: QMainWindow) -> tuple[MenuKey, ...]:
    """Every entry of a window's menus that has a name, in order."""
    found = window.findChild(MenuKeys)
    return found.entries if isinstance(found, MenuKeys) else ()


def plain(text: str) -> str:
    """A menu's text without its key, its dots and the sign of its letter."""
    text = text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
    return text.rstrip("…")


def _entries(window: QMainWindow) -> Iterator[MenuKey]:
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            yield from _of_menu(menu, plain(top.text()))


def _of_menu(menu: QMenu, path: str) -> Iterator[MenuKey]:
    for action in menu.actions():
        below, name = action.menu(), action.objectName()
        if isinstance(below, QMenu):
            yield from _of_menu(below, path)
        elif name:
            keys = tuple(one.toString(PORTABLE) for one in action.shortcuts())
            on_canvas = _ON_CANVAS.get(name)
            if keys or on_canvas is None:
                yield MenuKey(action, name, path, keys, True)
            else:
                yield MenuKey(action, name, path, on_canvas.keys, False)
