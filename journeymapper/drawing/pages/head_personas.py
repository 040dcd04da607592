"""Personas at the right of a map's head: portraits with names and roles where these have room, else
dots with names in rows."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona
from journeymapper.drawing.chips import ChipLook, chip_look, label_width, persona_label
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Ellipse, Link, Primitive
from journeymapper.drawing.texts import fitted, one_line

GAP = 20.0
"""Between two portraits, in units of the paper."""
WIDEST = 150.0
LEAST_NAME = 90.0
"""Of a name's width, before it gives way to fewer names."""
MOST_ROWS = 3
TALL = 29.0
"""So much height there is beside a title, in units of the paper."""


class HeadPersonas:
    """These personas in no more than ``room``; ``width`` is what they take of it."""

    def __init__(
        self, project: Project, paper: Paper, personas: Sequence[Persona], room: float
    ) -> None:
        colours = persona_colours(project)
        self._paper = paper
        self._looks = [(one.id, chip_look(project, one, colours[one.id])) for one in personas]
        self._radius = max(10.5 * paper.unit, paper.smallest / 0.64)  # a role's text is so small
        self._sizes = [
            label_width(look, self._radius, WIDEST * paper.unit) for _, look in self._looks
        ]
        self._style = paper.style(7)
        self._columns = self._rows = 0
        self._row = 0.0
        self.width = sum(self._sizes) + max(len(personas) - 1, 0) * GAP * paper.unit
        if self.width > room:
            names = [fitted(look.name, self._style, room).width for _, look in self._looks]
            indent = self._style.size * 1.1
            self._row = max(9.5 * paper.unit, self._style.size * 1.3)
            self._rows = MOST_ROWS if MOST_ROWS * self._row <= TALL * paper.unit else MOST_ROWS - 1
            needed = -(-len(personas) // self._rows)
            gap = self._style.size * 1.2
            share = min((room + gap) / needed - gap - indent, WIDEST * paper.unit)
            most = max(share, LEAST_NAME * paper.unit)
            self._name = min(max(names) + 0.1, most, room - indent)
            self._step = indent + self._name + gap
            self._columns = min(max(int((room + gap + 0.1) / self._step), 1), needed)
            self.width = self._columns * self._step - gap

    @property
    def is_cramped(self) -> bool:
        """Whether there is no room for portraits."""
        return self._columns > 0

    def drawn(self) -> list[Primitive]:
        """At the right edge of the paper, beside the title."""
        return self._dots() if self._columns else self._portraits()

    def _portraits(self) -> list[Primitive]:
        paper, radius = self._paper, self._radius
        below = paper.margin + 33 * paper.unit - paper.style(9).size * 0.62
        middle = min(paper.margin + 18 * paper.unit - (radius - 10.5 * paper.unit), below - radius)
        x = paper.right - self.width
        parts: list[Primitive] = []
        for (persona, look), size in zip(self._looks, self._sizes, strict=True):
            parts += persona_label(look, x, middle, radius, size)
            parts.append(
                Link(x=x, y=middle - radius, width=size, height=2 * radius, target=persona)
            )
            x += size + GAP * paper.unit
        return parts

    def _dots(self) -> list[Primitive]:
        paper, row = self._paper, self._row
        room = self._columns * self._rows
        shown = self._looks if len(self._looks) <= room else self._looks[: room - 1]
        left, top = paper.right - self.width, paper.margin - 2.0 * paper.unit
        parts: list[Primitive] = []
        for place, (persona, look) in enumerate(shown):
            x = left + place % self._columns * self._step
            middle = top + (place // self._columns + 0.5) * row
            parts += self._dot(look, x, middle)
            parts.append(
                Link(x=x, y=middle - row / 2, width=self._step, height=row, target=persona)
            )
        rest = len(self._looks) - len(shown)
        if rest:
            x = left + (self._columns - 1) * self._step
            middle = top + (self._rows - 0.5) * row
            bold = paper.style(7, 600)
            parts.append(one_line(f"+{rest}", bold, x, middle, self._name, "muted", "left"))
        return parts

    def _dot(self, look: ChipLook, x: float, middle: float) -> list[Primitive]:
        size = self._style.size
        radius = size * 0.38
        dot = Ellipse(cx=x + radius, cy=middle, rx=radius, ry=radius, fill=look.colour)
        name = one_line(look.name, self._style, x + size * 1.1, middle, self._name, align="left")
        return [dot, name]
