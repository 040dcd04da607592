"""Readings from a CSV file or the clipboard, and what is said when they cannot come in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from journeymapper.app.bringing import brought_text, plan_bringing, table_bytes
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column, icon_button, label, row
from journeymapper.gui.workspace import Workspace
from journeymapper.importers.job import Brought, ImportOptions

MOST_LINES = 8
HOW = (
    "Readings are a table with a column “measure”, “date” and “value”, and if you like “place”, "
    "“sample size” and “source”; its first line names them."
)


class Bringing(QFrame):
    """Takes in readings as one edit; shows which lines were refused, until the next try."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setProperty("role", "sheet")
        layout = column(self, (16, 12, 12, 14), 4)
        head = row(gap=8)
        head.addWidget(label("Nothing was taken in", "heading"), 1)
        head.addWidget(icon_button("x", "Close", self.hide, 14))
        layout.addLayout(head)
        self.lines = WrappedLabel("", "trouble")
        layout.addWidget(self.lines)
        layout.addWidget(WrappedLabel(HOW, "small"))
        self.hide()

    def from_file(self, parent: QWidget) -> None:
        """Ask for a file and take in its readings."""
        name, _ = QFileDialog.getOpenFileName(
            parent, "Import readings", "", "Tables (*.csv *.tsv *.txt);;All files (*)"
        )
        if not name:
            return
        try:
            given = table_bytes(Path(name))
        except (EditRefused, FileTrouble) as trouble:
            self._workspace.refused.emit(str(trouble))
            return
        self.take(given)

    def take(self, given: str | bytes, measure: str = "") -> None:
        """Take in a table; rows that name no measure are of this one."""
        options = ImportOptions(measure=measure, usual_journey=self._workspace.journey_id)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # thousands take a second
        try:
            brought = plan_bringing(self._workspace.project, given, "readings", options)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if brought.refused:
            self._show(brought)
            return
        self.hide()
        if brought.command is None or self._workspace.run(brought.command, self) is not None:
            self._workspace.told.emit(brought_text(brought))

    def _show(self, brought: Brought) -> None:
        lines = [f"Line {one.line}: {one.reason}" for one in brought.refused[:MOST_LINES]]
        more = len(brought.refused) - MOST_LINES
        if more > 0:
            lines.append(f"and {more} more")
        self.lines.show_text("\n".join(lines))
        self.show()
