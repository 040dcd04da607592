"""Text set into boxes: where baselines stand, how lines are aligned and cut."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from journeymapper.analysis.directions import line_of_facts
from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import TextLine
from journeymapper.text import (
    Line,
    Style,
    break_lines,
    line_height,
    measure,
    shape,
)

Align = Literal["start", "left", "centre", "right"]
HALF_CAPITAL = 0.364
"""Half the height of Inter's capitals, in sizes: a baseline this far below a middle is centred."""
LEAST_OF_KERNED = 0.94
"""No text of Latin letters is narrower than this part of its letters one by one."""


@frozen
class Block:
    """Lines of text and the height that they take from the top of their box."""

    lines: tuple[TextLine, ...]
    height: float


def baseline_at(middle: float, style: Style) -> float:
    """The baseline of a line whose capitals are centred on ``middle``."""
    return middle + style.size * HALF_CAPITAL


def fitted(text: str, style: Style, width: float) -> Line:
    """The text as one line, cut with an ellipsis where it is wider than ``width``."""
    one_line = line_of_facts(" ".join(text.split()))
    if measure(one_line[:2000], style) <= width + 0.01:
        return shape(one_line[:2000], style)
    return break_lines(one_line, style, max(width, style.size), 1)[0]


def one_line(
    text: str,
    style: Style,
    x: float,
    middle: float,
    width: float,
    fill: str = "ink",
    align: Align = "start",
) -> TextLine:
    """One line of text in a box from ``x``, ``width`` wide, centred on ``middle``."""
    return _placed(fitted(text, style, width), style, x, middle, width, fill, align)


def block(
    text: str,
    style: Style,
    x: float,
    top: float,
    width: float,
    *,
    fill: str = "ink",
    max_lines: int | None = None,
    align: Align = "start",
    spacing: float = 0.0,
) -> Block:
    """Text broken into a box; ``spacing`` is the distance of baselines, by default the style's."""
    step = spacing or line_height(style)
    lines = break_lines(line_of_facts(text), style, max(width, style.size), max_lines)
    placed = tuple(
        _placed(line, style, x, top + (number + 0.5) * step, width, fill, align)
        for number, line in enumerate(lines)
    )
    return Block(placed, step * len(lines))


def _placed(
    line: Line, style: Style, x: float, middle: float, width: float, fill: str, align: Align
) -> TextLine:
    if align == "start":
        align = "right" if line.right_to_left else "left"
    rest = max(width - line.width, 0.0)
    shift = {"left": 0.0, "centre": rest / 2, "right": rest}[align]
    return TextLine(x=x + shift, baseline=baseline_at(middle, style), line=line, fill=fill)


def line_count(text: str, style: Style, width: float, most: int | None = None) -> int:
    """How many lines a text takes, at most ``most``; found without shaping it where a cheap bound
    says so, which makes thousands of heights quick."""
    if len(text) < 200 and "\n" not in text:
        widest = sum(map(_advances(style).__getitem__, text)) * 1.005
        if widest <= width:
            return 1
        if most == 2 and text.isascii() and widest * LEAST_OF_KERNED > width:
            return 2
    return len(break_lines(text, style, max(width, style.size), most))


class _Advances(dict[str, float]):
    """The width of each letter alone, and kerning only brings letters closer; of other scripts,
    whose letters change beside one another, more than any has."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def __missing__(self, letter: str) -> float:
        style = self._style
        found = self[letter] = measure(letter, style) if letter.isascii() else style.size * 3
        return found


@lru_cache(maxsize=64)
def _advances(style: Style) -> _Advances:
    return _Advances(style)
