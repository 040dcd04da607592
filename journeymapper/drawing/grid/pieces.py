"""A piece of a cell: a card, a note or a line of text that stays whole wherever a page ends."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Protocol

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.cards import (
    NAME_SIZE,
    CardLook,
    card_picture,
    height_for_text,
    name_room,
)
from journeymapper.drawing.grid.type import Type
from journeymapper.drawing.primitives import Box, Ellipse, Placed, Primitive, TextLine
from journeymapper.drawing.texts import baseline_at
from journeymapper.text import Line, Style, as_paragraph, break_lines


class Piece(Protocol):
    """What stands in a cell, with its ``gap`` to the next one."""

    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    @property
    def gap(self) -> float: ...
    @property
    def record(self) -> str: ...
    @property
    def can_split(self) -> bool: ...
    def split(self, room: float) -> tuple[Piece, Piece]:
        """Cut between two lines: what fits into ``room``, at least one line, and the rest."""
        ...

    def drawn(self, x: float, top: float) -> list[Primitive]:
        """The piece with its top left corner there."""
        ...


@frozen
class TextRow:
    """A shaped line of a piece; ``height`` is the distance to the next baseline."""

    line: Line
    style: Style
    height: float
    fill: str = "ink"


@frozen(kw_only=True)
class TextPiece:
    """Rows of text with what stands around them, ``width`` wide.

    ``left`` and ``right`` are kept free beside the text, ``padding`` above and below. ``fill``
    makes a box of it, ``dot`` puts a coloured dot before its first row, ``dot_at`` from the left.
    """

    width: float
    rows: tuple[TextRow, ...]
    padding: float = 0.0
    left: float = 0.0
    right: float = 0.0
    fill: str = ""
    radius: float = 0.0
    dot: str = ""
    dot_at: float = 0.0
    dot_radius: float = 0.0
    is_faint: bool = False
    """Whether the dot stands for what is not there."""
    gap: float = 0.0
    """Left free below it."""
    record: str = ""
    spare: float = 0.0
    """Height beyond what the rows need."""

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + 2 * self.padding + self.spare

    @property
    def can_split(self) -> bool:
        return len(self.rows) > 1

    def split(self, room: float) -> tuple[TextPiece, TextPiece]:
        left = room - 2 * self.padding
        count = 0
        while count < len(self.rows) and left >= self.rows[count].height - 0.01:
            left -= self.rows[count].height
            count += 1
        count = min(max(count, 1), len(self.rows) - 1)
        return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], dot="")

    def drawn(self, x: float, top: float) -> list[Primitive]:
        parts: list[Primitive] = []
        if self.fill:
            box = Box(
                x=x, y=top, width=self.width, height=self.height,
                radius=min(self.radius, self.height / 2), fill=self.fill,
            )  # fmt: skip
            parts.append(box)
        y = top + self.padding
        if self.dot and self.rows:
            dot = Ellipse(
                cx=x + self.dot_at, cy=y + self.rows[0].height / 2,
                rx=self.dot_radius, ry=self.dot_radius,
                fill=self.dot, opacity=0.32 if self.is_faint else 1.0,
            )  # fmt: skip
            parts.append(dot)
        room = self.width - self.left - self.right
        for row in self.rows:
            shift = max(room - row.line.width, 0.0) if row.line.right_to_left else 0.0
            baseline = baseline_at(y + row.height / 2, row.style)
            parts.append(
                TextLine(x=x + self.left + shift, baseline=baseline, line=row.line, fill=row.fill)
            )
            y += row.height
        return parts


@frozen(kw_only=True)
class CardPiece:
    """A card that shows all of its text, drawn at a scale."""

    look: CardLook
    scale: float
    gap: float = 0.0
    record: str = ""

    @property
    def width(self) -> float:
        return self.look.width * self.scale

    @property
    def height(self) -> float:
        return self.look.height * self.scale

    @property
    def can_split(self) -> bool:
        return len(self._name) > 1

    @property
    def _name(self) -> tuple[str, ...]:
        style = Style(NAME_SIZE, 600)
        lines = break_lines(self.look.name, style, name_room(self.look))
        return tuple(as_paragraph(one.text, one.right_to_left) for one in lines)

    def split(self, room: float) -> tuple[CardPiece, CardPiece]:
        names = self._name
        first = replace(self, look=replace(self.look, badges=()))
        count = bisect_right(
            range(1, len(names)), room, key=lambda one: first._with(names[:one], "").height
        )
        count = max(count, 1)
        return first._with(names[:count], ""), self._with(names[count:], self.look.subtitle)

    def _with(self, names: tuple[str, ...], subtitle: str) -> CardPiece:
        look = replace(self.look, name="\n".join(names), subtitle=subtitle)
        return replace(self, look=replace(look, height=height_for_text(look)))

    def drawn(self, x: float, top: float) -> list[Primitive]:
        return [Placed(picture=card_picture(self.look), x=x, y=top, scale=self.scale)]


@frozen(kw_only=True)
class SideBySide:
    """Pieces beside one another, each with its left edge."""

    width: float
    parts: tuple[tuple[float, TextPiece], ...]
    gap: float = 0.0
    record: str = ""

    @property
    def height(self) -> float:
        return max(piece.height for _, piece in self.parts)

    @property
    def can_split(self) -> bool:
        return len(self.parts) == 1 and self.parts[0][1].can_split

    def split(self, room: float) -> tuple[SideBySide, SideBySide]:
        (left, only), *_ = self.parts
        first, rest = only.split(room)
        return replace(self, parts=((left, first),)), replace(self, parts=((left, rest),))

    def drawn(self, x: float, top: float) -> list[Primitive]:
        return [one for left, piece in self.parts for one in piece.drawn(x + left, top)]


def rows_of(
    text: str,
    style: Style,
    width: float,
    type_: Type,
    fill: str = "ink",
    most: int | None = None,
) -> tuple[TextRow, ...]:
    """The text as rows no wider than ``width``; none for no text. A ``style`` of the medium; after
    ``most`` rows, where the medium cuts, an ellipsis."""
    text = text.strip()
    if not text:
        return ()
    lines = break_lines(text, style, max(width, style.size), None if type_.whole else most)
    return tuple(TextRow(line, style, type_.step(style), fill) for line in lines)


def empty_row(style: Style, type_: Type) -> tuple[TextRow, ...]:
    """A row without text, where one may be written."""
    return (TextRow(break_lines("", style, style.size)[0], style, type_.step(style)),)
