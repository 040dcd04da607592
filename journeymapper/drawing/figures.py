"""Numbers, rhythms and dates as people read them on a map."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.measures import written
from journeymapper.domain.records import Measure

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹", "CHF": "CHF "}
_RHYTHMS = ((365.0, "year"), (91.0, "quarter"), (90.0, "quarter"), (30.0, "month"), (7.0, "week"))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def number(value: float) -> str:
    """At most two decimals, thousands apart: ``5,400``, ``1.8``."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(share: float) -> str:
    """A share between 0 and 1: ``27%``."""
    value = share * 100
    return f"{number(round(value) if value >= 1 or value == 0 else round(value, 2))}%"


def money(value: float, currency: str) -> str:
    sign = _SIGNS.get(currency.upper(), f"{currency} " if currency else "")
    amount = f"{value:,.2f}" if value != round(value) else f"{value:,.0f}"
    return f"{sign}{amount}"


def rhythm(days: float) -> str:
    """How often: ``every 2 weeks``, ``every day``."""
    for length, word in _RHYTHMS:
        times = days / length
        if times >= 1 and times == round(times) and (times == 1 or word == "week"):
            return f"every {word}" if times == 1 else f"every {times:.0f} {word}s"
    return "every day" if days == 1 else f"every {number(days)} days"


def day(value: date) -> str:
    """``21 November 2026``, in the same words on every machine."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """``21 Nov 2026``."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def reading_text(measure: Measure, value: float, currency: str, locale: str = "") -> str:
    """A value with its unit: ``18%``, ``62 NPS``, ``€49``, ``3 days``."""
    return written(value, measure, currency, locale)
