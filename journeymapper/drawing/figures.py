"""Shares and rhythms as the map and the document write them; see also ``analysis.written``."""

from __future__ import annotations

from journeymapper.analysis.written import write_number, write_share
from journeymapper.words import counted, noted, said

_RHYTHMS = {
    365.0: noted("every year"),
    91.0: noted("every quarter"),
    90.0: noted("every quarter"),
    30.0: noted("every month"),
    7.0: noted("every week"),
    1.0: noted("every day"),
}
_WEEK = 7.0


def percent(share: float, locale: str = "") -> str:
    """A share between 0 and 1: ``27%``; below one percent with decimals, ``0.25%``."""
    return write_share(share, locale, 2 if 0 < share < 0.01 else 0)


def rhythm(days: float) -> str:
    """How often: ``every 2 weeks``, ``every day``."""
    if days in _RHYTHMS:
        return said(_RHYTHMS[days])
    weeks = days / _WEEK
    if weeks > 1 and weeks.is_integer():
        return counted("every {number} week", "every {number} weeks", weeks, number=f"{weeks:.0f}")
    return counted("every {number} day", "every {number} days", days, number=write_number(days))
