"""The editor: everything about one experiment, from the plan to the decision."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeymapper.analysis.experiments.results import is_between_journeys, variants_of
from journeymapper.analysis.experiments.verdict import verdict_of
from journeymapper.analysis.written import write_date
from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Experiment, Measure
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.gui.experiments.cautions import Cautions
from journeymapper.gui.experiments.decision import Decision
from journeymapper.gui.experiments.place_choice import PlaceChoice
from journeymapper.gui.experiments.planning import Plan
from journeymapper.gui.experiments.variants import VariantTable
from journeymapper.gui.inspector.fields import BoundChoice, BoundDate, BoundText, labelled
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.workspace import Workspace

_STATUS = ExperimentStatus


class ExperimentEditor(Form):
    """One experiment after another; each part is a sheet."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(24, 24, 24, 32)
        self.body.setSpacing(16)
        self._add_head()
        self.plan = Plan(workspace)
        self._sheet("Plan").addWidget(self.plan)
        self._add_variants()
        self._add_verdict()
        self.delete = button("Delete experiment", self._delete, "danger")
        self.body.addWidget(self.delete, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_more(self, record: Experiment) -> None:
        project = self.workspace.project
        verdict = verdict_of(project, record, date.today())
        self.where.show_experiment(record)
        self.measure.show_options(self._measures())
        self.measure.show_value(record.measure)
        self._show_status(record)
        self.plan.show_experiment(record)
        self.variants.show_result(verdict.result)
        self._between.setVisible(is_between_journeys(record))
        self.compare.setVisible(len(self._paths()) > 1)
        self.sentence.show_text(
            verdict.sentence.replace("(p ", "(p\u00a0").replace("< ", "<\u00a0")
        )
        self.cautions.show_texts([one.text for one in verdict.cautions])
        self.decision.show_experiment(record)

    def finish(self) -> None:
        super().finish()
        for part in (self.plan, self.variants, self.decision):
            part.finish()

    def _add_head(self) -> None:
        self.name = self.title("name", "Name of the experiment")
        into = self._sheet("")
        first = self._line(into)
        self.where = PlaceChoice(self.workspace)
        self._beside("Where", self.where, first, 3)
        self.measure = BoundChoice(self.workspace, self.edit("measure"))
        self._beside("What is measured", self.measure, first, 3)
        self.status = BoundChoice(self.workspace, self._set_status)
        self._beside("Status", self.status, first, 2)
        self.hypothesis = BoundText(
            self.workspace,
            self.edit("hypothesis"),
            placeholder="If we show a video instead of an e-mail, more people subscribe, because…",
        )
        self.place("Hypothesis", self.hypothesis, "hypothesis", into)
        second = self._line(into)
        for name, field in (("Started", "started_on"), ("Ended", "ended_on")):
            day = BoundDate(self.workspace, self._dated(field), name=name)
            self.bind(day, attrgetter(field))
            self._beside(name, day, second, 1)
        second.addStretch(2)

    def _add_variants(self) -> None:
        into = self._sheet("Variants")
        self._between = QWidget()
        about = row(self._between, gap=8)
        sentence = "Whole paths are compared: each variant names the journey that its visitors go."
        about.addWidget(WrappedLabel(sentence, "muted"), 1)
        self.compare = button("Compare the two", self._compare)
        about.addWidget(self.compare)
        into.addWidget(self._between)
        self.variants = VariantTable(self.workspace)
        into.addWidget(self.variants)

    def _add_verdict(self) -> None:
        into = self._sheet("What the numbers say")
        self.sentence = WrappedLabel("", "heading")
        into.addWidget(self.sentence)
        self.cautions = Cautions()
        into.addWidget(self.cautions)
        self.decision = Decision(self.workspace)
        into.addWidget(self.decision)

    def _sheet(self, heading: str) -> QVBoxLayout:
        sheet = QFrame()
        sheet.setProperty("role", "sheet")
        self.body.addWidget(sheet)
        inner = column(sheet, (20, 12, 20, 20), 10)
        if heading:
            inner.addWidget(label(heading, "heading"))
        return inner

    def _line(self, into: QVBoxLayout) -> QHBoxLayout:
        line = row(gap=16)
        into.addLayout(line)
        return line

    def _beside(self, text: str, field: QWidget, line: QHBoxLayout, part: int) -> None:
        line.addWidget(labelled(text, field), part, Qt.AlignmentFlag.AlignTop)

    def _measures(self) -> list[tuple[Any, str]]:
        measures = self.workspace.project.all(Measure).values()
        named = sorted((one.name, one.id) for one in measures)
        return [(None, "not said"), *((one, name) for name, one in named)]

    def _show_status(self, record: Experiment) -> None:
        """Deciding has a button of its own, which asks what and why."""
        shown = [one for one in _STATUS if one is not _STATUS.DECIDED or one is record.status]
        self.status.show_options([(one, one.label.capitalize()) for one in shown])
        self.status.show_value(record.status)

    def _set_status(self, status: ExperimentStatus) -> Command | None:
        """With its dates: what begins has begun today unless it says when, and so on."""
        record = self.record
        if record is None:
            return None
        values: dict[str, Any] = {"status": status}
        if status is _STATUS.RUNNING:
            values |= {"started_on": record.started_on or date.today(), "ended_on": None}
        elif status is _STATUS.STOPPED:
            values["ended_on"] = record.ended_on or date.today()
        return EditFields(self.record_id, values)

    def _dated(self, name: str) -> Callable[[date | None], Command | None]:
        def make(day: date | None) -> Command | None:
            record = self.record
            if record is None:
                return None
            dates = {"started_on": record.started_on, "ended_on": record.ended_on, name: day}
            started, ended = dates["started_on"], dates["ended_on"]
            if started is not None and ended is not None and ended < started:
                locale = self.workspace.project.details.locale
                raise EditRefused(
                    f"It cannot end before it starts: {write_date(started, locale)} to "
                    f"{write_date(ended, locale)}."
                )
            return EditFields(self.record_id, {name: day})

        return make

    def _paths(self) -> list[str]:
        """The journeys that are compared, the control's last."""
        variants = variants_of(self.workspace.project, self.record_id)
        variants.sort(key=lambda one: one.is_control)
        return list(dict.fromkeys(one.path for one in variants if one.path is not None))

    def _compare(self) -> None:
        self.workspace.page_asked.emit("states", self._paths()[0])

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
