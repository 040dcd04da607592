"""What is said of a feedback note in a list: its words, where it comes from, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from journeymapper.analysis.feedback import days_to_answer, is_noted, is_open, status_said, waits
from journeymapper.analysis.spreadsheet import harmless, write_table
from journeymapper.commands.base import plural
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Sentiment, Status

Today = Callable[[], date]

SENTIMENT_TOKENS = {
    Sentiment.NEGATIVE: "emotion_-2",
    Sentiment.NEUTRAL: "emotion_0",
    Sentiment.POSITIVE: "emotion_2",
    None: "line",
}


def quoted(note: FeedbackNote) -> str:
    """What was said, in quotes unless it brings its own."""
    text = " ".join(note.text.split())
    return text if text[:1] in ("“", "„", "«", '"', "‘") else f"“{text}”"


def about(project: Project, note: FeedbackNote, today: date) -> str:
    """``Support ticket · 19 Nov · Career changer · negative``."""
    persona = project.personas.get(note.persona or "")
    parts = [
        note.source or note.customer,
        day_text(note.received_on, today) if note.received_on else "",
        persona.name if persona else "",
        note.sentiment.label if note.sentiment else "",
        f"rated {note.rating:g}" if note.rating is not None else "",
        "internal" if note.internal else "",
    ]
    return " · ".join(part for part in parts if part)


def standing(note: FeedbackNote, today: date) -> tuple[str, str]:
    """Where a note stands, and the token of its colour."""
    if is_noted(note):
        return "noted", "muted"
    if not is_open(note):
        days = days_to_answer(note)
        if days is None:
            return "closed", "good_text"
        said = f"closed · answered in {plural(days, 'day')}" if days else "closed the same day"
        return said, "good_text"
    if not waits(note):
        return note.status.label, "muted"
    parts = [] if note.status is Status.NEW else [note.status.label]
    parts.append("needs a reply")
    waited = (today - note.received_on).days if note.received_on else 0
    if waited > 0:
        parts.append(plural(waited, "day"))
    return " · ".join(parts), "coral_text"


def copied(project: Project, ids: Iterable[str]) -> str:
    """Notes as tab-separated cells, a line each, so that no spreadsheet runs what a customer wrote:
    text, source, customer, day, sentiment, status, touchpoint, tags and reply."""
    rows = []
    for one in ids:
        note = project.feedback_notes[one]
        place = project.touchpoints.get(note.touchpoint or "")
        cells = (
            note.text,
            note.source,
            note.customer,
            note.received_on.isoformat() if note.received_on else "",
            note.sentiment.label if note.sentiment else "",
            status_said(note),
            place.name if place is not None else "",
            ", ".join(note.tags),
            note.reply,
        )
        rows.append([harmless(" ".join(cell.split())) for cell in cells])
    return write_table(rows)


def day_text(day: date, today: date) -> str:
    """``19 Nov``, with the year where it is another one."""
    said = f"{day.day} {day:%b}"
    return said if day.year == today.year else f"{said} {day.year}"
