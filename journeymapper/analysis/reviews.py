"""When a journey should be looked at again, and when the next meeting of a ritual is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Review, Ritual
from journeymapper.domain.vocabulary import ReviewKind

QUARTER = 91
"""Days between two reviews, unless the journey says otherwise."""


@frozen
class ReviewState:
    """When a journey was reviewed last and is due next (None: nobody began to review it).
    ``change`` is the entry that made it due at once."""

    last: Review | None
    change: Review | None
    due_on: date | None
    is_due: bool


def log_of(project: Project, journey: str) -> list[Review]:
    """A journey's entries, the newest first; undated ones last. Those of one day stand in the order
    in which they were entered: there is no time of day."""
    came = {one: place for place, one in enumerate(project.all(Review))}
    entries = project.referring(Review, journey)
    return sorted(entries, key=lambda one: (one.held_on or date.min, came[one.id]), reverse=True)


def review_state(project: Project, journey: Journey, day: date) -> ReviewState:
    """Whether a journey's review is due on a day.

    It is due ``review_every_days`` (a quarter by default) after the last one, and at once after
    something changed since then: on a later day, or entered after it on the same. A journey that
    nobody ever reviewed and in which nothing changed is not due: nobody promised to.
    """
    entries = log_of(project, journey.id)
    last = next((one for one in entries if one.kind is ReviewKind.REVIEWED), None)
    since = takewhile(lambda one: one.kind is not ReviewKind.REVIEWED, entries)
    changes = [one for one in since if one.held_on is not None]
    change = changes[-1] if changes else None
    due_on: date | None = None
    if change is not None:
        due_on = change.held_on
    elif last is not None and last.held_on is not None:
        due_on = _later(last.held_on, journey.review_every_days or QUARTER)
    return ReviewState(last, change, due_on, due_on is not None and due_on <= day)


def _later(day: date, days: int) -> date | None:
    """So many days after a day; None where the calendar ends before."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def rituals_in_order(project: Project) -> list[Ritual]:
    """The next meeting first; those without a date last, ties by name."""
    return sorted(
        project.all(Ritual).values(), key=lambda one: (one.next_on or date.max, one.name, one.id)
    )


def meeting_after(ritual: Ritual, day: date) -> date | None:
    """The first meeting after a day on which it was held, in the ritual's own rhythm; None without
    a rhythm."""
    if ritual.every_days is None:
        return None
    following = ritual.next_on or day
    late = max((day - following).days, 0)
    return following + timedelta(days=ritual.every_days * (late // ritual.every_days + 1))


def review_summary(project: Project, journey: Journey) -> dict[str, Any]:
    """A journey's log and when its next review is due, as JSON values."""
    due_on = review_state(project, journey, date.min).due_on
    return {
        "every_days": journey.review_every_days or QUARTER,
        "due_on": due_on.isoformat() if due_on else None,
        "entries": [
            {
                "kind": one.kind.value,
                "held_on": one.held_on.isoformat() if one.held_on else None,
                "note": one.note,
            }
            for one in log_of(project, journey.id)
        ],
    }


def ritual_summary(project: Project) -> list[dict[str, Any]]:
    """The rituals as JSON values, the next meeting first."""
    owners = {one.id: one.name for one in project.actors.values()}
    return [
        {
            "name": one.name,
            "kind": one.kind.value,
            "every_days": one.every_days,
            "next_on": one.next_on.isoformat() if one.next_on else None,
            "owner": owners.get(one.owner or ""),
        }
        for one in rituals_in_order(project)
    ]
