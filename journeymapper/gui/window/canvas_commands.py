"""The Selection menu: what the canvas's keys do, for hands that look for it in menus first.

It is read from the register of the canvas, so that what can be done by a key is found here too.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from journeymapper.gui.canvas.keys import CANVAS_KEYS, CanvasKey
from journeymapper.gui.window.menus import Entry, Submenu

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow

_ELSEWHERE = frozenset(
    {
        "copy",
        "cut",
        "paste",
        "duplicate",
        "delete",
        "rename_selected",
        "select_all",
        "loop",
        "enter",
        "keys_sheet",
    }
)
"""What stands in another menu already."""


def canvas_entries(window: MainWindow) -> list[Entry | Submenu | QMenu | None]:
    """A submenu for each group of the register."""
    found = [one for one in CANVAS_KEYS if one.does is not None and one.name not in _ELSEWHERE]
    return [
        Submenu(f"&{group}", tuple(_entry(window, one) for one in keys))
        for group, keys in groupby(found, key=lambda one: one.group)
    ]


def _entry(window: MainWindow, key: CanvasKey) -> Entry:
    return Entry(key.name, key.text, partial(_do, window, key), on_map=True)


def _do(window: MainWindow, key: CanvasKey) -> None:
    if key.does is not None:
        window.canvas.setFocus()
        key.does(window.canvas)
