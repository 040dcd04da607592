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

    def change_lanes(self, what: str) -> None:
        """A command of the window's menu: ``add``, ``blueprint`` or ``usual``, or of the lane with
        the cursor ``rename``, ``up``, ``down``, ``hide`` or ``internal``."""
        view, menu = self.view, self.view.lanes_menu
        rows, row = view.sheet.rows, max(view.current.row, 0)
        lane = rows[row] if row < len(rows) else None
        if what == "add":
            menu.add("" if lane is None or view.current.row < 0 else lane.key)
        elif what == "blueprint":
            menu.choose_blueprint(not view.sheet.is_blueprint)
        elif what == "usual":
            menu.show_usual()
        elif lane is None:
            view.workspace.refused.emit("No lane is shown. Choose one under Lanes….")
        elif what == "rename":
            view.writing.rename_lane(lane.key)
        elif what in ("up", "down"):
            view.go(view.current.at(row, view.current.column))
            view.edits.shift(0, -1 if what == "up" else 1)
        else:
            field = "hidden" if what == "hide" else "internal"
            menu.put(lane.key, field, not getattr(lane, field))

    def _hint(self) -> None:
        self.foot.hint.show_text(self.view.keyboard.hint())
