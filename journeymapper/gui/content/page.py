"""The page of content: the matrix with its holes, and the chosen item beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from journeymapper.analysis.content import ContentMatrix, RowKey, by_persona, by_role, contents_of
from journeymapper.commands.base import plural
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.content.editor import ContentForm
from journeymapper.gui.content.edits import new_content
from journeymapper.gui.content.matrix import MatrixView
from journeymapper.gui.elsewhere import Elsewhere
from journeymapper.gui.entries import NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.paper_page import PaperPage
from journeymapper.gui.parts import EmptyPlace, column, label, panel, row
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

TABLES = frozenset(
    {
        *("contents", "stages", "touchpoints", "personas", "journeys", "presences"),
        *("experiences", "passages", "connections", "stickies", "empathy_notes", "projects"),
    }
)
EDITOR_WIDTH, TABLE_WIDTH = 400, 560


class ContentPage(PaperPage):
    """Shows the journey that the window shows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Content", TABLES)
        self._chosen = ""
        self._wide = False
        outer = column(self, gap=0)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        outer.addWidget(self._split)
        left = panel("paper")
        layout = column(left, (24, 16, 12, 0), 12)
        layout.addLayout(self._head())
        self._stack = QStackedWidget()
        self.matrix = MatrixView(workspace)
        self.matrix.added.connect(self._add)
        self.matrix.opened.connect(self.open)
        self.matrix.delete_asked.connect(lambda one: workspace.run(DeleteRecords([one])))
        self._stack.addWidget(self.matrix)
        self._stack.addWidget(self._make_empty())
        layout.addWidget(self._stack, 1)
        self._split.addWidget(left)
        self.form = ContentForm(workspace, self.close_editor)
        page = panel()
        column(page, (20, 14, 20, 16), 0).addWidget(self.form)
        self._side = ScrollColumn(page)
        self._side.hide()
        self._split.addWidget(self._side)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        workspace.journey_changed.connect(self._on_journey)
        self.ask_refresh()  # filled in its place: moving hundreds of widgets costs as making them

    def show_record(self, record_id: str) -> None:
        """Open an item."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, Content):
            self._workspace.show_journey(record.journey)
            self.open(record_id)
            self.matrix.focus_item(record_id)

    def open(self, content_id: str) -> None:
        """Show an item in the editor."""
        self._chosen = content_id
        self.refresh()

    def close_editor(self) -> None:
        """Put the editor away; the focus goes back to its item."""
        was, self._chosen = self._chosen, ""
        self.form.finish()
        self.refresh()
        self.matrix.focus_item(was)

    def refresh(self) -> None:
        """Show the journey as it is now."""
        super().refresh()
        project, journey = self._workspace.project, self._workspace.journey_id
        record = project.journeys.get(journey)
        contents = contents_of(project, journey) if record is not None else []
        self._stack.setCurrentIndex(0 if contents else 1)
        matrix = self._found()
        holes = len(matrix.holes)
        parts = [record.title if record else "", plural(len(contents), "item")]
        self.figures.show_text(" · ".join(part for part in parts if part))
        self.holes.setVisible(bool(contents))
        self.elsewhere.refresh()
        self.holes.setText(plural(holes, "hole") if holes else "no holes")
        mark(self.holes, role="trouble-pill" if holes else "good-pill")
        if contents:
            self.matrix.show_matrix(matrix, self._chosen)
        self._show_form(contents)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._stack.currentIndex() == 0:
            if not self.matrix.focus_item(self._chosen):
                self.matrix.focus_first()
        else:
            self.first.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def _found(self) -> ContentMatrix:
        find = by_persona if self.personas.isChecked() else by_role
        return find(self._workspace.project, self._workspace.journey_id)

    def _head(self) -> QHBoxLayout:
        head = row(gap=12)
        head.addWidget(label("Content", "display"))
        self.figures = ElidedLabel(role="muted")
        head.addWidget(self.figures, 1)
        self.holes = label("", "good-pill")
        head.addWidget(self.holes)
        self.roles = ChoiceChip("By buying role", lambda: self._switch(self.roles))
        self.personas = ChoiceChip("By persona", lambda: self._switch(self.personas))
        self.roles.setChecked(True)
        chips = row(gap=6)
        chips.addWidget(self.roles)
        chips.addWidget(self.personas)
        head.addLayout(chips)
        return head

    def _make_empty(self) -> QWidget:
        whole = panel("paper")
        layout = column(whole)
        layout.addStretch(1)
        sentence = (
            "What do people read, see or hear on the way? Content stands at a stage, for a buying "
            "role or everybody, and answers a pain. What is missing shows as a hole. "
            "Name the first piece:"
        )
        said = EmptyPlace(sentence)
        fix(said, width=400)
        layout.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        self.first = NameLine("Title, then Enter", stays=True)
        fix(self.first, width=320)
        self.first.named.connect(self._add_first)
        layout.addWidget(self.first, 0, Qt.AlignmentFlag.AlignHCenter)
        self.elsewhere = Elsewhere(self._workspace, "item", _items)
        layout.addSpacing(8)
        layout.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return whole

    def _switch(self, chip: ChoiceChip) -> None:
        for one in (self.roles, self.personas):
            one.setChecked(one is chip)
        self.refresh()

    def _add_first(self, title: str) -> None:
        stages = stages_in_order(self._workspace.project, self._workspace.journey_id)
        self.first.leave()
        self._add(title, None, stages[0].id if stages else None)

    def _add(self, title: str, key: RowKey, stage: str | None) -> None:
        content = new_content(self._workspace.journey_id, title, key, stage)
        if self._workspace.run(AddRecord(content), self) is not None:
            self.open(content.id)
            self.matrix.focus_item(content.id)

    def _show_form(self, contents: Sequence[Content]) -> None:
        is_open = any(one.id == self._chosen for one in contents)
        if not is_open:
            self._chosen = ""
            self.form.finish()
        was = self._side.isVisibleTo(self)
        self._side.setVisible(is_open)
        if is_open:
            self.form.show_record(self._chosen)
            is_wide = self.form.is_comparison
            if not was or is_wide is not self._wide:
                self._wide = is_wide
                part = min(TABLE_WIDTH if is_wide else EDITOR_WIDTH, self.width() // 2)
                self._split.setSizes([self.width() - part, part])

    def _on_journey(self) -> None:
        self._chosen = ""
        self.ask_refresh()


def _items(project: Project, journey: str) -> int:
    return len(contents_of(project, journey))
