"""Shares of people: how sure one is of them, how far two differ, and whether by chance.

Counts are whole numbers, ``conversions`` from 0 to ``visitors``; every function raises ValueError
for counts that cannot be. Differences are taken with whole numbers, which never cancel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from journeymapper.analysis.experiments.chances import Z_95, two_sided_chance

Interval = tuple[float, float]


def wilson(conversions: int, visitors: int) -> Interval:
    """Between which shares the true one lies, 19 times of 20: the Wilson score interval.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference,
    JASA 22. The lower end comes from the product of the two ends, p² / (1 + z²/n), so that a share
    close to 0 keeps its digits.
    """
    _check(conversions, visitors)
    return _lower(conversions, visitors), 1.0 - _lower(visitors - conversions, visitors)


def _lower(conversions: int, visitors: int) -> float:
    if conversions == 0:
        return 0.0
    share = conversions / visitors
    spread = share * ((visitors - conversions) / visitors)
    part = Z_95 * Z_95 / visitors
    upper_times = share + part / 2 + math.sqrt(part * (spread + part / 4))
    return share * share / upper_times


def newcombe(
    conversions: int, visitors: int, base_conversions: int, base_visitors: int
) -> tuple[float, Interval]:
    """By how much the first share is above the second, and between which differences the true one
    lies, 19 times of 20: Newcombe's hybrid of two Wilson intervals.

    Newcombe, R. G. (1998), Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17, method 10 (without continuity correction).
    """
    low, high = wilson(conversions, visitors)
    base_low, base_high = wilson(base_conversions, base_visitors)
    share, base = conversions / visitors, base_conversions / base_visitors
    crossed = conversions * base_visitors - base_conversions * visitors
    difference = crossed / (visitors * base_visitors)
    down = math.hypot(share - low, base_high - base)
    up = math.hypot(high - share, base - base_low)
    return difference, (max(-1.0, difference - down), min(1.0, difference + up))


def pooled_z(
    conversions: int, visitors: int, base_conversions: int, base_visitors: int
) -> tuple[float, float]:
    """How many standard deviations the first share is above the second if both were one and the
    same, and how often chance alone leads at least so far either way (two-sided p).

    The pooled two-proportion z test: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and
    Proportions, 3rd edition, 3.1, without continuity correction; its square is Pearson's chi-square
    of the table. Where nobody or everybody converted there is nothing to tell apart: (0, 1).
    """
    _check(conversions, visitors)
    _check(base_conversions, base_visitors)
    together = conversions + base_conversions
    everybody = visitors + base_visitors
    crossed = conversions * base_visitors - base_conversions * visitors
    if crossed == 0 or together in (0, everybody):
        return 0.0, 1.0
    # (a m − b n) √((n + m) / (c (n + m − c) n m)), the counts as they are.
    below = together * (everybody - together) * visitors * base_visitors
    z = math.copysign(math.sqrt(crossed * crossed * everybody / below), crossed)
    return z, two_sided_chance(z)


def holm(chances: Sequence[float]) -> list[float]:
    """The p values of several comparisons, corrected for their number; in the order given.

    Holm, S. (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal
    of Statistics 6: the smallest counts as many times as there are comparisons, the next one time
    less, and none becomes smaller than the one before it.
    """
    count = len(chances)
    corrected = [0.0] * count
    least = 0.0
    for done, place in enumerate(sorted(range(count), key=lambda one: chances[one])):
        least = min(1.0, max(least, chances[place] * (count - done)))
        corrected[place] = least
    return corrected


def _check(conversions: int, visitors: int) -> None:
    if visitors < 1 or not 0 <= conversions <= visitors:
        raise ValueError(f"{conversions} conversions of {visitors} visitors cannot be")
