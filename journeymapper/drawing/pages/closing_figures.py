"""The figures at the top of closing the loop: a number each, what it is, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.drawing.pages.leads import link_over
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.texts import block, line_count, one_line
from journeymapper.text import line_height

MOST_LINES = 3
"""Of what stands below a number."""


def figure_cards(
    paper: Paper, figures: Sequence[tuple[str, str, str]], top: float
) -> tuple[list[Primitive], float]:
    """Cards side by side, each leading to the feedback, and where they end."""
    unit, gap = paper.unit, 10 * paper.unit
    width = (paper.right - paper.left - (len(figures) - 1) * gap) / len(figures)
    inner = width - 20 * unit
    large, strong, quiet = paper.style(16, 700), paper.style(9, 600), paper.style(8)
    most = max(line_count(name, strong, inner, MOST_LINES) for _, name, _ in figures)
    name_top = top + 31 * unit - line_height(strong) / 2
    rests_top = top + 43 * unit - line_height(quiet) / 2 + (most - 1) * line_height(strong)
    bottom = top + 54 * unit
    texts: list[Primitive] = []
    for place, (number, name, rests) in enumerate(figures):
        x = paper.left + place * (width + gap) + 10 * unit
        texts.append(one_line(number, large, x, top + 15 * unit, inner, align="left"))
        for told, style, y, fill in (
            (name, strong, name_top, "ink"),
            (rests, quiet, rests_top, "muted"),
        ):
            made = block(told, style, x, y, inner, fill=fill, max_lines=MOST_LINES, align="left")
            texts += made.lines
            bottom = max(bottom, y + made.height + 6 * unit)
    cards: list[Primitive] = []
    links: list[Primitive] = []
    for place in range(len(figures)):
        x, height = paper.left + place * (width + gap), bottom - top
        cards.append(
            Box(x=x, y=top, width=width, height=height, radius=6 * unit, fill="card", stroke="line")
        )
        links += link_over(["feedback"], x, top, width, height)
    return [*cards, *texts, *links], bottom
