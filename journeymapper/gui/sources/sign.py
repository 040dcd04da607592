"""A small sign that says how many sources something rests on; a click tells and asks for them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QWidget

from journeymapper.analysis.sources import sources_of
from journeymapper.app.observers import Event
from journeymapper.gui.icons import icon
from journeymapper.gui.parts import column, row
from journeymapper.gui.sources.rests_on import RestsOn
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"sources", "citations", "readings"})
WIDTH = 320
HEIGHT = 18


class RestsOnSign(QToolButton):
    """Belongs to one record at a time; hidden while there is none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._record = ""
        self.popover: RestsOnPopover | None = None
        self.setIconSize(QSize(13, 13))
        self.setStyleSheet("padding: 1px 2px; font-size: 12px;")
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        workspace.records_changed.connect(self._on_records)
        self.hide()

    def show_record(self, record_id: str) -> None:
        """Say how many sources this record rests on."""
        self._record = record_id
        project = self._workspace.project
        known = project.find(record_id) is not None
        self.setVisible(known)
        if not known:
            return
        sources = sources_of(project, record_id)
        self.setIcon(icon("file-text", "accent" if sources else "muted_line"))
        style = Qt.ToolButtonStyle
        told = style.ToolButtonTextBesideIcon if sources else style.ToolButtonIconOnly
        self.setToolButtonStyle(told)
        self.setText(str(len(sources)) if sources else "")
        names = "; ".join(one.reference for one in sources[:3])
        rest = f" and {len(sources) - 3} more" if len(sources) > 3 else ""
        said = f"Rests on: {names}{rest}" if sources else "Rests on nothing yet: say who says so"
        self.setToolTip(said)
        self.setAccessibleName(said)

    def open(self) -> None:
        """Show what it rests on, and ask for more."""
        self.popover = RestsOnPopover(self._workspace, self._record, self)
        self.popover.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_records(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            self.show_record(self._record)


def beside_label(block: QWidget, sign: RestsOnSign) -> None:
    """Put a sign at the right of the label that stands above a field."""
    layout = block.layout()
    assert isinstance(layout, QBoxLayout)
    item = layout.takeAt(0)
    above = item.widget() if item is not None else None
    assert above is not None
    head = row(gap=4)
    head.addWidget(above, 1)
    head.addWidget(sign)
    layout.insertLayout(0, head)


class RestsOnPopover(QFrame):
    """What one record rests on, over the window; a click elsewhere or Escape closes it."""

    def __init__(self, workspace: Workspace, record_id: str, parent: QToolButton) -> None:
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
