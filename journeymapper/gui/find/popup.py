"""A popup with a line to type in and a list below it that the line's keys go through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from journeymapper.gui.announcing import announce
from journeymapper.gui.find.lines import FoundLine
from journeymapper.gui.look import colour

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_FROM_TOP = 64


class ListPopup(QDialog):
    """Opens over a window, near its top. ``take`` is called when Enter is pressed."""

    def __init__(self, name: str, hint: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._width = width
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.lines = FoundLine(self.list)
        self.list.setItemDelegate(self.lines)
        self.list.currentItemChanged.connect(self._speak)

    def open_over(self, window: QWidget) -> None:
        """Open near the top of a window, in its middle."""
        self.resize(min(self._width, window.width() - 32), self.height())
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + _FROM_TOP)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def take(self, keys: Qt.KeyboardModifier) -> None:
        """Enter was pressed, with these keys held."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = watched is self.line and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(colour("muted_line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _speak(self, item: QListWidgetItem | None) -> None:
        """The line keeps the keyboard, so a screen reader would not hear where its keys go."""
        if item is not None and self.isVisible():
            announce(self.line, str(item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text()))

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(event.modifiers())
        elif key in _STEPS and self.list.count():
            place = self.list.currentRow() + _STEPS[Qt.Key(key)]
            self.list.setCurrentRow(max(0, min(place, self.list.count() - 1)))
        else:
            return False
        return True
