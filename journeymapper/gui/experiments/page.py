"""The page of experiments: a list at the left, the chosen one's editor beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget

from journeymapper.domain.records import Experiment
from journeymapper.gui.experiments.editor import ExperimentEditor
from journeymapper.gui.experiments.listing import ExperimentList
from journeymapper.gui.paper_page import PaperPage, in_the_middle
from journeymapper.gui.parts import EmptyPlace, panel, row
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.sizes import at_most, fix
from journeymapper.gui.workspace import Workspace

LIST_WIDTH = 264
WIDEST = 1120
NOTHING = (
    "What would you like to know rather than guess? An experiment shows two ways to different "
    "people and counts how many go on: the program says whether the difference is more than chance."
)


class ExperimentsPage(PaperPage):
    """Shows one experiment, the first until another is chosen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Experiments")
        self._shown = ""
        layout = row(self, gap=0)
        self.experiments = ExperimentList(workspace)
        self.experiments.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.experiments.setProperty("role", "panel")
        self.experiments.chosen.connect(self.show_record)
        side = ScrollColumn(self.experiments)
        fix(side, width=LIST_WIDTH)
        layout.addWidget(side)
        self._stack = QStackedWidget()
        self.editor = ExperimentEditor(workspace)
        at_most(self.editor, width=WIDEST)
        paper = panel("paper")
        centred = row(paper, gap=0)
        centred.addWidget(self.editor, 1)
        self._stack.addWidget(ScrollColumn(paper))
        empty = EmptyPlace(NOTHING, "Add an experiment", self.experiments.add)
        self._stack.addWidget(in_the_middle(empty))
        layout.addWidget(self._stack, 1)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Show this experiment."""
        if record_id in self._workspace.project.all(Experiment):
            self._shown = record_id
            self.refresh()

    def refresh(self) -> None:
        super().refresh()
        ids = self.experiments.ids()
        if self._shown not in ids:
            self._shown = ids[0] if ids else ""
        self.experiments.refresh(self._shown)
        self._stack.setCurrentIndex(0 if self._shown else 1)
        if self._shown:
            self.editor.show_record(self._shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.experiments.focus_entry(self._shown)
