"""A lane as a band across the stages, filled from the top and cut between its pieces."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from journeymapper.drawing.grid.pieces import Piece
from journeymapper.drawing.primitives import Primitive, TableCell
from journeymapper.layout import Rectangle


@dataclass(slots=True)
class Band:
    """What of a lane still has to be set: its label's pieces and those of each cell, with the left
    edge of each. ``above`` and ``below`` are kept free; ``least`` is the least height within."""

    lefts: Sequence[float]
    cells: Sequence[deque[Piece]]
    above: float
    below: float
    least: float = 0.0
    placed: dict[str, Rectangle] = field(default_factory=dict)
    """Where the records of what was drawn last stand, by id."""

    @property
    def is_done(self) -> bool:
        return not any(self.cells)

    @property
    def height(self) -> float:
        """The height of all that is left."""
        tallest = max((_height(cell) for cell in self.cells), default=0.0)
        return max(tallest, self.least) + self.above + self.below

    def draw(self, top: float, bottom: float, row: int) -> tuple[list[Primitive], float]:
        """Set as much as fits between ``top`` and ``bottom``, at least something; gives what was
        drawn and where it ends. It is that ``row`` of the page's table."""
        parts: list[Primitive] = []
        self.placed = {}
        begin = top + self.above
        end = begin + self.least
        for column, (left, cell) in enumerate(zip(self.lefts, self.cells, strict=True)):
            parts.append(TableCell(row=row, column=column, is_head=column == 0))
            y = begin
            while cell:
                piece = cell[0]
                if y + piece.height > bottom - self.below + 0.01:
                    if y > begin or not piece.can_split:
                        if y > begin:
                            break
                    else:
                        head, rest = piece.split(bottom - self.below - y)
                        cell[0] = rest
                        piece = head
                        parts += self._set(piece, left, y)
                        y += piece.height
                        break
                cell.popleft()
                parts += self._set(piece, left, y)
                y += piece.height + piece.gap
                end = max(end, y - piece.gap)
            end = max(end, min(y, bottom - self.below))
        return parts, end + self.below

    def _set(self, piece: Piece, left: float, y: float) -> list[Primitive]:
        if piece.record:
            self.placed[piece.record] = Rectangle(left, y, piece.width, piece.height)
        return piece.drawn(left, y)


def _height(cell: Sequence[Piece]) -> float:
    return sum(piece.height + piece.gap for piece in cell) - (cell[-1].gap if cell else 0.0)
