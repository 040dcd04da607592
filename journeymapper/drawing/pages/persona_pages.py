"""A persona's pages: who they are, their empathy map, how they feel along the way.

What does not fit on the first page goes on to further ones; nothing is dropped.
"""

from __future__ import annotations

from collections import deque

from journeymapper.analysis.emotion import curve
from journeymapper.analysis.paths import path
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Journey, Persona
from journeymapper.domain.vocabulary import ConnectionKind, Evidence, Section
from journeymapper.drawing.chips import chip_look, portrait
from journeymapper.drawing.connections import label_text
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.figures import percent
from journeymapper.drawing.marks import evidence_mark
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.pages.flow import Frame, Paragraph, heading, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.primitives import Anchor, Box, Placed, Primitive
from journeymapper.drawing.texts import fitted, one_line

BOXES: tuple[tuple[str, tuple[Section, ...], str], ...] = (
    ("Thinks & feels", (Section.THINK, Section.FEEL), "stage_5"),
    ("Hears", (Section.HEAR,), "stage_2"),
    ("Sees", (Section.SEE,), "stage_3"),
    ("Says & does", (Section.SAY, Section.DO), "stage_4"),
    ("Pains", (Section.PAINS,), "pain"),
    ("Gains", (Section.GAINS,), "stage_1"),
)
COLUMNS = 3
DENSITIES = ((8.0, 9.0), (7.5, 7.0), (7.0, 5.0))
"""Sizes of the profile's text, and the space above each of its sections."""
CURVES = 2
"""As many curves share a page."""


def persona_pages(
    project: Project, persona: Persona, paper: Paper, journeys: tuple[Journey, ...]
) -> list[Draft]:
    """One page, or as many as the persona's notes need."""
    return _Builder(project, persona, paper, journeys).pages()


