"""Actions as a list: sorted by a click on a heading, quick with thousands of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from journeymapper.analysis.actions import due_said, is_overdue, place_of, still_waits, subjects_of
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.sources import kind_said, said_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus
from journeymapper.gui.appearance import px, told
from journeymapper.gui.look import colour
from journeymapper.gui.turned_style import OrderedCells

Index = QModelIndex | QPersistentModelIndex
Today = Callable[[], date]
HEADINGS = ("Action", "Owner", "Due", "Status", "Impact", "Effort", "About")
ACTION, OWNER, DUE, STATUS, IMPACT, EFFORT, ABOUT = range(len(HEADINGS))
WIDTHS = {OWNER: 120, DUE: 184, STATUS: 80, IMPACT: 60, EFFORT: 60, ABOUT: 144}
SEEN_FROM = {ABOUT: 860, IMPACT: 720, EFFORT: 720}
"""Pixels of the list from which these columns are shown."""
RECORD = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class ActionModel(QAbstractTableModel):
    """Rows of actions in the order of the chosen column; as decided at first."""

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today
        self._project = Project()
        self.actions: list[Action] = []
        self._column, self._down = -1, False

    def show_actions(self, project: Project, actions: Sequence[Action]) -> None:
        self.beginResetModel()
        self._project = project
        self.actions = list(actions)
        self._order()
        self.endResetModel()

    def row_of(self, action_id: str) -> int:
        """The row of an action; -1 when it is not listed."""
        return next((row for row, one in enumerate(self.actions) if one.id == action_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = {one: self.actions[one.row()].id for one in self.persistentIndexList()}
        self._column, self._down = column, order == Qt.SortOrder.DescendingOrder
        self._order()
        for index, action_id in kept.items():
            moved = self.index(self.row_of(action_id), index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.actions)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        action, column = self.actions[index.row()], index.column()
        if role == RECORD:
            return action.id
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.said(action, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.said(action, column)
            of = " of 5" if said and column in (IMPACT, EFFORT) else ""
            return f"{HEADINGS[column]}: {said}{of}" if said and column != ACTION else said
        if role == Qt.ItemDataRole.ForegroundRole:
            if column == DUE and is_overdue(action, self._today()):
                return colour("coral_text")
            if not still_waits(action):
                return colour("muted")
        return None

    def said(self, action: Action, column: int) -> str:
        """What a cell says."""
        project = self._project
        if column == ACTION:
            return " ".join(action.text.split())
        if column == OWNER:
            return owner_name(project, action)
        if column == DUE:
            return due_said(action, self._today(), project.details.locale)
        if column == STATUS:
            return action.status.label
        if column in (IMPACT, EFFORT):
            level = action.impact if column == IMPACT else action.effort
            return "" if level is None else str(level)
        place = place_of(project, action)
        if place is not None:
            return place.name
        return "; ".join(
            f"{said_of(project, one)} ({kind_said(one)})" for one in subjects_of(project, action)
        )

    def _order(self) -> None:
        """What says nothing in the chosen column stands last either way."""
        if self._column < 0:
            return
        said = [one for one in self.actions if self._key(one) is not None]
        silent = [one for one in self.actions if self._key(one) is None]
        said.sort(key=self._key, reverse=self._down)  # type: ignore[arg-type]  # None went out
        self.actions = said + silent

    def _key(self, action: Action) -> str | int | None:
        column = self._column
        if column == DUE:
            return action.due_on.toordinal() if action.due_on is not None else None
        if column == STATUS:
            return list(ActionStatus).index(action.status)
        if column == IMPACT:
            return action.impact
        if column == EFFORT:
            return action.effort
        return self.said(action, column).casefold() or None


class ActionList(QTreeView):
    """Arrows go through the list, Delete deletes, Enter goes to the fields."""

    chosen = Signal()
    delete_asked = Signal(str)
    open_asked = Signal()

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.setAccessibleName("Actions")
        self.model_of_actions = ActionModel(today)
        self.setModel(self.model_of_actions)
        # Square, or the head would cover the corners; names of columns stand above their cells.
        self.setStyleSheet(
            "QTreeView { border-radius: 0; } QHeaderView::section { padding-left: 11px; }"
        )
        self.setItemDelegate(OrderedCells(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(ACTION, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        self._share_width()
        told().resized.connect(self._share_width)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _share_width(self) -> None:
        for column, width in WIDTHS.items():
            self.header().resizeSection(column, px(width))
        self._leave_out(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leave_out(event.size().width())
        super().resizeEvent(event)

    def _leave_out(self, room: int) -> None:
        """A narrow list leaves out what the fields beside it say."""
        for column, width in SEEN_FROM.items():
            self.setColumnHidden(column, room < px(width))

    @property
    def chosen_id(self) -> str:
        """The chosen action, or an empty text."""
        index = self.currentIndex()
        return str(index.data(RECORD)) if index.isValid() else ""

    def show_actions(self, project: Project, actions: Sequence[Action]) -> None:
        """List these; the chosen one stays chosen where it still stands there."""
        chosen = self.chosen_id
        self.model_of_actions.show_actions(project, actions)
        self.choose(chosen)

    def choose(self, action_id: str) -> None:
        row = self.model_of_actions.row_of(action_id)
        if row >= 0:
            index = self.model_of_actions.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen_id:
            self.delete_asked.emit(self.chosen_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_id:
            self.open_asked.emit()
        else:
            super().keyPressEvent(event)
