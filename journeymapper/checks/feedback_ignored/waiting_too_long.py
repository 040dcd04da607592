"""Notes that wait for a reply longer than they should: those of unhappy customers above all.

Who was answered (the day is known) does not wait, whether or not the note was closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from typing import cast

from journeymapper.analysis.dates import write_date
from journeymapper.analysis.working_days import working_days
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.feedback_ignored.notes import has_notes
from journeymapper.checks.feedback_ignored.ratings import TO_TEN, is_unhappy
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.touching import the_project
from journeymapper.commands.base import called
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status

_Key = tuple[bool | str, date]


def _key(_look: Look, note: FeedbackNote) -> _Key | None:
    """Whether the customer is unhappy, or the source by which that is told, and the day; None where
    nobody waits."""
    if not note.needs_reply or note.status is Status.CLOSED or note.answered_on is not None:
        return None
    return (is_unhappy(note), note.received_on) if note.received_on is not None else None


def find(look: Look, _subjects: Iterable[str]) -> Iterator[Found | None]:
    days = look.threshold(CHECK, "days")
    at_work = look.threshold(CHECK, "working_days")
    to_ten = look.sorted(TO_TEN).groups
    late: dict[bool, list[_Key]] = {True: [], False: []}
    for one in look.groups(CHECK):
        mood, day = key = cast(_Key, one)
        unhappy = mood if isinstance(mood, bool) else mood in to_ten
        if unhappy:
            is_late = (look.today - day).days > days
        else:
            is_late = working_days(day, look.today) > at_work
        if is_late:
            late[unhappy].append(key)
    limits = {True: (days, "day"), False: (at_work, "working day")}
    yield None
    for whose, found in late.items():
        if found:
            yield _found(look, whose, sorted(found, key=_day), *limits[whose])


def _day(key: _Key) -> tuple[date, str]:
    return key[1], str(key[0])


def _found(look: Look, unhappy: bool, keys: Sequence[_Key], limit: float, unit: str) -> Found:
    count = sum(len(look.group(CHECK, key)) for key in keys)
    oldest: list[str] = []
    for key in keys:
        if len(oldest) < 20:
            oldest += nsmallest(20 - len(oldest), look.group(CHECK, key))
    locale = look.project.details.locale
    since = write_date(keys[0][1], locale)
    number = write_number(limit, locale)
    than = f"longer than {number} {unit}{'' if limit == 1 else 's'}"
    if count == 1:
        whose = " of an unhappy customer" if unhappy else ""
        note = called(look.project.feedback_notes[oldest[0]])
        message = f"The note {note}{whose} has waited for a reply since {since}, {than}."
    else:
        whose = " of unhappy customers" if unhappy else ""
        notes = f"{write_number(count, locale)} notes{whose}"
        message = f"{notes} have waited for a reply {than}, the oldest since {since}."
    details = look.project.details.id
    about = (details, "unhappy" if unhappy else "others")
    return Found(subject=details, message=message, records=tuple(oldest), about=about)


CHECK = Check(
    name="feedback_waiting",
    mistake=10,
    title="Customers who wait for a reply",
    why="An unhappy customer who hears back soon often stays; one who hears nothing tells others.",
    how="Answer the oldest first, if only to say what happens next, and close the note with it.",
    subjects=FeedbackNote,
    reads={
        FeedbackNote: (
            "needs_reply",
            "status",
            "received_on",
            "sentiment",
            "text",
            "touchpoint",
            "answered_on",
            "rating",
            "source",
        ),
    },
    find=find,
    applies=has_notes,
    group_by=_key,
    touched=the_project,
    sortings=(TO_TEN,),
    thresholds=(
        ThresholdOf(name="days", usual=2, says="days that an unhappy customer may wait"),
        ThresholdOf(name="working_days", usual=5, says="working days that others may wait"),
    ),
)
