"""What customers said and how it was answered, as tables for slides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.closing import closing_the_loop
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
from journeymapper.exporters.pptx.tables import Row, Table
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
        (said("What customers said"), 40.0),
        (said("At"), 15.0),
        (said("From"), 14.0),
        (said("Received"), 10.0),
        (said("Status"), 9.0),
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


def closing(project: Project, journeys: Sequence[Journey], at: date) -> list[Table]:
    """Where answers stand, who waits longest, and what came of what customers said; the figures
    themselves are set apart."""
    notes = shown_notes(project, journeys)
    found = closing_the_loop(project, at, notes)
    locale = project.details.locale
    made = []
    columns = (
        ("", 34.0),
        (said("Answered"), 22.0),
        (said("Median days"), 14.0),
        (said("Waiting"), 12.0),
        (said("Longest wait"), 18.0),
    )
    day = said("as of {day}", day=write_date(at, locale))
    facts = f"{asked_said(project, found.whole)} · {day}"
    if found.whole.asked:
        for title, name, nothing, groups in (
            (
                said("Closing the loop at touchpoints"),
                said("Touchpoint"),
                said("Pinned nowhere"),
                found.touchpoints,
            ),
            (
                said("Closing the loop by source"),
                said("Source"),
                said("No source said"),
                found.sources,
            ),
        ):
            rows = tuple(
                Row(
                    cells=(
                        group.name or nothing,
                        answered_said(group.figures, locale),
                        median_said(group.figures, locale),
                        write_number(group.figures.waiting, locale)
                        if group.figures.waiting
                        else "–",
                        longest_said(group.figures, at, locale),
                    )
                )
                for group in groups[:MOST_ROWS]
            )
            if rows:
                made.append(
                    Table(
                        title=title,
                        subtitle=facts,
                        columns=((name, 34.0), *columns[1:]),
                        rows=rows,
                    )
                )
        if found.oldest:
            rows = tuple(
                Row(
                    cells=(
                        " ".join(note.text.split()),
                        note.source,
                        place.name
                        if (place := project.touchpoints.get(note.touchpoint or ""))
                        else "",
                        waits_said(note, at, locale),
                    ),
                    leads_to=f"map-{note.touchpoint}" if note.touchpoint else "",
                )
                for note in found.oldest[:MOST_ROWS]
            )
            made.append(
                Table(
                    title=said("Waiting longest"),
                    subtitle=facts,
                    columns=(
                        (said("What was said"), 50.0),
                        (said("From"), 18.0),
                        (said("At"), 18.0),
                        (said("Waits"), 14.0),
                    ),
                    rows=rows,
                    link_column=2,
                )
            )
    ids = {one.id for one in notes}
    effects = [
        one
        for one in effects_of_feedback(project, with_internal=False)
        if one.action.feedback_note in ids
    ]
    if effects:
        made.append(
            Table(
                title=said("What came of feedback"),
                subtitle=said("what came after it need not have come of it"),
                columns=(
                    (said("What was decided"), 36.0),
                    (said("Status"), 16.0),
                    (said("Measure"), 20.0),
                    (said("Before and after"), 28.0),
                ),
                rows=tuple(
                    Row(
                        cells=(
                            one.action.text,
                            done_said(one.action, locale),
                            one.measure.name if one.measure is not None else "",
                            effect_said(project, one),
                        )
                    )
                    for one in effects
                ),
            )
        )
    return made
