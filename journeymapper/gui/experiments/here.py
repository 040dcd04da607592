"""The experiments at a touchpoint, on a connection or between journeys, as cards of the
inspector."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.experiments.results import experiments_at
from journeymapper.analysis.experiments.verdict import verdict_of
from journeymapper.commands.base import Command, Together, called
from journeymapper.commands.records import AddRecord
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Journey, Variant, new_id
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class ExperimentsHere(QWidget):
    """A card each; a click opens the page. Hidden while nothing is tried here."""

    add_text = "Add an experiment"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._place = ""
        layout = column(self, gap=8)
        self._heading = ElidedLabel("Experiments", "field")
        layout.addWidget(self._heading)
        self.cards = EntryList(8, self._make)
        layout.addWidget(self.cards.widget)
        self.name_line = NameLine("What against what? Then Enter")
        self.name_line.named.connect(self._on_named)
        self.name_line.left.connect(self._show)
        layout.addWidget(self.name_line)
        self.hide()

    def show_record(self, record_id: str) -> None:
        if record_id != self._place:
            self._place = record_id
            self.name_line.leave()
        self._show()

    def finish(self) -> None:
        """A name is sent when it is left."""

    def add(self) -> None:
        """Ask for a new experiment's name, in place."""
        self.show()
        self.name_line.begin()

    def _show(self) -> None:
        found = {one.id: one for one in experiments_at(self._workspace.project, self._place)}
        self.cards.show_ids(
            list(found), lambda one, card: card.show_experiment(self._workspace, found[one])
        )
        self._heading.show_text("Experiment" if len(found) == 1 else "Experiments")
        self._heading.setVisible(bool(found))
        self.setVisible(bool(found) or not self.name_line.isHidden())

    def _on_named(self, name: str) -> None:
        project = self._workspace.project
        record = Experiment(
            id=new_id(Experiment),
            name=name,
            touchpoint=self._place if self._place in project.touchpoints else None,
            connection=self._place if self._place in project.connections else None,
        )
        adding: list[Command] = [AddRecord(record)]
        adding += [AddRecord(one) for one in _paths(project, self._place, record.id)]
        if self._workspace.run(Together(f"Add experiment {called(record)}", adding)):
            self.name_line.leave()
            self._workspace.page_asked.emit("experiments", record.id)

    def _make(self, experiment_id: str) -> ExperimentCard:
        card = ExperimentCard()
        card.clicked.connect(lambda: self._workspace.page_asked.emit("experiments", experiment_id))
        return card


def _paths(project: Project, place: str, experiment: str) -> list[Variant]:
    """Between journeys: a variant for this one and for the one that it was made from."""
    journey = project.journeys.get(place)
    if journey is None:
        return []
    parent = project.journeys.get(journey.derived_from or "")
    child = next((one for one in by_rank(project.referring(Journey, place))), None)
    both = [one for one in (parent or journey, journey if parent else child) if one is not None]
    return [
        Variant(
            id=new_id(Variant),
            experiment=experiment,
            name=one.title,
            path=one.id,
            is_control=number == 0,
        )
        for number, one in enumerate(both)
    ]


class ExperimentCard(Entry):
    """``Video against plain e-mail``, its numbers, and what was decided."""

    def __init__(self) -> None:
        super().__init__("note")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = column(self, (12, 8, 12, 8), 3)
        self.name = WrappedLabel("", "strong")
        self.numbers = WrappedLabel("", "accent")
        self.state = WrappedLabel("", "small")
        self.caution = WrappedLabel("", "small")
        for one in (self.name, self.numbers, self.state, self.caution):
            layout.addWidget(one)

    def show_experiment(self, workspace: Workspace, experiment: Experiment) -> None:
        verdict = verdict_of(workspace.project, experiment, date.today())
        self.name.show_text(experiment.name)
        self.numbers.show_text(verdict.short.replace("n ", "n\u00a0"))
        self.numbers.setVisible(bool(verdict.short))
        decided = experiment.status is ExperimentStatus.DECIDED
        if decided and experiment.decision.strip():
            state = f"Decided: {experiment.decision.strip()}"
        else:
            state = experiment.status.label.capitalize()
        self.state.show_text(state)
        count = len(verdict.cautions)
        warned = "1 thing to beware of" if count == 1 else f"{count} things to beware of"
        self.caution.show_text(warned if count else "")
        self.caution.setVisible(bool(count))
        self.setToolTip("\n".join([verdict.sentence, *(one.text for one in verdict.cautions)]))
        said = (experiment.name, verdict.short, state, warned if count else "")
        self.setAccessibleName(", ".join(one for one in said if one))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "accent_soft"), 1))
        painter.setBrush(colour("accent_faint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()
