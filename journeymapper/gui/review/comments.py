"""The comments of a round in a table: by card, by author, open or settled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import ReviewComment

COLUMNS = ("No.", "Card", "Author", "Comment", "State")
OPEN, SETTLED = "open", "settled"
_ID = Qt.ItemDataRole.UserRole


class CommentTable(QTableWidget):
    """A click on a heading sorts; Enter and a double click go to the card."""

    went = Signal(str)
    """Somebody wants to see this comment's card."""

    def __init__(self) -> None:
        super().__init__(0, len(COLUMNS))
        self.setAccessibleName("Comments")
        self.setHorizontalHeaderLabels(list(COLUMNS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(1, 190)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.activated.connect(lambda index: self.went.emit(self._id_at(index.row())))

    @property
    def chosen(self) -> list[str]:
        """The ids of the rows that are chosen."""
        return [self._id_at(one.row()) for one in self.selectionModel().selectedRows()]

    def look_at(self, comment_id: str) -> None:
        """Choose this comment and bring it into sight."""
        for place in range(self.rowCount()):
            if self._id_at(place) == comment_id:
                self.clearSelection()
                self.setCurrentCell(place, 3)
                self.selectRow(place)
        self.setFocus()

    def show_comments(self, project: Project, round_id: str, wanted: str) -> None:
        """``wanted``: ``open``, ``settled``, or empty for all."""
        kept = set(self.chosen)
        found = [
            one
            for one in by_rank(project.referring(ReviewComment, round_id) if round_id else [])
            if not wanted or one.settled == (wanted == SETTLED)
        ]
        self.setSortingEnabled(False)
        self.setRowCount(len(found))
        for place, one in enumerate(found):
            self._fill(place, _cells(project, one), one.id)
        self.setSortingEnabled(True)
        self.resizeRowsToContents()
        for place in range(self.rowCount()):
            if self._id_at(place) in kept:
                self.selectRow(place)

    def _fill(self, place: int, cells: Sequence[object], comment_id: str) -> None:
        for column, value in enumerate(cells):
            item = QTableWidgetItem()
            item.setData(Qt.ItemDataRole.DisplayRole, value)
            item.setData(_ID, comment_id)
            item.setToolTip("" if value is None else str(value))
            self.setItem(place, column, item)

    def _id_at(self, place: int) -> str:
        item = self.item(place, 0)
        return str(item.data(_ID)) if item is not None else ""


def _cells(project: Project, one: ReviewComment) -> list[object]:
    card = project.find(one.touchpoint or "")
    name = getattr(card, "name", "") or ("no longer there" if one.number else "the whole document")
    return [one.number, name, one.author, one.text, SETTLED if one.settled else OPEN]
