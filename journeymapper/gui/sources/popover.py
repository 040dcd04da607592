"""What one record rests on, over the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.gui.parts import column
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
        self.setFixedWidth(WIDTH)
        self.rests_on.show_record(record_id)
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

    def _on_records(self) -> None:
        self.rests_on.show_record(self._record)
        self.adjustSize()
