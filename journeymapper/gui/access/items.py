"""Accessible objects for what ``Contents`` tells of: made when somebody asks, each once, and let go
with what they stand for.

Qt's cache owns what is registered with it and deletes it; the Python side only keeps it alive until
then. So an object leaves by ``QAccessible.deleteAccessibleInterface``, never by being forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from journeymapper.gui.access.contents import ROOT, Contents, Relation, Role
from journeymapper.gui.access.handles import (
    NOTHING,
    ItemActions,
    ItemCell,
    Selection,
    address_of,
)

Text = QAccessible.Text
Type = QAccessible.InterfaceType
State = QAccessible.State


class Items:
    """The accessible objects of one widget, by key."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._made: dict[str, PaintedItem] = {}
        # A widget tells of its end when its Python side may be gone already: hold no way to it.
        made = self._made
        contents.widget.destroyed.connect(lambda: _let_go(made, list(made)))

    @property
    def widget(self) -> QWidget:
        return self.contents.widget

    @property
    def alive(self) -> bool:
        return Shiboken.isValid(self.contents.widget)

    def item(self, key: str) -> PaintedItem | None:
        """The accessible object of a key; None where there is nothing (any more)."""
        if key == ROOT or not self.contents.has(key):
            return None
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = PaintedItem(self, key)
            QAccessible.registerAccessibleInterface(made)
        return made

    def items(self, keys: Iterable[str]) -> list[QAccessibleInterface]:
        return [found for one in keys if (found := self.item(one)) is not None]

    def known(self, key: str) -> PaintedItem | None:
        """The accessible object of a key, if one was made."""
        return self._made.get(key)

    def key_of(self, item: QAccessibleInterface | None) -> str:
        """The key of one of these objects; ``ROOT`` for any other."""
        own = isinstance(item, PaintedItem) and item.items is self
        return item.key if own and isinstance(item, PaintedItem) else ROOT

    def at(self, x: int, y: int) -> str:
        """What lies under a point of the screen."""
        return self.contents.at(QPointF(self.widget.mapFromGlobal(QPoint(x, y))))

    def let_go(self) -> None:
        """Part with the objects of what is no more."""
        _let_go(self._made, [key for key in self._made if not self.contents.has(key)])


def _let_go(made: dict[str, PaintedItem], keys: Iterable[str]) -> None:
    for key in keys:
        item = made[key]
        if Shiboken.isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
        del made[key]


