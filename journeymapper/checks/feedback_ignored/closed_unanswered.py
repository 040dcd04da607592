"""Notes that were closed without the answer they needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check
from journeymapper.checks.feedback_ignored.notes import has_notes
from journeymapper.checks.finding import Found, Mend
from journeymapper.checks.look import Look
from journeymapper.checks.touching import the_project
from journeymapper.commands.base import called
from journeymapper.commands.feedback import SetStatus
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status

_UNANSWERED = "unanswered"


def _key(_look: Look, note: FeedbackNote) -> str | None:
    if note.needs_reply and note.status is Status.CLOSED:
        return None if note.answered_on is not None or note.reply.strip() else _UNANSWERED
    return None


def find(look: Look, _subjects: Iterable[str]) -> Iterator[Found | None]:
    ids = tuple(look.group(CHECK, _UNANSWERED))
    yield None
    if not ids:
        return
    first = nsmallest(20, ids)
    if len(ids) == 1:
        note = called(look.project.feedback_notes[first[0]])
        message = f"The note {note} needed a reply and was closed without one."
    else:
        count = write_number(len(ids), look.project.details.locale)
        message = f"{count} notes needed a reply and were closed without one."
    title = "Open it again" if len(ids) == 1 else "Open them again"
    yield Found(
        subject=look.project.details.id,
        message=message,
        records=tuple(first),
        mend=Mend(title, lambda _project: SetStatus(ids, Status.TRIAGED)),
    )


CHECK = Check(
    name="closed_without_answer",
    mistake=10,
    title="Closed without an answer",
    why="The list looks tidy, and the customer still waits.",
    how="Open it again and answer it, or say that it needs no reply.",
    subjects=FeedbackNote,
    reads={FeedbackNote: ("status", "needs_reply", "reply", "answered_on", "text", "touchpoint")},
    find=find,
    applies=has_notes,
    group_by=_key,
    touched=the_project,
)
