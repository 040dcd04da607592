"""Slides of personas, of emotion curves and of the figures of closing the loop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.closing import Answering
from journeymapper.analysis.closing_words import figures_said
from journeymapper.analysis.emotion import emotion_names
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import EmpathyNote, Journey, Persona
from journeymapper.domain.vocabulary import Section
from journeymapper.drawing.chips import chip_look, portrait
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.figures import percent
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.pages.persona_profile import profile
from journeymapper.drawing.primitives import Ellipse, Picture
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.exporters.pptx.notes import Note, note_slides
from journeymapper.pens.pptx.markup import Paragraph, Words
from journeymapper.words import at_start, said

_EMPATHY = (
    Section.SEE,
    Section.HEAR,
    Section.SAY,
    Section.DO,
    Section.THINK,
    Section.FEEL,
    Section.PAINS,
    Section.GAINS,
)
_FILLS = {Section.PAINS: ("pain", "pain_line"), Section.GAINS: ("opportunity", "opportunity_line")}


def persona_slides(deck: Deck, persona: Persona, journeys: Sequence[Journey]) -> None:
    """Who it is, what they say, think and feel: papers under a portrait."""
    project = deck.project
    told = dict(profile(project, persona, tuple(journeys)))
    quote = told.pop(said("In their words"), [])
    notes = [
        Note(heading=name, lines=tuple(texts), fill="paper", stroke="muted_line")
        for name, texts in told.items()
    ]
    felt = by_rank(project.referring(EmpathyNote, persona.id))
    for section in _EMPATHY:
        lines = tuple(one.text for one in felt if one.section is section and one.text.strip())
        if lines:
            fill, stroke = _FILLS.get(section, ("card", "line"))
            notes.append(Note(heading=section.label, lines=lines, fill=fill, stroke=stroke))
    words = [at_start(persona.role.label), persona.segment]
    words += persona.demographics.splitlines()[:1]
    if persona.share_of_customers is not None:
        share = percent(persona.share_of_customers, project.details.locale)
        words.append(said("{share} of customers", share=share))
    subtitle = " · ".join(filter(None, words))

    def new(number: int) -> Sheet:
        name = persona.name or said("Persona")
        title = name if number == 0 else f"{name} ({number + 1})"
        sheet = deck.sheet(title, subtitle, f"persona-{persona.id}")
        if number == 0:
            _portrait(deck, sheet, persona, quote)
        return sheet

    if notes:
        note_slides(deck, notes, new)
    else:
        new(0)


def _portrait(deck: Deck, sheet: Sheet, persona: Persona, quote: Sequence[str]) -> None:
    left, top, width, height = sheet.area
    colour = persona_colours(deck.project)[persona.id]
    look = chip_look(deck.project, persona, colour)
    parts = portrait(look, 20.0, 20.0, 20.0)
    pen = deck.pen(sheet, 1.0, left, top)
    pen.draw(Picture(primitives=parts, bounds=(0, 0, 40, 40)))
    if quote:
        words = Words(text=quote[0], size=14.0, italic=True, colour=deck.theme.colour("accent"))
        box = (left + 52.0, top, width - 52.0, 40.0)
        deck.write(sheet, box, [Paragraph(words=(words,))], anchor="ctr", name=said("quote"))
    sheet.area = (left, top + 50.0, width, height - 50.0)


def curve_slide(deck: Deck, journey: Journey, options: MapOptions) -> None:
    """The emotions of every persona along the journey, by height, name and colour."""
    project = deck.project
    felt = [
        one
        for one in project.experiences.values()
        if one.emotion is not None
        and project.touchpoints[one.touchpoint].journey == journey.id
        and options.shows(one.persona)
    ]
    if not felt:
        return
    names = emotion_names(project)
    title = said("Emotion")
    if len(deck.job.journeys) > 1:
        title = f"{title} · {journey.title}"
    span = said("from {worst} (−2) to {best} (+2)", worst=names[0], best=names[-1])
    sheet = deck.sheet(title, span, f"curve-{journey.id}")
    left, top, width, height = sheet.area
    shown = [one for one in project.personas.values() if any(f.persona == one.id for f in felt)]
    below = 22.0
    frame = CurveFrame(
        width=width, height=height - below, left=86.0, right=20.0, margin=34.0, text_size=10.0
    )
    curves = emotion_curves(
        project, journey.id, frame, options, level_names=True, touchpoint_names=True
    )
    deck.pen(sheet, 1.0, left, top).draw(curves.picture)
    _legend(deck, sheet, shown, (left + 86.0, top + height - below + 4.0))
    for one in sorted(felt, key=lambda each: each.id):
        if one.emotional_trigger or one.thought:
            who = project.personas[one.persona].name
            where = project.touchpoints[one.touchpoint].name
            told = ". ".join(filter(None, [one.emotional_trigger, one.thought]))
            sheet.notes.append(
                said(
                    "{persona} at {touchpoint} ({emotion}): {words}",
                    persona=who,
                    touchpoint=where,
                    emotion=f"{one.emotion:+d}",
                    words=told,
                )
            )


def _legend(deck: Deck, sheet: Sheet, personas: Sequence[Persona], at: tuple[float, float]) -> None:
    colours = persona_colours(deck.project)
    x, y = at
    for one in personas:
        dot = Ellipse(cx=5.0, cy=7.0, rx=4.5, ry=4.5, fill=colours[one.id])
        deck.pen(sheet, 1.0, x, y).draw(Picture(primitives=(dot,), bounds=(0, 0, 10, 14)))
        width = 16.0 + len(one.name) * 6.4
        box = (x + 14.0, y, width, 14.0)
        element = deck.write(sheet, box, [deck.line(one.name, 10.0)], anchor="ctr")
        deck.link(sheet, element, f"persona-{one.id}", one.name)
        x += width + 22.0


def figures_slide(deck: Deck, whole: Answering, at: date, facts: str) -> Sheet:
    """The four figures of closing the loop; what is free below them is the sheet's."""
    sheet = deck.sheet(said("Closing the loop"), facts, "closing")
    left, top, width, height = sheet.area
    gap = 14.0
    wide = (width - 3 * gap) / 4
    tall = min(height, 84.0)
    for place, (number, name, rests) in enumerate(figures_said(deck.project, whole, at)):
        deck.write(
            sheet,
            (left + place * (wide + gap), top + 4.0, wide, tall),
            [
                deck.line(number, 26.0, True, "accent", align="ctr"),
                deck.line(name, 12.0, True, align="ctr"),
                deck.line(rests, 10.5, colour="muted", align="ctr", before=2.0),
            ],
            fill="card",
            stroke="line",
            inset=6.0,
            anchor="ctr",
            name=name,
            radius=8.0,
        )
    down = tall + 18.0
    sheet.area = (left, top + down, width, height - down)
    return sheet