class PaintedItem(QAccessibleInterface):
    """One thing that is painted, among those of its widget."""

    # PySide's stubs leave out that Qt takes None for "there is none" in the methods marked below,
    # and that ``interface_cast`` gives an address.

    def __init__(self, items: Items, key: str) -> None:
        super().__init__()
        self.items = items
        self.key = key
        self._actions: ItemActions | None = None
        self._cell: ItemCell | None = None

    @property
    def _contents(self) -> Contents:
        return self.items.contents

    def isValid(self) -> bool:
        return self.items.alive and self._contents.has(self.key)

    def object(self) -> None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.items.widget.window().windowHandle() if self.items.alive else None

    # Where it is

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        if not self.items.alive:
            return None
        above = self.items.item(self._contents.parent(self.key))
        return above or QAccessible.queryAccessibleInterface(self.items.widget)

    def childCount(self) -> int:
        return len(self._contents.children(self.key)) if self.isValid() else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        keys = self._contents.children(self.key) if self.isValid() else ()
        return self.items.item(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        key = self.items.key_of(child)
        own = key != ROOT and self._contents.parent(key) == self.key
        return self._contents.place(key) if own else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The outermost child under a point of the screen."""
        found = self.items.at(x, y) if self.isValid() else ROOT
        return self.items.item(self._child_over(found))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = self._contents.current() if self.isValid() else ROOT
        inside = current == self.key or self._child_over(current) != ROOT
        return self.items.item(current) if inside else None

    def _child_over(self, key: str) -> str:
        """The child of this one that holds a key, or is it; ``ROOT`` where none does."""
        while key != ROOT and self._contents.parent(key) != self.key:
            key = self._contents.parent(key)
        return key

    def relations(
        self, match: Relation | None = None
    ) -> list[tuple[QAccessibleInterface, Relation]]:
        if not self.isValid():
            return []
        told = [(self.items.item(key), flag) for key, flag in self._contents.relations(self.key)]
        return [(one, flag) for one, flag in told if one and (match is None or flag & match)]

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        whole = self._contents.rect(self.key).toAlignedRect()
        return QRect(self.items.widget.mapToGlobal(whole.topLeft()), whole.size())

    # What it is

    def role(self) -> Role:
        return self._contents.role(self.key) if self.isValid() else Role.NoRole

    def text(self, t: Text) -> str:
        tell = _TOLD.get(t)
        return tell(self._contents, self.key) if tell is not None and self.isValid() else ""

    def setText(self, t: Text, text: str) -> None:
        """Names are edits, and edits go through the window."""

    def state(self) -> State:
        state = State()
        if not self.isValid():
            state.invalid = True
            return state
        widget, contents = self.items.widget, self._contents
        rect = contents.rect(self.key)
        state.invisible = not widget.isVisible()
        state.offscreen = rect.isEmpty() or not rect.intersects(QRectF(widget.rect()))
        if contents.can_be_chosen(self.key):
            state.selectable = state.focusable = True
            state.selected = contents.is_chosen(self.key)
        if contents.current() == self.key:
            state.focusable = True
            state.focused = state.active = widget.hasFocus()
        return state

    def interface_cast(self, t: Type) -> Shiboken.VoidPtr:  # type: ignore[override]
        if not self.isValid():
            return NOTHING
        if t == Type.ActionInterface and self._contents.actions(self.key):
            self._actions = self._actions or ItemActions(self.items, self.key)
            return address_of(self._actions)
        if t == Type.TableCellInterface and self._contents.cell(self.key) is not None:
            self._cell = self._cell or ItemCell(self.items, self.key)
            return address_of(self._cell)
        return NOTHING


class PaintedWidget(QAccessibleWidget):
    """A widget that paints by hand: what it paints comes first, then the widgets on it."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents.widget, contents.role(ROOT))
        self.items = Items(contents)
        self._selection: Selection | None = None

    @property
    def _contents(self) -> Contents:
        return self.items.contents

    @property
    def _painted(self) -> int:
        return len(self._contents.children(ROOT)) if self.items.alive else 0

    def childCount(self) -> int:
        return self._painted + super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        painted = self._painted
        if 0 <= index < painted:
            return self.items.item(self._contents.children(ROOT)[index])
        return super().child(index - painted) if index >= painted else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        key = self.items.key_of(child)
        if key != ROOT:
            return self._contents.place(key) if self._contents.parent(key) == ROOT else -1
        place = super().indexOfChild(child)
        return place + self._painted if place >= 0 else place

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """What a point of the screen hits, as the eye sees it: the innermost thing."""
        if not self.items.alive:
            return None
        over = self.items.widget.childAt(self.items.widget.mapFromGlobal(QPoint(x, y)))
        if over is not None:
            return QAccessible.queryAccessibleInterface(over)
        return self.items.item(self.items.at(x, y))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        if self.items.alive and self.items.widget.hasFocus():
            current = self.items.item(self._contents.current())
            if current is not None:
                return current
        return super().focusChild()

    def text(self, t: Text) -> str:
        said = super().text(t)
        if not said and self.items.alive and t in (Text.Name, Text.Description, Text.Value):
            said = _TOLD[t](self._contents, ROOT)
        return said

    def state(self) -> State:
        state = super().state()
        if self.items.alive and self._contents.takes_many:
            state.multiSelectable = state.extSelectable = True
        return state

    def interface_cast(self, t: Type) -> Shiboken.VoidPtr:  # type: ignore[override]
        if t == Type.SelectionInterface and self.items.alive and self._contents.takes_choice:
            self._selection = self._selection or Selection(self.items)
            return address_of(self._selection)
        # Qt's own null pointer comes as None, which must not go back as it is.
        return super().interface_cast(t) or NOTHING  # type: ignore[return-value]


_TOLD: dict[Text, Callable[[Contents, str], str]] = {
    Text.Name: lambda contents, key: contents.name(key),
    Text.Description: lambda contents, key: contents.description(key),
    Text.Value: lambda contents, key: contents.value(key),
    Text.Identifier: lambda contents, key: contents.identifier(key),
}
