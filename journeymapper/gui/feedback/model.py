"""The listed feedback notes as a model, so that thousands of them stay quick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.drags import RECORDS_MIME, mime_of
from journeymapper.gui.feedback.notes import Today, about, quoted, standing
from journeymapper.gui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
NOTE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class FeedbackModel(QAbstractListModel):
    """Rows of notes; a row is dragged as the id of its record."""

    def __init__(self, workspace: Workspace, today: Today) -> None:
        super().__init__()
        self.workspace = workspace
        self.today = today
        self.notes: list[FeedbackNote] = []
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}

    def show_notes(self, notes: list[FeedbackNote]) -> bool:
        """List these notes. True when rows came, went or moved: then a choice of rows is lost."""
        ids = [one.id for one in notes]
        if ids == self._ids:
            self.notes = notes
            return False
        self.beginResetModel()
        self.notes = notes
        self._ids, self._rows = ids, {}
        self.endResetModel()
        return True

    def row_of(self, note_id: str) -> int:
        """The row of a note; -1 when it is not listed."""
        if not self._rows:
            self._rows = {one: row for row, one in enumerate(self._ids)}
        return self._rows.get(note_id, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        note = self.notes[index.row()]
        if role == NOTE:
            return note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(note)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [RECORDS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return mime_of([self.notes[row].id for row in rows])

    def _said(self, note: FeedbackNote) -> str:
        project, today = self.workspace.project, self.today()
        place = project.touchpoints.get(note.touchpoint or "")
        parts = [quoted(note), about(project, note, today), standing(note, today)[0]]
        if place is not None:
            parts.append(f"at {place.name}")
        if note.tags:
            parts.append("tags: " + ", ".join(note.tags))
        return "; ".join(part for part in parts if part)
