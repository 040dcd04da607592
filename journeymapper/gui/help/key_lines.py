"""The lines of the sheet of shortcuts: every command that has a key or may have one, and which keys
would be in one another's way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from journeymapper.domain.frozen import frozen
from journeymapper.gui.canvas.keys import CANVAS_KEYS
from journeymapper.gui.menu_keys import NATIVE, menu_keys_of

WINDOW, MAP, NAMING = "window", "map", "naming"


@frozen
class KeyLine:
    """``scope`` is where the key works: in the whole window, on the map, or while naming a
    touchpoint. ``own``: the program's keys."""

    name: str
    group: str
    text: str
    own: tuple[str, ...]
    scope: str

    def keys(self, chosen: Mapping[str, str]) -> tuple[str, ...]:
        """The keys that it has now."""
        if self.name not in chosen:
            return self.own
        return (chosen[self.name],) if chosen[self.name] else ()


def key_lines(window: QMainWindow) -> list[KeyLine]:
    """The canvas's register, then the menus of this window; each command once."""
    bound = {one.name for one in menu_keys_of(window) if one.binds}
    lines = [
        KeyLine(one.name, one.group, one.text, one.keys, NAMING if one.does is None else MAP)
        for one in CANVAS_KEYS
        if one.name not in bound
    ]
    known = {one.name for one in lines}
    lines += [
        KeyLine(one.name, one.menu, one.text, one.own, WINDOW)
        for one in menu_keys_of(window)
        if one.name not in known
    ]
    return lines


def in_the_way(
    line: KeyLine, key: str, lines: Iterable[KeyLine], chosen: Mapping[str, str]
) -> KeyLine | None:
    """The command that has this key where it would be needed; None where it is free."""
    for one in lines:
        meets = one.scope == line.scope or WINDOW in (one.scope, line.scope)
        if one.name != line.name and meets and key in one.keys(chosen):
            return one
    return None


def cannot_be(line: KeyLine, key: str) -> str:
    """Why a key cannot be a command's, as a sentence; empty where it can."""
    bare = key.removeprefix("Shift+")
    if key == "Esc":
        return "Escape always lets go. Press another key."
    if len(bare) == 1 and line.scope != MAP:
        return "A letter alone is typed. Hold Ctrl or Alt with it."
    if line.scope == NAMING and bare in _EDITING:
        return "This key is needed while typing. Hold Ctrl or Alt with it."
    if line.scope == WINDOW and bare in (*_EDITING, "Return", "Tab"):
        return "This key is needed everywhere. Hold Ctrl or Alt with it."
    return ""


_EDITING = ("Left", "Right", "Up", "Down", "Home", "End", "Backspace", "Del", "Space", "Ins")


def shown(keys: Sequence[str]) -> str:
    """Keys as people read them on this system."""
    return "  or  ".join(_read(key) for key in keys)


def _read(key: str) -> str:
    native = QKeySequence(key).toString(NATIVE) or key
    return native.replace("Return", "Enter")
