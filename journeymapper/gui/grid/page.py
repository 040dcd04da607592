"""The page of the grid: the sheet, what to do while it is empty, and a line that names the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeymapper.gui.grid.foot import Foot
from journeymapper.gui.grid.view import GridView
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class GridPage(QWidget):
    """Stages across, lanes down."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = column(self, gap=0)
        self.view = GridView(workspace)
        layout.addWidget(self.view, 1)
        self.foot = Foot(workspace)
        layout.addWidget(self.foot)
        self.setFocusProxy(self.view)
        self.view.current_changed.connect(self._hint)
        self._hint()

    def show_record(self, record_id: str) -> None:
        """Make the cell current in which a record stands."""
        self.view.show_record(record_id)

    def _hint(self) -> None:
        self.foot.hint.show_text(self.view.keyboard.hint())
