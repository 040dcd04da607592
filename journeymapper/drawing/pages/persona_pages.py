"""A persona's pages: who they are, their empathy map, how they feel along the way.

What does not fit on the first page goes on to further ones; nothing is dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Journey, Persona
from journeymapper.domain.vocabulary import Evidence, Section
from journeymapper.drawing.chips import chip_look, portrait
from journeymapper.drawing.figures import percent
from journeymapper.drawing.marks import evidence_mark
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.flow import Frame, Paragraph, heading, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.persona_feelings import Feelings
from journeymapper.drawing.pages.persona_profile import profile
from journeymapper.drawing.primitives import Anchor, Box, Primitive
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
FURTHER_COLUMNS = 4
DENSITIES = ((8.0, 9.0), (7.5, 7.0), (7.0, 5.0))
"""Sizes of the profile's text, and the space above each of its sections."""
NOTE_DENSITIES = ((8.5, 4.5, 2.5), (8.0, 3.5, 2.0), (7.5, 2.5, 1.5))
"""Sizes of the notes' text, their padding and the space between them."""
LEAST_ROW = 48.0
"""Height of a row of boxes with nothing in them."""
Boxes = list[deque[Paragraph]]


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
        unit = paper.unit
        self.profile_width = 174 * unit
        self.gap = 7 * unit
        self.sections = profile(project, persona, journeys)
        self.left = paper.left + (self.profile_width + 12 * unit if self.sections else 0.0)
        self.box_width = (paper.right - self.left - (COLUMNS - 1) * self.gap) / COLUMNS
        self.colour = persona_colours(project)[persona.id]
        self.journeys = journeys
        self.felt: list[Journey] = []
        """Those on which there is anything to tell of the persona's feelings."""

    def _feelings(
        self, left: float, journeys: Sequence[Journey], brief: bool = False
    ) -> list[Feelings]:
        """How the persona feels on each of these journeys on which it feels anything."""
        found: list[Feelings] = []
        for journey in journeys:
            name = "How they feel along the way"
            if len(self.journeys) > 1:
                name += f" · {journey.title}"
            made = Feelings(self.project, self.persona, journey, self.paper, left, name, brief)
            if not made.is_empty:
                found.append(made)
        return found

    def pages(self) -> list[Draft]:
        paper, unit = self.paper, self.paper.unit
        top = paper.margin + 66 * unit
        room = paper.bottom - top
        story = deque(self._fitted_profile(room))
        boxes, shown = self._share(room)
        has_boxes = any(boxes)
        parts = self._head(True) + self._fill_profile(story, top, paper.bottom)
        waiting = self._feelings(paper.left, self.felt[len(shown) :])
        heights = self._grown(shown, room - self._boxes_height(boxes))
        y = paper.bottom - sum(heights)
        if has_boxes:
            if not shown:
                y = min(y - 14 * unit, top + self._boxes_height(boxes) * 1.6 + 60 * unit)
            end = y
            parts += self._fill_boxes(boxes, top, end)
            parts += self._evidence_legend(end + 16 * unit if shown else end + 9 * unit)
        else:
            y = top - 8 * unit
        for one, height in zip(shown, heights, strict=True):
            parts += one.draw(y, height)
            y += height
        drafts = [self._draft(parts)]
        while story or any(boxes) or waiting:
            parts = self._head(False)
            y = top - 26 * unit
            if story or any(boxes):
                used = self._fill_further(story, boxes, y)
                parts += used[0]
                y = used[1]
            while waiting and waiting[0].least_height <= paper.bottom - y:
                together = self._fitting(waiting, paper.bottom - y)
                grown = self._grown(waiting[:together], paper.bottom - y)
                parts += waiting[0].draw(y, grown[0])
                y += grown[0]
                waiting = waiting[1:]
            if waiting and y == top - 26 * unit:
                parts += waiting[0].draw(y, waiting[0].least_height)
                waiting = waiting[1:]
            drafts.append(self._draft(parts))
        return drafts

    def _draft(self, parts: list[Primitive]) -> Draft:
        return Draft(f"Persona · {self.persona.name}", tuple(parts))

    def _share(self, room: float) -> tuple[Boxes, list[Feelings]]:
        """The notes of each box, set as tightly as the page asks, and the curves that it holds
        beside them: all of them if need be with less said, else as many as go."""
        full = self._feelings(self.left, self.journeys)
        self.felt = [one.journey for one in full]
        settings = [self._setting(density) for density in NOTE_DENSITIES[:1]]
        if settings[0][1] + sum(one.least_height for one in full) > room:
            settings += [self._setting(density) for density in NOTE_DENSITIES[1:]]
        for count in range(len(full), -1, -1):
            offers = [full[:count]]
            lowest = settings[-1][1] + sum(one.brief_height for one in full)
            if count and count == len(full) and lowest <= room:
                offers.append(self._feelings(self.left, self.journeys, brief=True))
            for feelings in offers:
                left = room - sum(one.least_height for one in feelings)
                for boxes, height in settings:
                    if height <= left:
                        return boxes, feelings
        return settings[-1][0], []

    def _setting(self, density: tuple[float, float, float]) -> tuple[Boxes, float]:
        boxes = [deque(self._notes(sections, density)) for _, sections, _ in BOXES]
        return boxes, self._boxes_height(boxes)

    def _grown(self, feelings: Sequence[Feelings], room: float) -> list[float]:
        """Heights that use up the room, but no more than the curves' most."""
        heights = [one.least_height for one in feelings]
        spare = max(room - sum(heights), 0.0)
        if not heights:
            return []
        return [
            min(height + spare / len(heights), one.most_height)
            for height, one in zip(heights, feelings, strict=True)
        ]

    def _fitting(self, feelings: Sequence[Feelings], room: float) -> int:
        count, used = 0, 0.0
        for one in feelings:
            used += one.least_height
            if used > room:
                break
            count += 1
        return max(count, 1)

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
            return [*parts, one_line(name, large, left, middle, width, align="left")]
        words = [persona.role.label.capitalize(), persona.segment]
        words += persona.demographics.splitlines()[:1]
        if persona.share_of_customers is not None:
            words.append(
                f"{percent(persona.share_of_customers, self.project.details.locale)} of customers"
            )
        small = paper.style(9)
        under = " · ".join(filter(None, words))
        return [
            Anchor(x=0, y=0, name=persona.id, title=f"Persona: {persona.name}"),
            *parts,
            one_line(persona.name, large, left, middle - 9 * unit, width, align="left"),
            one_line(under, small, left, middle + 13 * unit, width, "muted", align="left"),
        ]

    def _fitted_profile(self, room: float) -> list[Paragraph]:
        """The profile, set a little tighter where that keeps it on the first page."""
        room -= 24 * self.paper.unit
        roomy = self._profile(*DENSITIES[0])
        for density in DENSITIES:
            found = self._profile(*density)
            if sum(one.height + one.before for one in found) <= room:
                return found
        return roomy

    def _profile(self, size: float, space: float) -> list[Paragraph]:
        unit = self.paper.unit
        width = self.profile_width - 24 * unit
        found: list[Paragraph] = []
        for name, texts in self.sections:
            found.append(heading(name, self.paper.style(size - 0.5, 600), width, space * unit))
            found += [paragraph(text, self.paper.style(size), width) for text in texts]
        return found

    def _notes(
        self, sections: tuple[Section, ...], density: tuple[float, float, float]
    ) -> list[Paragraph]:
        unit = self.paper.unit
        size, padding, before = density
        style = self.paper.style(size)
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
                before=before * unit,
                padding=padding * unit,
                paper="note",
                border="note_line",
                extra=evidence_mark(one.evidence, -9 * unit, 0.0, radius),
                room_right=11 * unit,
            )
            for one in notes
        ]

    def _fill_profile(self, story: deque[Paragraph], top: float, bottom: float) -> list[Primitive]:
        if not story:
            return []
        paper, pad = self.paper, 12 * self.paper.unit
        panel = Box(
            x=paper.left,
            y=top,
            width=self.profile_width,
            height=bottom - top,
            radius=7 * paper.unit,
            fill="paper",
        )
        frame = Frame(paper.left + pad, top + pad, self.profile_width - 2 * pad, bottom - pad)
        frame.fill(story)
        return [panel, *frame.primitives]

    def _row_needs(self, boxes: Boxes) -> list[float]:
        """The height that each row of boxes needs for its notes."""
        unit = self.paper.unit
        needs: list[float] = []
        for first in range(0, len(boxes), COLUMNS):
            row = boxes[first : first + COLUMNS]
            tallest = max(sum(one.height + one.before for one in box) for box in row)
            needs.append(max(tallest + 32 * unit, LEAST_ROW * unit))
        return needs

    def _boxes_height(self, boxes: Boxes) -> float:
        if not any(boxes):
            return 0.0
        needs = self._row_needs(boxes)
        return sum(needs) + self.gap * (len(needs) - 1)

    def _fill_boxes(self, boxes: Boxes, top: float, bottom: float) -> list[Primitive]:
        """All boxes, rows as tall as their notes ask, what is left shared between them."""
        paper, unit, gap = self.paper, self.paper.unit, self.gap
        needs = self._row_needs(boxes)
        room = bottom - top - gap * (len(needs) - 1)
        spare = room - sum(needs)
        if spare >= 0:
            heights = [one + spare / len(needs) for one in needs]
        else:
            low = [min(one, room / len(needs)) for one in needs]
            left = room - sum(low)
            wanting = sum(one - least for one, least in zip(needs, low, strict=True))
            heights = [
                least + left * (one - least) / wanting
                for one, least in zip(needs, low, strict=True)
            ]
        parts: list[Primitive] = []
        for place, (name, _, fill) in enumerate(BOXES):
            height = heights[place // COLUMNS]
            x = self.left + (place % COLUMNS) * (self.box_width + gap)
            y = top + sum(heights[: place // COLUMNS]) + gap * (place // COLUMNS)
            parts += self._panel(name, fill, x, y, self.box_width, height)
            inner = self.box_width - 20 * unit
            if not boxes[place]:
                at = x + 10 * unit
                empty = paper.style(8)
                words = "nothing noted yet"
                parts.append(one_line(words, empty, at, y + 34 * unit, inner, "muted"))
            frame = Frame(x + 10 * unit, y + 24 * unit, inner, y + height - 5 * unit)
            frame.fill(boxes[place])
            parts += frame.primitives
            if boxes[place]:
                small, most = paper.style(6.5), self.box_width - 10 * unit
                parts.append(one_line("goes on", small, x, y + 14 * unit, most, "muted", "right"))
        return parts

    def _panel(
        self, name: str, fill: str, x: float, y: float, width: float, height: float
    ) -> list[Primitive]:
        unit = self.paper.unit
        style = self.paper.style(9, 600)
        return [
            Box(x=x, y=y, width=width, height=height, radius=7 * unit, fill=fill),
            one_line(name, style, x + 10 * unit, y + 13 * unit, width - 20 * unit, align="left"),
        ]

    def _fill_further(
        self, story: deque[Paragraph], boxes: Boxes, top: float
    ) -> tuple[list[Primitive], float]:
        """What is left of profile and notes, in columns over the whole page, each as tall as the
        others where that is enough; and where they end."""
        unit = self.paper.unit
        left = [("Profile", "paper", story)] if story else []
        left += [(name, fill, boxes[place]) for place, (name, _, fill) in enumerate(BOXES)]
        left = [one for one in left if one[2]]
        total = sum(one.height + one.before for _, _, waiting in left for one in waiting)
        even = top + total / FURTHER_COLUMNS * 1.25 + 60 * unit
        for bottom in (min(even, self.paper.bottom), self.paper.bottom):
            copies = [(name, fill, deque(waiting)) for name, fill, waiting in left]
            parts, end = self._fill_columns(copies, top, bottom)
            if not any(waiting for _, _, waiting in copies):
                break
        for (_, _, waiting), (_, _, rest) in zip(left, copies, strict=True):
            waiting.clear()
            waiting.extend(rest)
        return parts, end + 4 * unit

    def _fill_columns(
        self, left: list[tuple[str, str, deque[Paragraph]]], top: float, bottom: float
    ) -> tuple[list[Primitive], float]:
        paper, unit, gap = self.paper, self.paper.unit, self.gap
        whole = paper.right - paper.left
        width = (whole - gap * (FURTHER_COLUMNS - 1)) / FURTHER_COLUMNS
        # Paragraphs are broken already: a column is at least as wide as they are.
        width = max(width, max((self._set_width(one) for _, _, one in left), default=0.0))
        count = max(int((whole + gap) / (width + gap)), 1)
        parts: list[Primitive] = []
        end = top
        queue = [one for one in left if one[2]]
        for place in range(count):
            x = paper.left + place * (width + gap)
            y = top
            while queue:
                name, fill, waiting = queue[0]
                if bottom - y < 90 * unit and y > top:
                    break
                frame = Frame(x + 10 * unit, y + 24 * unit, width - 20 * unit, bottom - 5 * unit)
                frame.fill(waiting)
                height = frame.y + 7 * unit - y
                parts += self._panel(name, fill, x, y, width, height)
                parts += frame.primitives
                end = max(end, y + height)
                y += height + gap
                if waiting:
                    break
                queue.pop(0)
        return parts, end

    def _set_width(self, waiting: Sequence[Paragraph]) -> float:
        widest = max(
            max((line.width for line in one.lines), default=0.0) + 2 * one.padding + one.room_right
            for one in waiting
        )
        return widest + 20 * self.paper.unit

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
