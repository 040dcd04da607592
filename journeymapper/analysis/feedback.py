"""Feedback: what is open, what waits for an answer and where, how much was answered, how soon.

A note is *open* until somebody closes it. It *waits* only while it is open and needs a reply: a
quote from an interview needs none, and ends as *noted*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status
from journeymapper.words import said_of

NOTED = "noted"
"""What a note is called that was closed without an answer, and needed none."""


def is_open(note: FeedbackNote) -> bool:
    """Whether nobody has closed the note yet."""
    return note.status is not Status.CLOSED


def waits(note: FeedbackNote) -> bool:
    """Whether a customer waits: the note needs a reply and nobody has closed it."""
    return note.needs_reply and note.status is not Status.CLOSED


def is_answered(note: FeedbackNote) -> bool:
    """Whether the note is closed and was answered: its reply, or the day of one, is known."""
    return note.status is Status.CLOSED and (
        note.answered_on is not None or bool(note.reply and not note.reply.isspace())
    )


def asks_reply(note: FeedbackNote) -> bool:
    """Whether the note needs a reply, or was answered all the same: what shares are taken of."""
    return note.needs_reply or is_answered(note)


def is_noted(note: FeedbackNote) -> bool:
    """Whether the note is closed without an answer, and needed none."""
    return not (note.needs_reply or is_open(note) or is_answered(note))


def status_said(note: FeedbackNote) -> str:
    """The status in a word: that of the note, or ``noted``."""
    return said_of("state of feedback", "noted") if is_noted(note) else note.status.label


def to_move_on(notes: Sequence[FeedbackNote], status: Status) -> list[FeedbackNote]:
    """Which of several notes a step to this status moves: those that are not there yet, and to new
    those that were moved on and are open. What is closed stays so, unless everything is. One note
    alone is moved wherever it stands."""
    if len(notes) == 1 or not any(map(is_open, notes)):
        return [one for one in notes if one.status is not status]
    if status is Status.NEW:
        return [one for one in notes if is_open(one) and one.status is not status]
    order = list(Status)
    earlier = frozenset(order[: order.index(status)])
    return [one for one in notes if one.status in earlier]


def left_said(notes: Sequence[FeedbackNote], moved: int, status: Status) -> str:
    """``12 triaged; 8 are further already``: what a step with several notes left as it was, as
    ``to_move_on`` says; empty where it left nothing."""
    order = list(Status)
    further = sum(order.index(one.status) > order.index(status) for one in notes)
    if status is Status.NEW:
        further = sum(not is_open(one) for one in notes)
    if len(notes) == 1 or moved == len(notes) or not further:
        return ""
    verb = "is" if further == 1 else "are"
    rests = f"{further:,} {verb} {'closed' if status is Status.NEW else 'further already'}"
    return f"{moved:,} {status.label}; {rests}" if moved else rests


def waiting_at(project: Project, touchpoint: str) -> int:
    """How many notes wait for a reply at a touchpoint: the number on its badge."""
    return sum(waits(note) for note in project.referring(FeedbackNote, touchpoint))


def days_to_answer(note: FeedbackNote) -> int | None:
    """Days from receiving an answered note to answering it; None without both days, or where the
    answer came first, which is a slip of the pen."""
    if note.answered_on is None or note.received_on is None or not is_answered(note):
        return None
    days = (note.answered_on - note.received_on).days
    return days if days >= 0 else None


def answered_too_early(note: FeedbackNote) -> bool:
    """Whether an answered note has its days mixed up: the answer is dated before the note."""
    if note.answered_on is None or note.received_on is None or not is_answered(note):
        return False
    return note.answered_on < note.received_on


def median(numbers: Iterable[int]) -> float | None:
    """The middle of the numbers in order, or the mean of the two in the middle; None of none."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2 if ordered else None
