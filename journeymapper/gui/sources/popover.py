"""What one record rests on, over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.gui.parts import column
from journeymapper.gui.sizes import fix
from journeymapper.gui.sources.rests_on import RestsOn
from journeymapper.gui.workspace import Workspace

WIDTH = 320


class RestsOnPopover(QFrame):
    """A click elsewhere or Escape closes it."""

    def __init__(self, workspace: Workspace, record_id: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "card")
        self._record = record_id
        layout = column(self, (12, 4, 12, 12), 8)
        self.rests_on = RestsOn(workspace, stays=True)
        layout.addWidget(self.rests_on)
        fix(self, width=WIDTH)
        self.rests_on.show_record(record_id)
        self.rests_on.line.installEventFilter(self)
        workspace.records_changed.connect(self._on_records)

    def open_at(self, place: QPoint) -> None:
        """Show it at a place of the screen, wholly inside it."""
        room = (QGuiApplication.screenAt(place) or self.screen()).availableGeometry()
        self.adjustSize()
        x = max(room.left(), min(place.x(), room.right() - self.width()))
        y = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.rests_on.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape empties the line, then closes."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and not self.rests_on.line.text()
        ):
            self.close()
            return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed when somebody clicks elsewhere is kept."""
        if self.rests_on.line.text().strip():
            self.rests_on.line.named.emit(self.rests_on.line.text())
        self.rests_on.finish()
        super().closeEvent(event)

    def _on_records(self) -> None:
        self.rests_on.show_record(self._record)
        self.adjustSize()
