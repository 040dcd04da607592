"""What all worksheets are made of: lines to write on, fields, codes, boxes with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Path, Primitive
from journeymapper.drawing.texts import Align, block, fitted, line_count, one_line
from journeymapper.text import Style, line_height
from journeymapper.words import counted

LINE_STEP = 20.0
"""Between two lines to write on, 7 mm on A4."""
FRAME = "connection"
"""The one colour of frames: thin, grey, and seen on any printer."""
RULED = "muted_line"


def ruled(x: float, top: float, width: float, bottom: float, paper: Paper) -> list[Primitive]:
    """Lines to write on, the first a step below ``top``, none below ``bottom``."""
    step = LINE_STEP * paper.unit
    count = max(int((bottom - top + 0.01) // step), 0)
    return [line(x, top + step * (n + 1), x + width, paper) for n in range(count)]


def line(x: float, y: float, end: float, paper: Paper, colour: str = RULED) -> Path:
    return Path(steps=(("M", x, y), ("L", end, y)), stroke=colour, stroke_width=0.7 * paper.unit)


def code_style(paper: Paper) -> Style:
    return paper.style(9.5, 600)


def code_width(code: str, paper: Paper) -> float:
    return fitted(code, code_style(paper), 400 * paper.unit).width if code else 0.0


def code_at(code: str, right: float, middle: float, paper: Paper) -> list[Primitive]:
    """A code that ends at ``right``; nothing without one."""
    if not code:
        return []
    width = code_width(code, paper)
    return [one_line(code, code_style(paper), right - width, middle, width + 1, align="left")]


def cutting(xs: Sequence[float], ys: Sequence[float], paper: Paper) -> list[Primitive]:
    """Dashed lines to cut along, over the whole area and a little beyond it."""
    unit = paper.unit
    out = min(8 * unit, paper.margin / 2)
    dash = (4 * unit, 3 * unit)
    ways = [(("M", x, ys[0] - out), ("L", x, ys[-1] + out)) for x in xs]
    ways += [(("M", xs[0] - out, y), ("L", xs[-1] + out, y)) for y in ys]
    return [
        Path(steps=one, stroke=FRAME, stroke_width=0.7 * unit, dash=dash, round_caps=False)
        for one in ways
    ]


class Column:
    """Fields one below the other in a box; ``top`` moves down with each."""

    def __init__(self, paper: Paper, x: float, top: float, width: float, bottom: float) -> None:
        self.paper, self.x, self.width, self.bottom = paper, x, width, bottom
        self.top = top
        self.primitives: list[Primitive] = []

    @property
    def room(self) -> float:
        return self.bottom - self.top

    def name(self, text: str, room: float = 0.0) -> None:
        """A small name over what follows; ``room`` is left free at its right."""
        style = self.paper.style(8)
        height = line_height(style)
        self.primitives.append(
            one_line(text, style, self.x, self.top + height / 2, self.width - room, "muted", "left")
        )
        self.top += height

    def text(self, text: str, size: float, weight: int, most: int) -> int:
        """A text of at most so many lines and the room; says how many it took."""
        style = self.paper.style(size, weight)
        most = min(most, int((self.room + 0.01) // line_height(style)))
        if most < 1 or not text.strip():
            return 0
        made = block(text, style, self.x, self.top, self.width, max_lines=most)
        self.primitives += made.lines
        self.top += made.height
        return len(made.lines)

    def lines(self, count: int) -> None:
        """So many lines to write on, as far as there is room."""
        step = LINE_STEP * self.paper.unit
        end = min(self.top + step * count, self.bottom)
        made = ruled(self.x, self.top, self.width, end, self.paper)
        self.primitives += made
        self.top += step * len(made)

    def field(
        self, name: str, value: str, *, lines: int, weight: int = 400, size: float = 9
    ) -> None:
        """A name, then what is known, or lines to write on."""
        self.name(name)
        if value.strip():
            self.text(value, size, weight, max(lines, 1))
            self.top += 2 * self.paper.unit
        else:
            self.lines(lines)
        self.top += 4 * self.paper.unit

    def inline(self, name: str, value: str) -> None:
        """A name and beside it what is known, or a line to write on."""
        unit, step = self.paper.unit, LINE_STEP * self.paper.unit
        style, strong = self.paper.style(8), self.paper.style(9)
        middle = self.top + step * 0.6
        beside = min(fitted(name, style, self.width).width + 6 * unit, self.width / 2)
        x, room = self.x + beside, self.width - beside
        self.primitives.append(one_line(name, style, self.x, middle, beside, "muted", "left"))
        if value.strip():
            self.primitives.append(one_line(value, strong, x, middle, room, align="left"))
        else:
            self.primitives.append(line(x, self.top + step - 2 * unit, x + room, self.paper))
        self.top += step

    def notes(self, texts: Sequence[str], share: float = 0.6) -> None:
        """Texts one below the other within a share of the room; those left over are counted."""
        style = self.paper.style(9)
        step = line_height(style)
        limit = self.top + self.room * share
        indent = 9 * self.paper.unit
        for place, text in enumerate(texts):
            left = len(texts) - place
            fitting = int((limit - self.top + 0.01) // step) - (1 if left > 1 else 0)
            count = line_count(text, style, self.width - indent, 3)
            if fitting < (1 if place == 0 else count):
                self.text(_left_out(left, is_all=not place), 8, 400, 1)
                return
            most = min(count, fitting)
            made = block(text, style, 0.0, self.top, self.width - indent, max_lines=most)
            turned = made.lines[0].line.right_to_left
            start = self.x if turned else self.x + indent
            self.primitives += [replace(one, x=one.x + start) for one in made.lines]
            middle = self.top + step / 2
            at = self.x + self.width - indent if turned else self.x
            align: Align = "right" if turned else "left"
            self.primitives.append(one_line("•", style, at, middle, indent, "muted", align))
            self.top += made.height + 2 * self.paper.unit


def _left_out(count: int, *, is_all: bool) -> str:
    if is_all:
        return counted("{number} here", "{number} here", count, number=count)
    return counted("… and {number} more", "… and {number} more", count, number=count)


def boxed(
    paper: Paper, x: float, y: float, width: float, height: float, radius: float = 7.0
) -> Box:
    """A frame on white paper: nothing to fill with ink."""
    return Box(
        x=x,
        y=y,
        width=width,
        height=height,
        radius=radius * paper.unit,
        stroke=FRAME,
        stroke_width=0.9 * paper.unit,
    )


def pieces_of(count: int, most: int) -> list[tuple[int, int]]:
    """``count`` things over as few pages as do, each with about as many."""
    pages = max(-(-count // most), 1)
    bounds = [round(count * place / pages) for place in range(pages + 1)]
    return list(pairwise(bounds))
