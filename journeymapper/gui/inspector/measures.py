"""What is counted at a touchpoint, a stage or for a journey, and its readings."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.measures import due_text, signed_text, state_of, target_text
from journeymapper.analysis.written import write_date
from journeymapper.commands.measures import AddMeasure
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, new_id
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.inspector.measure_form import MeasureForm
from journeymapper.gui.inspector.opening_card import OpeningCard
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import column, label, row
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.workspace import Workspace


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


class MeasureEntry(OpeningCard[MeasureForm]):
    """A measure: its name, latest value and trend; open, its fields and readings."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(Entry("card"), lambda: MeasureForm(workspace))
        self._workspace = workspace
        line = row(self.head, (12, 8, 12, 8), 8)
        names = column(gap=0)
        self._name = ElidedLabel()
        self._whose = ElidedLabel(role="small")
        names.addWidget(self._name)
        names.addWidget(self._whose)
        line.addLayout(names, 1)
        self.sign = RestsOnSign(workspace)
        line.addWidget(self.sign)
        self._value = label("", "accent")
        line.addWidget(self._value)

    def show_measure(self, measure_id: str, *, is_open: bool) -> None:
        project = self._workspace.project
        state = state_of(project, project.measures[measure_id])
        self._name.show_text(state.measure.name)
        self.sign.show_record(measure_id)
        whose = whose_text(project, state.measure)
        self._whose.show_text(whose)
        self._whose.setVisible(bool(whose))
        is_off = state.is_on_target is False
        self._value.setText(signed_text(state) or "no reading")
        role = "small" if not state.text else "trouble" if is_off else "accent"
        mark(self._value, role=role)
        stands = target_text(project, state)
        said = state.text or "no reading yet"
        details = ", ".join(one for one in (said, stands, whose) if one)
        self.head.setAccessibleName(f"Measure {state.measure.name}: {details}")
        taken = state.reading.taken_on if state.reading else None
        day = write_date(taken, project.details.locale) if taken else ""
        due = due_text(project, state.measure, date.today())
        self.head.setToolTip(", ".join(one for one in (said, day, stands, due) if one))
        self.open(measure_id, is_open=is_open)


def whose_text(project: Project, measure: Measure) -> str:
    """Of whom and on which device: ``Career changer · phone``; empty for everybody."""
    persona = project.personas.get(measure.persona or "")
    parts = [persona.name if persona else "", measure.device]
    return " · ".join(one for one in parts if one)
