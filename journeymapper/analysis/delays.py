"""Delays and durations in hours, rhythms in days, as people type and read them: ``30 min``,
``12 h``, ``3 days``, ``2 weeks``, ``3 months``."""

from __future__ import annotations

import re

from journeymapper.analysis.written import NotUnderstood, read_number, write_number
from journeymapper.words import counted, said

LONGEST_HOURS = 876_000.0
"""A hundred years."""
_UNITS = {
    "min": 1 / 60, "mins": 1 / 60, "minute": 1 / 60, "minutes": 1 / 60, "m": 1 / 60,
    "h": 1.0, "hr": 1.0, "hrs": 1.0, "hour": 1.0, "hours": 1.0,
    "d": 24.0, "day": 24.0, "days": 24.0,
    "w": 168.0, "week": 168.0, "weeks": 168.0,
}  # fmt: skip
_DAY, _WEEK = 24.0, 168.0
_AT_ONCE = frozenset({"at once", "immediately", "now", "0"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_OFTEN = {"daily": 1, "weekly": 7, "monthly": 30, "quarterly": 91, "yearly": 365, "annually": 365}
LONGEST_DAYS = 36_500


def write_delay(hours: float | None, locale: str = "") -> str:
    """A length of time in the largest unit that gives a short number; ``at once`` for none of it,
    empty for an unknown one."""
    if hours is None:
        return ""
    if hours == 0:
        return said("at once")
    for unit in (_WEEK, _DAY, 1.0):
        value = round(hours / unit, 2)
        if abs(hours / unit) >= 1 and (value == round(hours / unit) or unit <= _DAY):
            number = write_number(hours / unit, locale)
            if unit == _WEEK:
                return counted("{number} week", "{number} weeks", value, number=number)
            if unit == _DAY:
                return counted("{number} day", "{number} days", value, number=number)
            return said("{number} h", number=number)
    return said("{number} min", number=write_number(hours * 60, locale))


def read_delay(text: str, locale: str = "") -> float | None:
    """Hours from ``3 days``, ``12 h``, ``30 min``, ``2 weeks``, ``at once``; a number alone counts
    hours; nothing is None. Raises NotUnderstood, also for less than none and over a hundred years.
    """
    bare = " ".join(text.split()).casefold()
    if not bare:
        return None
    if bare in _AT_ONCE:
        return 0.0
    match = re.fullmatch(r"(.*?)\s*([a-z]*)", bare)
    assert match is not None
    number, unit = match.groups()
    refusal = f"“{text[:40]}” is no length of time. Type one such as 3 days or 12 h."
    if unit and unit not in _UNITS:
        raise NotUnderstood(refusal)
    try:
        hours = read_number(number, locale) * _UNITS.get(unit, 1.0)
    except NotUnderstood as trouble:
        raise NotUnderstood(refusal) from trouble
    if not 0 <= hours <= LONGEST_HOURS:
        raise NotUnderstood("A delay is between none and a hundred years. Type one such as 3 days.")
    return hours


def write_days(days: int | None, locale: str = "") -> str:
    """A rhythm: ``1 day``, ``14 days``; empty for none."""
    if days is None:
        return ""
    return counted("{number} day", "{number} days", days, number=write_number(days, locale))


def read_days(text: str, locale: str = "") -> int | None:
    """Whole days from ``14``, ``2 weeks``, ``every month``, ``quarter`` or ``weekly``; a month has
    30 days, a quarter 91, a year 365; nothing is None. Raises NotUnderstood, also for none at all
    and over a hundred years."""
    bare = " ".join(text.split()).casefold().removeprefix("every ").strip()
    if not bare:
        return None
    if bare in _OFTEN:
        return _OFTEN[bare]
    match = re.fullmatch(r"(.*?)\s*([a-z]*)", bare)
    unit = match[2] if match is not None else ""
    each = _DAYS.get(unit.removesuffix("s") or "day") or {"d": 1, "w": 7}.get(unit)
    if match is None or each is None:
        raise _no_rhythm(text)
    try:
        days = (read_number(match[1], locale) if match[1] else 1.0) * each
    except NotUnderstood as trouble:
        raise _no_rhythm(text) from trouble
    if not 1 <= days <= LONGEST_DAYS or not days.is_integer():
        raise _no_rhythm(text)
    return int(days)


def _no_rhythm(text: str) -> NotUnderstood:
    said = "" if len(text) <= 40 else "…"
    return NotUnderstood(
        f"“{text.strip()[:40]}{said}” is no number of whole days. Type one such as 14 days, "
        "2 weeks or 1 month."
    )
