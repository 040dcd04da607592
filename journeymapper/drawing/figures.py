"""Shares and rhythms as the map and the document write them; see also ``analysis.written``."""

from __future__ import annotations

from journeymapper.analysis.written import write_number, write_share

_RHYTHMS = ((365.0, "year"), (91.0, "quarter"), (90.0, "quarter"), (30.0, "month"), (7.0, "week"))


def percent(share: float, locale: str = "") -> str:
    """A share between 0 and 1: ``27%``; below one percent with decimals, ``0.25%``."""
    return write_share(share, locale, 2 if 0 < share < 0.01 else 0)


def rhythm(days: float) -> str:
    """How often: ``every 2 weeks``, ``every day``."""
    for length, word in _RHYTHMS:
        times = days / length
        if times >= 1 and times == round(times) and (times == 1 or word == "week"):
            return f"every {word}" if times == 1 else f"every {times:.0f} {word}s"
    return "every day" if days == 1 else f"every {write_number(days)} days"
