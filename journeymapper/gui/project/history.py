"""History and milestones: what was done, named places in it, and the way back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from journeymapper.commands.base import plural
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.records import Milestone
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.project.past_view import PastView
from journeymapper.gui.project.step_list import StepList
from journeymapper.gui.workspace import Workspace


class HistoryDialog(QDialog):
    """Milestones at the left, every step at the right, newest first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("History and milestones")
        self.resize(760, 520)
        layout = column(self, (24, 20, 24, 20), 14)
        lists = row(gap=20)
        left = column(gap=8)
        left.addWidget(label("Milestones", "heading"))
        self.milestones = QListWidget()
        self.milestones.setAccessibleName("Milestones")
        _wrap(self.milestones)
        self.milestones.currentItemChanged.connect(lambda *_: self._refresh_buttons())
        self.milestones.itemDoubleClicked.connect(lambda _: self.look())
        left.addWidget(self.milestones, 1)
        self._hint = label(
            "Name a milestone at the end of a workshop day: Ctrl+M. You can look at it and go "
            "back to it later.",
            "small",
            wrap=True,
        )
        left.addWidget(self._hint)
        choices = row()
        self._look = button("Look at it", self.look)
        self._back = button("Go back to it", self.go_back, "soft")
        choices.addWidget(self._look)
        choices.addWidget(self._back)
        left.addLayout(choices)
        right = column(gap=8)
        right.addWidget(label("Steps", "heading"))
        self.steps = StepList(workspace)
        self.steps.jumped.connect(self._refresh)
        self.steps.closed.connect(self.reject)
        right.addWidget(self.steps, 1)
        lists.addLayout(left, 1)
        lists.addLayout(right, 1)
        layout.addLayout(lists, 1)
        lower = row()
        self._told = label("", "muted", wrap=True)
        lower.addWidget(self._told, 1)
        done = button("Close", self.accept)
        lower.addWidget(done)
        layout.addLayout(lower)
        self._refresh()

    def look(self) -> None:
        """Show the project as it was at the chosen milestone, beside the present."""
        milestone = self._chosen()
        if milestone is None:
            return
        try:
            past = self._workspace.session.past(milestone.position)
        except (EditRefused, FileTrouble) as refusal:
            self._told.setText(str(refusal))
            return
        PastView(past, milestone.name, self).exec()

    def go_back(self) -> None:
        """Make the project what it was then; one step that can be undone."""
        milestone = self._chosen()
        if milestone is None:
            return
        try:
            event = self._workspace.session.go_back_to(milestone.id)
        except (EditRefused, FileTrouble) as refusal:
            self._told.setText(str(refusal))
            return
        if event is None:
            self._told.setText("Nothing has changed since then.")
        else:
            count = plural(len(event.changes), "record")
            self._told.setText(f"Back at “{milestone.name}”: {count} changed. Undo takes it back.")
        self._refresh()

    def _chosen(self) -> Milestone | None:
        chosen = self.milestones.selectedItems()
        if not chosen:
            return None
        return self._workspace.project.milestones.get(chosen[0].data(Qt.ItemDataRole.UserRole))

    def _refresh(self) -> None:
        self.milestones.clear()
        found = self._workspace.project.milestones.values()
        for milestone in sorted(found, key=lambda one: one.position, reverse=True):
            at = datetime.fromisoformat(milestone.at).astimezone()
            item = QListWidgetItem(f"{milestone.name}\n{at.day} {at:%B %Y, %H:%M}")
            item.setData(Qt.ItemDataRole.UserRole, milestone.id)
            self.milestones.addItem(item)
        if self.milestones.count():
            self.milestones.setCurrentRow(0)
        self.steps.refresh()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        chosen = self._chosen() is not None
        self._look.setEnabled(chosen)
        self._back.setEnabled(chosen and not self._workspace.session.read_only)


def _wrap(entries: QListWidget) -> None:
    """Long names go on in the next line instead of out of the list."""
    entries.setWordWrap(True)
    entries.setResizeMode(QListWidget.ResizeMode.Adjust)
    entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
