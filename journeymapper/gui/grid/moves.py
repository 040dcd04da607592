"""Where the arrows, Home, End and the page keys lead from a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.grid.cursor import HEADER, Cursor

if TYPE_CHECKING:
    from journeymapper.gui.grid.surface import GridSurface


class Moves:
    """Each move gives the cursor that it leads to; at the edge that is where it was."""

    def __init__(self, surface: GridSurface) -> None:
        self._surface = surface

    def _count(self, row: int, column: int) -> int:
        return self._surface.sheet.count(row, column)

    def _runs_across(self, row: int) -> bool:
        """Whether a cell's entries stand side by side: the touchpoints of the curve."""
        rows = self._surface.sheet.rows
        return 0 <= row < len(rows) and rows[row].kind is LaneKind.EMOTION

    def down(self, one: Cursor) -> Cursor:
        if not self._runs_across(one.row) and one.entry + 1 < self._count(one.row, one.column):
            return one.at(one.row, one.column, one.entry + 1)
        below = one.row + 1
        if below >= len(self._surface.sheet.rows) or one.column >= len(self._surface.sheet.columns):
            return one
        return one.at(below, one.column)

    def up(self, one: Cursor) -> Cursor:
        if not self._runs_across(one.row) and one.entry > 0:
            return one.at(one.row, one.column, one.entry - 1)
        if one.row == HEADER:
            return one
        above = one.row - 1
        last = 0 if self._runs_across(above) else max(self._count(above, one.column) - 1, 0)
        return one.at(above, one.column, last)

    def right(self, one: Cursor) -> Cursor:
        if self._runs_across(one.row) and one.entry + 1 < self._count(one.row, one.column):
            return one.at(one.row, one.column, one.entry + 1)
        last = len(self._surface.sheet.columns) - (one.row != HEADER)
        return one.at(one.row, one.column + 1) if one.column < last else one

    def left(self, one: Cursor) -> Cursor:
        if self._runs_across(one.row) and one.entry > 0:
            return one.at(one.row, one.column, one.entry - 1)
        if one.column == 0:
            return one
        last = max(self._count(one.row, one.column - 1) - 1, 0)
        return one.at(one.row, one.column - 1, last if self._runs_across(one.row) else 0)

    def first_column(self, one: Cursor) -> Cursor:
        return one.at(one.row, 0)

    def last_column(self, one: Cursor) -> Cursor:
        return one.at(one.row, max(len(self._surface.sheet.columns) - 1, 0))

    def first(self, one: Cursor) -> Cursor:
        return one.at(0 if self._surface.sheet.columns else HEADER, 0)

    def last(self, one: Cursor) -> Cursor:
        sheet = self._surface.sheet
        return one.at(len(sheet.rows) - 1, max(len(sheet.columns) - 1, 0))

    def page(self, one: Cursor, way: int) -> Cursor:
        """As many lanes on as are seen at once, at least one."""
        frame, last = self._surface.frame, len(self._surface.sheet.rows) - 1
        row = max(one.row, 0)
        start = frame.tops[row]
        while 0 <= row + way <= last:
            row += way
            if abs(frame.tops[row] - start) >= frame.room.height() * 0.8:
                break
        return one.at(row, one.column)

    def reaching(self, one: Cursor, across: int, down: int) -> Cursor:
        """The block, its free corner moved by a cell."""
        sheet = self._surface.sheet
        row = min(max(one.row + down, HEADER), len(sheet.rows) - 1)
        column = min(max(one.column + across, 0), max(len(sheet.columns) - 1, 0))
        return one.reaching(row, column)
