"""The heads of tables: names of columns, said where they are drawn, and columns wide enough."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.pages.tables import Span, inner, spans
from journeymapper.drawing.primitives import Primitive, TableCell
from journeymapper.drawing.texts import block
from journeymapper.text import line_height, measure
from journeymapper.words import said

Columns = Sequence[tuple[str, float]]
"""Names, as they are noted for the translators, and shares of the width."""
MOST_LINES = 3
MOST_WIDER = 1.6
"""A column grows to no more than so many times its share, however long a word is."""


def named_spans(paper: Paper, columns: Columns) -> tuple[list[Span], list[str]]:
    """The columns of a table and what their names are in the language that is spoken. A column too
    narrow for the longest word of its name is made wider, the others give of theirs."""
    names = [said(name) for name, _ in columns]
    usual = spans(paper.left, paper.right, [share for _, share in columns])
    style, around = paper.style(8, 600), 10 * paper.unit
    wanted = [
        min(max((measure(word, style) for word in name.split()), default=0.0) + around + 0.1, most)
        for name, most in zip(names, (one.width * MOST_WIDER for one in usual), strict=True)
    ]
    widths = [one.width for one in usual]
    grown = {place for place, width in enumerate(widths) if width < wanted[place]}
    while grown:
        others = sum(one.width for place, one in enumerate(usual) if place not in grown)
        left = paper.right - paper.left - sum(wanted[place] for place in grown)
        widths = [
            wanted[place] if place in grown else one.width * max(left, 0.0) / max(others, 1.0)
            for place, one in enumerate(usual)
        ]
        more = {place for place, width in enumerate(widths) if width < wanted[place] - 0.01}
        if not more:
            return spans(paper.left, paper.right, widths), names
        if len(grown | more) == len(widths):
            break
        grown |= more
    return usual, names


def heads(
    paper: Paper, columns: Sequence[Span], names: Sequence[str], y: float
) -> tuple[list[Primitive], float]:
    """Quiet names above the columns of a table, long ones on several lines; without names it is
    none."""
    style, height = paper.style(8, 600), 18 * paper.unit
    parts: list[Primitive] = []
    if not any(names):
        return parts, height
    step = line_height(style)
    made = [
        block(name, style, one.x + 5 * paper.unit, 0.0, inner(paper, one), max_lines=MOST_LINES)
        for one, name in zip(columns, names, strict=True)
    ]
    height += max(one.height for one in made) - step
    for place, (column, name) in enumerate(zip(columns, names, strict=True)):
        parts.append(TableCell(row=0, column=place, is_head=True))
        parts += block(
            name,
            style,
            column.x + 5 * paper.unit,
            y + height - 9 * paper.unit + step / 2 - made[place].height,
            inner(paper, column),
            fill="muted",
            max_lines=MOST_LINES,
            align="left",
        ).lines
    return parts, height
