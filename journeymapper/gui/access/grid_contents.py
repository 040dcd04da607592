"""The grid as assistive technology finds it: a row of stages, and below it a row for each lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessibleActionInterface

from journeymapper.analysis.emotion import emotion_at, emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.access.contents import ROOT, Cell, Contents, Role
from journeymapper.gui.grid.cursor import HEADER, Cursor
from journeymapper.gui.grid.saying import said_of

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView

PRESS = QAccessibleActionInterface.pressAction()
HEAD = "head"
_COLUMN, _ROW, _LANE, _CELL = "column", "row", "lane", "cell"
_ROLES = {
    ROOT: Role.Table,
    HEAD: Role.Row,
    _ROW: Role.Row,
    _COLUMN: Role.ColumnHeader,
    _LANE: Role.RowHeader,
    _CELL: Role.Cell,
}


class GridContents(Contents):
    """Keys name lanes and stages, so that they stay when rows and columns move."""

    takes_choice = True

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self.view = view

    # The tree

    def children(self, key: str) -> Sequence[str]:
        columns, rows = self.view.sheet.columns, self.view.sheet.rows
        if key == ROOT:
            return (HEAD, *(f"{_ROW}|{one.key}" for one in rows))
        if key == HEAD:
            return [f"{_COLUMN}|{one.key}" for one in columns]
        kind, lane, _ = _parts(key)
        if kind != _ROW:
            return ()
        return (f"{_LANE}|{lane}", *(f"{_CELL}|{lane}|{one.key}" for one in columns))

    def parent(self, key: str) -> str:
        kind, lane, _ = _parts(key)
        if kind == _COLUMN:
            return HEAD
        return f"{_ROW}|{lane}" if kind in (_LANE, _CELL) else ROOT

    def has(self, key: str) -> bool:
        kind, _, _ = _parts(key)
        row, column = self._place(key)
        if kind in (_ROW, _LANE):
            return row is not None
        if kind == _COLUMN:
            return column is not None
        return kind == HEAD or (kind == _CELL and row is not None and column is not None)

    def place(self, key: str) -> int:
        kind, _, _ = _parts(key)
        row, column = self._place(key)
        if kind == _ROW and row is not None:
            return row + 1
        if kind in (_COLUMN, _CELL) and column is not None:
            return column + (kind == _CELL)
        return 0 if self.has(key) else -1

    def _place(self, key: str) -> tuple[int | None, int | None]:
        """The row and the column of a key, each None where it has none (any more)."""
        kind, first, second = _parts(key)
        lane = first if kind != _COLUMN else ""
        stage = first if kind == _COLUMN else second
        sheet = self.view.sheet
        columns = (n for n, one in enumerate(sheet.columns) if one.key == stage)
        has_column = kind in (_COLUMN, _CELL)
        row = sheet.row_of(lane) if kind in (_ROW, _LANE, _CELL) else None
        return row, next(columns, None) if has_column else None

    # What it is

    def role(self, key: str) -> Role:
        return _ROLES[_parts(key)[0]]

    def name(self, key: str) -> str:
        kind, _, _ = _parts(key)
        row, column = self._place(key)
        sheet = self.view.sheet
        if kind == HEAD:
            return "Stages"
        if kind == _COLUMN and column is not None:
            one = sheet.columns[column]
            return f"Stage {one.name}{f', {one.note}' if one.note else ''}"
        if row is None:
            return ""
        lane = sheet.rows[row]
        if kind in (_ROW, _LANE) or column is None:
            return lane.name
        if key == self.current() and not self.view.current.is_block:
            return said_of(self.view)
        said = self._felt(column) if lane.kind is LaneKind.EMOTION else self._written(row, column)
        return f"{lane.name}, {sheet.columns[column].name}: {said or 'empty'}"

    def _written(self, row: int, column: int) -> str:
        entries = self.view.sheet.cell(row, column).entries
        return "; ".join(" ".join(one.text.split()) for one in entries)

    def _felt(self, column: int) -> str:
        """What is felt at the touchpoints of a stage, as the curve shows it."""
        sheet, persona = self.view.sheet, self.view.workspace.active_persona
        told = []
        for card in sheet.grid.cards(sheet.columns[column].key):
            emotion = emotion_at(sheet.project, card.id, persona)
            felt = "nothing said"
            if emotion is not None:
                felt = f"{emotion_name(sheet.project, round(emotion))}, {signed(emotion)}"
            told.append(f"{card.name} {felt}")
        return "; ".join(told)

    def cell(self, key: str) -> Cell | None:
        kind, lane, stage = _parts(key)
        row, column = self._place(key)
        if kind == _COLUMN and column is not None:
            return Cell(row=0, column=column + 1)
        if kind == _LANE and row is not None:
            return Cell(row=row + 1, column=0)
        if kind != _CELL or row is None or column is None:
            return None
        return Cell(
            row=row + 1,
            column=column + 1,
            row_headers=(f"{_LANE}|{lane}",),
            column_headers=(f"{_COLUMN}|{stage}",),
        )

    # Where it is

    def rect(self, key: str) -> QRectF:
        frame = self.view.frame
        kind, _, _ = _parts(key)
        row, column = self._place(key)
        whole = frame.cell(row if row is not None else HEADER, column or 0)
        if kind in (HEAD, _ROW):
            whole.setLeft(0)
            whole.setRight(frame.width)
        elif kind == _LANE:
            whole.setLeft(0)
            whole.setRight(frame.room.left())
        return QRectF(self.view.seen(whole).translated(self.view.viewport().pos()))

    def at(self, point: QPointF) -> str:
        place = self.view.frame.place_at(
            self.view.in_frame(point.toPoint() - self.view.viewport().pos())
        )
        rows, columns = self.view.sheet.rows, self.view.sheet.columns
        if place.row is None:
            return ROOT
        if place.over_names:
            return f"{_LANE}|{rows[place.row].key}" if place.row != HEADER else ROOT
        if place.column is None or place.column >= len(columns):
            return ROOT
        return self._key(place.row, place.column)

    def _key(self, row: int, column: int) -> str:
        stage = self.view.sheet.columns[column].key
        if row == HEADER:
            return f"{_COLUMN}|{stage}"
        return f"{_CELL}|{self.view.sheet.rows[row].key}|{stage}"

    # What is chosen

    def can_be_chosen(self, key: str) -> bool:
        return _parts(key)[0] in (_COLUMN, _CELL)

    def chosen(self) -> list[str]:
        current, columns = self.view.current, self.view.sheet.columns
        return [
            self._key(row, column)
            for row in current.rows
            for column in current.columns
            if column < len(columns)
        ]

    def choose(self, keys: Sequence[str]) -> bool:
        """Go to the last of the cells."""
        if not keys or not self.can_be_chosen(keys[-1]):
            return False
        row, column = self._place(keys[-1])
        self.view.go(Cursor().at(HEADER if row is None else row, column or 0))
        return True

    def current(self) -> str:
        current = self.view.current
        inside = current.column < len(self.view.sheet.columns)
        return self._key(current.row, current.column) if inside else ROOT

    def actions(self, key: str) -> Mapping[str, Callable[[], object]]:
        return {PRESS: lambda: self._go(key)} if self.can_be_chosen(key) else {}

    def _go(self, key: str) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose([key])


def _parts(key: str) -> tuple[str, str, str]:
    kind, _, rest = key.partition("|")
    first, _, second = rest.partition("|")
    return kind, first, second
