"""The actions that a touchpoint led to, in the inspector."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.actions import actions_about, due_said, is_overdue
from journeymapper.analysis.actors import owner_name
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Action
from journeymapper.gui.actions.making import about
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class ActionsHere(QWidget):
    """Hidden while nothing was decided; a click opens an action on its page."""

    add_text = "Add an action"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._record = ""
        layout = column(self, gap=8)
        layout.addWidget(ElidedLabel("Actions here", "field"))
        self.list = EntryList(4, self._make)
        layout.addWidget(self.list.widget)
        self.line = NameLine("What was decided? Type it, then Enter")
        self.line.named.connect(self._on_named)
        self.line.left.connect(self._refresh)
        layout.addWidget(self.line)

    def show_record(self, record_id: str) -> None:
        if record_id != self._record:
            self._record = record_id
            self.line.leave()
        self._refresh()

    def finish(self) -> None:
        """An action is added by Enter."""

    def add(self) -> None:
        """Ask what was decided, in place."""
        self.show()
        self.line.begin()

    def _refresh(self) -> None:
        project = self._workspace.project
        actions = {one.id: one for one in actions_about(project, self._record)}
        self.list.show_ids(list(actions), lambda one, entry: entry.show_action(actions[one]))
        self.setVisible(bool(actions) or not self.line.isHidden())

    def _make(self, action_id: str) -> _ActionEntry:
        entry = _ActionEntry(self._workspace)
        entry.clicked.connect(partial(self._workspace.page_asked.emit, "actions", action_id))
        return entry

    def _on_named(self, text: str) -> None:
        record = self._workspace.project.find(self._record)
        if record is not None and self._workspace.run(AddRecord(about(record, text.strip()))):
            self.line.clear()
            self._refresh()


class _ActionEntry(Entry):
    """What was decided, by whom and by when."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("card")
        self._workspace = workspace
        layout = column(self, (12, 6, 8, 6), 0)
        self._text = WrappedLabel()
        self._facts = ElidedLabel(role="small")
        layout.addWidget(self._text)
        layout.addWidget(self._facts)

    def show_action(self, action: Action) -> None:
        project, today = self._workspace.project, date.today()
        due = due_said(action, today, project.details.locale)
        parts = (action.status.label, owner_name(project, action), due)
        facts = " · ".join(filter(None, parts))
        role = "trouble" if is_overdue(action, today) else "small"
        mark(self._facts, role=role)
        self._text.show_text(action.text)
        self._facts.show_text(facts)
        self.setAccessibleName(f"Action {action.text}, {facts}")
