"""The finder: type a few letters, and every record, page and command that fits is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journeymapper.analysis.finding import Findable, findable, matching
from journeymapper.gui.find.places import go_to
from journeymapper.gui.look import colour
from journeymapper.gui.parts import column, label
from journeymapper.gui.workspace import Workspace

WIDTH, HEIGHT = 620, 440
LINE = 46
ENTRY = Qt.ItemDataRole.UserRole
_COMMAND = "command:"


class Finder(QDialog):
    """Opens over the window; Enter or a click goes there, Escape leaves everything as it is."""

    def __init__(
        self, workspace: Workspace, actions: Iterable[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "card")
        self.setAccessibleName("Find anything")
        self.resize(WIDTH, HEIGHT)
        self._workspace = workspace
        self._actions = {
            f"{_COMMAND}{number}": one
            for number, one in enumerate(actions)
            if one.isEnabled() and one.text()
        }
        self._found = [*findable(workspace.project), *_commands(self._actions)]
        layout = column(self, (12, 12, 12, 8), 8)
        self.line = QLineEdit()
        self.line.setPlaceholderText("A card, a note, a person, a number, a command…")
        self.line.setAccessibleName("Find anything")
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        layout.addWidget(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName("What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setItemDelegate(_TwoLines(self.list))
        self.list.itemClicked.connect(self._go)
        layout.addWidget(self.list, 1)
        self._told = label("", "muted", wrap=True)
        layout.addWidget(self._told)
        self._show("")
        self.line.setFocus()

    def open_over(self, window: QWidget) -> None:
        """Open near the top of a window, in its middle."""
        left = window.mapToGlobal(window.rect().topLeft())
        self.move(left.x() + (window.width() - self.width()) // 2, left.y() + 64)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = watched is self.line and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and self._take_key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentItem())
        elif key in steps and self.list.count():
            place = self.list.currentRow() + steps[Qt.Key(key)]
            self.list.setCurrentRow(max(0, min(place, self.list.count() - 1)))
        else:
            return False
        return True

    def _show(self, typed: str) -> None:
        self.list.clear()
        found = matching(self._found, typed)
        for one in found:
            item = QListWidgetItem(one.text)
            item.setData(ENTRY, one)
            about = _about(one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.text}, {about}")
            item.setSizeHint(QSize(0, LINE))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.resize(WIDTH, HEIGHT if found else self.minimumSizeHint().height())
        if found:
            self._told.setText("Enter goes there · Arrows choose · Escape closes")
        elif typed.strip():
            self._told.setText("Nothing like that here. Try a word of it, or fewer letters.")
        else:
            self._told.setText("Type a few letters of what you look for.")

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Findable = item.data(ENTRY)
        self.accept()
        self.deleteLater()
        action = self._actions.get(entry.record_id)
        run: Callable[[], Any] = (
            action.trigger if action else lambda: go_to(self._workspace, entry.record_id)
        )
        run()


def _about(entry: Findable) -> str:
    """What a record is, the text that was found where its title is another, and where it stands."""
    matched = f"“{entry.matched}”" if entry.matched else ""
    return " · ".join(filter(None, (entry.kind, matched, entry.where)))


def _commands(actions: dict[str, QAction]) -> list[Findable]:
    found = []
    for name, action in actions.items():
        text = action.text().replace("&", "").partition("\t")[0].rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        found.append(Findable(name, text, text.casefold(), "command", keys))
    return found


class _TwoLines(QStyledItemDelegate):
    """What was found, and below it quietly what it is and where it stands."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Findable = index.data(ENTRY)
        is_current = bool(option.state & option.state.State_Selected)
        area: QRect = option.rect
        if is_current:
            painter.fillRect(area, colour("accent_soft"))
        inner = area.adjusted(10, 5, -10, -5)
        fonts = painter.font()
        metrics = painter.fontMetrics()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        line = metrics.height()
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.x(), inner.y(), inner.width(), line), 0, text)
        painter.setPen(colour("muted"))
        about = _about(entry)
        about = metrics.elidedText(about, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.x(), inner.y() + line + 1, inner.width(), line), 0, about)
        painter.setFont(fonts)
