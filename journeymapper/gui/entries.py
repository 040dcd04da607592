"""What lists in panels are built from: headers, entries that keys and mouse can use, names typed
in place, and columns that keep their widgets when records change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QVBoxLayout, QWidget

from journeymapper.gui.drags import is_drag
from journeymapper.gui.parts import icon_button, row, section
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.sizes import at_least, fix

INSET = 8


class Header(QWidget):
    """A section's quiet heading and the button that adds to it."""

    def __init__(self, text: str, tip: str = "", clicked: Callable[[], object] | None = None):
        super().__init__()
        layout = row(self, (INSET, 0, 0, 0), 0)
        layout.addWidget(section(text))
        layout.addStretch()
        if clicked is not None:
            layout.addWidget(icon_button("plus", tip, clicked, 14))
        fix(self, height=28)


class Entry(QFrame):
    """Something of the rail that can be clicked, focused, dragged and asked for a menu.

    Space and Enter stand for a click, F2 renames, Delete deletes, up and down go on.
    """

    clicked = Signal()
    double_clicked = Signal()
    rename_asked = Signal()
    delete_asked = Signal()
    dragged = Signal()

    def __init__(self, role: str = "entry") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed_at: QPoint | None = None
        self.fill_menu: Callable[[QMenu], object] | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if is_drag(event, self._pressed_at):
            self._pressed_at = None
            self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = None
            if self.rect().contains(event.position().toPoint()):
                self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = None
            self.double_clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        elif key == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.fill_menu is not None:
            menu = QMenu(self)
            self.fill_menu(menu)
            menu.exec(event.globalPos())
            menu.deleteLater()


class NameLine(QLineEdit):
    """A name typed in place, hidden until ``begin`` unless it ``stays``.

    Enter or leaving it says ``named``, where something is typed; Escape, leaving it and Enter in
    the empty line end it, which says ``left``; in an empty line that stays, Escape leads further.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, placeholder: str, *, stays: bool = False) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        at_least(self, width=24)
        self._stays = stays
        self.textEdited.connect(lambda: bring_into_sight(self))
        if not stays:
            self.hide()

    def begin(self, text: str = "") -> None:
        """Show the line with a text to type over."""
        self.setText(text)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def clear(self) -> None:
        """Empty the line for good: what was named is an edit, and undo is the project's."""
        self.setText("")  # Qt's own clear keeps what was typed, for Ctrl+Z to bring back

    def leave(self) -> None:
        self.clear()
        if not self._stays and not self.isHidden():
            self.hide()
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the project's where nothing typed is left to take back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        escapes = event.key() == Qt.Key.Key_Escape
        if escapes and not (self._stays and not self.text()):
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.named.emit(self.text())
            else:
                self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            if self.text().strip():
                self.named.emit(self.text())
            self.leave()


_E = TypeVar("_E", bound=QWidget)


class EntryList(Generic[_E]):
    """A column of entries, one a record. Entries stay where their record does, so that the focus
    and what is typed in them survive edits."""

    def __init__(self, gap: int, make: Callable[[str], _E]) -> None:
        self.widget = QWidget()
        self._layout = QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self._make = make
        self.entries: dict[str, _E] = {}

    def show_ids(self, ids: Sequence[str], fill: Callable[[str, _E], object]) -> None:
        """Have one entry for each of these records, in this order; ``fill`` writes what each
        says."""
        for gone in [one for one in self.entries if one not in set(ids)]:
            entry = self.entries.pop(gone)
            self._layout.removeWidget(entry)
            entry.hide()
            entry.setParent(None)
            entry.deleteLater()
        for place, one in enumerate(ids):
            entry = self.entries.get(one) or self._make(one)
            self.entries[one] = entry
            fill(one, entry)
            item = self._layout.itemAt(place)
            if item is None or item.widget() is not entry:
                self._layout.removeWidget(entry)
                self._layout.insertWidget(place, entry)
        self.entries = {one: self.entries[one] for one in ids}
        if self.widget.isHidden() is bool(ids):  # asked, because showing lays everything out
            self.widget.setVisible(bool(ids))
