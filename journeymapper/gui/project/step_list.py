"""The undo list: every step with its time, the present marked, and the way to any of them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QProgressBar, QWidget

from journeymapper.commands.base import plural
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.project.step_painting import ROW, StepDelegate
from journeymapper.gui.project.step_rows import StepRow, rows_of, time_said
from journeymapper.gui.workspace import Workspace
from journeymapper.storage.history import HistoryStep

MOST_STEPS = 11_000
"""The history keeps about 10,000."""
KEYS = "Arrows choose · Enter goes there and back · Right opens several alike"
NOTHING = "Nothing was done yet. Every edit will stand here, to be taken back."
NONE_FITS = "No step is called like that."
_ROOT = QModelIndex()
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class StepModel(QAbstractListModel):
    """Rows of the undo list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StepRow] = []

    def show_rows(self, rows: list[StepRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(row)
        return None


class StepList(QWidget):
    """Type to find a step; Enter, or a click, makes the project what it was after it."""

    jumped = Signal()
    closed = Signal()
    """Escape was pressed with nothing typed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._opened: set[int] = set()
        self._steps: list[HistoryStep] = []
        layout = column(self, gap=8)
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find a step")
        self.line.setAccessibleName("Find a step")
        self.line.textChanged.connect(lambda _: self._show())
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        layout.addWidget(self.line)
        self.model = StepModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(StepDelegate(self.list))
        self.list.setAccessibleName("Steps, the newest first")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_click)
        layout.addWidget(self.list, 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Steps gone")
        self.bar.setTextVisible(False)
        self.bar.hide()
        layout.addWidget(self.bar)
        self.told = WrappedLabel("", "small")
        layout.addWidget(self.told)
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew, and choose the present."""
        self._steps = self._workspace.session.history(MOST_STEPS)
        self._show()

    def chosen(self) -> StepRow | None:
        """The row that Enter is about."""
        number = self.list.currentIndex().row()
        return self.model.rows[number] if 0 <= number < len(self.model.rows) else None

    def go(self) -> None:
        """Jump to the chosen step."""
        row = self.chosen()
        if row is None or row.is_present:
            return
        session = self._workspace.session
        self._workspace.flush()
        ends = (session.position, session.redo_name)
        if (self._present, self._redo) != ends:
            self.refresh()  # what was still being typed became a step
            return
        self._workspace.jump_to(row.position, self._show_progress)
        self.bar.hide()
        self.refresh()
        self.jumped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, has_text = Qt.Key(event.key()), bool(self.line.text())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go()
        elif key in _STEPS:
            last = len(self.model.rows) - 1
            self._choose(max(0, min(last, self.list.currentIndex().row() + _STEPS[key])))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not has_text:
            self._choose(0 if key == Qt.Key.Key_Home else len(self.model.rows) - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not has_text:
            self._fold(opened=key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Escape and has_text:
            self.line.clear()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _fold(self, *, opened: bool) -> None:
        row = self.chosen()
        if row is None or row.group < 0 or (row.group in self._opened) == opened:
            return
        self._toggle(row)

    def _toggle(self, row: StepRow) -> None:
        self._opened ^= {row.group}
        self._show(keep=row.group)

    def _on_click(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.kind == "group":
            self._toggle(row)
        else:
            self.go()

    def _show(self, keep: int = -1) -> None:
        session = self._workspace.session
        self._present, self._redo = session.position, session.redo_name
        rows = rows_of(self._steps, session.position, self._opened, self.line.text())
        self.model.show_rows(rows)
        if keep >= 0:
            place = next(n for n, one in enumerate(rows) if one.group == keep)
        else:
            place = next((n for n, one in enumerate(rows) if one.is_present), 0)
        self._choose(place)
        said = KEYS if rows else NONE_FITS if self._steps else NOTHING
        self.told.show_text(session.why_read_only or said)

    def _choose(self, number: int) -> None:
        index = self.model.index(number)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _show_progress(self, done: int, of: int) -> None:
        """A long way is watched; no other key is taken meanwhile."""
        if of > 100:
            self.bar.setRange(0, of)
            self.bar.setValue(done)
            self.bar.show()
            self.bar.repaint()


def _said(row: StepRow) -> str:
    parts = [row.name]
    if row.kind == "group":
        parts.append(plural(row.count, "step"))
        parts.append("open" if row.is_open else "folded")
    if row.at is not None:
        parts.append(time_said(row.at, datetime.now().astimezone()))
    if row.is_present:
        parts.append("you are here")
    if row.is_undone:
        parts.append("undone")
    return ", ".join(parts)
