"""The grid's accessible object: the focus goes with the cell that the hands are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent

from journeymapper.gui.access.grid_contents import GridContents
from journeymapper.gui.access.items import Items, PaintedWidget

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView


class GridAccess(PaintedWidget):
    def __init__(self, view: GridView) -> None:
        super().__init__(GridContents(view))
        self.news = _News(view, self.items)


class _News(QObject):
    """Lives with the view."""

    def __init__(self, view: GridView, items: Items) -> None:
        super().__init__(view)
        self._items = items
        view.current_changed.connect(self._on_current)
        view.workspace.records_changed.connect(self._on_other)
        view.workspace.journey_changed.connect(self._on_other)

    def _on_other(self, _event: object = None) -> None:
        self._items.let_go()

    def _on_current(self) -> None:
        item = self._items.item(self._items.contents.current())
        if item is not None and self._items.widget.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
