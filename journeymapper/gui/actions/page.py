"""The page of actions: what was decided, as a list or a matrix, and the chosen one beside it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journeymapper.analysis.actions import actions_in_order, is_overdue
from journeymapper.commands.base import Together, called, plural
from journeymapper.commands.records import AddRecord, DeleteRecords, EditFields
from journeymapper.domain.records import Action, new_id
from journeymapper.gui.actions.fields import ActionFields
from journeymapper.gui.actions.filters import Filters
from journeymapper.gui.actions.listing import ActionList, Today
from journeymapper.gui.actions.matrix import Matrix, Spot
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.entries import NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.paper_page import PaperPage, scrolled
from journeymapper.gui.parts import column, label, panel, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

FIELDS_WIDTH = 336
EMPTY = "What was decided? Type it above and press Enter; then say who does it, and by when."
NONE_FITS = "Nothing here fits. Take a filter away to see more."


class ActionsPage(PaperPage):
    """``today`` is what due dates are held against."""

    def __init__(self, workspace: Workspace, today: Today = date.today) -> None:
        super().__init__(workspace, "Actions")
        self._today = today
        self._chosen = ""
        whole = row(self, gap=0)
        whole.addWidget(self._make_main(), 1)
        self.fields = ActionFields(workspace, today)
        self.fields.delete_asked.connect(lambda: self._delete(self._chosen))
        self._side = scrolled(self.fields, "panel")
        fix(self._side, width=FIELDS_WIDTH)
        whole.addWidget(self._side)
        self.refresh()

    def show_record(self, action_id: str) -> None:
        """Choose an action, its text ready to be typed over."""
        if action_id in self._workspace.project.all(Action):
            self.filters.show_all()
            self._choose(action_id)
            self.refresh()
            self.list.choose(action_id)
            self.fields.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fields.text_field.selectAll()

    def refresh(self) -> None:
        """Show what the project holds now."""
        super().refresh()
        project, today = self._workspace.project, self._today()
        every = actions_in_order(project)
        self.filters.show_owners(project, every)
        shown = [one for one in every if self.filters.fits(one, today)]
        if self._chosen not in project.all(Action):
            self._chosen = ""
        self._facts.show_text(self._counted(every, today))
        self.list.show_actions(project, shown)
        self.matrix.show_actions(project, shown, today)
        self.matrix.choose(self._chosen)
        self._stack.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._empty.setText(NONE_FITS if every else EMPTY)
        self.filters.setVisible(bool(every))
        self._show_chosen()

    def show_as(self, view: str) -> None:
        """``list`` or ``matrix``."""
        self._stack.setCurrentIndex(list(self.views).index(view))
        for one, chip in self.views.items():
            chip.setChecked(one == view)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.setFocus()

    def _make_main(self) -> QWidget:
        main = panel("paper")
        layout = column(main, (32, 24, 24, 0), 8)
        head = row(gap=8)
        head.addWidget(label("Actions", "display"))
        head.addStretch(1)
        self.views = {
            "list": ChoiceChip("List", lambda: self.show_as("list")),
            "matrix": ChoiceChip("Impact and effort", lambda: self.show_as("matrix")),
        }
        for chip in self.views.values():
            head.addWidget(chip)
        layout.addLayout(head)
        self._facts = ElidedLabel(role="muted")
        layout.addWidget(self._facts)
        self.line = NameLine("What was decided? Type it, then Enter", stays=True)
        self.line.named.connect(self._on_named)
        layout.addWidget(self.line)
        self.filters = Filters()
        self.filters.changed.connect(self.refresh)
        layout.addWidget(self.filters)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(16, 24, 16, 16)
        layout.addWidget(self._empty)
        self.list = ActionList(self._today)
        self.list.chosen.connect(lambda: self._choose(self.list.chosen_id))
        self.list.delete_asked.connect(self._delete)
        self.list.open_asked.connect(self._go_to_fields)
        self.matrix = Matrix()
        self.matrix.moved.connect(self._on_moved)
        self.matrix.chosen.connect(self._choose)
        self.matrix.open_asked.connect(self._open_from_matrix)
        self.matrix.delete_asked.connect(self._delete)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(scrolled(self.matrix, "paper"))
        layout.addWidget(self._stack, 1)
        layout.addSpacing(16)
        layout.addStretch(0)
        self.show_as("list")
        return main

    def _counted(self, actions: list[Action], today: date) -> str:
        if not actions:
            return ""
        counts = Counter(one.status.label for one in actions)
        late = sum(is_overdue(one, today) for one in actions)
        parts = [plural(len(actions), Action.word), *(f"{n} {one}" for one, n in counts.items())]
        return " · ".join([*parts, *([f"{late} overdue"] if late else [])])

    def _choose(self, action_id: str) -> None:
        if action_id and action_id != self._chosen:
            self._chosen = action_id
            self.matrix.choose(action_id)
            self.list.choose(action_id)
            self._show_chosen()

    def _show_chosen(self) -> None:
        if self._chosen:
            self.fields.show_record(self._chosen)
        self._side.setVisible(bool(self._chosen))

    def _go_to_fields(self) -> None:
        self.fields.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_from_matrix(self, action_id: str) -> None:
        self._choose(action_id)
        self._go_to_fields()

    def _on_named(self, text: str) -> None:
        action = Action(id=new_id(Action), text=text.strip())
        if self._workspace.run(AddRecord(action)):
            self.line.clear()
            if not self.filters.fits(action, self._today()):
                self.filters.show_all()
            self._chosen = action.id
            self.refresh()
            self.list.choose(action.id)

    def _on_moved(self, action_id: str, spot: Spot) -> None:
        edit = EditFields(action_id, {"impact": spot.impact, "effort": spot.effort})
        name = called(self._workspace.project.find(action_id))
        self._choose(action_id)
        self._workspace.run(Together(f"Place {name} in the matrix", [edit]))
        self.refresh()  # a key that follows at once goes on from there

    def _delete(self, action_id: str) -> None:
        if action_id:
            self._workspace.run(DeleteRecords([action_id]))
