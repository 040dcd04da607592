"""The rows of the tray as a model, so that thousands of stickies stay quick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.analysis.sources import sources_of
from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.commands.base import plural
from journeymapper.domain.records import Cluster, Sticky
from journeymapper.gui.drags import RECORDS_MIME, mime_of
from journeymapper.gui.stickies.rows import PLACED, Row
from journeymapper.gui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
NO_NAME = "Name this cluster"
_ROOT = QModelIndex()


class TrayModel(QAbstractListModel):
    """A row is dragged as the id of its record."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.rows: tuple[Row, ...] = ()
        self._row_of: dict[str, int] = {}

    def show_rows(self, rows: tuple[Row, ...]) -> bool:
        """List these. True when rows came, went or moved: then a choice of rows is lost."""
        same = [one.id for one in rows] == [one.id for one in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self.rows = rows
        self._row_of = {one.id: number for number, one in enumerate(rows)}
        self.endResetModel()
        return True

    def row_of(self, record_id: str) -> int:
        """The row of a record; -1 when it is not listed."""
        return self._row_of.get(record_id, -1)

    def sticky(self, row: Row) -> Sticky | None:
        return self.workspace.project.stickies.get(row.id)

    def text(self, row: Row) -> str:
        """What a row says first."""
        record = self.workspace.project.find(row.id)
        if isinstance(record, Sticky):
            return record.text
        if isinstance(record, Cluster):
            return record.name
        return "On this journey" if row.id == PLACED else "Not in a cluster"

    def about(self, sticky: Sticky) -> str:
        """Its kind, and where it lies."""
        place = self.workspace.project.find(sticky.touchpoint or sticky.stage or "")
        name = " ".join(str(getattr(place, "name", "")).split())
        return f"{sticky.kind.label} · on {name}" if name else sticky.kind.label

    def votes(self, sticky: Sticky) -> str:
        return votes_said(dots_of(self.workspace.project, sticky.id))

    def rests_on(self, sticky: Sticky) -> int:
        """How many sources it rests on."""
        return len(sources_of(self.workspace.project, sticky.id))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if self.rows[index.row()].kind != "title":
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [RECORDS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return mime_of([self.rows[row].id for row in rows if self.rows[row].kind != "title"])

    def _tip(self, row: Row) -> str | None:
        sticky = self.sticky(row)
        if sticky is None:
            return None
        names = "; ".join(
            one.reference for one in sources_of(self.workspace.project, sticky.id)[:3]
        )
        return f"{sticky.text}\n\nRests on: {names}" if names else sticky.text

    def _said(self, row: Row) -> str:
        sticky = self.sticky(row)
        if sticky is None:
            what = self.text(row) or ("cluster without a name" if row.kind == "cluster" else "")
            named = f"Cluster {what}" if row.kind == "cluster" and self.text(row) else what
            state = "" if row.is_open else "folded"
            said = (f"{named[:1].upper()}{named[1:]}", plural(row.count, Sticky.word), state)
            return ", ".join(one for one in said if one)
        parts = [" ".join(sticky.text.split()), self.about(sticky), self.votes(sticky)]
        count = self.rests_on(sticky)
        if count:
            parts.append(f"rests on {plural(count, 'source')}")
        cluster = self.workspace.project.find(row.cluster)
        if isinstance(cluster, Cluster):
            parts.append(f"in cluster {cluster.name}" if cluster.name else "in a cluster")
        return ", ".join(part for part in parts if part)
