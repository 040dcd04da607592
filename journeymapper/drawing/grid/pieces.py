"""A piece of a cell: a card, a note or a line of text that stays whole wherever a page ends."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.cards import emotion_token
from journeymapper.drawing.marks import star
from journeymapper.drawing.primitives import Box, Ellipse, Primitive, TextLine
from journeymapper.drawing.texts import baseline_at
from journeymapper.text import Line, Style, break_lines, is_right_to_left, line_height

SMALLEST = 6.5
"""No text of a printed grid is smaller, in points."""


@frozen
class Type:
    """Sizes of a printed grid; ``unit`` is 1 on A4."""

    unit: float

    def style(self, size: float, weight: int = 400) -> Style:
        return Style(round(max(size * self.unit, SMALLEST), 2), weight)

    @property
    def text(self) -> Style:
        return self.style(7.5)

    @property
    def name(self) -> Style:
        return self.style(7.8, 600)

    @property
    def quiet(self) -> Style:
        return self.style(6.6)


@frozen
class TextRow:
    """A shaped line of a piece."""

    line: Line
    style: Style
    fill: str = "ink"

    @property
    def height(self) -> float:
        return line_height(self.style)


@frozen(kw_only=True)
class Piece:
    """Rows of text with what stands around them, ``width`` wide.

    ``left`` and ``right`` are kept free beside the text. ``fill`` and ``border`` make a box of it,
    ``emotion`` (-2 to 2) puts a bar at its left edge, ``dot`` a coloured dot before its first row.
    """

    width: float
    rows: tuple[TextRow, ...]
    padding: float = 0.0
    left: float = 0.0
    right: float = 0.0
    fill: str = ""
    border: str = ""
    radius: float = 0.0
    has_shadow: bool = False
    has_bar: bool = False
    emotion: float | None = None
    is_starred: bool = False
    dot: str = ""
    gap: float = 0.0
    """Left free below it."""
    record: str = ""
    spare: float = 0.0
    """Height beyond what the rows need."""

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + 2 * self.padding + self.spare

    def split(self, room: float) -> tuple[Piece, Piece]:
        """Cut between two rows: what fits into ``room``, at least one row, and the rest."""
        left = room - 2 * self.padding
        count = 0
        while count < len(self.rows) and left >= self.rows[count].height - 0.01:
            left -= self.rows[count].height
            count += 1
        count = min(max(count, 1), len(self.rows) - 1)
        return (
            replace(self, rows=self.rows[:count]),
            replace(self, rows=self.rows[count:], is_starred=False, dot=""),
        )

    def drawn(self, x: float, top: float) -> list[Primitive]:
        """The piece with its top left corner there."""
        parts: list[Primitive] = []
        if self.fill:
            parts.append(
                Box(
                    x=x,
                    y=top,
                    width=self.width,
                    height=self.height,
                    radius=self.radius,
                    fill=self.fill,
                    stroke=self.border or None,
                    stroke_width=0.7,
                    shadow=self.has_shadow,
                )
            )
        if self.has_bar and self.emotion is not None:
            parts += self._bar(x, top)
        y = top + self.padding
        if self.rows and (self.dot or self.is_starred):
            middle = y + self.rows[0].height / 2
            size = self.rows[0].style.size
            if self.dot:
                radius = size * 0.3
                parts.append(
                    Ellipse(cx=x + radius + 1.0, cy=middle, rx=radius, ry=radius, fill=self.dot)
                )
            if self.is_starred:
                parts.append(star(x + self.width - size * 0.9, middle, size * 0.5))
        room = self.width - self.left - self.right
        for row in self.rows:
            shift = max(room - row.line.width, 0.0) if is_right_to_left(row.line.text) else 0.0
            baseline = baseline_at(y + row.height / 2, row.style)
            parts.append(
                TextLine(x=x + self.left + shift, baseline=baseline, line=row.line, fill=row.fill)
            )
            y += row.height
        return parts

    def _bar(self, x: float, top: float) -> list[Primitive]:
        """The emotion at the left edge: its height tells it, its colour repeats it."""
        assert self.emotion is not None
        inset, width = 3.0, 2.6
        room = self.height - 2 * inset
        level = room * (0.2 + 0.8 * (min(max(self.emotion, -2.0), 2.0) + 2.0) / 4.0)
        return [
            Box(x=x, y=top + inset, width=width, height=room, radius=width / 2, fill="line"),
            Box(
                x=x,
                y=top + inset + room - level,
                width=width,
                height=level,
                radius=width / 2,
                fill=emotion_token(self.emotion),
            ),
        ]


def rows_of(text: str, style: Style, width: float, fill: str = "ink") -> tuple[TextRow, ...]:
    """The text as rows no wider than ``width``, whole; none for no text."""
    if not text.strip():
        return ()
    lines = break_lines(text.strip(), style, max(width, style.size))
    return tuple(TextRow(line, style, fill) for line in lines)
