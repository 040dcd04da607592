"""The editor of a comparison table: a sheet with options across and criteria down.

Space turns a cell from tick to cross to empty, typing writes into it. Nothing is kept before the
first edit of a new table; until then five empty criteria invite.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from journeymapper.analysis.comparison import (
    FEWEST_GOOD,
    Comparison,
    Sign,
    next_sign,
    parse,
    sign_of,
    write,
)
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Content
from journeymapper.drawing.comparison import sign_parts
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.table import TONE_ROLE, Cells, changed
from journeymapper.gui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
SIGN_SIZE = 13.0


def starter() -> Comparison:
    """What a new table begins with."""
    table = Comparison().with_option(0).with_option(1)
    for _ in range(FEWEST_GOOD):
        table = table.with_criterion(0)
    return table


class ComparisonModel(QAbstractTableModel):
    """Row 0 holds the options' names, column 0 the criteria's."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._content = ""
        self.table = starter()

    def show_content(self, content: Content) -> None:
        """Show a table; raises EditRefused where its text is none."""
        table = parse(content.body) if content.body.strip() else starter()
        self._content = content.id
        shape = (len(table.options), len(table.criteria))
        if shape == (len(self.table.options), len(self.table.criteria)):
            self.table = table
            changed(self)
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    @property
    def is_blank(self) -> bool:
        return all(one.is_blank for one in self.table.criteria)

    def change(self, table: Comparison) -> bool:
        """Keep another table; False where it is refused or the content is gone."""
        content = self._workspace.project.find(self._content)
        if not isinstance(content, Content) or table == self.table:
            return False
        try:
            body = write(table)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return False
        if self._workspace.run(EditFields(self._content, {"body": body}), self) is None:
            return False
        self.show_content(self._workspace.project.get(Content, self._content))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.table.criteria) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.table.options) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self.table.options[section - 1] if section else "Criterion"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.row() or index.column():
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def text(self, index: Index) -> str:
        return self.table.cell(index.row() - 1, index.column() - 1)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        text = self.text(index)
        if role in (_Role.DisplayRole, _Role.EditRole):
            return text
        if role == _Role.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignHCenter if column else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.FontRole and (not row or not column):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == TONE_ROLE:
            return "accent_soft" if not row else "paper" if not column else "card"
        if role == _Role.AccessibleTextRole:
            return self._spoken(row, column, text)
        return None

    def _spoken(self, row: int, column: int, text: str) -> str:
        if not row:
            return f"Option {column}: {text}" if column else "Corner"
        name = self.table.criteria[row - 1].name or f"Criterion {row}"
        if not column:
            return f"Criterion {row}: {text or 'unnamed'}"
        sign = sign_of(text)
        said = sign.value if sign in (Sign.TICK, Sign.CROSS) else text or "empty"
        return f"{name}, {self.table.options[column - 1]}: {said}"

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        row, column = index.row() - 1, index.column() - 1
        return self.change(self.table.with_cell(row, column, str(value)))

    def toggle(self, index: Index) -> bool:
        """Tick, cross, empty: the next one."""
        if not index.row() or not index.column():
            return False
        return self.setData(index, next_sign(self.text(index)))


class SignCells(Cells):
    """Ticks and crosses as the document draws them."""

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = str(index.data() or "")
        sign = sign_of(text) if index.row() and index.column() else Sign.TEXT
        if sign is Sign.TEXT:
            super().paint_content(painter, option, index)
        elif sign is not Sign.EMPTY:
            middle = option.rect.center()
            parts = sign_parts(sign, float(middle.x()), float(middle.y()), SIGN_SIZE)
            painter.save()
            # The word below a sign is for readers of the document.
            screen_pen(painter).draw(Picture(primitives=parts[1:], bounds=(0, 0, 0, 0)))
            painter.restore()
