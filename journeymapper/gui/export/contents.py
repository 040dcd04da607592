"""What a file without pages will hold: the beginning of its text, or of its tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journeymapper.app.preview_pages import Contents
from journeymapper.commands.base import plural
from journeymapper.exporters.glance import LINES, ROWS, TableGlance, TextGlance
from journeymapper.gui.appearance import px, told
from journeymapper.gui.export.preview import PageView
from journeymapper.gui.parts import row, rule
from journeymapper.gui.sizes import at_most

_LIST_WIDTH, _LEAST = 208, 120
_COLUMN, _WIDEST = 90, 280
_TEXT = 12
_PLAIN = "border: none; border-radius: 0;"


class TextView(QPlainTextEdit):
    """The beginning of a text, to read and to copy from."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Beginning of the text")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        how = QTextOption()
        how.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(how)
        self._fit()
        told().resized.connect(self._fit)

    def show_text(self, glance: TextGlance) -> None:
        more = glance.lines > LINES
        text = f"{glance.beginning}\n…" if more else glance.beginning
        if text != self.toPlainText():
            self.setPlainText(text)

    def _fit(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(px(_TEXT))
        self.setFont(font)
        self.setStyleSheet(f"QPlainTextEdit {{ font-size: {px(_TEXT)}px; {_PLAIN} }}")


class TablesView(QWidget):
    """The tables by name with how many rows each has, and the first rows of one."""

    def __init__(self) -> None:
        super().__init__()
        self._tables: tuple[TableGlance, ...] = ()
        layout = row(self, gap=0)
        self.names = QListWidget()
        self.names.setAccessibleName("Tables")
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setMinimumWidth(_LEAST)
        at_most(self.names, width=_LIST_WIDTH)
        self.rows = QTableWidget()
        self.rows.setAccessibleName("First rows of the table")
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setTabKeyNavigation(False)
        self.rows.setWordWrap(False)
        self.rows.verticalHeader().hide()
        self.rows.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.rows.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for one in (self.names, self.rows):
            one.setStyleSheet(_PLAIN)
        line = rule()
        line.setFixedSize(1, 16_777_215)
        line.setMinimumHeight(0)
        layout.addWidget(self.names, 2)  # with large text most of the room is the table's still
        layout.addWidget(line)
        layout.addWidget(self.rows, 5)
        self.names.currentRowChanged.connect(self._show)

    def show_tables(self, tables: Sequence[TableGlance]) -> None:
        """Show these; the one that is looked at stays if it is among them."""
        if tuple(tables) == self._tables:
            return
        place = self.names.currentRow()
        looked_at = self._tables[place].name if 0 <= place < len(self._tables) else ""
        self._tables = tuple(tables)
        self.names.blockSignals(True)
        self.names.clear()
        for one in self._tables:
            item = QListWidgetItem(f"{one.name}\n{plural(one.count, 'row')}")
            item.setToolTip(one.name)
            self.names.addItem(item)
        self.names.blockSignals(False)
        named = [one.name for one in self._tables]
        self.names.setCurrentRow(named.index(looked_at) if looked_at in named else 0)

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._tables):
            return
        table = self._tables[place]
        self.rows.clear()
        self.rows.setColumnCount(len(table.head))
        self.rows.setRowCount(len(table.rows))
        self.rows.setHorizontalHeaderLabels(list(table.head))
        self.rows.setAccessibleDescription(f"{table.name}: {plural(table.count, 'row')}")
        for down, cells in enumerate(table.rows):
            for across, said in enumerate(cells):
                item = QTableWidgetItem(" · ".join(filter(None, map(str.strip, said.splitlines()))))
                item.setToolTip(said)
                self.rows.setItem(down, across, item)
        self.rows.resizeColumnsToContents()
        for across in range(len(table.head)):
            width = self.rows.columnWidth(across)
            self.rows.setColumnWidth(across, min(max(width, px(_COLUMN)), px(_WIDEST)))
        self.rows.scrollToTop()


class Pane(QStackedWidget):
    """Where the preview stands: a page or a sentence, a text, or tables."""

    def __init__(self) -> None:
        super().__init__()
        self.pages, self.text, self.tables = PageView(), TextView(), TablesView()
        for one in (self.pages, self.text, self.tables):
            self.addWidget(one)

    def show_contents(self, contents: Contents, table: str = "table") -> str:
        """Show the beginning of a file; what there is of it in words, of which one says what the
        file calls a ``table``."""
        if isinstance(contents, TextGlance):
            self.text.show_text(contents)
            self.setCurrentWidget(self.text)
            first = f", the first {LINES} are shown" if contents.lines > LINES else ""
            size = contents.size / 1000
            weight = f"{size / 1000:,.1f} MB" if size >= 1000 else f"{max(size, 1):,.0f} KB"
            return f"{plural(contents.lines, 'line')}{first} · {weight}"
        self.tables.show_tables(contents)
        self.setCurrentWidget(self.tables)
        count = sum(one.count for one in contents)
        is_cut = any(one.count > ROWS for one in contents)
        first = f", the first {ROWS} of each are shown" if is_cut else ""
        return f"{plural(len(contents), table)} · {plural(count, 'row')}{first}"
