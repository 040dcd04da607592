"""A persona's pages: who they are, their empathy map, how they feel along the way.

What does not fit on the first page goes on to further ones; nothing is dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from journeymapper.analysis.directions import isolated
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Journey, Persona
from journeymapper.drawing.chips import chip_look, portrait
from journeymapper.drawing.figures import percent
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.flow import Frame, Paragraph, heading, paragraph
from journeymapper.drawing.pages.leads import behind, leading, link_over
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.persona_boxes import Boxes, EmpathyBoxes, evidence_legend
from journeymapper.drawing.pages.persona_feelings import Feelings
from journeymapper.drawing.pages.persona_profile import profile
from journeymapper.drawing.primitives import Anchor, Box, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.words import at_start, counted, said

DENSITIES = ((8.0, 9.0), (7.5, 7.0), (7.0, 5.0))
"""Sizes of the profile's text, and the space above each of its sections."""
NOTE_DENSITIES = ((8.5, 4.5, 2.5), (8.0, 3.5, 2.0), (7.5, 2.5, 1.5))
"""Sizes of the notes' text, their padding and the space between them."""


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
        self.sections = profile(project, persona, journeys)
        self.left = paper.left + (self.profile_width + 12 * unit if self.sections else 0.0)
        self.boxes = EmpathyBoxes(project, persona, paper, self.left)
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
            name = said("How they feel along the way")
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
        waiting = deque(self._feelings(paper.left, self.felt[len(shown) :]))
        heights = self._grown(shown, room - self.boxes.height_of(boxes))
        y = paper.bottom - sum(heights)
        if has_boxes:
            if not shown:
                y = min(y - 14 * unit, top + self.boxes.height_of(boxes) * 1.6 + 60 * unit)
            end = y
            parts += self.boxes.fill(boxes, top, end)
            parts += evidence_legend(self.paper, end + 16 * unit if shown else end + 9 * unit)
        else:
            y = top - 8 * unit
        for one, height in zip(shown, heights, strict=True):
            parts += one.draw(y, height)
            y += height
        drafts: list[Draft] = []
        if not (has_boxes or self.sections or shown):
            parts = self._place(waiting, y, parts, drafts)
        drafts.append(self._draft(parts))
        while story or any(boxes) or waiting:
            parts = self._head(False)
            y = top - 26 * unit
            if story or any(boxes):
                used = self.boxes.fill_further(story, boxes, y)
                parts += used[0]
                y = used[1]
            if y == top - 26 * unit or (waiting and waiting[0].least_height <= paper.bottom - y):
                parts = self._place(waiting, y, parts, drafts)
            drafts.append(self._draft(parts))
        return drafts

    def _place(
        self, waiting: deque[Feelings], y: float, parts: list[Primitive], drafts: list[Draft]
    ) -> list[Primitive]:
        """Draw on the page from ``y`` as many of those who wait as it holds. One that no page
        holds goes on over as many as it needs, which go to ``drafts``; the last is given back."""
        bottom = self.paper.bottom
        if waiting and waiting[0].least_height > bottom - y:
            top = self.paper.margin + 40 * self.paper.unit
            for page in waiting.popleft().flow(y, top, bottom):
                if page.goes_on:
                    drafts.append(self._draft(parts))
                    parts = self._head(False)
                parts = parts + page.parts
            return parts
        while waiting and waiting[0].least_height <= bottom - y:
            some = list(waiting)
            together = self._fitting(some, bottom - y)
            grown = self._grown(some[:together], bottom - y)
            parts += waiting.popleft().draw(y, grown[0])
            y += grown[0]
        return parts

    def _draft(self, parts: list[Primitive]) -> Draft:
        return Draft(said("Persona · {persona}", persona=self.persona.name), tuple(parts))

    def _share(self, room: float) -> tuple[Boxes, list[Feelings]]:
        """The notes of each box, set as tightly as the page asks, and the curves that it holds
        beside them: all of them if need be with less said, else as many as go."""
        full = self._feelings(self.left, self.journeys)
        self.felt = [one.journey for one in full]
        settings = [self.boxes.setting(density) for density in NOTE_DENSITIES[:1]]
        if settings[0][1] + sum(one.least_height for one in full) > room:
            settings += [self.boxes.setting(density) for density in NOTE_DENSITIES[1:]]
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
            name = said("{name}, continued", name=isolated(persona.name))
            return [*parts, one_line(name, large, left, middle, width, align="left")]
        words = [at_start(persona.role.label), persona.segment]
        words += persona.demographics.splitlines()[:1]
        if persona.share_of_customers is not None:
            share = percent(persona.share_of_customers, self.project.details.locale)
            words.append(said("{share} of customers", share=share))
        small = paper.style(9)
        bookmark = said("Persona: {persona}", persona=persona.name)
        under = " · ".join(filter(None, words))
        places = [
            place for one in self.journeys for place in behind(self.project, one.id, persona.id)
        ]
        area = (left, middle + 5 * unit, width, 16 * unit)
        return [
            Anchor(x=0, y=0, name=persona.id, title=bookmark),
            *link_over(places, *area),
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
        notes = self.project.referring(FeedbackNote, self.persona.id)
        if notes:
            name = said("What they said")
            found.append(heading(name, self.paper.style(size - 0.5, 600), width, space * unit))
            told = counted("{count} note of feedback", "{count} notes of feedback", len(notes))
            places = [*(f"note-{one.id}" for one in notes), "feedback"]
            found += leading([paragraph(told, self.paper.style(size), width)], places)
        return found

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
