"""A measure as a row of the page: latest value against its target, trend, and when it is read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.measures import (
    due_text,
    is_less_better,
    state_of,
    target_short,
    target_text,
)
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.records import Measure
from journeymapper.gui.entries import Entry
from journeymapper.gui.inspector.measure_form import MeasureForm
from journeymapper.gui.inspector.measures import whose_text
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import column, label, row
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.sizes import at_least, fix
from journeymapper.gui.trend_line import TrendLine
from journeymapper.gui.workspace import Workspace

VALUE, TARGET, TREND, READ = 132, 96, 168, 208
"""Widths of the columns beside the name."""
FORM_WIDTH = 460


def heading() -> QWidget:
    """The names of the columns."""
    made = QWidget()
    layout = row(made, (17, 0, 17, 0), 16)
    layout.addWidget(label("Measure", "small"), 1)
    for text, width in (
        ("Latest value", VALUE),
        ("Target", TARGET),
        ("Trend", TREND),
        ("Read", READ),
    ):
        layout.addWidget(_wide(label(text, "small"), width))
    return made


class MeasureRow(QWidget):
    """The row; open, its fields and readings below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._layout = column(self, gap=8)
        self.head = Entry("card")
        line = row(self.head, (16, 8, 16, 8), 16)
        names = column(gap=0)
        self._name = ElidedLabel(role="name")
        self._where = ElidedLabel(role="small")
        at_least(self._name, width=110)
        names.addWidget(self._name)
        names.addWidget(self._where)
        line.addLayout(names, 1)
        self.sign = RestsOnSign(workspace)
        line.addWidget(self.sign)
        values = column(gap=0)
        self._value = ElidedLabel()
        self._standing = label("", "small")
        values.addWidget(self._value)
        values.addWidget(self._standing)
        line.addWidget(_wide(_holding(values), VALUE))
        self._target = ElidedLabel(role="muted")
        line.addWidget(_wide(self._target, TARGET))
        self.trend = TrendLine(36, stays=True)
        fix(self.trend, width=TREND)
        line.addWidget(self.trend)
        reads = column(gap=0)
        self._read = ElidedLabel(role="small")
        self._due = ElidedLabel(role="small")
        reads.addWidget(self._read)
        reads.addWidget(self._due)
        line.addWidget(_wide(_holding(reads), READ))
        self._layout.addWidget(self.head)
        self.form: MeasureForm | None = None

    def show_measure(self, measure_id: str, *, is_open: bool, today: date) -> None:
        project = self._workspace.project
        measure = project.measures[measure_id]
        state = state_of(project, measure)
        self._name.show_text(measure.name)
        self.sign.show_record(measure_id)
        where = self._where_text(measure)
        self._where.show_text(where)
        self._where.setVisible(bool(where))
        is_off = state.is_on_target is False
        self._value.show_text(state.text or "no reading yet")
        mark(self._value, role="small" if not state.text else "trouble" if is_off else "strong")
        # The sign stands beside the colour, and points to where the value is off.
        off = f"{'▲' if is_less_better(state.measure) else '▼'} off target"
        standing = {None: "", True: "● on target", False: off}[state.is_on_target]
        self._standing.setText(standing)
        self._standing.setVisible(bool(standing))
        self._target.show_text(target_short(project, measure))
        self.trend.show_measure(project, state, labelled=False)
        self._read.show_text(self._read_text(measure_id))
        due = due_text(project, measure, today)
        self._due.show_text(due)
        self._due.setVisible(bool(due))
        mark(self._due, role="trouble" if "was due" in due or "now" in due else "small")
        said = [state.text or "no reading yet", target_text(project, state), where, due]
        self.head.setAccessibleName(f"{measure.name}: {', '.join(one for one in said if one)}")
        if is_open and self.form is None:
            self.form = MeasureForm(self._workspace)
            fix(self.form, width=FORM_WIDTH)
            # In a row of its own: a column would ask how high it is at the width of the page.
            beside = row(gap=0)
            beside.addWidget(self.form)
            beside.addStretch(1)
            self._layout.addLayout(beside)
        if self.form is not None:
            self.form.setVisible(is_open)
            if is_open:
                self.form.show_record(measure_id)

    def finish(self) -> None:
        if self.form is not None:
            self.form.finish()

    def _where_text(self, measure: Measure) -> str:
        touchpoint = self._workspace.project.touchpoints.get(measure.touchpoint or "")
        parts = [
            touchpoint.name if touchpoint else "",
            whose_text(self._workspace.project, measure),
        ]
        return " · ".join(one for one in parts if one)

    def _read_text(self, measure_id: str) -> str:
        project = self._workspace.project
        reading = state_of(project, project.measures[measure_id]).reading
        if reading is None:
            return ""
        locale = project.details.locale
        parts = [write_date(reading.taken_on, locale)] if reading.taken_on else []
        if reading.sample_size is not None:
            parts.append(f"n {write_number(reading.sample_size, locale)}")
        return " · ".join(parts)


def _wide(widget: QWidget, width: int) -> QWidget:
    fix(widget, width=width)
    return widget


def _holding(layout: object) -> QWidget:
    holder = QWidget()
    holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    holder.setLayout(layout)  # type: ignore[arg-type]
    return holder
