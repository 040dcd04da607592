"""Delays and durations in hours, as people type and read them: ``30 min``, ``12 h``, ``3 days``."""

from __future__ import annotations

import re

from journeymapper.analysis.written import NotUnderstood, read_number, write_number

LONGEST_HOURS = 876_000.0
"""A hundred years."""
_UNITS = {
    "min": 1 / 60, "mins": 1 / 60, "minute": 1 / 60, "minutes": 1 / 60, "m": 1 / 60,
    "h": 1.0, "hr": 1.0, "hrs": 1.0, "hour": 1.0, "hours": 1.0,
    "d": 24.0, "day": 24.0, "days": 24.0,
    "w": 168.0, "week": 168.0, "weeks": 168.0,
}  # fmt: skip
_AT_ONCE = frozenset({"at once", "immediately", "now", "0"})


def write_delay(hours: float | None, locale: str = "") -> str:
    """A length of time in the largest unit that gives a short number; ``at once`` for none of it,
    empty for an unknown one."""
    if hours is None:
        return ""
    if hours == 0:
        return "at once"
    for unit, word in ((168.0, "week"), (24.0, "day"), (1.0, "h"), (1 / 60, "min")):
        value = hours / unit
        if abs(value) >= 1 and (round(value, 2) == round(value) or unit <= 24.0):
            number = write_number(value, locale)
            plural = "s" if word in ("day", "week") and number != "1" else ""
            return f"{number} {word}{plural}"
    return f"{write_number(hours * 60, locale)} min"


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
    if unit and unit not in _UNITS:
        raise NotUnderstood(f"“{text[:40]}” is no length of time. Type one such as 3 days or 12 h.")
    hours = read_number(number, locale) * _UNITS.get(unit, 1.0)
    if not 0 <= hours <= LONGEST_HOURS:
        raise NotUnderstood("A delay is between none and a hundred years. Type one such as 3 days.")
    return hours
