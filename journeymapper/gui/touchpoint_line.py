"""Which touchpoint a note belongs to: its name, a way to it, and a way off it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.gui.icons import icon
from journeymapper.gui.labels import ElidedButton
from journeymapper.gui.parts import icon_button, row
from journeymapper.gui.sizes import icon_side
from journeymapper.gui.workspace import Workspace


class TouchpointLine(QWidget):
    """Shows a touchpoint, or asks for one. The picker is opened by whoever hears ``pick_asked``."""

    pick_asked = Signal(QPoint)
    """Where on the screen a picker should open."""
    unpinned = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._touchpoint: str | None = None
        layout = row(self, gap=4)
        self.name = ElidedButton("", self._ask)
        icon_side(self.name, 14)
        self.name.setStyleSheet("text-align: left; padding-left: 9px;")
        layout.addWidget(self.name, 1)
        self.show_on_map = icon_button("map", "Show on the map", self._reveal, 16)
        self.unpin = icon_button("x", "Take it off this touchpoint", self.unpinned.emit, 16)
        layout.addWidget(self.show_on_map)
        layout.addWidget(self.unpin)
        self.show_value(None)

    def show_value(self, touchpoint_id: str | None) -> None:
        touchpoint = self._workspace.project.touchpoints.get(touchpoint_id or "")
        self._touchpoint = touchpoint.id if touchpoint is not None else None
        shown = " ".join(touchpoint.name.split()) if touchpoint else "Pin to a touchpoint…"
        self.name.setText(shown.replace("&", "&&") or "unnamed")
        self.name.setToolTip(shown)
        self.name.setAccessibleName(f"Touchpoint: {shown}" if touchpoint else shown)
        self.name.setIcon(icon("link", "accent" if touchpoint else "muted"))
        for one in (self.show_on_map, self.unpin):
            one.setVisible(touchpoint is not None)

    def _ask(self) -> None:
        self.pick_asked.emit(self.name.mapToGlobal(QPoint(0, self.name.height() + 2)))

    def _reveal(self) -> None:
        if self._touchpoint is not None:
            self._workspace.page_asked.emit("map", "")
            self._workspace.reveal(self._touchpoint)
