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
    facts = f"{write_number(len(notes), locale)} {'note' if len(notes) == 1 else 'notes'}"
    if len(notes) > MOST_NOTES:
        facts += f" · the first {MOST_NOTES} are shown; the workbook (XLSX) holds all"
    columns = (
        ("What customers said", 40.0),
        ("At", 15.0),
        ("From", 14.0),
        ("Received", 10.0),
        ("Status", 9.0),
        ("Answer", 22.0),
    )
    made = Table(
        title="Feedback",
        subtitle=facts,
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
        ("Answered", 22.0),
        ("Median days", 14.0),
        ("Waiting", 12.0),
        ("Longest wait", 18.0),
    )
    facts = f"{asked_said(project, found.whole)} · as of {write_date(at, locale)}"
    if found.whole.asked:
        for heading, name, nothing, groups in (
            ("at touchpoints", "Touchpoint", "Pinned nowhere", found.touchpoints),
            ("by source", "Source", "No source said", found.sources),
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
                        title=f"Closing the loop {heading}",
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
                    title="Waiting longest",
                    subtitle=facts,
                    columns=(
                        ("What was said", 50.0),
                        ("From", 18.0),
                        ("At", 18.0),
                        ("Waits", 14.0),
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
                title="What came of feedback",
                subtitle="what came after it need not have come of it",
                columns=(
                    ("What was decided", 36.0),
                    ("Status", 16.0),
                    ("Measure", 20.0),
                    ("Before and after", 28.0),
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
