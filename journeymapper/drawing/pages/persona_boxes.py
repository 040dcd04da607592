"""A persona's empathy map on paper: six boxes of notes, and what of them goes on elsewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Persona
from journeymapper.domain.vocabulary import Evidence, Section
from journeymapper.drawing.marks import evidence_mark
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.words import noted, said

BOXES: tuple[tuple[str, tuple[Section, ...], str], ...] = (
    (noted("Thinks & feels"), (Section.THINK, Section.FEEL), "stage_5"),
    (noted("Hears"), (Section.HEAR,), "stage_2"),
    (noted("Sees"), (Section.SEE,), "stage_3"),
    (noted("Says & does"), (Section.SAY, Section.DO), "stage_4"),
    (noted("Pains"), (Section.PAINS,), "pain"),
    (noted("Gains"), (Section.GAINS,), "stage_1"),
)
COLUMNS = 3
FURTHER_COLUMNS = 4
LEAST_ROW = 48.0
"""Height of a row of boxes with nothing in them."""
Boxes = list[deque[Paragraph]]


class EmpathyBoxes:
    """The boxes of one persona, for a page area that begins at ``left``."""

    def __init__(self, project: Project, persona: Persona, paper: Paper, left: float) -> None:
        self.project = project
        self.persona = persona
        self.paper = paper
        self.left = left
        self.gap = 7 * paper.unit
        self.box_width = (paper.right - left - (COLUMNS - 1) * self.gap) / COLUMNS

    def setting(self, density: tuple[float, float, float]) -> tuple[Boxes, float]:
        boxes = [deque(self._notes(sections, density)) for _, sections, _ in BOXES]
        return boxes, self.height_of(boxes)

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

    def _row_needs(self, boxes: Boxes) -> list[float]:
        """The height that each row of boxes needs for its notes."""
        unit = self.paper.unit
        needs: list[float] = []
        for first in range(0, len(boxes), COLUMNS):
            row = boxes[first : first + COLUMNS]
            tallest = max(sum(one.height + one.before for one in box) for box in row)
            needs.append(max(tallest + 32 * unit, LEAST_ROW * unit))
        return needs

    def height_of(self, boxes: Boxes) -> float:
        if not any(boxes):
            return 0.0
        needs = self._row_needs(boxes)
        return sum(needs) + self.gap * (len(needs) - 1)

    def fill(self, boxes: Boxes, top: float, bottom: float) -> list[Primitive]:
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
            inner = self.box_width - 20 * unit
            has_notes = bool(boxes[place])
            frame = Frame(x + 10 * unit, y + 24 * unit, inner, y + height - 5 * unit)
            frame.fill(boxes[place])
            goes_on = []
            if boxes[place]:
                small, most = paper.style(6.5), self.box_width * 0.4
                right = x + self.box_width - 10 * unit
                goes_on = [
                    one_line(
                        said("goes on"), small, right - most, y + 14 * unit, most, "muted", "right"
                    )
                ]
            beside = goes_on[0].line.width + 8 * unit if goes_on else 0.0
            parts += self._panel(said(name), fill, x, y, self.box_width, height, beside)
            parts += [*frame.primitives, *goes_on]
            if not has_notes:
                at = x + 10 * unit
                empty = paper.style(8)
                words = said("nothing noted yet")
                parts.append(one_line(words, empty, at, y + 34 * unit, inner, "muted"))
        return parts

    def _panel(
        self,
        name: str,
        fill: str,
        x: float,
        y: float,
        width: float,
        height: float,
        beside: float = 0.0,
    ) -> list[Primitive]:
        """A box under its name, which leaves so much free ``beside`` it."""
        unit = self.paper.unit
        style = self.paper.style(9, 600)
        room = width - 20 * unit - beside
        return [
            Box(x=x, y=y, width=width, height=height, radius=7 * unit, fill=fill),
            one_line(name, style, x + 10 * unit, y + 13 * unit, room, align="left"),
        ]

    def fill_further(
        self, story: deque[Paragraph], boxes: Boxes, top: float
    ) -> tuple[list[Primitive], float]:
        """What is left of profile and notes, in columns over the whole page, each as tall as the
        others where that is enough; and where they end."""
        unit = self.paper.unit
        left = [(said("Profile"), "paper", story)] if story else []
        left += [(said(name), fill, boxes[place]) for place, (name, _, fill) in enumerate(BOXES)]
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


def evidence_legend(paper: Paper, middle: float) -> list[Primitive]:
    """What the notes' marks mean, at the right."""
    style = paper.style(6.5)
    x = paper.right
    parts: list[Primitive] = []
    for evidence in Evidence:
        width = fitted(evidence.label, style, 90).width
        x -= width
        parts.append(one_line(evidence.label, style, x, middle, width, "muted", "left"))
        x -= 7 * paper.unit
        parts += evidence_mark(evidence, x, middle, 2.4 * paper.unit)
        x -= 12 * paper.unit
    return parts
