"""A table that flows over pages: the head comes again on each, and a row that is taller than the
room is cut between its lines, never dropped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.pages.flow import Frame, Paragraph
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import END_OF_TABLE, Path, Primitive, TableCell

Told = Sequence[Paragraph]
"""What stands in a cell."""
Head = Callable[[float], tuple[list[Primitive], float]]
"""From the top of a head to what it is made of, and its height. Where it says which cells it has,
the rows do as well."""


@frozen
class Span:
    """A column, from its left edge."""

    x: float
    width: float


@dataclass(slots=True)
class Sheet:
    """What stands on one page so far, and where the next thing can begin."""

    parts: list[Primitive]
    y: float


def inner(paper: Paper, column: Span) -> float:
    """How wide the text of a column may be."""
    return column.width - 10 * paper.unit


def flow_table(
    paper: Paper,
    columns: Sequence[Span],
    head: Head,
    rows: Sequence[Sequence[Told]],
    top: float,
    first_top: float | None = None,
) -> list[Sheet]:
    """The pages of a table; on the first it begins at ``first_top``, on all others at ``top``.
    Paragraphs are as wide as ``inner`` says. The first page stays empty where not even a row fits
    below ``first_top``."""
    unit = paper.unit
    waiting = deque([deque(cell) for cell in row] for row in rows)
    sheets: list[Sheet] = []
    begins = top if first_top is None else first_top
    while waiting:
        parts, height = head(begins)
        is_told = any(isinstance(one, TableCell) for one in parts)
        row_number = 0
        y = begins + height
        least = min(_height(paper, waiting[0]), 60 * unit)
        if begins > top and y + least > paper.bottom:
            sheets.append(Sheet([], begins))
            begins = top
            continue
        start = y
        while waiting:
            row = waiting[0]
            needed, room = _height(paper, row), paper.bottom - y
            if (
                needed > room + 0.1
                and y > start
                and (room < 90 * unit or needed < (paper.bottom - top) * 0.4)
            ):
                break
            parts.append(_rule(columns, y))
            row_number += 1
            for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
                if is_told:
                    parts.append(TableCell(row=row_number, column=place))
                bottom = min(y + needed, paper.bottom)
                frame = Frame(
                    column.x + 5 * unit, y + 5 * unit, inner(paper, column), bottom - 4 * unit
                )
                frame.fill(cell)
                parts += frame.primitives
            y += min(needed, room)
            if any(row):
                break
            waiting.popleft()
        if not waiting:
            parts.append(_rule(columns, y))
        if is_told:
            parts.append(END_OF_TABLE)
        sheets.append(Sheet(parts, y))
        begins = top
    return sheets


def _height(paper: Paper, row: Sequence[Sequence[Paragraph]]) -> float:
    tallest = max((sum(one.height + one.before for one in cell) for cell in row), default=0.0)
    return tallest + 10 * paper.unit


def _rule(columns: Sequence[Span], y: float) -> Path:
    last = columns[-1]
    steps = (("M", columns[0].x, y), ("L", last.x + last.width, y))
    return Path(steps=steps, stroke="line", stroke_width=0.9)


def spans(left: float, right: float, shares: Sequence[float]) -> list[Span]:
    """Columns side by side, as wide as their shares of the whole."""
    each = (right - left) / sum(shares)
    found: list[Span] = []
    for share in shares:
        found.append(Span(left, share * each))
        left += share * each
    return found
