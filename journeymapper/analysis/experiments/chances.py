"""Tails of the normal and the chi-square distribution, precise far out."""

from __future__ import annotations

import math

Z_95 = 1.959963984540054
"""95% of a normal distribution lies within so many standard deviations of its middle (1.96)."""


def two_sided_chance(z: float) -> float:
    """How often chance alone leads at least so many standard deviations away, either way.

    ``erfc(|z| / √2)`` is twice the normal tail and keeps its digits where ``1 − Φ(z)`` would have
    none left (Abramowitz & Stegun 1964, 7.1.2 and 26.2.29).
    """
    return math.erfc(abs(z) / math.sqrt(2.0))


def chi_square_tail(statistic: float, freedom: int) -> float:
    """How often chance alone gives at least this chi-square with so many degrees of freedom.

    The regularised incomplete gamma function Q(freedom / 2, statistic / 2), as its finite sums for
    whole degrees of freedom: with h = statistic / 2, an even number gives e^-h Σ h^k / k!, an odd
    one erfc(√h) + e^-h Σ h^(k+½) / Γ(k + 3/2) (Abramowitz & Stegun 1964, 26.4.5 and 26.4.4). Every
    term is positive, so that nothing cancels. Raises ValueError for a negative statistic or fewer
    than one degree of freedom.
    """
    if freedom < 1 or not statistic >= 0:
        raise ValueError("chi-square needs a statistic of 0 or more and a degree of freedom")
    if statistic == 0:
        return 1.0
    half = statistic / 2.0
    if math.isinf(half):
        return 0.0
    odd = freedom % 2
    start = math.erfc(math.sqrt(half)) if odd else 0.0
    return min(1.0, start + _poisson_sum(half, freedom // 2, 0.5 if odd else 0.0))


def _poisson_sum(half: float, count: int, shift: float) -> float:
    """Σ e^-h h^(k+shift) / Γ(k+shift+1) for k below ``count``, from its largest term outwards."""
    if count == 0:
        return 0.0
    largest = min(count - 1, int(half))
    middle = _poisson_term(half, largest + shift)
    if middle == 0.0:
        return 0.0
    terms = [middle]
    term = middle
    for k in range(largest, 0, -1):
        term *= (k + shift) / half
        terms.append(term)
        if term < middle * 1e-20:
            break
    term = middle
    for k in range(largest + 1, count):
        term *= half / (k + shift)
        terms.append(term)
        if term < middle * 1e-20:
            break
    return math.fsum(terms)


def _poisson_term(mean: float, k: float) -> float:
    """e^-mean mean^k / Γ(k + 1). For large k the powers would cancel one another; there Stirling's
    series and the deviance, k log(k / mean) + mean − k, stand for them (Loader 2000, Fast and
    Accurate Computation of Binomial Probabilities)."""
    if k < 15:
        # Half of e^-mean twice: the power between them may be beyond what the whole leaves.
        root = math.exp(-mean / 2)
        if root == 0.0:
            return 0.0
        return root * (math.pow(mean, k) / math.gamma(k + 1)) * root
    return math.exp(-_stirling_rest(k) - _deviance(k, mean)) / math.sqrt(2 * math.pi * k)


def _stirling_rest(k: float) -> float:
    """log Γ(k + 1) less Stirling's formula, to sixteen digits from k = 15 on."""
    square = k * k
    series = 1 / 1188 - (691 / 360360) / square
    for numerator in (-1 / 1680, 1 / 1260, -1 / 360, 1 / 12):
        series = numerator + series / square
    return series / k


def _deviance(k: float, mean: float) -> float:
    """k log(k / mean) + mean − k, also where k and mean are close."""
    if abs(k - mean) >= 0.1 * (k + mean):
        return k * math.log(k / mean) + mean - k
    ratio = (k - mean) / (k + mean)
    total = (k - mean) * ratio
    power = 2 * k * ratio
    for step in range(3, 1000, 2):
        power *= ratio * ratio
        grown = total + power / step
        if grown == total:
            break
        total = grown
    return total
