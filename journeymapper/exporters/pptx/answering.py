"""What customers said and how it was answered, as tables for slides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.closing import Closing, closing_the_loop
from journeymapper.analysis.closing_words import (
    answered_said,
    asked_said,
    longest_said,
    median_said,
    waits_said,
)
from journeymapper.analysis.effects import done_said, effect_said, effects_of_feedback
from journeymapper.analysis.feedback import status_said
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Journey
from journeymapper.drawing.pages.closing_pages import shown_notes
from journeymapper.exporters.job import IsCancelled
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.exporters.pptx.people import figures_slide
from journeymapper.exporters.pptx.tables import BETWEEN, Row, Table, has_room, table_slides
from journeymapper.words import counted, said

MOST_ROWS = 40
"""Of groups, and of those who wait longest."""
MOST_NOTES = 400


def feedback(project: Project, journeys: Sequence[Journey], _at: date) -> list[Table]:
    """What customers said, by touchpoint in journey order, then what is pinned nowhere."""
    places = [one.id for journey in journeys for one in journey_order(project, journey.id)]
    order = {one: n for n, one in enumerate(places)}
    notes = sorted(
        shown_notes(project, journeys),
        key=lambda one: (
            order.get(one.touchpoint or "", len(order)),
            one.received_on or date.max,
            one.id,
        ),
    )
    if not notes:
        return []
    rows = tuple(_said(project, one) for one in notes[:MOST_NOTES])
    locale = project.details.locale
    count = write_number(len(notes), locale)
    facts = [counted("{number} note", "{number} notes", len(notes), number=count)]
    if len(notes) > MOST_NOTES:
        first = write_number(MOST_NOTES, locale)
        facts.append(
            said("the first {count} are shown; the workbook (XLSX) holds all", count=first)
        )
    columns = (
        (said("What customers said"), 38.0),
        (said("At"), 15.0),
        (said("From"), 14.0),
        (said("Received"), 10.0),
        (said("Status"), 11.0),
        (said("Answer"), 22.0),
    )
    made = Table(
        title=said("Feedback"),
        subtitle=" · ".join(facts),
        columns=columns,
        rows=rows,
        anchor="feedback",
        link_column=1,
    )
    return [made]


def _said(project: Project, note: FeedbackNote) -> Row:
    place = project.touchpoints.get(note.touchpoint or "")
    day = write_date(note.received_on, project.details.locale) if note.received_on else ""
    who = " · ".join(filter(None, [note.source, note.customer]))
    return Row(
        cells=(
            " ".join(note.text.split()),
            place.name if place is not None else "",
            who,
            day,
            status_said(note),
            note.reply.strip(),
        ),
        anchor=f"feedback-{note.touchpoint}" if note.touchpoint else "",
        leads_to=f"map-{note.touchpoint}" if note.touchpoint else "",
    )


def closing_slides(
    deck: Deck, journeys: Sequence[Journey], at: date, cancelled: IsCancelled
) -> None:
    """Where answers stand and who waits longest; the answers by touchpoint beside those by source;
    and what came of what customers said. As few slides as hold it."""
    project = deck.project
    notes = shown_notes(project, journeys)
    found = closing_the_loop(project, at, notes)
    effects = _effects(project, notes)
    sheet: Sheet | None = None
    if found.whole.asked:
        day = said("as of {day}", day=write_date(at, project.details.locale))
        facts = f"{asked_said(project, found.whole)} · {day}"
        sheet = figures_slide(deck, found.whole, at, facts)
        if found.oldest:
            oldest = _oldest(project, found, facts, at)
            sheet = table_slides(deck, oldest, cancelled, sheet)[-1]
        if effects is not None and has_room(deck, sheet, effects):
            table_slides(deck, effects, cancelled, sheet)
            effects = None
        sheet = _groups(deck, found, facts, at, cancelled)
    if effects is not None:
        table_slides(deck, effects, cancelled, sheet)


def _groups(deck: Deck, found: Closing, facts: str, at: date, cancelled: IsCancelled) -> Sheet:
    """Side by side, each on as many slides as it needs; what is free below the last."""
    locale = deck.project.details.locale
    told = (
        (said("At touchpoints"), said("Touchpoint"), said("Pinned nowhere"), found.touchpoints),
        (said("From sources"), said("Source"), said("No source said"), found.sources),
    )
    sheet = last = deck.sheet(said("Closing the loop"), facts)
    left, top, width, height = sheet.area
    wide = (width - BETWEEN) / 2
    for number, (title, name, nothing, groups) in enumerate(told):
        rows = tuple(
            Row(
                cells=(
                    group.name or nothing,
                    answered_said(group.figures, locale),
                    median_said(group.figures, locale),
                    write_number(group.figures.waiting, locale) if group.figures.waiting else "–",
                    longest_said(group.figures, at, locale),
                )
            )
            for group in groups[:MOST_ROWS]
        )
        columns = (
            (name, 32.0),
            (said("Answered"), 22.0),
            (said("Median days"), 14.0),
            (said("Waiting"), 14.0),
            (said("Longest wait"), 18.0),
        )
        sheet.area = (left + number * (wide + BETWEEN), top, wide, height)
        table = Table(title=title, subtitle=facts, columns=columns, rows=rows)
        last = table_slides(deck, table, cancelled, sheet)[-1]
    return last


def _oldest(project: Project, found: Closing, facts: str, at: date) -> Table:
    locale = project.details.locale
    rows = tuple(
        Row(
            cells=(
                " ".join(note.text.split()),
                note.source,
                place.name if (place := project.touchpoints.get(note.touchpoint or "")) else "",
                waits_said(note, at, locale),
            ),
            leads_to=f"map-{note.touchpoint}" if note.touchpoint else "",
        )
        for note in found.oldest[:MOST_ROWS]
    )
    columns = (
        (said("What was said"), 50.0),
        (said("From"), 18.0),
        (said("At"), 18.0),
        (said("Waits"), 14.0),
    )
    title = said("Waiting longest")
    return Table(title=title, subtitle=facts, columns=columns, rows=rows, link_column=2)


def _effects(project: Project, notes: Sequence[FeedbackNote]) -> Table | None:
    """What came of these notes, if anything did."""
    ids = {one.id for one in notes}
    rows = tuple(
        Row(
            cells=(
                one.action.text,
                done_said(one.action, project.details.locale),
                one.measure.name if one.measure is not None else "",
                effect_said(project, one),
            )
        )
        for one in effects_of_feedback(project, with_internal=False)
        if one.action.feedback_note in ids
    )
    if not rows:
        return None
    title, told = said("What came of feedback"), said("what came after it need not have come of it")
    return Table(
        title=title,
        subtitle=told,
        heading=f"{title} · {told}",
        columns=(
            (said("What was decided"), 36.0),
            (said("Status"), 16.0),
            (said("Measure"), 20.0),
            (said("Before and after"), 28.0),
        ),
        rows=rows,
    )
