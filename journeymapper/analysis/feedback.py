"""Feedback: what waits for an answer and where, how much was answered, and how soon."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status


def waits(note: FeedbackNote) -> bool:
    """Whether nobody has closed the note yet."""
    return note.status is not Status.CLOSED


def waiting_at(project: Project, touchpoint: str) -> int:
    """How many notes wait at a touchpoint: the number on its badge."""
    return sum(waits(note) for note in project.referring(FeedbackNote, touchpoint))


def answered_share(project: Project) -> float | None:
    """The part, 0 to 1, of all notes that is closed with an answer; None without notes."""
    notes = project.feedback_notes.values()
    answered = sum(not waits(note) and bool(note.reply) for note in notes)
    return answered / len(notes) if notes else None


def median_days_to_answer(project: Project) -> float | None:
    """The median of days from receiving a note to answering it; None where no note has both days.
    A note answered before it was received counts as a day's mistake and is left out."""
    days = [
        (note.answered_on - note.received_on).days
        for note in project.feedback_notes.values()
        if note.answered_on is not None and note.received_on is not None
    ]
    days = sorted(one for one in days if one >= 0)
    middle = len(days) // 2
    return (days[middle] + days[~middle]) / 2 if days else None
