"""The first rows of a table, with a choice over each column of what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from journeymapper.gui.importing.choice import Choice
from journeymapper.gui.look import colour
from journeymapper.gui.parts import column
from journeymapper.gui.sizes import fix
from journeymapper.gui.table import TONE_ROLE, Cells
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import LABELS, Columns

LEFT_OUT = "Leave out"
CHOICES = (*LABELS.items(), ("", LEFT_OUT))
STRIP_HEIGHT, ROW_HEIGHT, LIST_WIDTH = 42, 30, 170
NARROWEST, WIDEST, WIDEST_TEXT = 132, 240, 420
_SHOWN_LETTERS, _TIP_LETTERS = 200, 1000
_ROLE = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    """The cells of a glance; what is left out is pale."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._glance: Glance | None = None
        self._held: frozenset[int] = frozenset()

    def show_glance(self, glance: Glance | None) -> None:
        self.beginResetModel()
        self._glance = glance
        self.endResetModel()

    def show_held(self, places: frozenset[int]) -> None:
        """Which columns are not left out."""
        self._held = places
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last.column())

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._glance.rows) if self._glance is not None else 0

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(self._glance.header) if self._glance is not None else 0

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        assert self._glance is not None
        cells = self._glance.rows[index.row()][1]
        text = cells[index.column()] if index.column() < len(cells) else ""
        if role == _ROLE.DisplayRole:
            return " ".join(text[:_SHOWN_LETTERS].split())
        if role == _ROLE.ToolTipRole:
            return text[:_TIP_LETTERS] if len(text) > 20 else None
        if role == _ROLE.ForegroundRole and index.column() not in self._held:
            return colour("disabled")
        if role == TONE_ROLE:
            return "card" if index.column() in self._held else "paper"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if self._glance is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            line = self._glance.rows[section][0]
            return str(line) if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None
        name = " ".join(self._glance.header[section][:_SHOWN_LETTERS].split())
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return name
        if role == _ROLE.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == _ROLE.ForegroundRole:
            return colour("ink" if section in self._held else "disabled")
        return None


class Preview(QFrame):
    """``columns_changed`` hears what the user says that the columns hold. One column holds a field:
    a choice taken from another column leaves that one out."""

    columns_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        layout = column(self, (1, 1, 1, 1), 0)
        self._strip = QWidget()
        fix(self._strip, height=STRIP_HEIGHT)
        layout.addWidget(self._strip)
        self.table = QTableView()
        self.table.setAccessibleName("First rows of the table")
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setStyleSheet("QTableView { border: none; background: transparent; }")
        self.table.setShowGrid(False)
        self.table.setCornerWidget(QWidget())
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(Cells(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(80)
        header.sectionResized.connect(lambda *_: self._on_resized())
        self.table.horizontalScrollBar().valueChanged.connect(lambda _value: self._place())
        self._rows = _Rows(self)
        self.table.setModel(self._rows)
        layout.addWidget(self.table, 1)
        self.choices: list[Choice] = []
        self._columns: dict[str, int] = {}
        self._settled: dict[str, int] = {}
        self._choosing = -1
        self._count = 0
        self._widths: list[int] = []
        self._spare_at = -1
        """What the columns need; empty once somebody drew one wider or narrower."""
        self._is_spreading = False

    @property
    def columns(self) -> Columns:
        return Columns({field: self._columns[field] for field in LABELS if field in self._columns})

    def show_glance(self, glance: Glance, columns: Mapping[str, int]) -> None:
        """Show a table, and what its columns hold."""
        self._rows.show_glance(glance)
        self._columns = dict(columns)
        self._choosing = -1
        self._count = len(glance.header)
        while len(self.choices) < self._count:
            self.choices.append(self._choice(len(self.choices)))
        for place, choice in enumerate(self.choices):
            choice.setVisible(place < self._count)
            if place < self._count:
                said = f"Column “{glance.header[place][:60]}” holds"
                choice.setAccessibleName(said)
                # Where Qt tells screen readers of a list's value in place of its name.
                choice.setAccessibleDescription(said)
                choice.setToolTip(said)
        self._refresh()
        self._size_columns(glance)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, from left to right, then the table."""
        return [*self.choices[: self._count], self.table]

    def focus_choices(self) -> None:
        """Begin at the first column; where what people said is out of sight, there."""
        self._spread()
        text_at = self._columns.get("text", 0)
        is_seen = self.table.columnViewportPosition(text_at) + 80 < self.table.viewport().width()
        self.choices[0 if is_seen else text_at].setFocus()

    def _choice(self, place: int) -> Choice:
        made = Choice("", CHOICES)
        made.setParent(self._strip)
        made.setMaxVisibleItems(len(CHOICES) + 2)  # the line before the last one counts
        made.view().setMinimumWidth(LIST_WIDTH)
        made.insertSeparator(len(LABELS))
        made.picked.connect(lambda value: self._pick(place, value))
        made.installEventFilter(self)
        return made

    def _pick(self, place: int, field: str) -> None:
        # Arrow keys pass over fields of other columns: those get them back as the arrow goes on.
        if self._choosing != place:
            self._choosing = place
            self._settled = dict(self._columns)
        others = {one: at for one, at in self._settled.items() if at != place and one != field}
        self._columns = {**others, field: place} if field else others
        self._refresh()
        self.columns_changed.emit()

    def _refresh(self) -> None:
        fields = {place: field for field, place in self._columns.items()}
        for place, choice in enumerate(self.choices[: self._count]):
            choice.show_value(fields.get(place, ""))
            choice.mark_chosen(place in fields)
        self._rows.show_held(frozenset(fields))

    def _size_columns(self, glance: Glance) -> None:
        metrics = self.table.fontMetrics()
        text_at = self._columns.get("text", -1)
        widths = []
        for place, name in enumerate(glance.header):
            cells = [cells[place][:60] for _, cells in glance.rows[:20] if place < len(cells)]
            wanted = max(metrics.horizontalAdvance(one) for one in [name[:60], *cells]) + 28
            most = WIDEST_TEXT if place == text_at else WIDEST
            widths.append(max(NARROWEST, min(wanted, most)))
        self._widths, self._spare_at = widths, text_at
        self._spread()

    def _spread(self) -> None:
        """Give the columns what they need, and what is left to the text."""
        widths = list(self._widths)
        room = self.table.viewport().width() - sum(widths)
        if room > 0 and widths:
            widths[self._spare_at] += room
        self._is_spreading = True
        for place, width in enumerate(widths):
            self.table.setColumnWidth(place, width)
        self._is_spreading = False
        self._place()

    def _on_resized(self) -> None:
        if not self._is_spreading:
            self._widths = []
            self._place()

    def _place(self) -> None:
        for place, choice in enumerate(self.choices[: self._count]):
            left = self.table.columnViewportPosition(place)
            width = self.table.columnWidth(place)
            choice.setGeometry(left + 4, 5, width - 8, STRIP_HEIGHT - 9)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.choices:
            self._bring(self.choices.index(watched))
        return super().eventFilter(watched, event)

    def _bring(self, place: int) -> None:
        """Roll sideways until a column is in sight."""
        left, bar = self.table.columnViewportPosition(place), self.table.horizontalScrollBar()
        right = left + self.table.columnWidth(place) - self.table.viewport().width()
        if left < 0:
            bar.setValue(bar.value() + left)
        elif right > 0:
            bar.setValue(bar.value() + min(right, left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def sizeHint(self) -> QSize:
        return QSize(600, STRIP_HEIGHT + 7 * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, STRIP_HEIGHT + 4 * ROW_HEIGHT)
