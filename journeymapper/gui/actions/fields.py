"""Everything of one action, beside the list and the matrix."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.actions import subjects_of
from journeymapper.analysis.effects import effect_of, effect_said
from journeymapper.analysis.sources import kind_said, said_of
from journeymapper.checks.registry import title_of
from journeymapper.commands.actions import SetActionStatus
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Action, Measure, Touchpoint
from journeymapper.domain.vocabulary import ActionStatus
from journeymapper.gui.actions.making import FIELDS
from journeymapper.gui.entries import EntryList
from journeymapper.gui.find.places import go_to
from journeymapper.gui.inspector.fields import (
    BoundChoice,
    BoundDate,
    BoundScale,
    BoundText,
    words,
)
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.owner import OwnerPick
from journeymapper.gui.labels import ElidedButton, ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, icon_button, row
from journeymapper.gui.touchpoint_picker import TouchpointPicker
from journeymapper.gui.workspace import Workspace

Today = Callable[[], date]


class ActionFields(Form):
    """What, who, by when, how much it brings and costs, and what it is about. ``today`` is the day
    of what is done."""

    delete_asked = Signal()

    def __init__(self, workspace: Workspace, today: Today = date.today) -> None:
        super().__init__(workspace)
        self._today = today
        self.body.setContentsMargins(16, 12, 16, 16)
        self.text_field = BoundText(workspace, self._say, name="What was decided", lines=2)
        self.place("What was decided", self.text_field, "text")
        self.status = BoundChoice(workspace, self._set_status, words(ActionStatus), name="Status")
        self.place("Status", self.status, "status")
        self.done = BoundDate(workspace, self.edit("done_on"), name="Done on")
        self._done_block = self.place("Done on", self.done, "done_on")
        self.owner = OwnerPick(self)
        self.due = BoundDate(workspace, self.edit("due_on"), name="Due")
        self.place("Due", self.due, "due_on")
        impact = BoundScale(workspace, self.edit("impact"), name="Impact")
        self.place("Impact, 1 little to 5 much", impact, "impact")
        effort = BoundScale(workspace, self.edit("effort"), name="Effort")
        self.place("Effort, 1 little to 5 much", effort, "effort")
        self.body.addWidget(ElidedLabel("About", "field"))
        self.subjects = EntryList(2, self._make_subject)
        self.body.addWidget(self.subjects.widget)
        self.tie = button("Tie to a touchpoint…", self._pick_place)
        self.body.addWidget(self.tie)
        self.measure = BoundChoice(workspace, self.edit("measure"), name="Measure that it moves")
        self._measure_block = self.place("Measure that it moves", self.measure, "measure")
        self._effect = WrappedLabel(role="small")
        self.body.addWidget(self._effect)
        self._finding = ElidedLabel(role="small")
        self.body.addWidget(self._finding)
        self.body.addSpacing(8)
        self.body.addWidget(button("Delete action", self.delete_asked.emit, "danger"))
        self.body.addStretch(1)

    def show_more(self, record: Action) -> None:
        project = self.workspace.project
        shown = {one.id: one for one in subjects_of(project, record) if one.table != Measure.table}
        self.subjects.show_ids(
            list(shown),
            lambda one, line: line.show_text(
                f"{said_of(project, shown[one])} · {kind_said(shown[one])}"
            ),
        )
        self.tie.setVisible(record.touchpoint is None)
        measures = sorted(project.measures.values(), key=lambda one: (one.name.casefold(), one.id))
        options: list[tuple[str | None, str]] = [(None, "None")]
        options += [(one.id, one.name) for one in measures]
        self.measure.show_options(options)
        self.measure.show_value(record.measure)
        self._measure_block.setVisible(bool(measures))
        self._done_block.setVisible(record.status is ActionStatus.DONE)
        is_done = record.status is ActionStatus.DONE and record.measure is not None
        effect = effect_said(project, effect_of(project, record)) if is_done else ""
        self._effect.show_text(f"Before and after: {effect}" if effect else "")
        self._effect.setVisible(bool(effect))
        hint = title_of(record.finding.partition(" ")[0]) if record.finding else ""
        self._finding.show_text(f"Came from the hint “{hint}”" if hint else "")
        self._finding.setVisible(bool(hint))

    def _set_status(self, status: ActionStatus) -> Command | None:
        """What becomes done was so today, unless somebody says another day."""
        if self.record is None:
            return None
        return SetActionStatus([self.record_id], status, self._today())

    def _say(self, text: str, merge_key: str) -> Command | None:
        """An action is never left without its text while somebody types."""
        if not text.strip() or self.record is None:
            return None
        return EditFields(self.record_id, {"text": text.strip()}, merge_key=merge_key)

    def _make_subject(self, record_id: str) -> _Subject:
        made = _Subject()
        made.opened.connect(partial(go_to, self.workspace, record_id))
        made.removed.connect(partial(self._untie, record_id))
        return made

    def _untie(self, record_id: str) -> None:
        record = self.workspace.project.find(record_id)
        if record is not None and self.record is not None:
            field = FIELDS[type(record)]
            self.workspace.run(EditFields(self.record_id, {field: None}))

    def _pick_place(self) -> None:
        workspace = self.workspace
        picker = TouchpointPicker(workspace.project, workspace.journey_id, self)
        picker.picked.connect(self._tie)
        picker.open_at(self.tie.mapToGlobal(QPoint(0, self.tie.height() + 2)))

    def _tie(self, touchpoint: str) -> None:
        field = FIELDS[Touchpoint]
        self.workspace.run(EditFields(self.record_id, {field: touchpoint}))


class _Subject(QWidget):
    """Something that an action is about: the way to it, and the way to let go of it."""

    opened = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, gap=4)
        self.link = ElidedButton("", self.opened.emit, "link")
        layout.addWidget(self.link, 1)
        layout.addWidget(icon_button("x", "It is not about this", self.removed.emit, 12))

    def show_text(self, text: str) -> None:
        self.link.show_text(text)
