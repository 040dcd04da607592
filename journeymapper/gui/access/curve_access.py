"""The emotion curve's accessible object: the focus goes with the chosen dot, and what a key changed
is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent

from journeymapper.gui.access.curve_contents import CurveContents
from journeymapper.gui.access.edit_words import edit_said
from journeymapper.gui.access.items import Items, PaintedWidget
from journeymapper.gui.announcing import announce

if TYPE_CHECKING:
    from journeymapper.app.observers import Event
    from journeymapper.gui.canvas.emotion_panel import EmotionPanel


class CurveAccess(PaintedWidget):
    def __init__(self, panel: EmotionPanel) -> None:
        super().__init__(CurveContents(panel))
        self.news = _News(panel, self.items)


class _News(QObject):
    """Lives with the panel."""

    def __init__(self, panel: EmotionPanel, items: Items) -> None:
        super().__init__(panel)
        self._items = items
        self._workspace = panel.workspace
        panel.workspace.selection_changed.connect(self._on_selection)
        panel.workspace.records_changed.connect(self._on_records)
        panel.workspace.journey_changed.connect(self._on_other)
        panel.workspace.personas_changed.connect(self._on_other)

    def _on_selection(self) -> None:
        item = self._items.item(self._items.contents.current())
        if item is not None and self._items.widget.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))

    def _on_records(self, event: Event) -> None:
        self._items.let_go()
        if event.asker is self._items.widget:
            announce(self._items.widget, edit_said(self._workspace.project, event))

    def _on_other(self) -> None:
        self._items.let_go()
