"""Everything of one measure: what it counts, its target and rhythm, its readings and their
trend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from journeymapper.analysis.measures import (
    due_text,
    is_less_better,
    readings_of,
    state_of,
    target_short,
    target_text,
)
from journeymapper.analysis.ratings import SCALES, offer_text
from journeymapper.analysis.reading_line import ReadingLine, example_line
from journeymapper.analysis.targets import Target, read_target, target_of
from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import Better, MeasureKind
from journeymapper.gui.entries import EntryList
from journeymapper.gui.inspector.fields import (
    BoundChoice,
    BoundNumber,
    BoundPick,
    labelled,
    words,
)
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.more import More
from journeymapper.gui.inspector.readings import (
    ReadingField,
    ReadingRow,
    added_reading,
    reading_from_notes,
)
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, row
from journeymapper.gui.trend_line import TrendLine
from journeymapper.gui.workspace import Workspace

MOST_READINGS = 6


class BoundTarget(BoundNumber):
    """A measure's target, typed as ``25``, ``at least 25%`` or ``<= 5``; its value is a Target."""

    def __init__(
        self,
        workspace: Workspace,
        make_command: Callable[[Any], Command | None],
        measure: Callable[[], Any],
    ) -> None:
        super().__init__(workspace, make_command, name="Target")
        self._measure = measure

    def _read(self, text: str) -> Any:
        measure = self._measure()
        return read_target(text, measure, self._locale) if measure is not None else None

    def _said(self, value: Any) -> str:
        if not isinstance(value, Target):
            return ""
        sign = {None: "", Better.LOWER: "≤ ", Better.HIGHER: "≥ "}[value.better]
        number = super()._said(value.value)
        return f"{sign}{number}" if number else ""


class MeasureForm(Form):
    """All fields of a measure, and a line for its next reading."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(12, 0, 0, 8)
        self._showing_all = False
        self.trend = TrendLine(72)
        self.body.addWidget(self.trend)
        self.standing = WrappedLabel("", "small")
        self.body.addWidget(self.standing)
        self._add_readings()
        self.line("Name", "name")
        kind = BoundChoice(workspace, self._set_kind, words(MeasureKind))
        self.place("Kind", kind, "kind")
        self.line("Unit", "unit", "%, days, €")
        self._target = BoundTarget(workspace, self._set_target, lambda: self.record)
        self.bind(self._target, target_of)
        labelled("Target", self._target, self.body)
        self._value_each = self.number("Worth of one", "value_each", low=None)
        self.days("Read every", "every_days", placeholder="14 days, 2 weeks, quarter")
        self._add_whose()
        actions = row()
        actions.addStretch()
        actions.addWidget(button("Delete measure", self._delete, "link"))
        self.body.addLayout(actions)

    def show_more(self, record: Measure) -> None:
        project = self.workspace.project
        state = state_of(project, record)
        self.trend.show_measure(project, state, target=target_short(project, record))
        standing = [target_text(project, state), due_text(project, record, date.today())]
        said = " · ".join(one for one in standing if one)
        self.standing.show_text(said[:1].upper() + said[1:])
        self.standing.setVisible(bool(said))
        self._show_readings(record)
        way = "at most" if is_less_better(record) else "at least"
        self._target.setPlaceholderText(f"{way} …")
        is_micro = record.kind is MeasureKind.MICRO_CONVERSION
        self._value_each.setVisible(is_micro or record.value_each is not None)
        everyone: list[tuple[Any, str]] = [(None, "everybody")]
        everyone += [(one.id, one.name) for one in personas_in_order(project)]
        self._persona.show_options(everyone)
        used = {one for card in project.touchpoints.values() for one in card.devices}
        used |= {one.device for one in project.measures.values() if one.device}
        self._device.show_names(sorted(used))

    def finish(self) -> None:
        super().finish()
        self.new_reading.finish()
        for one in self.readings.entries.values():
            one.finish()

    def _add_readings(self) -> None:
        self.body.addWidget(ElidedLabel("Readings", "field"))
        self.new_reading = ReadingField(self.workspace, self._on_reading)
        self.body.addWidget(self.new_reading)
        self.from_notes = button("", self._on_from_notes, "soft")
        self.body.addWidget(self.from_notes)
        self.readings = EntryList(2, lambda _one: ReadingRow(self.workspace))
        self.body.addWidget(self.readings.widget)
        self.all_readings = button("", self._on_all, "link")
        self.body.addWidget(self.all_readings)

    def _add_whose(self) -> None:
        """Of whom, and on which device: rarely said."""
        more = More("measure", "Of one persona or device")
        self._persona = BoundChoice(self.workspace, self.edit("persona"), name="Persona")
        self.place("Persona", self._persona, "persona", more.inside)
        self._device = BoundPick(self.workspace, self._set_device, name="Device", placeholder="any")
        self.place("Device", self._device, "device", more.inside)
        self.body.addWidget(more)

    def _show_readings(self, measure: Measure) -> None:
        self.new_reading.show_measure(measure)
        readings = readings_of(self.workspace.project, measure.id)[::-1]
        more = len(readings) - MOST_READINGS
        seen = readings if self._showing_all else readings[:MOST_READINGS]
        rows = {one.id: one for one in seen}
        self.readings.show_ids(list(rows), lambda one, line: line.show_reading(rows[one], measure))
        self.all_readings.setVisible(more > 0 and not self._showing_all)
        self.all_readings.setText(f"{more} earlier")
        offer = offer_text(self.workspace.project, measure) if measure.kind in SCALES else ""
        self.from_notes.setText(offer)
        self.from_notes.setVisible(bool(offer))
        self.new_reading.line.setPlaceholderText(example_line(measure))

    def show_record(self, record_id: str) -> None:
        if record_id != self.record_id:
            self._showing_all = False
        super().show_record(record_id)

    def _on_all(self) -> None:
        self._showing_all = True
        self.refresh()

    def _on_reading(self, line: ReadingLine) -> bool:
        return self.workspace.run(added_reading(self.workspace, self.record_id, line)) is not None

    def _on_from_notes(self) -> None:
        try:
            command = reading_from_notes(self.workspace, self.record)
        except EditRefused as refusal:
            self.workspace.refused.emit(str(refusal))
            return
        self.workspace.run(command)

    def _set_kind(self, kind: MeasureKind) -> Command | None:
        if self.record is None:
            return None
        # Which way is good was said of the kind before, and goes with it.
        way = {"better": None} if self.record.better is not None else {}
        return EditFields(self.record_id, {"kind": kind, **way})

    def _set_target(self, target: Target) -> Command | None:
        if self.record is None:
            return None
        way = {"better": target.better} if target.better is not self.record.better else {}
        return EditFields(self.record_id, {"target": target.value, **way})

    def _set_device(self, name: str) -> Command | None:
        return self.edit("device")(name)

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
