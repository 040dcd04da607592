"""Answers in words, as window, document and command line write them."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.directions import isolated
from journeymapper.analysis.what_if.chain import Chain, OrganisationLoop, Worth
from journeymapper.analysis.what_if.results import Answer, Ranged
from journeymapper.analysis.written import write_money, write_number, write_share

DAY = 24.0
MOST_WORTHS = 6
"""Named in one sentence."""


def share_said(share: float, locale: str = "") -> str:
    """``27%``; smaller ones with more places: ``3.4%``, ``0.05%``, ``under 0.01%``."""
    if 0.0 < share < 0.00005:
        return f"under {write_share(0.0001, locale, 2)}"
    return write_share(share, locale, _places(share))


def ranged_share(one: Ranged, locale: str = "") -> str:
    """``27% (24 to 30)``."""
    text = share_said(one.value, locale)
    if one.low is None or one.high is None or one.high < 0.0001:
        return text
    places = _places(one.high)
    low, high = (write_number(limit * 100, locale, places) for limit in (one.low, one.high))
    return f"{text} ({low} to {high})"


def _places(share: float) -> int:
    if share == 0.0 or share >= 0.0995:
        return 0
    return 1 if share >= 0.00995 else 2


def hours_said(hours: float, locale: str = "") -> str:
    """``40 minutes``, ``3.5 hours``, ``12 days``."""
    if hours < 1.0:
        count, word = round(hours * 60), "minute"
        return f"{count} {word}{'' if count == 1 else 's'}"
    value, word = (hours, "hour") if hours < 2 * DAY else (hours / DAY, "day")
    text = write_number(value, locale, 1 if value < 10 else 0)
    return f"{text} {word}{'' if text == '1' else 's'}"


def ranged_hours(one: Ranged, locale: str = "") -> str:
    """``12 days (9.5 to 14 days)``."""
    text = hours_said(one.value, locale)
    if one.low is None or one.high is None:
        return text
    low, high = hours_said(one.low, locale), hours_said(one.high, locale)
    if low.partition(" ")[2].rstrip("s") == high.partition(" ")[2].rstrip("s"):
        low = low.partition(" ")[0]
    return f"{text} ({low} to {high})"


def time_said(chain: Chain, one: Ranged, locale: str = "") -> str:
    """As ``ranged_hours``; ``not said`` where no delay and no duration is."""
    return ranged_hours(one, locale) if chain.has_times else "not said"


def worths_said(worths: Sequence[Worth], currency: str, locale: str = "") -> str:
    """What the value per customer counts, as a sentence; empty without anything to count.

    ``Value counts “Demo” at Pricing (46% of visits, €12 each), “Paid” at Checkout (each visit,
    €99).``
    """
    counted = ", ".join(
        f"“{isolated(one.name)}” at {isolated(one.touchpoint)} ({_visits(one, locale)}, "
        f"{write_money(round(one.of_one, 2), currency, locale)}"
        f"{'' if one.rate is None else ' each'})"
        for one in worths[:MOST_WORTHS]
    )
    more = len(worths) - MOST_WORTHS
    return f"Value counts {counted}{f' and {more} more' if more > 0 else ''}." if counted else ""


def _visits(one: Worth, locale: str) -> str:
    return "each visit" if one.rate is None else f"{share_said(one.rate, locale)} of visits"


def ranged_money(one: Ranged, currency: str, locale: str = "") -> str:
    """``€1,234 (€980 to €1,490)``."""
    text = write_money(round(one.value, 2), currency, locale)
    if one.low is None or one.high is None:
        return text
    low, high = (write_money(round(limit, 2), currency, locale) for limit in (one.low, one.high))
    return f"{text} ({low} to {high})"


def rounds_said(rounds: float, locale: str = "") -> str:
    """``0.8 rounds``; ``under 0.01 rounds`` for fewer."""
    if 0.0 < rounds < 0.005:
        return f"under {write_number(0.01, locale, 2)} rounds"
    text = write_number(rounds, locale, 2)
    return f"{text} round{'' if text == '1' else 's'}"


def loop_time(one: OrganisationLoop, locale: str = "") -> str:
    """``every 14 days``; what is not said is not said."""
    parts = []
    if one.every_days:
        text = write_number(one.every_days, locale, 1)
        parts.append("every day" if text == "1" else f"every {text} days")
    if one.delay_hours:
        parts.append(f"takes {hours_said(one.delay_hours, locale)}")
    return ", ".join(parts) or "no rhythm said yet"


def note_on(answer: Answer) -> str:
    """A sentence where it is not plain which end counts as converted; else empty."""
    if not answer.is_won_unsaid:
        return ""
    if any(not one.outcome for one in answer.ends):
        return (
            "No end is marked as won, so every end without an outcome counts. "
            "Say the outcome of each end in the inspector."
        )
    return "No end is marked as won, so nobody converts. Say so of the end that counts."
