"""What is counted at a touchpoint, a stage or for a journey, and its readings."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.measures import readings_of, state_of, written
from journeymapper.analysis.written import read_date, read_number, write_date
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Measure, Reading, new_id
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.inspector.fields import words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, icon_button, label, row
from journeymapper.gui.workspace import Workspace

MOST_READINGS = 6


class MeasureList(QWidget):
    """The measures of one place, each with its latest reading. A click opens one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._place = ""
        self._open = ""
        layout = column(self, gap=8)
        self._heading = ElidedLabel("Measures", "field")
        layout.addWidget(self._heading)
        self.list = EntryList(8, self._make)
        layout.addWidget(self.list.widget)
        self._name = NameLine("What is counted? Name, then Enter")
        self._name.named.connect(self._on_named)
        layout.addWidget(self._name)

    def show_place(self, place: str) -> None:
        """``place`` is the id of a touchpoint, a stage or a journey."""
        if place != self._place:
            self._place, self._open = place, ""
            self._name.leave()
        self.refresh()

    def refresh(self) -> None:
        project = self._workspace.project
        measures = [one for one in project.referring(Measure, self._place) if self._is_here(one)]
        measures.sort(key=lambda one: (one.name, one.id))
        self.list.show_ids([one.id for one in measures], self._fill)
        self._heading.setVisible(bool(measures))

    def finish(self) -> None:
        for entry in self.list.entries.values():
            entry.finish()

    def add(self) -> None:
        """Ask for a new measure's name, in place."""
        self._name.begin()

    def _is_here(self, measure: Measure) -> bool:
        if self._place in self._workspace.project.journeys:
            return measure.stage is None and measure.touchpoint is None
        return True

    def _fill(self, measure_id: str, entry: MeasureEntry) -> None:
        entry.show_measure(measure_id, is_open=measure_id == self._open)

    def _make(self, measure_id: str) -> MeasureEntry:
        entry = MeasureEntry(self._workspace)
        entry.head.clicked.connect(lambda: self._toggle(measure_id))
        return entry

    def _toggle(self, measure_id: str) -> None:
        self._open = "" if self._open == measure_id else measure_id
        self.refresh()

    def _on_named(self, name: str) -> None:
        project, place = self._workspace.project, self._place
        record: Any = project.find(place)
        measure = new_id(Measure)
        add = AddMeasure(
            measure,
            getattr(record, "journey", place),
            name,
            stage=place if place in project.stages else None,
            touchpoint=place if place in project.touchpoints else None,
        )
        if self._workspace.run(add):
            self._open = measure
            self._name.leave()
            self.refresh()


class MeasureEntry(QWidget):
    """A measure: its name and latest value; open, its fields and readings."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._layout = column(self, gap=8)
        self.head = Entry("card")
        line = row(self.head, (12, 8, 12, 8), 8)
        self._name = ElidedLabel()
        self._value = label("", "accent")
        line.addWidget(self._name, 1)
        line.addWidget(self._value)
        self._layout.addWidget(self.head)
        self._form: _MeasureForm | None = None

    def show_measure(self, measure_id: str, *, is_open: bool) -> None:
        state = state_of(self._workspace.project, self._workspace.project.measures[measure_id])
        self._name.show_text(state.measure.name)
        self._value.setText(state.text or "no reading")
        role = "small" if not state.text else "trouble" if state.is_on_target is False else "accent"
        if self._value.property("role") != role:
            mark(self._value, role=role)
        missed = ", below its target" if state.is_on_target is False else ""
        said = state.text or "no reading yet"
        self.head.setAccessibleName(f"Measure {state.measure.name}: {said}{missed}")
        taken = state.reading.taken_on if state.reading else None
        self.head.setToolTip(f"{said}{f', {write_date(taken)}' if taken else ''}{missed}")
        if is_open and self._form is None:
            self._form = _MeasureForm(self._workspace)
            self._layout.addWidget(self._form)
        if self._form is not None:
            self._form.setVisible(is_open)
            if is_open:
                self._form.show_record(measure_id)

    def finish(self) -> None:
        if self._form is not None:
            self._form.finish()


class _MeasureForm(Form):
    """Everything of a measure, and a line for its next reading."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(12, 0, 0, 8)
        self.line("Name", "name")
        self.choice("Kind", "kind", words(MeasureKind))
        self.line("Unit", "unit", "%, days, €")
        self.number("Target", "target", low=None)
        self._value_each = self.number("Worth of one", "value_each", low=None)
        self.body.addWidget(ElidedLabel("Readings", "field"))
        self.readings = EntryList(4, lambda _one: _ReadingRow(workspace))
        self.body.addWidget(self.readings.widget)
        self.new_reading = NameLine("27, or 27 on 31 Aug, then Enter", stays=True)
        self.new_reading.named.connect(self._on_reading)
        self.body.addWidget(self.new_reading)
        actions = row()
        actions.addStretch()
        actions.addWidget(button("Delete measure", self._delete, "link"))
        self.body.addLayout(actions)

    def show_more(self, record: Measure) -> None:
        readings = readings_of(self.workspace.project, record.id)[-MOST_READINGS:]
        rows = {one.id: one for one in readings}
        ids = list(rows)[::-1]
        self.readings.show_ids(ids, lambda one, line: line.show_reading(rows[one], record))
        self._value_each.setVisible(record.kind is MeasureKind.MICRO_CONVERSION)

    def _on_reading(self, text: str) -> None:
        number, _, day = text.strip().partition(" on ")
        try:
            value = read_number(number.removesuffix(self.record.unit).strip())
            taken_on = read_date(day) if day else date.today()
        except EditRefused as refusal:
            self.workspace.refused.emit(str(refusal))
            return
        if self.workspace.run(AddReading(new_id(Reading), self.record_id, value, taken_on)):
            self.new_reading.clear()

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))


class _ReadingRow(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reading = ""
        layout = row(self)
        self._text = ElidedLabel(role="small")
        layout.addWidget(self._text, 1)
        layout.addWidget(icon_button("x", "Take this reading away", self._delete, 12))

    def show_reading(self, reading: Reading, measure: Measure) -> None:
        self._reading = reading.id
        day = f" · {write_date(reading.taken_on)}" if reading.taken_on else ""
        self._text.show_text(f"{written(reading.value, measure)}{day}")

    def _delete(self) -> None:
        self._workspace.run(DeleteRecords([self._reading]))
