"""The page of triggers: all of a journey's in one table, and below it what they add up to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from journeymapper.analysis.contacts import triggers_of
from journeymapper.commands.base import plural
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint, Trigger
from journeymapper.gui.elsewhere import Elsewhere
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.paper_page import PaperPage, in_the_middle, scrolled
from journeymapper.gui.parts import EmptyPlace, button, column, label, row
from journeymapper.gui.triggers.listing import TriggerTable
from journeymapper.gui.triggers.time_line import TimeLine
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"triggers", "touchpoints", "stages", "channels", "connections", "projects"})
KEYS = (
    "Enter edits · Tab goes on · Insert adds · Del deletes the trigger · Backspace empties a cell"
)


class TriggersPage(PaperPage):
    """Shows the journey that the window shows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Triggers", TABLES)
        layout = column(self, (24, 16, 24, 8), 12)
        head = row(gap=12)
        head.addWidget(label("Triggers", "display"))
        self.figures = ElidedLabel(role="muted")
        head.addWidget(self.figures, 1)
        self.add_button = button("Add a trigger", self.add, "soft", "plus")
        head.addWidget(self.add_button)
        layout.addLayout(head)
        self.elsewhere = Elsewhere(workspace, Trigger.word, _triggers)
        layout.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_work())
        nothing = EmptyPlace(
            "A trigger belongs to a touchpoint: when this happens, do that. "
            "Draw the first touchpoint on the map.",
            "Open the map",
            lambda: workspace.page_asked.emit("map", ""),
        )
        self._stack.addWidget(in_the_middle(nothing))
        layout.addWidget(self._stack, 1)
        workspace.journey_changed.connect(self.ask_refresh)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Go to a trigger, or to a touchpoint's first one."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, Touchpoint):
            self._workspace.show_journey(record.journey)
            found = self._workspace.project.referring(Trigger, record_id)
            record = found[0] if found else None
        elif isinstance(record, Trigger):
            place = self._workspace.project.touchpoints[record.touchpoint]
            self._workspace.show_journey(place.journey)
        self.refresh()
        if record is not None:
            self.table.show_trigger(record.id)

    def add(self) -> None:
        """Begin a new trigger in the row that takes it."""
        self.table.begin()
        self.table.edit(self.table.currentIndex())

    def refresh(self) -> None:
        """Show the journey as it is now."""
        super().refresh()
        workspace = self._workspace
        journey = workspace.project.journeys.get(workspace.journey_id)
        has_any = journey is not None and bool(
            workspace.project.referring(Touchpoint, workspace.journey_id)
        )
        self._stack.setCurrentIndex(0 if has_any else 1)
        self.add_button.setVisible(has_any)
        self.table.refresh()
        self.elsewhere.refresh()
        if journey is None or not has_any:
            self.figures.show_text("")
            return
        over = self.line.refresh().over
        parts = [journey.title, plural(len(self.table.triggers.ids), "trigger")]
        if over:
            parts.append(f"{plural(len(over), 'week')} over a channel’s limit")
        self.figures.show_text(" · ".join(parts))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.table.currentIndex().isValid():
            self.table.go_to(0, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_work(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(9)
        upper = QFrame()
        upper.setProperty("role", "sheet")
        inside = column(upper, (1, 1, 1, 1), 0)
        self.table = TriggerTable(self._workspace)
        inside.addWidget(self.table, 1)
        hint = label(KEYS, "small")
        hint.setContentsMargins(12, 4, 12, 4)
        inside.addWidget(hint)
        split.addWidget(upper)
        self.line = TimeLine(self._workspace)
        content = QWidget()
        column(content, (0, 4, 0, 0), 0).addWidget(self.line)
        split.addWidget(scrolled(content))
        split.setSizes([420, 380])
        return split


def _triggers(project: Project, journey: str) -> int:
    return len(triggers_of(project, journey))
