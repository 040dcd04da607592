"""A comparison table as a picture: options across, criteria down, ticks and crosses as shapes.

Under each shape lies the word that it stands for, for who reads or searches the text alone.
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.analysis.comparison import Comparison, Sign, sign_of
from journeymapper.domain.frozen import frozen
from journeymapper.drawing.marks import polyline
from journeymapper.drawing.primitives import (
    Box,
    Ellipse,
    Path,
    Picture,
    Placed,
    Primitive,
    TableCell,
)
from journeymapper.drawing.texts import Align, block, one_line
from journeymapper.text import Style, line_height, measure
from journeymapper.words import said

_WORD = 0.66
"""The size of the word under a sign, against the text around it."""


@frozen
class TableRow:
    """A row of a table, its top left corner at the origin."""

    picture: Picture
    height: float


@frozen
class _Columns:
    """Where columns stand: the criteria's, then one for each option."""

    first: float
    each: float
    padding: float


def comparison_picture(table: Comparison, width: float, size: float = 13.0) -> Picture:
    """The whole table, ``width`` wide, its text of this size."""
    parts: list[Primitive] = []
    y = 0.0
    for row in comparison_rows(table, width, size):
        parts.append(Placed(picture=row.picture, y=y))
        y += row.height
    return Picture(primitives=tuple(parts), bounds=(0.0, 0.0, width, y))


def comparison_rows(table: Comparison, width: float, size: float) -> list[TableRow]:
    """The head, then a row for each criterion that is written; long texts wrap, so that nothing is
    cut."""
    table = replace(table, criteria=tuple(one for one in table.criteria if not one.is_blank))
    columns = _columns(table, width, size)
    rows = [_row("", table.options, columns, width, size, place=-1)]
    rows += [
        _row(one.name, one.cells, columns, width, size, place=place)
        for place, one in enumerate(table.criteria)
    ]
    return rows


def sign_parts(sign: Sign, cx: float, cy: float, size: float) -> tuple[Primitive, ...]:
    """A tick or a cross round this centre, for text of a size; nothing for text and empty."""
    if sign not in (Sign.TICK, Sign.CROSS):
        return ()
    radius = size * 0.68
    text, style = said(sign.value), Style(round(size * _WORD, 2), 400)
    # It is there to be read aloud and copied, and lies whole under the disc.
    wider = measure(text, style) / (2 * radius)
    if wider > 1:
        style = Style(style.size / wider * 0.98, 400)
    word = one_line(text, style, cx - radius, cy, 2 * radius, "card", "centre")
    if sign is Sign.TICK:
        disc = Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, fill="accent")
        return (word, disc, tick(cx, cy, radius, "on_accent"))
    disc = Ellipse(cx=cx, cy=cy, rx=radius, ry=radius, fill="quiet")
    reach = radius * 0.36
    strokes = tuple(
        polyline(
            (cx - reach, cy - slope * reach),
            (cx + reach, cy + slope * reach),
            stroke="muted",
            stroke_width=radius * 0.22,
        )
        for slope in (1, -1)
    )
    return (word, disc, *strokes)


def tick(cx: float, cy: float, radius: float, colour: str) -> Path:
    """The stroke of a tick within a circle."""
    points = ((-0.42, 0.04), (-0.1, 0.34), (0.44, -0.3))
    placed = [(cx + x * radius, cy + y * radius) for x, y in points]
    return polyline(*placed, stroke=colour, stroke_width=radius * 0.24)


def _columns(table: Comparison, width: float, size: float) -> _Columns:
    """The criteria's column is as wide as its longest name, within a fifth to two fifths."""
    count = max(len(table.options), 1)
    padding = size * (0.75 if count <= 6 else 0.4)
    style = Style(size, 600)
    longest = max((measure(one.name, style) for one in table.criteria), default=0.0)
    least, most = width * (0.2 if count <= 6 else 0.16), width * (0.4 if count <= 6 else 0.24)
    first = min(max(longest + 2 * padding, least), most)
    return _Columns(first, (width - first) / count, padding)


def _row(
    name: str, cells: tuple[str, ...], columns: _Columns, width: float, size: float, place: int
) -> TableRow:
    is_head = place < 0
    pad = size * 0.62
    style, strong = Style(size, 600 if is_head else 400), Style(size, 600)
    texts: dict[int, tuple[str, Style, float, float, Align]] = {
        0: (name, strong, columns.padding, columns.first - 2 * columns.padding, "start")
    }
    least = line_height(style)
    for number, cell in enumerate(cells):
        x = columns.first + number * columns.each
        inner = columns.each - 2 * columns.padding
        if is_head or sign_of(cell) is Sign.TEXT:
            texts[number + 1] = (cell, style, x + columns.padding, inner, "centre")
    blocks = [
        block(text, found, x, 0.0, room, align=align)
        for text, found, x, room, align in texts.values()
    ]
    height = max([least, *(one.height for one in blocks)]) + 2 * pad
    parts: list[Primitive] = [_ground(width, height, size, place)]
    for column in range(len(cells) + 1):
        parts.append(TableCell(row=place + 1, column=column, is_head=is_head or not column))
        if column in texts:
            text, found, x, room, align = texts[column]
            top = (height - block(text, found, x, 0.0, room).height) / 2
            parts += block(text, found, x, top, room, align=align).lines
        elif not is_head:
            middle = columns.first + (column - 0.5) * columns.each
            parts += sign_parts(sign_of(cells[column - 1]), middle, height / 2, size)
    return TableRow(Picture(primitives=tuple(parts), bounds=(0.0, 0.0, width, height)), height)


def _ground(width: float, height: float, size: float, place: int) -> Primitive:
    """The head stands on a band, criteria on alternating paper, which eyes follow easily."""
    if place < 0:
        return Box(x=0, y=0, width=width, height=height, radius=size * 0.45, fill="accent_soft")
    fill = "card" if place % 2 == 0 else "paper"
    return Box(x=0, y=0, width=width, height=height, fill=fill)
