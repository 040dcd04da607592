"""States side by side: the curves of journeys that derive from one another, what is new, dropped
and changed in each against the one before, and their measures."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from journeymapper.analysis.alignment import measures_aligned
from journeymapper.analysis.emotion import curve
from journeymapper.analysis.states import compare, families
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Persona
from journeymapper.drawing.curves import CurveFrame
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.pages.flow import Frame, Paragraph, heading, paragraph
from journeymapper.drawing.pages.leads import DOT, dot_links, leading, of_measure
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.spoken import curve_said
from journeymapper.drawing.primitives import Anchor, Box, Placed, Primitive
from journeymapper.drawing.state_curves import key_of_journeys, state_curves
from journeymapper.drawing.texts import one_line
from journeymapper.words import counted, noted, said

MOST_JOURNEYS = 3
COLUMNS = 3
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
        self.gap = 16 * paper.unit
        self.column = (self.width - self.gap * (COLUMNS - 1)) / COLUMNS

    def drafts(self) -> list[Draft]:
        """Curves first, then everything in words, each page from the top."""
        unit = self.paper.unit
        waiting = deque(
            one
            for one in personas_in_order(self.project)
            if any(curve(self.project, journey, one.id) for journey in self.journeys)
        )
        told = deque(self._told())
        top = self.paper.margin + 50 * unit
        height = self._curve_height(len(waiting), self.paper.bottom - top)
        drafts: list[Draft] = []
        while waiting or told:
            parts = self._head()
            y = top
            while waiting and y + height <= self.paper.bottom + 0.1:
                parts += self._curves(waiting.popleft(), y, height)
                y += height + GAP * unit
            if not waiting and (y == top or self.paper.bottom - y > 120 * unit):
                parts += self._columns(told, y)
            drafts.append(Draft(said(NAME), tuple(parts)))
        return drafts

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

    def _columns(self, told: deque[list[Paragraph]], top: float) -> list[Primitive]:
        """As much as the page holds, in columns that are about equally tall; what belongs together
        is not torn apart as long as a column holds it."""
        total = sum(one.height + one.before for group in told for one in group)
        tallest = max(sum(one.height + one.before for one in group) for group in told)
        even = min(top + total / COLUMNS + tallest, self.paper.bottom)
        parts: list[Primitive] = []
        for place in range(COLUMNS):
            x = self.paper.left + place * (self.column + self.gap)
            last = place == COLUMNS - 1
            frame = Frame(x, top, self.column, self.paper.bottom if last else even)
            while told:
                group = told[0]
                needed = sum(one.height + one.before for one in group)
                if not frame.is_empty and frame.y + needed > frame.bottom:
                    break
                waiting = deque(group)
                frame.fill(waiting)
                told.popleft()
                if waiting:
                    told.appendleft(list(waiting))
                    break
            parts += frame.primitives
        return parts

    def _told(self) -> list[list[Paragraph]]:
        """What is said in words, in groups of what belongs together."""
        groups = self._measures()
        for before, after in pairwise(self.journeys):
            comparison = compare(self.project, before, after)
            titles = [self.project.journeys[one].title for one in (before, after)]
            steps = f" · {titles[0]} → {titles[1]}" if len(self.journeys) > 2 else ""
            names = self.project.touchpoints
            added = [self._with_stage(one) for one in comparison.added]
            dropped = [self._with_stage(one) for one in comparison.dropped]
            changed = [
                (names[one.after].name, " · ".join(one.differences)) for one in comparison.changed
            ]
            new = counted("+ New ({count})", "+ New ({count})", len(added))
            gone = counted("− Dropped ({count})", "− Dropped ({count})", len(dropped))
            other = counted("~ Changed ({count})", "~ Changed ({count})", len(changed))
            groups += self._list(new + steps, added, "accent")
            groups += self._list(gone + steps, dropped, "coral_text")
            groups += self._list(other + steps, changed, "amber_text")
            if comparison.same:
                text = counted(
                    "{count} touchpoint is the same in both{steps}.",
                    "{count} touchpoints are the same in both{steps}.",
                    comparison.same,
                    steps=steps,
                )
                groups.append([self._text(text, before=6, fill="muted")])
        return groups

    def _with_stage(self, touchpoint: str) -> tuple[str, str]:
        one = self.project.touchpoints[touchpoint]
        stage = self.project.stages.get(one.stage or "")
        return one.name, said("in {stage}", stage=stage.name) if stage is not None else ""

    def _measures(self) -> list[list[Paragraph]]:
        rows = measures_aligned(self.project, self.journeys)
        groups: list[list[Paragraph]] = []
        for one in rows:
            if sum(state is not None for state in one.states) < 2:
                continue
            name = f"{one.name} · {one.place}" if one.place else one.name
            values = " → ".join(state.text if state is not None else "–" for state in one.states)
            last = one.states[-1]
            missed = last is not None and last.is_on_target is False
            fill = "coral_text" if missed else "ink"
            values = said("{values} (off target)", values=values) if missed else values
            group = [self._text(name, before=3)]
            told = self._text(values, weight=600, fill=fill, before=0)
            read = [state.measure for state in reversed(one.states) if state is not None]
            rests = [
                place for each in read for place in of_measure(self.project, each.journey, each.id)
            ]
            groups.append([*group, *leading([told], rests)])
        if groups:
            groups[0].insert(0, self._heading(said("Measures"), "ink"))
        return groups

    def _list(
        self, name: str, rows: Sequence[tuple[str, str]], colour: str
    ) -> list[list[Paragraph]]:
        groups: list[list[Paragraph]] = []
        for touchpoint, told in rows:
            groups.append([self._text(touchpoint, weight=600, fill=colour, before=3)])
            if told:
                groups[-1].append(self._text(told, fill="muted", before=0))
        if groups:
            groups[0].insert(0, self._heading(name, colour))
        return groups

    def _heading(self, text: str, colour: str) -> Paragraph:
        return heading(text, self.paper.style(9, 700), self.column, 9 * self.paper.unit, colour)

    def _text(
        self,
        text: str,
        *,
        weight: int = 400,
        fill: str = "ink",
        before: float = 2.0,
    ) -> Paragraph:
        style = self.paper.style(7.5, weight)
        unit = self.paper.unit
        return paragraph(text, style, self.column, fill=fill, before=before * unit)
