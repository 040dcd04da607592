"""A tree of accessible objects read back, as a screen reader goes through it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Text = QAccessible.Text
Role = QAccessible.Role


def reader_of(widget: QObject) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(one: QAccessibleInterface) -> str:
    return one.text(Text.Name)


def children(one: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [one.child(place) for place in range(one.childCount())]
    assert all(child is not None for child in found)
    return found


def painted(widget: QWidget) -> Iterator[tuple[int, QAccessibleInterface]]:
    """What a widget paints, in order, each with how deep it lies."""

    def below(one: QAccessibleInterface, depth: int) -> Iterator[tuple[int, QAccessibleInterface]]:
        for child in children(one):
            if child.object() is None:
                yield depth, child
                yield from below(child, depth + 1)

    yield from below(reader_of(widget), 0)


def called(widget: QWidget, name: str, role: Role | None = None) -> QAccessibleInterface:
    """The one thing of this name that a widget paints; a name that ends in … may go on."""

    def fits(one: QAccessibleInterface) -> bool:
        said = name_of(one)
        named = said.startswith(name[:-1]) if name.endswith("…") else said == name
        return named and role in (None, one.role())

    (found,) = [one for _, one in painted(widget) if fits(one)]
    return found


def at(widget: QWidget, place: QPoint) -> str:
    """The name of what lies under a point of the widget."""
    on_screen = widget.mapToGlobal(place)
    found = reader_of(widget).childAt(on_screen.x(), on_screen.y())
    return name_of(found) if found is not None else ""
