"""The sheet of a comparison table with what adds, moves and removes, and a look at the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QSizePolicy, QWidget

from journeymapper.analysis.comparison import Comparison, advice, pasted, write
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Content
from journeymapper.drawing.comparison import comparison_picture
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.appearance import px
from journeymapper.gui.content.comparison import ComparisonModel, SignCells
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.table import Table
from journeymapper.gui.workspace import Workspace

FIRST, EACH = 132, 78
KEYS = "Space ticks · Enter edits · Alt and an arrow moves · Shift+Del takes the criterion out"


class ComparisonTable(Table):
    """The sheet itself."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Comparison table")
        self._workspace = workspace
        self.comparison = ComparisonModel(workspace)
        self.setItemDelegate(SignCells(self))
        self.setModel(self.comparison)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(34))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.passed_end.connect(self._go_on)

    def show_content(self, content: Content) -> None:
        """Show a table, the current cell where it was; raises EditRefused where it is none."""
        at = (self.currentIndex().row(), self.currentIndex().column())
        self.comparison.show_content(content)
        if not self.currentIndex().isValid() and at[0] >= 0:
            self._go_near(*at)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), event.modifiers()
        index = self.currentIndex()
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Space and not keys and index.isValid():
            self.comparison.toggle(index)
        elif keys & alt and key in _MOVES:
            self.move_current(*_MOVES[key])
        elif key == Qt.Key.Key_Delete and keys == shift:
            self.remove_criterion()
        elif key == Qt.Key.Key_Delete and keys == Qt.KeyboardModifier.ControlModifier:
            self.remove_option()
        elif key == Qt.Key.Key_Delete and not keys:
            self.empty(self.selectedIndexes())
        elif key == Qt.Key.Key_Insert and not keys:
            self.add_criterion()
        elif key == Qt.Key.Key_Insert and keys == alt:
            self.add_option()
        else:
            super().keyPressEvent(event)

    def empty(self, indexes: Sequence[QModelIndex]) -> None:
        table = self.comparison.table
        for index in indexes:
            if index.row() or index.column():
                table = table.with_cell(index.row() - 1, index.column() - 1, "")
        self._change(table)

    def paste(self, text: str) -> None:
        """A block goes in at the current cell, and the table grows; into the corner or an empty
        table goes a whole table."""
        if not text.strip():
            return
        index = self.currentIndex()
        at = (max(index.row(), 0), max(index.column(), 0))
        is_block = "\t" in text or "\n" in text.strip()
        try:
            if at == (0, 0) or (is_block and "\t" in text and self.comparison.is_blank):
                table = pasted(text)
            else:
                table = _with_block(self.comparison.table, at[0] - 1, at[1] - 1, text)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return
        self._change(table, at)

    def add_criterion(self) -> None:
        """A new criterion below the current one."""
        at = self.currentIndex().row() if self.currentIndex().isValid() else -1
        at = at if at >= 0 else len(self.comparison.table.criteria)
        self._change(self.comparison.table.with_criterion(at), (at + 1, 0))

    def begin(self, add: Callable[[], object]) -> None:
        """Add a row or a column and let its name be typed right away."""
        before = self.comparison.table
        add()
        if self.comparison.table != before:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(self.currentIndex())

    def _go_on(self) -> None:
        """Tab in the last cell begins a criterion; in one that is still blank it leaves."""
        criteria = self.comparison.table.criteria
        if not criteria or not criteria[-1].is_blank:
            self.add_criterion()

    def add_option(self) -> None:
        """A new option right of the current one."""
        at = self.currentIndex().column() if self.currentIndex().isValid() else -1
        at = at if at > 0 else len(self.comparison.table.options)
        self._change(self.comparison.table.with_option(at), (0, at + 1))

    def remove_criterion(self) -> None:
        row, across = self.currentIndex().row(), self.currentIndex().column()
        if row > 0:
            self._change(self.comparison.table.without_criterion(row - 1), (row, across))

    def remove_option(self) -> None:
        row, across = self.currentIndex().row(), self.currentIndex().column()
        if across > 0:
            self._change(self.comparison.table.without_option(across - 1), (row, across))

    def move_current(self, down: int, across: int) -> None:
        """Move the current criterion up or down, or the current option left or right."""
        table, index = self.comparison.table, self.currentIndex()
        row, place = index.row() - 1, index.column() - 1
        if down and row >= 0 and 0 <= row + down < len(table.criteria):
            moved = table.with_criterion_moved(row, row + down)
            self._change(moved, (row + down + 1, index.column()))
        elif across and place >= 0 and 0 <= place + across < len(table.options):
            moved = table.with_option_moved(place, place + across)
            self._change(moved, (index.row(), place + across + 1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the current row and column."""
        edits: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Add a criterion below\tIns", self.add_criterion),
            ("Move the criterion up\tAlt+Up", lambda: self.move_current(-1, 0)),
            ("Move the criterion down\tAlt+Down", lambda: self.move_current(1, 0)),
            ("Take the criterion out\tShift+Del", self.remove_criterion),
            ("", lambda: None),
            ("Add an option at the right\tAlt+Ins", self.add_option),
            ("Move the option left\tAlt+Left", lambda: self.move_current(0, -1)),
            ("Move the option right\tAlt+Right", lambda: self.move_current(0, 1)),
            ("Take the option out\tCtrl+Del", self.remove_option),
        )
        for text, edit in edits:
            if text:
                menu.addAction(text, edit)
            else:
                menu.addSeparator()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Columns share the width, rows are as high as their text, and all rows are shown."""
        count = max(len(self.comparison.table.options), 1)
        width = self.viewport().width()
        first = max(FIRST, int(width * 0.3))
        self.setColumnWidth(0, first)
        for place in range(count):
            self.setColumnWidth(place + 1, max(EACH, (width - first) // count))
        self.resizeRowsToContents()
        rows = range(self.comparison.rowCount())
        wide = first + count * max(EACH, (width - first) // count) > width
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(sum(self.rowHeight(one) for one in rows) + bar + 2)

    def _change(self, table: Comparison, then: tuple[int, int] | None = None) -> None:
        if self.comparison.change(table) and then is not None:
            self._go_near(*then)
        self.fit()

    def _go_near(self, row_: int, column_: int) -> None:
        last = (self.comparison.rowCount() - 1, self.comparison.columnCount() - 1)
        self.go_to(min(row_, last[0]), min(column_, last[1]))


class ComparisonEditor(QWidget):
    """The sheet, its buttons, the advice and a preview."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        layout = column(self, gap=6)
        self.trouble = WrappedLabel(role="trouble")
        layout.addWidget(self.trouble)
        self.table = ComparisonTable(workspace)
        layout.addWidget(self.table)
        actions = row(gap=4)
        for text, edit in (
            ("+ Criterion", lambda: self.table.begin(self.table.add_criterion)),
            ("+ Option", lambda: self.table.begin(self.table.add_option)),
        ):
            actions.addWidget(button(text, edit, "link"))
        actions.addStretch(1)
        actions.addWidget(button("More…", self._open_menu, "link"))
        layout.addLayout(actions)
        layout.addWidget(WrappedLabel(KEYS, "small"))
        self.advice = WrappedLabel(role="muted")
        layout.addWidget(self.advice)
        self._preview_title = ElidedLabel("As it stands in the document", "field")
        layout.addWidget(self._preview_title)
        self.preview = Preview()
        layout.addWidget(self.preview)

    def show_content(self, content: Content) -> bool:
        """Whether the text is a table that can be edited here; else it says what is wrong."""
        try:
            self.table.show_content(content)
            trouble = ""
        except EditRefused as refusal:
            trouble = str(refusal)
        self.trouble.show_text(trouble)
        self.trouble.setVisible(bool(trouble))
        table = self.table.comparison.table
        is_drawn = not trouble and not self.table.comparison.is_blank
        said = "" if trouble else advice(table)
        self.advice.show_text(said)
        self.advice.setVisible(bool(said))
        for part in (self.preview, self._preview_title):
            part.setVisible(is_drawn)
        if is_drawn:
            self.preview.show_table(table)
        return not trouble

    def finish(self) -> None:
        self.table.finish()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        self.table.fill_menu(menu)
        menu.exec(self.table.mapToGlobal(self.table.rect().bottomLeft()))
        menu.deleteLater()


class Preview(QWidget):
    """The table as the document draws it."""

    def __init__(self) -> None:
        super().__init__()
        self._table = Comparison()
        self._picture: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_table(self, table: Comparison) -> None:
        self._table = table
        self.setAccessibleName(f"Preview. {write(table)}")
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is not None:
            painter = QPainter(self)
            screen_pen(painter).draw(self._picture)
            painter.end()

    def _draw(self) -> None:
        self._picture = comparison_picture(self._table, float(max(self.width(), 120)), 12.0)
        height = int(self._picture.bounds[3]) + 2
        if self.height() != height:
            self.setFixedHeight(height)
        self.update()


def _with_block(table: Comparison, row_: int, option: int, text: str) -> Comparison:
    """The block's cells from a cell on; options and criteria are added as it needs them."""
    lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
    for down, line in enumerate(lines):
        for across, cell in enumerate(line):
            while row_ + down >= len(table.criteria):
                table = table.with_criterion(len(table.criteria))
                write(table)
            while option + across >= len(table.options):
                table = table.with_option(len(table.options))
                write(table)
            if (row_ + down, option + across) != (-1, -1):
                table = table.with_cell(row_ + down, option + across, cell)
    return table


_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
