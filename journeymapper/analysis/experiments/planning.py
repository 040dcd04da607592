"""How many visitors an experiment needs, and how long they take to come."""

from __future__ import annotations

import math

from journeymapper.analysis.experiments.chances import Z_95

POWER = 0.8
"""How often an effect of the wished size is to be found."""


def effect(base_rate: float, wished_rate: float) -> float:
    """How far two rates lie apart, as Cohen's h: 2 asin √wished − 2 asin √base.

    Cohen, J. (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd edition, chapter 6
    (statsmodels: ``proportion_effectsize``). Written as one arcsine, which keeps the digits of
    rates that are close. Raises ValueError for a rate not between 0 and 1.
    """
    if not (0 <= base_rate <= 1 and 0 <= wished_rate <= 1):
        raise ValueError("rates lie between 0 and 1")
    if base_rate == wished_rate:
        return 0.0
    up = math.sqrt(wished_rate * (1 - base_rate))
    down = math.sqrt(base_rate * (1 - wished_rate))
    return 2 * math.asin(max(-1.0, min(1.0, (wished_rate - base_rate) / (up + down))))


def exact_size(base_rate: float, wished_rate: float) -> float:
    """Visitors per variant, not yet rounded up, for 80% power at a two-sided 5%.

    Cohen (1988), 6.4: n = 2 (δ / h)², where δ is how many standard deviations the difference must
    be away for 80% of the results to fall beyond ±1.96 (both sides counted, as statsmodels'
    ``NormalIndPower`` does). Raises ValueError for rates that are equal or not between 0 and 1.
    """
    apart = effect(base_rate, wished_rate)
    if apart == 0:
        raise ValueError("the wished rate must differ from the base rate")
    return 2 * (DISTANCE / apart) ** 2


def sample_size(base_rate: float, wished_rate: float) -> int:
    """Visitors that each variant needs, so that the wished rate is told from the base rate four
    times of five. Raises ValueError as ``exact_size`` does."""
    return math.ceil(exact_size(base_rate, wished_rate))


def weeks_needed(size: int, variants: int, visitors_a_week: float) -> int:
    """Whole weeks until each of the variants has had ``size`` visitors, one at least, because
    weekdays differ. Raises ValueError without visitors."""
    if not visitors_a_week > 0:
        raise ValueError("nobody comes")
    return max(1, math.ceil(size * max(variants, 2) / visitors_a_week))


def _distance() -> float:
    """δ with Φ(δ − z) + Φ(−δ − z) = 80%, by halving."""
    low, high = 0.0, 8.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if _found(middle) < POWER:
            low = middle
        else:
            high = middle


def _found(distance: float) -> float:
    root = math.sqrt(2.0)
    return (math.erfc((Z_95 - distance) / root) + math.erfc((Z_95 + distance) / root)) / 2


DISTANCE = _distance()
"""How many standard deviations a difference must be away to be found with 80% power (2.80)."""
