"""Closing the loop: how much of what customers said was answered, how soon, and who still waits,
in all, at each touchpoint, from each source, and month by month.

One pass over the notes; no figure needs a second look at them. Of each group of notes:

- *asked* are those that need a reply, or were answered all the same;
- *share* = answered ÷ asked; None where nobody asked;
- *median days* = the median, over the answered notes, of the days from receiving to answering;
  notes without both days, or answered before they were received, are left out;
- *oldest* is the waiting note that was received first.

What needs no reply is counted among the notes alone. Notes that were closed without the answer they
needed are neither answered nor waiting: ``asked - answered - waiting``.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from journeymapper.analysis.feedback import (
    answered_too_early,
    days_to_answer,
    is_answered,
    median,
    waits,
)
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote

MOST_MONTHS = 24
MOST_OLDEST = 50


@frozen(kw_only=True)
class Answering:
    """The figures of a group of notes; the module says what they mean."""

    notes: int = 0
    asked: int = 0
    answered: int = 0
    waiting: int = 0
    share: float | None = None
    median_days: float | None = None
    timed: int = 0
    """How many answered notes the median rests on."""
    mixed_up: int = 0
    """How many answers are dated before their note, and rest out of the median."""
    oldest: FeedbackNote | None = None
    """None also where no waiting note has a day."""

    @property
    def unanswered(self) -> int:
        """How many were closed without the answer they needed."""
        return self.asked - self.answered - self.waiting


@frozen(kw_only=True)
class Group:
    """``key`` is the id of a touchpoint, empty for none; or the source itself."""

    key: str
    name: str
    figures: Answering


@frozen(kw_only=True)
class Month:
    """The notes that were received in a month, its first day; often none."""

    first: date
    figures: Answering


@frozen(kw_only=True)
class Closing:
    """``touchpoints`` and ``sources`` hold those with notes that ask for a reply, what waits most
    first. ``months`` follow one another without a gap, at most 24, the newest last. ``oldest``
    wait longest, at most 50; those without a day come last."""

    whole: Answering
    touchpoints: tuple[Group, ...]
    sources: tuple[Group, ...]
    months: tuple[Month, ...]
    oldest: tuple[FeedbackNote, ...]


@dataclass(slots=True)
class _Sum:
    """What is added up of a group."""

    name: str = ""
    notes: int = 0
    asked: int = 0
    answered: int = 0
    waiting: int = 0
    mixed_up: int = 0
    days: list[int] = field(default_factory=list)
    oldest: FeedbackNote | None = None

    def figures(self) -> Answering:
        return Answering(
            notes=self.notes,
            asked=self.asked,
            answered=self.answered,
            waiting=self.waiting,
            share=self.answered / self.asked if self.asked else None,
            median_days=median(self.days),
            timed=len(self.days),
            mixed_up=self.mixed_up,
            oldest=self.oldest,
        )


def closing_the_loop(
    project: Project, today: date, notes: Iterable[FeedbackNote] | None = None
) -> Closing:
    """The figures of these notes, or of all. Months end with that of ``today``: a note from the
    future counts everywhere but there."""
    whole = _Sum()
    places: dict[str, _Sum] = {}
    sources = _Sources()
    months: dict[int, _Sum] = {}
    waiting: list[FeedbackNote] = []
    this_month = _number(today)
    for note in project.feedback_notes.values() if notes is None else notes:
        groups = [whole, sources.of(note.source)]
        place = places.get(note.touchpoint or "")
        if place is None:
            place = places[note.touchpoint or ""] = _Sum()
        groups.append(place)
        if note.received_on is not None:
            number = _number(note.received_on)
            month = months.get(number)
            if month is None and number <= this_month:
                month = months[number] = _Sum()
            if month is not None:
                groups.append(month)
        for one in groups:
            one.notes += 1
        answered = is_answered(note)
        if answered:
            days = days_to_answer(note)
            is_mixed_up = answered_too_early(note)
            for one in groups:
                one.asked += 1
                one.answered += 1
                one.mixed_up += is_mixed_up
                if days is not None:
                    one.days.append(days)
        elif note.needs_reply:
            for one in groups:
                one.asked += 1
            if waits(note):
                waiting.append(note)
                for one in groups:
                    one.waiting += 1
                    one.oldest = _older(one.oldest, note)
    for touchpoint, one in places.items():
        found = project.touchpoints.get(touchpoint)
        one.name = found.name if found is not None else ""
    return Closing(
        whole=whole.figures(),
        touchpoints=_groups(places),
        sources=_groups(sources.sums),
        months=_in_a_row(months),
        oldest=tuple(heapq.nsmallest(MOST_OLDEST, waiting, key=_patience)),
    )


def days_waiting(note: FeedbackNote, today: date) -> int | None:
    """For how many days a note has been waiting; None without the day it was received."""
    return max((today - note.received_on).days, 0) if note.received_on is not None else None


class _Sources:
    """Sources alike but for case and spaces are one, called as it was written first."""

    def __init__(self) -> None:
        self.sums: dict[str, _Sum] = {}
        self._known: dict[str, _Sum] = {}

    def of(self, source: str) -> _Sum:
        found = self._known.get(source)
        if found is None:
            name = " ".join(source.split())
            found = self.sums.setdefault(name.casefold(), _Sum(name))
            self._known[source] = found
        return found


def _older(one: FeedbackNote | None, other: FeedbackNote) -> FeedbackNote | None:
    if other.received_on is None:
        return one
    if one is None or one.received_on is None or other.received_on < one.received_on:
        return other
    return one


def _patience(note: FeedbackNote) -> tuple[date, str]:
    return note.received_on or date.max, note.id


def _groups(sums: dict[str, _Sum]) -> tuple[Group, ...]:
    found = [
        Group(key=key, name=one.name, figures=one.figures())
        for key, one in sums.items()
        if one.asked
    ]
    found.sort(key=lambda one: (-one.figures.waiting, -one.figures.asked, one.name, one.key))
    return tuple(found)


def _number(day: date) -> int:
    """Months since the year 0, so that they can be counted on."""
    return day.year * 12 + day.month - 1


def _in_a_row(months: dict[int, _Sum]) -> tuple[Month, ...]:
    asking = [number for number, one in months.items() if one.asked]
    if not asking:
        return ()
    last = max(asking)
    first = max(min(asking), last - MOST_MONTHS + 1)
    return tuple(
        Month(
            first=date(number // 12, number % 12 + 1, 1),
            figures=months.get(number, _Sum()).figures(),
        )
        for number in range(first, last + 1)
    )
