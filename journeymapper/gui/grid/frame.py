"""Where columns and rows of the grid stand: widths that fill the view, heights that follow what
is in them, and what lies under a point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect

from journeymapper.domain.frozen import frozen
from journeymapper.gui.grid.cursor import HEADER

NAMES = 168
"""Width of the lanes' names at the left, which stay in view."""
SHADOW = 8
"""How far cells are painted to the left of where they begin, for the shadow of their cards."""
HEAD = 64
"""Height of the stages' names at the top, which stay in view."""
HEAD_TOP = 14
HEAD_BAND = 38
RIGHT = 24
NARROWEST = 150
NEXT_WIDTH = 40
"""Width of the place behind the last stage, where the next one is begun."""
FIRST_WIDTH = 190
"""Its width while there is no stage yet."""
GAP = 6
"""Between two columns."""
GUTTER = 30
"""The same in a blueprint, for the ways between its cards."""
CELL_PADDING = 8
BELOW = 24


@frozen(kw_only=True)
class Place:
    """What lies under a point: a row (HEADER for the stages' names) and a column, each None where
    the point is beside them."""

    row: int | None
    column: int | None
    over_names: bool = False
    over_head: bool = False


class Frame:
    """Columns and rows in content coordinates, scrolled under names and head."""

    def __init__(self) -> None:
        self.count = 0
        self.gap = GAP
        self.column_width = NARROWEST
        self.tops: list[int] = [0]
        self.width, self.height = 0, 0
        self.scroll_x, self.scroll_y = 0, 0

    def resize(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._share()

    def set_columns(self, count: int, *, is_blueprint: bool = False) -> None:
        self.count = count
        self.gap = GUTTER if is_blueprint else GAP
        self._share()

    @property
    def next_width(self) -> int:
        return NEXT_WIDTH if self.count else FIRST_WIDTH

    def _share(self) -> None:
        room = self.width - NAMES - RIGHT - NEXT_WIDTH
        self.column_width = max(NARROWEST + self.gap - GAP, room // max(self.count, 1))

    def set_heights(self, heights: Sequence[int]) -> None:
        self.tops = [0, *accumulate(heights)]

    @property
    def content_width(self) -> int:
        return self.count * self.column_width + self.next_width + RIGHT

    @property
    def content_height(self) -> int:
        return self.tops[-1] + BELOW

    @property
    def room(self) -> QRect:
        """The part of the view in which cells scroll."""
        return QRect(NAMES, HEAD, max(self.width - NAMES, 0), max(self.height - HEAD, 0))

    def left(self, column: int) -> int:
        return NAMES + column * self.column_width - self.scroll_x

    def top(self, row: int) -> int:
        return HEAD + self.tops[row] - self.scroll_y

    def cell(self, row: int, column: int) -> QRect:
        """A cell in the view; the header's cells keep their height."""
        width = self.column_width - self.gap if column < self.count else self.next_width
        if row == HEADER:
            return QRect(self.left(column), HEAD_TOP, width, HEAD_BAND)
        height = self.tops[row + 1] - self.tops[row]
        return QRect(self.left(column), self.top(row), width, height)

    def columns_in(self, part: QRect) -> range:
        """The columns that reach into a part of the view."""
        first = (part.left() - NAMES + self.scroll_x) // self.column_width
        last = (part.right() - NAMES + self.scroll_x) // self.column_width
        return range(max(first, 0), min(last + 1, self.count))

    def rows_in(self, part: QRect) -> range:
        """The lanes that reach into a part of the view."""
        first = bisect_right(self.tops, part.top() - HEAD + self.scroll_y) - 1
        last = bisect_right(self.tops, part.bottom() - HEAD + self.scroll_y) - 1
        return range(max(first, 0), min(last + 1, len(self.tops) - 1))

    def place_at(self, point: QPoint) -> Place:
        column = row = None
        over_names, over_head = point.x() < NAMES, point.y() < HEAD
        if not over_names:
            column = (point.x() - NAMES + self.scroll_x) // self.column_width
            column = column if column <= self.count else None
        if over_head:
            row = HEADER
        else:
            y = point.y() - HEAD + self.scroll_y
            row = bisect_right(self.tops, y) - 1
            row = row if 0 <= row < len(self.tops) - 1 else None
        return Place(row=row, column=column, over_names=over_names, over_head=over_head)

    def scrolled_to(self, row: int, column: int, part: QRect | None = None) -> tuple[int, int]:
        """Where to scroll so that a cell (or a part of it) is seen, as little as needed."""
        x, y = self.scroll_x, self.scroll_y
        left = column * self.column_width
        width = self.column_width if column < self.count else self.next_width + RIGHT
        x = min(x, left) if left < x else max(x, left + width - self.room.width())
        x = min(x, left)
        if row != HEADER:
            top, bottom = self.tops[row], self.tops[row + 1]
            if part is not None:
                top = part.top() - HEAD + y - CELL_PADDING
                bottom = part.bottom() - HEAD + y + CELL_PADDING
            if top < y:
                y = top
            elif bottom > y + self.room.height():
                y = min(top, bottom - self.room.height())
        return max(x, 0), max(y, 0)
