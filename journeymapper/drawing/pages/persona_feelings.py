"""How a persona feels along the way: its curve on a journey, and what it thinks and needs there."""

from __future__ import annotations

from collections import deque
from functools import cached_property

from journeymapper.analysis.emotion import curve
from journeymapper.analysis.feelings import feelings
from journeymapper.analysis.feelings_in_words import in_words
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Journey, Persona
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.leads import DOT, behind, dot_links, leading
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.pages.persona_profile import strands, way_in_words
from journeymapper.drawing.pages.spoken import curve_said
from journeymapper.drawing.primitives import Box, Placed, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.words import said

LEAST_CURVE = 70.0
"""Height of a curve that is still legible, on A4."""
TALLEST_CURVE = 250.0
FLOWING_CURVE = 150.0
"""Height of the curve of which more is told than a page holds."""


@frozen
class FlowingPage:
    """What of one journey stands on one page; ``goes_on`` where it is not the first."""

    parts: list[Primitive]
    goes_on: bool


class Feelings:
    """One journey as a persona feels it, for a page area that begins at ``left``. A ``brief`` one
    tells thoughts, and needs only where nothing is thought."""

    def __init__(
        self,
        project: Project,
        persona: Persona,
        journey: Journey,
        paper: Paper,
        left: float,
        name: str,
        brief: bool = False,
    ) -> None:
        self.project = project
        self.persona = persona
        self.journey = journey
        self.paper = paper
        self.left = left
        self.width = paper.right - left
        self.name = name
        self.has_curve = bool(curve(project, journey.id, persona.id))
        self.gap = 14 * paper.unit
        told = self._told(brief)
        self.columns = min(max(int(self.width / (180 * paper.unit)), 1), max(len(told), 1))
        column = (self.width - self.gap * (self.columns - 1)) / self.columns
        style = paper.style(7)
        self._texts = [
            paragraph(text, style, column, before=1.5 * paper.unit, target=f"map-{card}")
            for card, text in told
        ]
        self._way = [*self._summary(), *self._way_lines()]

    @property
    def is_empty(self) -> bool:
        return not self.has_curve and not self._texts

    @property
    def least_height(self) -> float:
        """With the curve as low as it may be."""
        return self._fixed + (LEAST_CURVE * self.paper.unit if self.has_curve else 0.0)

    @property
    def brief_height(self) -> float:
        """About the least that a brief one could need: half of what is told is needs."""
        return self.least_height - (self._list_height * 0.6 if self._texts else 0.0)

    @property
    def most_height(self) -> float:
        return self._fixed + (TALLEST_CURVE * self.paper.unit if self.has_curve else 0.0)

    @cached_property
    def _fixed(self) -> float:
        unit = self.paper.unit
        texts = self._list_height + 4 * unit if self._texts else 0.0
        return 26 * unit + sum(one.height for one in self._way) + 3 * unit + texts

    @cached_property
    def _list_height(self) -> float:
        """The least height in which the columns hold all texts in order."""
        total = sum(one.height + one.before for one in self._texts)
        height = total / self.columns
        while not self._fits(height):
            height += 2.0 * self.paper.unit
        return height

    def _fits(self, height: float) -> bool:
        waiting = deque(self._texts)
        for _ in range(self.columns):
            y = 0.0
            while waiting and y + (waiting[0].before if y else 0.0) + waiting[0].height <= height:
                y += (waiting[0].before if y else 0.0) + waiting[0].height
                waiting.popleft()
        return not waiting

    def draw(self, top: float, height: float) -> list[Primitive]:
        """Heading, way, curve and list, filling the height."""
        unit, paper = self.paper.unit, self.paper
        bottom = top + height
        style = paper.style(9, 600)
        head = one_line(
            self.name, style, self.left, top + 16 * unit, self.width * 0.6, align="left"
        )
        way = Frame(self.left, top + 25 * unit, self.width, bottom)
        way.fill(deque(self._way))
        parts: list[Primitive] = [head, *way.primitives]
        y = way.y + 3 * unit
        texts = self._list_height if self._texts else 0.0
        if self.has_curve:
            tall = bottom - y - (texts + 4 * unit if texts else 0.0)
            parts += self._curve(y, tall)
            y += tall + 4 * unit
        return parts + self._columns_of(deque(self._texts), y, y + texts + 0.1)

    def flow(self, first_top: float, top: float, bottom: float) -> list[FlowingPage]:
        """Everything over as many pages as it needs, from ``first_top``, then from ``top``."""
        unit, paper = self.paper.unit, self.paper
        way, texts = deque(self._way), deque(self._texts)
        style = paper.style(9, 600)
        pages: list[FlowingPage] = []
        while not pages or way or texts:
            y = top if pages else first_top
            name = said("{name}, continued", name=self.name) if pages else self.name
            width = self.width * 0.6
            parts: list[Primitive] = [
                one_line(name, style, self.left, y + 16 * unit, width, align="left")
            ]
            y += 25 * unit
            if self.has_curve and not pages:
                parts += self._curve(y, FLOWING_CURVE * unit)
                y += (FLOWING_CURVE + 4) * unit
            frame = Frame(self.left, y, self.width, bottom)
            frame.fill(way)
            parts += frame.primitives
            if not way and frame.y < bottom - 30 * unit:
                parts += self._columns_of(texts, frame.y + 3 * unit, bottom)
            pages.append(FlowingPage(parts, bool(pages)))
        return pages

    def _columns_of(self, texts: deque[Paragraph], top: float, bottom: float) -> list[Primitive]:
        """Texts in columns down to ``bottom``; what does not fit stays in ``texts``."""
        column = (self.width - self.gap * (self.columns - 1)) / self.columns
        parts: list[Primitive] = []
        for number in range(self.columns):
            frame = Frame(self.left + number * (column + self.gap), top, column, bottom)
            frame.fill(texts)
            parts += frame.primitives
        return parts

    def _curve(self, top: float, height: float) -> list[Primitive]:
        unit, paper = self.paper.unit, self.paper
        box = Box(
            x=self.left,
            y=top,
            width=self.width,
            height=height,
            radius=7 * unit,
            fill="card",
            stroke="line",
        )
        frame = CurveFrame(
            width=self.width,
            height=height,
            left=58 * unit,
            right=12 * unit,
            margin=min(21 * unit, height * 0.22),
            text_size=paper.style(7).size,
        )
        options = MapOptions(personas=frozenset({self.persona.id}), active=self.persona.id)
        curves = emotion_curves(
            self.project, self.journey.id, frame, options, touchpoint_names=True
        )
        told = curve_said(self.project, self.journey.id, options)
        dots = dot_links(self.project, curves.dots, self.left, top, DOT * unit)
        return [box, Placed(picture=curves.picture, x=self.left, y=top, said=told), *dots]

    def _told(self, brief: bool) -> list[tuple[str, str]]:
        """Touchpoint by touchpoint its id, and what the persona thinks and needs there."""
        lived: dict[str, list[Experience]] = {}
        for one in self.project.referring(Experience, self.persona.id):
            lived.setdefault(one.touchpoint, []).append(one)
        found: list[tuple[str, str]] = []
        for touchpoint in journey_order(self.project, self.journey.id):
            for one in sorted(lived.get(touchpoint.id, ()), key=lambda one: (one.round, one.id)):
                words = [f"“{one.thought.strip()}”"] if one.thought.strip() else []
                if one.need.strip() and not (brief and words):
                    words.append(said("needs: {need}", need=one.need.strip()))
                if words:
                    found.append((touchpoint.id, f"{touchpoint.name}: {' · '.join(words)}"))
        return found

    def _summary(self) -> list[Paragraph]:
        """The curve in numbers: mean, lowest, peak, end, spread, coverage."""
        felt = feelings(self.project, self.journey.id, self.persona.id)
        if felt is None:
            return []
        told = paragraph(in_words(self.project, felt), self.paper.style(7.5), self.width)
        lived = [
            one.id
            for one in self.project.referring(Experience, self.persona.id)
            if self.project.touchpoints[one.touchpoint].journey == self.journey.id
        ]
        return leading([told], behind(self.project, self.journey.id, *lived))

    def _way_lines(self) -> list[Paragraph]:
        """The persona's way, where the curve's dots do not tell the same."""
        ways = strands(self.project, self.persona, self.journey)
        dots = [one.touchpoint for one in curve(self.project, self.journey.id, self.persona.id)]
        passed = [one for strand in ways for one in strand if one in self.project.touchpoints]
        if not ways or passed == dots:
            return []
        text = "  ·  ".join(way_in_words(self.project, self.persona, self.journey))
        return [paragraph(text, self.paper.style(7), self.width, fill="muted")] if text else []
