"""Answers in words, as window, document and command line write them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.directions import isolated
from journeymapper.analysis.what_if.chain import Chain, OrganisationLoop, Worth
from journeymapper.analysis.what_if.results import Answer, Ranged
from journeymapper.analysis.written import write_money, write_number, write_share
from journeymapper.words import counted, said

DAY = 24.0
MOST_WORTHS = 6
"""Named in one sentence."""


def share_said(share: float, locale: str = "") -> str:
    """``27%``; smaller ones with more places: ``3.4%``, ``0.05%``, ``under 0.01%``."""
    if 0.0 < share < 0.00005:
        return said("under {number}", number=write_share(0.0001, locale, 2))
    return write_share(share, locale, _places(share))


def ranged_share(one: Ranged, locale: str = "") -> str:
    """``27% (24 to 30)``."""
    text = share_said(one.value, locale)
    if one.low is None or one.high is None or one.high < 0.0001:
        return text
    places = _places(one.high)
    low, high = (write_number(limit * 100, locale, places) for limit in (one.low, one.high))
    return _ranged(text, low, high)


def _ranged(text: str, low: str, high: str) -> str:
    return said("{value} ({low} to {high})", value=text, low=low, high=high)


def _places(share: float) -> int:
    if share == 0.0 or share >= 0.0995:
        return 0
    return 1 if share >= 0.00995 else 2


def hours_said(hours: float, locale: str = "") -> str:
    """``40 minutes``, ``3.5 hours``, ``12 days``."""
    if hours < 1.0:
        minutes = round(hours * 60)
        return counted("{number} minute", "{number} minutes", minutes, number=minutes)
    value = hours if hours < 2 * DAY else hours / DAY
    places = 1 if value < 10 else 0
    number, rounded = write_number(value, locale, places), round(value, places)
    if hours < 2 * DAY:
        return counted("{number} hour", "{number} hours", rounded, number=number)
    return counted("{number} day", "{number} days", rounded, number=number)


def ranged_hours(one: Ranged, locale: str = "") -> str:
    """``12 days (9.5 to 14 days)``."""
    text = hours_said(one.value, locale)
    if one.low is None or one.high is None:
        return text
    low, high = hours_said(one.low, locale), hours_said(one.high, locale)
    if _unit(one.low) == _unit(one.high):
        low = low.partition(" ")[0]  # the unit is said once
    return _ranged(text, low, high)


def _unit(hours: float) -> int:
    """In which of its units ``hours_said`` writes it."""
    return (hours >= 1.0) + (hours >= 2 * DAY)


def time_said(chain: Chain, one: Ranged, locale: str = "") -> str:
    """As ``ranged_hours``; ``not said`` where no delay and no duration is."""
    return ranged_hours(one, locale) if chain.has_times else said("not said")


def worths_said(worths: Sequence[Worth], currency: str, locale: str = "") -> str:
    """What the value per customer counts, as a sentence; empty without anything to count.

    ``Value counts “Demo” at Pricing (46% of visits, €12 each), “Paid” at Checkout (each visit,
    €99).``
    """
    if not worths:
        return ""
    named = ", ".join(_worth(one, currency, locale) for one in worths[:MOST_WORTHS])
    more = len(worths) - MOST_WORTHS
    if more > 0:
        return said("Value counts {worths} and {more} more.", worths=named, more=more)
    return said("Value counts {worths}.", worths=named)


def _worth(one: Worth, currency: str, locale: str) -> str:
    name, place = isolated(one.name), isolated(one.touchpoint)
    worth = write_money(round(one.of_one, 2), currency, locale)
    if one.rate is None:
        return said(
            "“{name}” at {place} (each visit, {worth})", name=name, place=place, worth=worth
        )
    return said(
        "“{name}” at {place} ({share} of visits, {worth} each)",
        name=name,
        place=place,
        share=share_said(one.rate, locale),
        worth=worth,
    )


def ranged_money(one: Ranged, currency: str, locale: str = "") -> str:
    """``€1,234 (€980 to €1,490)``."""
    text = write_money(round(one.value, 2), currency, locale)
    if one.low is None or one.high is None:
        return text
    low, high = (write_money(round(limit, 2), currency, locale) for limit in (one.low, one.high))
    return _ranged(text, low, high)


def rounds_said(rounds: float, locale: str = "") -> str:
    """``0.8 rounds``; ``under 0.01 rounds`` for fewer."""
    if 0.0 < rounds < 0.005:
        return said("under {number} rounds", number=write_number(0.01, locale, 2))
    number = write_number(rounds, locale, 2)
    return counted("{number} round", "{number} rounds", round(rounds, 2), number=number)


def loop_time(one: OrganisationLoop, locale: str = "") -> str:
    """``every 14 days``; what is not said is not said."""
    parts = []
    if one.every_days:
        parts.append(every_said(one.every_days, locale))
    if one.delay_hours:
        parts.append(said("takes {time}", time=hours_said(one.delay_hours, locale)))
    return ", ".join(parts) or said("no rhythm said yet")


def every_said(days: float, locale: str = "") -> str:
    """``every day``, ``every 14 days``."""
    number = write_number(days, locale, 1)
    if number == "1":
        return said("every day")
    return counted("every {number} day", "every {number} days", round(days, 1), number=number)


def note_on(answer: Answer) -> str:
    """A sentence where it is not plain which end counts as converted; else empty."""
    if not answer.is_won_unsaid:
        return ""
    if any(not one.outcome for one in answer.ends):
        return said(
            "No end is marked as won, so every end without an outcome counts. "
            "Say the outcome of each end in the inspector."
        )
    return said("No end is marked as won, so nobody converts. Say so of the end that counts.")
