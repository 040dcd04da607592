"""Keys on the canvas: characters are text while nothing is chosen, and commands when something is.

What a key does stands in the register, ``keys.py``; which key the user chose instead in
``gui/keymap.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeymapper.domain.records import table_of
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.key_table import KeyTable, is_text, key_text
from journeymapper.gui.canvas.keys import ANYWHERE, TAB_BACK, TAB_ON, CanvasKey

if TYPE_CHECKING:
    from journeymapper.gui.canvas.parts import SurfaceWithParts

Key = Qt.Key
_ALONE = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta, Key.Key_AltGr)


class Keyboard:
    """``press`` says whether a key was meant for the canvas."""

    def __init__(self, surface: SurfaceWithParts) -> None:
        self._surface = surface
        self._table = KeyTable(naming=False, parent=surface)

    def press(self, event: QKeyEvent) -> bool:
        if event.key() in _ALONE:
            return False
        wanted = self._table.get(key_text(event))
        if wanted is None or not wanted.moves:
            self._surface.moving.end_run()
        if is_text(event):
            self._character(event.text(), wanted)
        elif wanted is not None and wanted.does is not None:
            wanted.does(self._surface)
        else:
            return False
        return True

    def tab(self, forward: bool) -> bool:
        """Tab, which Qt keeps from other keys: whether it goes on to another touchpoint."""
        wanted = self._table.get("Tab" if forward else "Shift+Tab")
        if wanted is None or wanted.does is None:
            return False
        if wanted.name in (TAB_ON, TAB_BACK):
            return bool(wanted.does(self._surface))
        wanted.does(self._surface)
        return True

    def _character(self, text: str, wanted: CanvasKey | None) -> None:
        surface = self._surface
        chosen = any(table_of(one) != "stages" for one in surface.workspace.selection)
        if wanted is not None and wanted.does is not None and (chosen or wanted.name in ANYWHERE):
            wanted.does(surface)
        elif not chosen:
            surface.edits.draft(DraftWish(text=text))
