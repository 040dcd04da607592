"""Days on which people work: Monday to Friday; holidays differ from place to place and count."""

from __future__ import annotations

from datetime import date


def working_days(first: date, until: date) -> int:
    """The working days from ``first`` on, before ``until``; 0 where ``until`` comes first."""
    days = (until - first).days
    if days <= 0:
        return 0
    weeks, rest = divmod(days, 7)
    weekday = first.weekday()
    return weeks * 5 + sum((weekday + one) % 7 < 5 for one in range(rest))
