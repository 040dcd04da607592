"""The plan of an experiment: from the rate as it is to the wished one, how many and how long."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.experiments.planning import weeks_needed
from journeymapper.analysis.experiments.results import variants_of
from journeymapper.analysis.experiments.traffic import visitors_a_week
from journeymapper.analysis.written import write_number
from journeymapper.commands.base import Command
from journeymapper.commands.experiments import PlanExperiment
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Experiment
from journeymapper.gui.inspector.fields import BoundNumber, MakeEdit, labelled
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column, row
from journeymapper.gui.workspace import Workspace


class Plan(QWidget):
    """Two rates and the visitors of a week; below, what they ask for."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._experiment = ""
        self._typed: float | None = None
        layout = column(self, gap=8)
        fields = row(gap=16)
        self.base = self._share("Rate as it is", "12%", self._set_base)
        self.wished = self._share("Wished rate", "27%", self._set_wished)
        self.each = BoundNumber(
            workspace,
            self._set_size,
            name="Visitors each",
            placeholder="from the rates",
            low=1,
            high=1e12,
            whole=True,
        )
        self.weekly = BoundNumber(
            workspace, self._set_weekly, name="Visitors a week", placeholder="for example 400"
        )
        for field in (self.base, self.wished, self.each, self.weekly):
            block = labelled(field.accessibleName(), field)
            fields.addWidget(block, 1, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(fields)
        self.said = WrappedLabel("", "muted")
        layout.addWidget(self.said)

    def show_experiment(self, experiment: Experiment) -> None:
        if experiment.id != self._experiment:
            self._experiment, self._typed = experiment.id, None
        self.base.show_value(experiment.base_rate)
        self.wished.show_value(experiment.wished_rate)
        self.each.show_value(experiment.planned_size)
        project = self._workspace.project
        weekly = self._typed or visitors_a_week(project, experiment)
        self.weekly.show_value(round(weekly) if weekly and weekly >= 1 else weekly)
        count = max(2, len(variants_of(project, experiment.id)))
        self.said.show_text(self._sentence(experiment.planned_size, count, weekly))

    def finish(self) -> None:
        for field in (self.base, self.wished, self.each, self.weekly):
            field.finish()

    def _sentence(self, size: int | None, count: int, weekly: float | None) -> str:
        if size is None:
            return (
                "Type the rate as it is and the one that you wish for: they say how many visitors "
                "each variant needs, so that such a difference is found 4 times of 5."
            )
        locale = self._workspace.project.details.locale
        each, whole = write_number(size, locale), write_number(size * count, locale)
        said = f"Each of {count} variants needs {each} visitors, {whole} in all"
        if not weekly:
            return f"{said}. Type how many come in a week to see how long that takes."
        weeks = weeks_needed(size, count, weekly)
        long = "1 week" if weeks == 1 else f"{write_number(weeks, locale)} weeks"
        return f"{said}: {long} at {write_number(weekly, locale, 0)} a week."

    def _share(self, name: str, example: str, make: MakeEdit) -> BoundNumber:
        return BoundNumber(
            self._workspace,
            make,
            name=name,
            placeholder=example,
            unit="%",
            factor=100,
            high=100,
        )

    def _record(self) -> Experiment | None:
        found = self._workspace.project.find(self._experiment)
        return found if isinstance(found, Experiment) else None

    def _set_base(self, rate: float | None) -> Command | None:
        record = self._record()
        return PlanExperiment(record.id, rate, record.wished_rate) if record else None

    def _set_wished(self, rate: float | None) -> Command | None:
        record = self._record()
        return PlanExperiment(record.id, record.base_rate, rate) if record else None

    def _set_size(self, size: int | None) -> Command | None:
        record = self._record()
        return EditFields(record.id, {"planned_size": size}) if record else None

    def _set_weekly(self, weekly: float | None) -> None:
        """Nothing that a project keeps: it only says how long the plan takes."""
        self._typed = weekly
        record = self._record()
        if record is not None:
            self.show_experiment(record)
