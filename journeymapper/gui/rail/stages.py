"""The rail's stages: what each holds, and where people drop off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from journeymapper.analysis.measures import state_of
from journeymapper.commands.base import plural
from journeymapper.commands.records import EditFields
from journeymapper.commands.stages import AddStage, DeleteStages
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Stage, Touchpoint, new_id
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.gui.entries import INSET, Entry, EntryList, Header, NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"stages", "touchpoints", "measures", "readings", "projects"})


class StageEntry(Entry):
    """A stage's name, how many touchpoints it holds, and its drop-off."""

    def __init__(self, workspace: Workspace, stage_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self.stage_id = stage_id
        layout = row(self, (INSET - 1, 4, 4, 4), 8)
        self._texts = column(gap=0)
        self._name = ElidedLabel(role="name")
        self._count = ElidedLabel(role="small")
        self._texts.addWidget(self._name)
        self._texts.addWidget(self._count)
        layout.addLayout(self._texts, 1)
        self.pill = QLabel()
        self.pill.setProperty("role", "trouble-pill")
        layout.addWidget(self.pill, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.line = NameLine("Name of the stage")
        self.line.named.connect(self._on_named)
        self.line.left.connect(self._name.show)
        self._texts.insertWidget(0, self.line)
        self.rename_asked.connect(self.rename)
        self.double_clicked.connect(self.rename)

    def refresh(self, lost: str) -> None:
        project = self._workspace.project
        stage = project.stages[self.stage_id]
        count = plural(len(project.referring(Touchpoint, stage.id)), "touchpoint")
        self._name.show_text(stage.name)
        self._count.show_text(count)
        self.pill.setVisible(bool(lost))
        if lost:
            self.pill.setText(f"−{lost}")
            self.pill.setToolTip(f"{lost} drop off here")
        said = f", {lost} drop off" if lost else ""
        self.setAccessibleName(f"Stage {stage.name}, {count}{said}")

    def rename(self) -> None:
        """Type another name, in place."""
        self._name.hide()
        self.line.begin(self._workspace.project.stages[self.stage_id].name)

    def _on_named(self, name: str) -> None:
        self._workspace.run(EditFields(self.stage_id, {"name": name}))
        if self.line.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.leave()


class StageSection(QWidget):
    """STAGES of the journey on the canvas."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._layout = column(self, gap=0)
        self._layout.addWidget(Header("Stages", "Add a stage", self.add))
        self.list = EntryList(0, self._make_entry)
        self._layout.addWidget(self.list.widget)
        self._empty = self._make_empty()
        self._layout.addWidget(self._empty)
        self.name_line = NameLine("Name of the stage, then Enter")
        self.name_line.named.connect(self._on_named)
        self.name_line.left.connect(self.refresh)
        self._layout.addWidget(self.name_line)

    def refresh(self) -> None:
        stages = stages_in_order(self._workspace.project, self._workspace.journey_id)
        lost = drop_offs(self._workspace.project, self._workspace.journey_id)
        ids = [one.id for one in stages]
        self.list.show_ids(ids, lambda one, entry: entry.refresh(lost.get(one, "")))
        self._empty.setVisible(not stages and self.name_line.isHidden())

    def add(self) -> None:
        """Ask for names of new stages, in place, until Escape or an empty line."""
        self._empty.hide()
        self.name_line.begin()

    def _on_named(self, name: str) -> None:
        if self._workspace.run(AddStage(new_id(Stage), self._workspace.journey_id, name)):
            self.name_line.clear()

    def _make_empty(self) -> QWidget:
        empty = QWidget()
        layout = column(empty, (INSET, 0, INSET, 8), 8)
        sentence = "Stages are the columns of the journey, for example Awareness."
        layout.addWidget(label(sentence, "small", wrap=True))
        layout.addWidget(button("Add a stage", self.add, "soft"))
        return empty

    def _make_entry(self, stage_id: str) -> StageEntry:
        entry = StageEntry(self._workspace, stage_id)
        entry.clicked.connect(lambda: self._workspace.reveal(stage_id))
        entry.delete_asked.connect(lambda: self._delete(stage_id))
        entry.fill_menu = lambda menu: self._fill_menu(menu, entry)
        return entry

    def _fill_menu(self, menu: QMenu, entry: StageEntry) -> None:
        menu.addAction("Show on the canvas", lambda: self._workspace.reveal(entry.stage_id))
        menu.addAction("Rename", entry.rename)
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._delete(entry.stage_id))

    def _delete(self, stage_id: str) -> None:
        self._workspace.run(DeleteStages([stage_id]))


def drop_offs(project: Project, journey_id: str) -> dict[str, str]:
    """The latest drop-off of each stage that has one, written with its unit: its own measure, else
    the largest of its touchpoints."""
    found: dict[str, tuple[bool, float, str]] = {}
    for measure in project.referring(Measure, journey_id):
        if measure.kind is not MeasureKind.DROP_OFF:
            continue
        touchpoint = project.touchpoints.get(measure.touchpoint or "")
        stage = touchpoint.stage if touchpoint is not None else measure.stage
        state = state_of(project, measure)
        if stage and state.reading is not None and state.reading.value:
            drop = (touchpoint is None, state.reading.value, state.text)
            found[stage] = max(found.get(stage, drop), drop)
    return {stage: text for stage, (_, _, text) in found.items()}
