"""A small sign that says how many sources something rests on; a click tells and asks for them.

The window opens what it asks for, so that every panel can show a sign.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from journeymapper.analysis.sources import sources_of
from journeymapper.app.observers import Event
from journeymapper.gui.icons import icon
from journeymapper.gui.look import wear
from journeymapper.gui.parts import row
from journeymapper.gui.sizes import fix, icon_side
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"sources", "citations", "readings"})
HEIGHT = 18


class RestsOnSign(QToolButton):
    """Belongs to one record at a time; hidden while there is none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._record = ""
        icon_side(self, 13)
        wear(self, "padding: 1px 2px; font-size: 12sp;")
        fix(self, height=HEIGHT)
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
        self.setIcon(icon("file-text", "accent" if sources else "muted"))
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
        """Ask for what it rests on, just below the sign."""
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        self._workspace.rests_on_asked.emit(self._record, below)

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
