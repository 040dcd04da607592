"""Where the hands are in the grid: the current cell, the entry in it, and the block around it."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.frozen import frozen

HEADER = -1
"""The row of the stages' names."""


@frozen(kw_only=True)
class Cursor:
    """``row`` counts lanes, ``column`` stages; the column behind the last stage is the place of
    the next one. ``anchor_row`` and ``anchor_column`` are the other corner of a selected block;
    ``entry`` the place within the cell, from 0."""

    row: int = HEADER
    column: int = 0
    entry: int = 0
    anchor_row: int = HEADER
    anchor_column: int = 0

    @property
    def is_block(self) -> bool:
        return (self.row, self.column) != (self.anchor_row, self.anchor_column)

    @property
    def rows(self) -> range:
        """The rows of the block."""
        return range(min(self.row, self.anchor_row), max(self.row, self.anchor_row) + 1)

    @property
    def columns(self) -> range:
        return range(min(self.column, self.anchor_column), max(self.column, self.anchor_column) + 1)

    def at(self, row: int, column: int, entry: int = 0) -> Cursor:
        """The cursor on another cell, that alone."""
        return Cursor(row=row, column=column, entry=entry, anchor_row=row, anchor_column=column)

    def reaching(self, row: int, column: int) -> Cursor:
        """The block from the anchor to this cell."""
        return replace(self, row=row, column=column, entry=0)

    def holds(self, row: int, column: int) -> bool:
        return row in self.rows and column in self.columns
