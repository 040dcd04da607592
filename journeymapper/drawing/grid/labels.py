"""What stands around the cells: a lane's name with what is said under it, a stage's colour."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.grid import GridColumn
from journeymapper.analysis.lanes import GridLane
from journeymapper.drawing.grid.pieces import TextPiece, rows_of
from journeymapper.drawing.grid.type import NAME, SMALL, Type
from journeymapper.drawing.options import STAGE_COLOURS
from journeymapper.words import counted, said

MOST_OF_NAME = 3
"""Lines of a lane's name on the screen."""
DOT = 3.5
PADDING = 3.0
"""Above and below a lane's name, which stands near the first text of its cells."""


def lane_label(lane: GridLane, holes: int, width: float, type_: Type) -> TextPiece:
    """A lane's name; under it how many holes it has and whether it is internal."""
    below = []
    if holes:
        below.append((counted("{count} hole", "{count} holes", holes), "coral_text"))
    if lane.internal:
        below.append((said("internal"), "muted"))
    return label(lane.name, below, width, type_)


def label(name: str, below: Sequence[tuple[str, str]], width: float, type_: Type) -> TextPiece:
    """A name, and quiet lines (text and colour) under it."""
    rows = rows_of(name, type_.style(NAME), width, type_, most=MOST_OF_NAME)
    for text, fill in below:
        rows += rows_of(text, type_.style(SMALL), width, type_, fill, 1)
    return TextPiece(width=width, rows=rows, padding=PADDING * type_.scale)


def persona_label(name: str, colour: str, width: float, type_: Type) -> TextPiece:
    """Whose curve has this colour."""
    left = SMALL.size * type_.scale
    rows = rows_of(name, type_.style(SMALL), width - left, type_, "muted", 1)
    radius = DOT * type_.scale
    return TextPiece(
        width=width, rows=rows, left=left, dot=colour, dot_at=radius, dot_radius=radius
    )


def column_tint(column: GridColumn) -> str:
    """The colour of a stage's head."""
    if column.colour:
        return f"tint:{column.colour}"
    return f"stage_{column.place % STAGE_COLOURS + 1}" if column.stage else "quiet"
