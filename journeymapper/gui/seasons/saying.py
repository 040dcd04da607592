"""Days as sentences: until when a season runs, when a review is due, how far a meeting is."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.reviews import ReviewState
from journeymapper.analysis.seasons import SeasonNow
from journeymapper.analysis.written import write_date
from journeymapper.commands.base import plural

_FAR = 14
"""From so many days on, weeks are counted."""


def how_far(day: date, today: date) -> str:
    """``today``, ``tomorrow``, ``in 5 days``, ``in 6 weeks``, ``3 days ago``."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near is not None:
        return near
    count = plural(abs(days), "day") if abs(days) < _FAR else plural(round(abs(days) / 7), "week")
    return f"in {count}" if days > 0 else f"{count} ago"


def season_said(now: SeasonNow, today: date, locale: str) -> str:
    """``now, until 11 Dec 2026``, ``from 27 Dec 2026, in 5 weeks``, ``over since …``."""
    if now.is_running:
        return f"now, until {write_date(now.ends, locale)}" if now.ends else "now"
    if now.is_over and now.ends is not None:
        return f"over since {write_date(now.ends, locale)}"
    if now.begins is not None:
        return f"from {write_date(now.begins, locale)}, {how_far(now.begins, today)}"
    return "no days yet"


def review_said(state: ReviewState, today: date, locale: str) -> str:
    """When the journey was reviewed and when it is due, in one or two short sentences."""
    last = state.last.held_on if state.last is not None else None
    said = f"Reviewed {how_far(last, today)}." if last is not None else "Not reviewed yet."
    if state.change is not None:
        what = state.change.kind.label.removesuffix(" changed")
        return f"{said} The {what} changed: look at it again."
    if state.due_on is None:
        return said
    if state.is_due:
        late = state.due_on < today
        return f"{said} Due {f'since {write_date(state.due_on, locale)}' if late else 'today'}."
    return f"{said} Next on {write_date(state.due_on, locale)}, {how_far(state.due_on, today)}."
