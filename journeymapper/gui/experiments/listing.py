"""The list of experiments: what is tried where, how it stands, and what the numbers say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.experiments.results import result_of, variants_of
from journeymapper.analysis.experiments.verdict import place_text, short
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Experiment, new_id
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.gui.entries import Entry, EntryList, Header, NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import choose, column, label, row
from journeymapper.gui.workspace import Workspace

PILLS = {ExperimentStatus.RUNNING: "good-pill", ExperimentStatus.DECIDED: "good-pill"}
SIGNIFICANT = 0.05
"""Below it a difference is not left to chance, and stands out."""


class ExperimentItem(Entry):
    """An experiment in the list."""

    def __init__(self, workspace: Workspace, experiment_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._experiment = experiment_id
        self._told: object = None
        layout = column(self, (8, 7, 8, 7), 2)
        head = row(gap=8)
        self._name = ElidedLabel(role="strong")
        self._status = label("")
        head.addWidget(self._name, 1)
        head.addWidget(self._status)
        layout.addLayout(head)
        self._place = ElidedLabel(role="small")
        layout.addWidget(self._place)
        self._numbers = ElidedLabel(role="accent")
        layout.addWidget(self._numbers)

    def refresh(self, *, chosen: bool) -> None:
        project = self._workspace.project
        record = project.all(Experiment)[self._experiment]
        where = place_text(project, record)
        told = (record, where, variants_of(project, record.id), project.details.locale)
        if told != self._told:
            self._told = told
            leading = result_of(project, record).leading
            numbers = short(leading, project.details.locale) if leading is not None else ""
            is_clear = leading is not None and leading.corrected < SIGNIFICANT
            mark(self._numbers, role="accent" if is_clear else "small")
            self._tell(record, where, numbers)
        choose(self, chosen)

    def _tell(self, record: Experiment, where: str, numbers: str) -> None:
        self._name.show_text(record.name)
        self._place.show_text(where)
        self._numbers.show_text(numbers)
        self._numbers.setVisible(bool(numbers))
        self._status.setText(record.status.label)
        role = PILLS.get(record.status, "quiet-pill")
        mark(self._status, role=role)
        said = (record.name, record.status.label, where, numbers)
        self.setAccessibleName(", ".join(one for one in said if one))


class ExperimentList(QWidget):
    """All experiments, the shown one marked."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, (8, 16, 8, 16), 8)
        layout.addWidget(Header("Experiments", "Add an experiment", self.add))
        self.list = EntryList(4, self._make)
        layout.addWidget(self.list.widget)
        self.name_line = NameLine("What against what? Then Enter")
        self.name_line.named.connect(self._on_named)
        layout.addWidget(self.name_line)
        layout.addStretch(1)

    def ids(self) -> list[str]:
        return [one.id for one in by_rank(self._workspace.project.all(Experiment).values())]

    def refresh(self, shown: str) -> None:
        self.list.show_ids(self.ids(), lambda one, entry: entry.refresh(chosen=one == shown))

    def add(self) -> None:
        """Ask for a new experiment's name, in place."""
        self.name_line.begin()

    def focus_entry(self, experiment_id: str) -> None:
        entry = self.list.entries.get(experiment_id)
        if entry is not None:
            entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_named(self, name: str) -> None:
        """At the selected touchpoint or connection, where there is one."""
        project, selected = self._workspace.project, self._workspace.selected or ""
        record = Experiment(
            id=new_id(Experiment),
            name=name,
            touchpoint=selected if selected in project.touchpoints else None,
            connection=selected if selected in project.connections else None,
        )
        if self._workspace.run(AddRecord(record)):
            self.name_line.leave()
            self.chosen.emit(record.id)

    def _make(self, experiment_id: str) -> ExperimentItem:
        entry = ExperimentItem(self._workspace, experiment_id)
        run = self._workspace.run
        entry.clicked.connect(lambda: self.chosen.emit(experiment_id))
        entry.delete_asked.connect(lambda: run(DeleteRecords([experiment_id])))
        entry.fill_menu = lambda menu: menu.addAction(
            "Delete", lambda: run(DeleteRecords([experiment_id]))
        )
        return entry