class _Builder:
    def __init__(
        self, project: Project, persona: Persona, paper: Paper, journeys: tuple[Journey, ...]
    ) -> None:
        self.project = project
        self.persona = persona
        self.paper = paper
        self.journeys = journeys
        unit = paper.unit
        self.profile_width = 174 * unit
        self.left = paper.left + self.profile_width + 12 * unit
        self.gap = 7 * unit
        self.box_width = (paper.right - self.left - (COLUMNS - 1) * self.gap) / COLUMNS
        self.colour = persona_colours(project)[persona.id]

    def pages(self) -> list[Draft]:
        unit = self.paper.unit
        profile = deque(self._fitted_profile(self.paper.margin + 66 * unit, self.paper.bottom))
        boxes = [deque(self._notes(sections)) for _, sections, _ in BOXES]
        journeys = [one for one in self.journeys if self._feels_along(one)]
        drafts: list[Draft] = []
        while not drafts or profile or any(boxes) or journeys:
            first = not drafts
            parts = self._head(first)
            top = self.paper.margin + (66 if first else 40) * unit
            bottom = self.paper.bottom
            shown, journeys = journeys[:CURVES], journeys[CURVES:]
            each = (150 if len(shown) < 2 else 106) * unit
            strands = [self._strands(one) for one in shown]
            heights = [each + sum(line.height for line in lines) for lines in strands]
            curve_top = bottom - sum(heights)
            if not (first or any(boxes) or shown):
                parts += self._fill_profile_only(profile, top, bottom)
            else:
                parts += self._fill_profile(profile, top, bottom)
            if first or any(boxes):
                parts += self._fill_boxes(boxes, top, curve_top, first, bool(shown))
            else:
                curve_top = top
            for journey, height, lines in zip(shown, heights, strands, strict=True):
                parts += self._curve(journey, curve_top, height, lines)
                curve_top += height
            drafts.append(Draft(f"Persona · {self.persona.name}", tuple(parts)))
        return drafts

    def _head(self, first: bool) -> list[Primitive]:
        paper, unit, persona = self.paper, self.paper.unit, self.persona
        look = chip_look(self.project, persona, self.colour)
        radius = (25 if first else 13) * unit
        middle = paper.margin + radius
        left = paper.left + 2 * radius + 13 * unit
        width = paper.right - left
        large = paper.style(21 if first else 14, 700)
        parts: list[Primitive] = list(portrait(look, paper.left + radius, middle, radius))
        if not first:
            name = f"{persona.name}, continued"
            return [*parts, one_line(name, large, left, middle, width)]
        words = [persona.role.label.capitalize(), persona.segment]
        words += persona.demographics.splitlines()[:1]
        if persona.share_of_customers is not None:
            words.append(f"{percent(persona.share_of_customers)} of customers")
        return [
            Anchor(x=0, y=0, name=persona.id, title=f"Persona: {persona.name}"),
            *parts,
            one_line(persona.name, large, left, middle - 9 * unit, width),
            one_line(
                " · ".join(filter(None, words)),
                paper.style(9),
                left,
                middle + 13 * unit,
                width,
                "muted",
            ),
        ]

    def _fitted_profile(self, top: float, bottom: float) -> list[Paragraph]:
        """The profile, set a little tighter where that keeps it on the first page."""
        room = bottom - top - 24 * self.paper.unit
        roomy = self._profile(*DENSITIES[0])
        for density in DENSITIES:
            profile = self._profile(*density)
            if sum(one.height + one.before for one in profile) <= room:
                return profile
        return roomy

    def _profile(self, size: float, space: float) -> list[Paragraph]:
        """The profile's sections, those without text left out, in this size with this much space
        above each."""
        persona = self.persona
        sections: list[tuple[str, list[str]]] = [
            ("In their words", [f"“{_unquoted(persona.quote)}”"] if persona.quote.strip() else []),
            ("Who they are", self._texts(Section.WHO) + persona.demographics.splitlines()[1:]),
            ("What they need to do", self._texts(Section.NEED_TO_DO)),
            ("Goals", persona.goals.splitlines()),
            ("Frustrations", persona.frustrations.splitlines()),
            ("Behaviour", persona.behaviours.splitlines()),
            ("Decides by", persona.decision_criteria.splitlines()),
            ("Objections", persona.objections.splitlines()),
            ("Segment value", self._value()),
        ]
        for journey in self.journeys:
            several = len(self.journeys) > 1
            suffix = f" · {journey.title}" if several else ""
            if not self._feels_along(journey):
                sections.append((f"Path{suffix}", self._path(journey)))
            sections.append((f"Loops{suffix}", self._loops(journey)))
        width = self.profile_width - 24 * self.paper.unit
        found: list[Paragraph] = []
        for name, texts in sections:
            texts = [text for text in texts if text.strip()]
            if texts:
                found.append(
                    heading(name, self.paper.style(size - 0.5, 600), width, space * self.paper.unit)
                )
                found += [paragraph(text, self.paper.style(size), width) for text in texts]
        return found

    def _texts(self, section: Section) -> list[str]:
        notes = self.project.referring(EmpathyNote, self.persona.id)
        return [one.text for one in by_rank(notes) if one.section is section]

    def _value(self) -> list[str]:
        persona = self.persona
        parts = (
            ("Recency", persona.recency),
            ("Frequency", persona.frequency),
            ("Monetary", persona.monetary),
        )
        texts = [f"{name} {value}" for name, value in parts if value is not None]
        return [" · ".join(texts)] if texts else []

    def _path(self, journey: Journey) -> list[str]:
        """The persona's way in words, a line for each strand of it."""
        touchpoints = self.project.touchpoints
        strands: list[list[str]] = []
        last = ""
        for one in path(self.project, self.persona.id, journey.id):
            way = self.project.connections[one]
            if way.source != last:
                strands.append([way.source])
            strands[-1].append(way.target)
            last = way.target
        named = [[touchpoints[one].name for one in ids if one in touchpoints] for ids in strands]
        return [" → ".join(names) for names in named if names]

    def _loops(self, journey: Journey) -> list[str]:
        ways = (
            self.project.connections[one] for one in path(self.project, self.persona.id, journey.id)
        )
        return [label_text(one) for one in ways if one.kind is ConnectionKind.LOOP]

    def _notes(self, sections: tuple[Section, ...]) -> list[Paragraph]:
        paper, unit = self.paper, self.paper.unit
        style = paper.style(8.5)
        width = self.box_width - 20 * unit
        notes = [
            one
            for one in self.project.referring(EmpathyNote, self.persona.id)
            if one.section in sections and one.text.strip()
        ]
        order = {section: place for place, section in enumerate(sections)}
        notes.sort(key=lambda one: (order[one.section], one.rank, one.id))
        radius = 2.4 * unit
        return [
            paragraph(
                one.text,
                style,
                width,
                before=2.5 * unit,
                padding=4.5 * unit,
                paper="note",
                border="note_line",
                extra=evidence_mark(one.evidence, -9 * unit, 0.0, radius),
                room_right=11 * unit,
            )
            for one in notes
        ]

    def _fill_profile(
        self, profile: deque[Paragraph], top: float, bottom: float, left: float | None = None
    ) -> list[Primitive]:
        if not profile:
            return []
        paper, pad = self.paper, 12 * self.paper.unit
        x = paper.left if left is None else left
        panel = Box(
            x=x,
            y=top,
            width=self.profile_width,
            height=bottom - top,
            radius=7 * paper.unit,
            fill="paper",
        )
        frame = Frame(x + pad, top + pad, self.profile_width - 2 * pad, bottom - pad)
        frame.fill(profile)
        return [panel, *frame.primitives]

    def _fill_profile_only(
        self, profile: deque[Paragraph], top: float, bottom: float
    ) -> list[Primitive]:
        """What is left of the profile, in columns over the whole page."""
        parts: list[Primitive] = []
        step = self.profile_width + 12 * self.paper.unit
        left = self.paper.left
        while profile and left + self.profile_width <= self.paper.right + 1:
            parts += self._fill_profile(profile, top, bottom, left)
            left += step
        return parts

    def _fill_boxes(
        self,
        boxes: list[deque[Paragraph]],
        top: float,
        bottom: float,
        first: bool,
        over_curve: bool,
    ) -> list[Primitive]:
        paper, unit, gap = self.paper, self.paper.unit, self.gap
        wanted = [place for place in range(len(BOXES)) if first or boxes[place]]
        rows = (len(wanted) + COLUMNS - 1) // COLUMNS
        last = 0.0 if over_curve else 14 * unit
        height = (bottom - last - top - gap * (rows - 1)) / rows
        parts: list[Primitive] = []
        for number, place in enumerate(wanted):
            name, _, fill = BOXES[place]
            x = self.left + (number % COLUMNS) * (self.box_width + gap)
            y = top + (number // COLUMNS) * (height + gap)
            parts.append(
                Box(x=x, y=y, width=self.box_width, height=height, radius=7 * unit, fill=fill)
            )
            inner = self.box_width - 20 * unit
            style = paper.style(9, 600)
            parts.append(one_line(name, style, x + 10 * unit, y + 13 * unit, inner, align="left"))
            frame = Frame(x + 10 * unit, y + 24 * unit, inner, y + height - 5 * unit)
            if not boxes[place]:
                empty = paper.style(8)
                parts.append(
                    one_line(
                        "nothing noted yet", empty, x + 10 * unit, y + 34 * unit, inner, "muted"
                    )
                )
            frame.fill(boxes[place])
            parts += frame.primitives
            if boxes[place]:
                parts.append(
                    one_line(
                        "goes on",
                        paper.style(6.5),
                        x,
                        y + 14 * unit,
                        self.box_width - 10 * unit,
                        "muted",
                        "right",
                    )
                )
        parts += self._evidence_legend(bottom + (9 * unit if over_curve else -last / 2 + 1))
        return parts

    def _evidence_legend(self, middle: float) -> list[Primitive]:
        style = self.paper.style(6.5)
        x = self.paper.right
        parts: list[Primitive] = []
        for evidence in Evidence:
            width = fitted(evidence.label, style, 90).width
            x -= width
            parts.append(one_line(evidence.label, style, x, middle, width, "muted", "left"))
            x -= 7 * self.paper.unit
            parts += evidence_mark(evidence, x, middle, 2.4 * self.paper.unit)
            x -= 12 * self.paper.unit
        return parts

    def _feels_along(self, journey: Journey) -> bool:
        return bool(curve(self.project, journey.id, self.persona.id))

    def _strands(self, journey: Journey) -> list[Paragraph]:
        """The persona's path as it stands above its curve."""
        width = self.paper.right - self.left
        text = "  ·  ".join(self._path(journey))
        return [paragraph(text, self.paper.style(7), width, fill="muted")] if text else []

    def _curve(
        self, journey: Journey, top: float, height: float, strands: list[Paragraph]
    ) -> list[Primitive]:
        unit, paper = self.paper.unit, self.paper
        bottom = top + height
        width = paper.right - self.left
        name = "How they feel along the way"
        if len(self.journeys) > 1:
            name += f" · {journey.title}"
        frame_top = Frame(self.left, top + 17 * unit, width, bottom)
        frame_top.fill(deque(strands))
        box_top = frame_top.y + 3 * unit
        box = Box(
            x=self.left,
            y=box_top,
            width=width,
            height=bottom - box_top,
            radius=7 * unit,
            fill="card",
            stroke="line",
        )
        frame = CurveFrame(
            width=width,
            height=bottom - box_top,
            left=58 * unit,
            right=12 * unit,
            margin=21 * unit,
            text_size=paper.style(7).size,
        )
        options = MapOptions(personas=frozenset({self.persona.id}), active=self.persona.id)
        curves = emotion_curves(self.project, journey.id, frame, options, touchpoint_names=True)
        head = one_line(name, paper.style(9, 600), self.left, top + 9 * unit, width, align="left")
        return [
            head,
            *frame_top.primitives,
            box,
            Placed(picture=curves.picture, x=self.left, y=box_top),
        ]


def _unquoted(text: str) -> str:
    return text.strip().strip('“”"„»«')
