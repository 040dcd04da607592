"""The first notes that a table will make, worked out from its first rows alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journeymapper.analysis.dates import day_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.importing.wording import values_of
from journeymapper.importers.feedback.days import guess_layout
from journeymapper.importers.feedback.empty import is_without_words
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import FIELDS, Layout
from journeymapper.importers.feedback.notes import Notes, RowTrouble
from journeymapper.importers.feedback.scales import guess_scale, read_rating

MOST = 5


def settled(glance: Glance, layout: Layout, locale: str, today: date) -> Layout:
    """The layout with dates and scale as the first rows tell them, where they are open."""
    dates, scale = layout.dates, layout.scale
    if not dates:
        days = [
            one
            for field in ("received_on", "answered_on")
            for one in values_of(glance, layout, field)
        ]
        dates = guess_layout(days, day_order(locale), today) if days else ""
    if not scale and "rating" in layout.columns:
        found = map(read_rating, values_of(glance, layout, "rating"))
        name = glance.header[layout.columns["rating"]]
        guessed = guess_scale(name, [one for one in found if one is not None])
        scale = guessed.name if guessed else ""
    return replace(layout, dates=dates, scale=scale)


def first_notes(
    project: Project, glance: Glance, layout: Layout, today: date
) -> list[FeedbackNote]:
    """At most five; rows without words, and rows that cannot be read, are passed over."""
    if "text" not in layout.columns:
        return []
    fields = [field for field in FIELDS if field in layout.columns]  # the text comes first
    notes = Notes(project, layout, glance.header, fields, today)
    found: list[FeedbackNote] = []
    for _, cells in glance.rows:
        if len(cells) <= max(layout.columns.values()):
            cells = (*cells, *[""] * len(glance.header))
        values = [cells[layout.columns[field]] for field in fields]
        if is_without_words(values[0]):
            continue
        try:
            found.append(notes.note(values))
        except RowTrouble:
            continue
        if len(found) == MOST:
            break
    return found
