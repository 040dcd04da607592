"""The further sides of an accessible object: what can be done with it, where it stands in a table,
what is selected in it.

Each is an object of its own that its item keeps. One Python class over several of Qt's interfaces
would be several C++ objects of which Qt deletes only the first, and ``interface_cast`` would hand
out the wrong one of them: Shiboken turns an object into the address of its first base, and ``None``
into no null pointer but into whatever lay there (both seen with PySide6 6.11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QAccessibleTableCellInterface,
)
from shiboken6 import Shiboken

from journeymapper.gui.access.contents import ROOT, Cell

if TYPE_CHECKING:
    from journeymapper.gui.access.items import Items

NOTHING = Shiboken.VoidPtr(0)
"""A null pointer, for ``interface_cast``."""


def address_of(handle: Shiboken.Object | None) -> Shiboken.VoidPtr:
    """What ``interface_cast`` returns for a side of an object."""
    return NOTHING if handle is None else Shiboken.VoidPtr(Shiboken.getCppPointer(handle)[0])


class ItemActions(QAccessibleActionInterface):
    """What can be done with one item."""

    def __init__(self, items: Items, key: str) -> None:
        super().__init__()
        self._items = items
        self._key = key

    def actionNames(self) -> list[str]:
        return list(self._items.contents.actions(self._key))

    def doAction(self, action: str) -> None:
        if self._items.alive and self._items.contents.has(self._key):
            done = self._items.contents.actions(self._key).get(action)
            if done is not None:
                done()

    def keyBindingsForAction(self, action: str) -> list[str]:
        keys = self._items.contents.keys_for(self._key, action)
        return [keys] if keys else []

    def localizedActionName(self, name: str) -> str:
        return name

    def localizedActionDescription(self, name: str) -> str:
        return ""


class ItemCell(QAccessibleTableCellInterface):
    """Where one item stands in the table that its widget paints."""

    def __init__(self, items: Items, key: str) -> None:
        super().__init__()
        self._items = items
        self._key = key

    @property
    def _cell(self) -> Cell:
        return self._items.contents.cell(self._key) or Cell(row=0, column=0)

    def isSelected(self) -> bool:
        return self._items.contents.is_chosen(self._key)

    def rowIndex(self) -> int:
        return self._cell.row

    def columnIndex(self) -> int:
        return self._cell.column

    def rowExtent(self) -> int:
        return 1

    def columnExtent(self) -> int:
        return 1

    def rowHeaderCells(self) -> list[QAccessibleInterface]:
        return self._items.items(self._cell.row_headers)

    def columnHeaderCells(self) -> list[QAccessibleInterface]:
        return self._items.items(self._cell.column_headers)

    def table(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._items.widget)


class Selection(QAccessibleSelectionInterface):
    """What is selected among all that a widget paints."""

    def __init__(self, items: Items) -> None:
        super().__init__()
        self._items = items

    def selectedItemCount(self) -> int:
        return len(self.selectedItems())

    def selectedItems(self) -> list[QAccessibleInterface]:
        return self._items.items(self._items.contents.chosen())

    # Qt takes None for "there is none"; PySide's stubs leave that out.
    def selectedItem(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        found = self.selectedItems()
        return found[index] if 0 <= index < len(found) else None

    def isSelected(self, item: QAccessibleInterface) -> bool:
        key = self._items.key_of(item)
        return key != ROOT and self._items.contents.is_chosen(key)

    def select(self, item: QAccessibleInterface) -> bool:
        key = self._items.key_of(item)
        return key != ROOT and self._items.contents.choose([*self._others(key), key])

    def unselect(self, item: QAccessibleInterface) -> bool:
        key = self._items.key_of(item)
        return self.isSelected(item) and self._items.contents.choose(self._others(key))

    def selectAll(self) -> bool:
        return self._items.contents.choose(self._items.contents.all_chosen())

    def clear(self) -> bool:
        return self._items.contents.choose(())

    def _others(self, key: str) -> list[str]:
        return [one for one in self._items.contents.chosen() if one != key]
