"""States side by side: the curves of journeys that derive from one another, what is new, dropped
and changed in each against the one before, and their measures."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.emotion import curve
from journeymapper.analysis.states import families
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Persona
from journeymapper.drawing.curves import CurveFrame
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.pages.headed_tables import page_top
from journeymapper.drawing.pages.leads import DOT, dot_links
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.spoken import curve_said
from journeymapper.drawing.pages.state_tables import StateTables
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.drawing.primitives import Anchor, Box, Placed, Primitive
from journeymapper.drawing.state_curves import key_of_journeys, state_curves
from journeymapper.drawing.texts import one_line
from journeymapper.words import noted, said

MOST_JOURNEYS = 3
CURVE = 165.0
"""Most height of a persona's curves, on A4."""
GAP = 9.0
NAME = noted("States side by side")


def state_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """Pages for each family of journeys among those wanted; none where none derives from
    another. Of a family with more than three, the first three states."""
    drafts: list[Draft] = []
    for family in families(project, [one.id for one in journeys]):
        drafts += _Pages(project, paper, family[:MOST_JOURNEYS]).drafts()
    if drafts:
        anchor = Anchor(x=0, y=0, name="states", title=said(NAME))
        drafts[0] = Draft(drafts[0].name, (anchor, *drafts[0].primitives))
    return drafts


class _Pages:
    def __init__(self, project: Project, paper: Paper, journeys: Sequence[str]) -> None:
        self.project = project
        self.paper = paper
        self.journeys = journeys
        self.width = paper.right - paper.left

    def drafts(self) -> list[Draft]:
        """Curves first, then the tables."""
        unit = self.paper.unit
        waiting = deque(
            one
            for one in personas_in_order(self.project)
            if any(curve(self.project, journey, one.id) for journey in self.journeys)
        )
        top = page_top(self.paper)
        height = self._curve_height(len(waiting), self.paper.bottom - top)
        sheets: list[Sheet] = []
        while waiting:
            parts: list[Primitive] = []
            y = top
            while waiting and y + height <= self.paper.bottom + 0.1:
                parts += self._curves(waiting.popleft(), y, height)
                y += height + GAP * unit
            sheets.append(Sheet(parts, y))
        told = StateTables(self.project, self.paper, self.journeys)
        told.add_to(sheets)
        return [Draft(said(NAME), (*self._head(), *one.parts)) for one in sheets]

    def _curve_height(self, count: int, room: float) -> float:
        """Three on a page, a little lower than one would be."""
        unit = self.paper.unit
        together = min(max(count, 1), 3)
        return min((room - (together - 1) * GAP * unit) / together, CURVE * unit)

    def _head(self) -> list[Primitive]:
        titles = [self.project.journeys[one] for one in self.journeys]
        subtitle = " → ".join(f"{one.title} ({one.state.label})" for one in titles)
        return title(self.paper, said(NAME), subtitle, self.width)

    def _curves(self, persona: Persona, top: float, height: float) -> list[Primitive]:
        paper, unit = self.paper, self.paper.unit
        head = 16 * unit
        frame = CurveFrame(
            width=self.width - 16 * unit,
            height=height - head - 10 * unit,
            left=58 * unit,
            right=84 * unit,
            margin=13 * unit,
            text_size=paper.style(7).size,
        )
        box = Box(
            x=paper.left,
            y=top,
            width=self.width,
            height=height,
            radius=7 * unit,
            fill="card",
            stroke="line",
        )
        drawn = state_curves(self.project, self.journeys, [persona.id], frame)
        colour = persona_colours(self.project)[persona.id]
        x = paper.left + 8 * unit
        middle = top + head * 0.62
        half = self.width * 0.4
        name = one_line(persona.name, paper.style(9, 600), x, middle, half, colour, "left")
        key = key_of_journeys(
            self.project, self.journeys, x + half, middle, self.width * 0.55, paper.style(7.5).size
        )
        options = MapOptions(personas=frozenset({persona.id}))
        told = " ".join(curve_said(self.project, one, options) for one in self.journeys)
        curves = Placed(picture=drawn.picture, x=x, y=top + head + 4 * unit, said=told)
        dots = dot_links(self.project, drawn.dots, curves.x, curves.y, DOT * unit)
        return [box, name, *key, curves, *dots]
