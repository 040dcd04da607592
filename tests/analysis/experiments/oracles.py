"""Random tables, and how far the formulas lie from scipy and statsmodels on them."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal
from unittest.mock import patch

import numpy
from scipy import special, stats
from scipy.optimize import brentq
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportion_effectsize,
    proportions_ztest,
)

from journeymapper.analysis.experiments import planning, proportions, split
from journeymapper.analysis.experiments.chances import chi_square_tail, two_sided_chance

SMALLEST = 1e-300
"""Below it the machine's numbers lose digits; chances there are compared as they stand."""
Kind = Literal["absolute", "relative"]
Table = tuple[int, int, int, int]


@dataclass(frozen=True)
class Deviation:
    """The farthest that a formula lay from its oracle: as a part of the value, or (``kind``
    "absolute") as it stands."""

    formula: str
    oracle: str
    cases: int
    kind: Kind
    worst: float


def deviations(cases: int, seed: int) -> list[Deviation]:
    """One entry a formula, each over so many random cases."""
    return [measure(random.Random(seed), cases) for measure in MEASURES]


def a_table(rng: random.Random) -> Table:
    """Conversions and visitors of two variants: few or many visitors, rates that are rare, usual or
    close to all, alike or apart."""
    counts: list[int] = []
    base = _rate(rng)
    for rate in (base, base if rng.random() < 0.5 else _rate(rng)):
        visitors = round(10 ** rng.uniform(0, 7))
        expected = rate * visitors
        spread = math.sqrt(max(expected * (1 - rate), 1.0))
        seen = round(rng.gauss(expected, 2 * spread))
        counts += [min(max(seen, 0), visitors), visitors]
    return counts[0], counts[1], counts[2], counts[3]


def _rate(rng: random.Random) -> float:
    kind = rng.random()
    if kind < 0.3:
        return 10 ** rng.uniform(-6, -1)
    return rng.random() if kind < 0.8 else 1 - 10 ** rng.uniform(-6, -1)


def _compared(
    formula: str, oracle: str, cases: int, kind: Kind, pairs: Iterator[tuple[float, float]]
) -> Deviation:
    worst = 0.0
    for ours, theirs in pairs:
        apart = abs(ours - theirs)
        assert math.isfinite(ours), (formula, ours, theirs)
        if kind == "relative" and abs(theirs) > SMALLEST:
            apart /= abs(theirs)
        worst = max(worst, apart)
    return Deviation(formula, oracle, cases, kind, worst)


def _wilson(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            seen, visitors, _, _ = a_table(rng)
            theirs = proportion_confint(seen, visitors, method="wilson")
            for one, other in zip(proportions.wilson(seen, visitors), theirs, strict=True):
                yield one, float(other)

    return _compared(
        "Wilson interval", "statsmodels `proportion_confint`", cases, "absolute", pairs()
    )


def _newcombe(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            table = a_table(rng)
            theirs = confint_proportions_2indep(*table, method="newcomb", compare="diff")
            yield from zip(proportions.newcombe(*table)[1], map(float, theirs), strict=True)

    return _compared(
        "Newcombe interval", "statsmodels `confint_proportions_2indep`", cases, "absolute", pairs()
    )


def _z_test(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            seen, visitors, base_seen, base_visitors = a_table(rng)
            ours = proportions.pooled_z(seen, visitors, base_seen, base_visitors)[1]
            if seen + base_seen in (0, visitors + base_visitors):
                assert ours == 1.0
                continue
            theirs = proportions_ztest([seen, base_seen], [visitors, base_visitors])[1]
            yield ours, float(theirs)

    return _compared(
        "p of the z test", "statsmodels `proportions_ztest`", cases, "absolute", pairs()
    )


def _z_test_exactly(rng: random.Random, cases: int) -> Deviation:
    """Their z loses digits where nearly all convert; here it comes from fractions."""

    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            seen, visitors, base_seen, base_visitors = a_table(rng)
            pooled = Fraction(seen + base_seen, visitors + base_visitors)
            if pooled in (0, 1):
                continue
            apart = Fraction(seen, visitors) - Fraction(base_seen, base_visitors)
            spread = pooled * (1 - pooled) * (Fraction(1, visitors) + Fraction(1, base_visitors))
            theirs = 2 * stats.norm.sf(math.sqrt(apart**2 / spread))
            ours = proportions.pooled_z(seen, visitors, base_seen, base_visitors)[1]
            yield ours, float(theirs)

    return _compared(
        "p of the z test", "exact fractions, scipy `norm.sf`", cases, "relative", pairs()
    )


def _normal_tail(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            z = rng.uniform(-37.5, 37.5)
            yield two_sided_chance(z), float(2 * stats.norm.sf(abs(z)))

    return _compared("Two-sided normal tail", "scipy `norm.sf`", cases, "relative", pairs())


def _holm(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            chances = [10 ** rng.uniform(-30, 0) for _ in range(rng.randint(1, 12))]
            chances += [rng.random() for _ in range(rng.randint(0, 3))]
            with patch("gc.collect"):  # they collect all garbage of the process each time
                theirs = multipletests(chances, method="holm")[1]
            yield from zip(proportions.holm(chances), map(float, theirs), strict=True)

    return _compared("Holm’s correction", "statsmodels `multipletests`", cases, "relative", pairs())


def _split(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            visitors, weights = _a_split(rng)
            expected = numpy.array(weights) * (sum(visitors) / sum(weights))
            theirs = stats.chisquare(visitors, expected, sum_check=False)
            ours = split.split_chance(visitors, weights)
            yield ours[1], float(theirs.pvalue)

    return _compared("Split of the visitors", "scipy `chisquare`", cases, "relative", pairs())


def _a_split(rng: random.Random) -> tuple[list[int], list[float]]:
    weights = [rng.choice([1, 1, 1, 2, 9, 0.5, 50, 33.3]) for _ in range(rng.randint(2, 9))]
    total = 10 ** rng.uniform(1.5, 5)
    visitors = []
    for weight in weights:
        expected = total * weight / sum(weights)
        visitors.append(max(0, round(rng.gauss(expected, rng.choice([1, 4]) * expected**0.5))))
    visitors[0] += 1
    return visitors, weights


def _chi_square(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            freedom = round(10 ** rng.uniform(0, 3.5))
            statistic = freedom * 10 ** rng.uniform(-2, min(2.0, math.log10(1300 / freedom + 1)))
            yield chi_square_tail(statistic, freedom), _reference_tail(statistic, freedom)

    return _compared("Chi-square tail", "scipy `gammaincc`", cases, "relative", pairs())


def _reference_tail(statistic: float, freedom: int) -> float:
    return float(special.gammaincc(freedom / 2, statistic / 2))


def _effect(rng: random.Random, cases: int) -> Deviation:
    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            base, wished = _two_rates(rng)
            yield planning.effect(base, wished), float(proportion_effectsize(wished, base))

    return _compared("Cohen’s h", "statsmodels `proportion_effectsize`", cases, "relative", pairs())


def _size(rng: random.Random, cases: int) -> Deviation:
    power = NormalIndPower()

    def pairs() -> Iterator[tuple[float, float]]:
        for _ in range(cases):
            base, wished = _two_rates(rng)
            apart = float(proportion_effectsize(wished, base))
            ours = planning.exact_size(base, wished)

            # Their ``solve_power`` stops at the sixth digit; their power itself is exact.
            def lacks(size: float, apart: float = apart) -> float:
                return float(power.power(apart, size, 0.05)) - 0.8

            yield ours, brentq(lacks, ours * 0.9, ours * 1.1, xtol=1e-12, rtol=1e-14)

    return _compared(
        "Visitors per variant", "statsmodels `NormalIndPower.power`", cases, "relative", pairs()
    )


def _two_rates(rng: random.Random) -> tuple[float, float]:
    """Rates that a plan may be made with: a hundredth of a point apart at least."""
    while True:
        base, wished = round(_rate(rng), 6), round(_rate(rng), 6)
        if abs(base - wished) >= 1e-4:
            return base, wished


Measuring = Callable[[random.Random, int], Deviation]
MEASURES: tuple[Measuring, ...] = (
    *(_wilson, _newcombe, _z_test, _z_test_exactly, _normal_tail, _holm),
    *(_split, _chi_square, _effect, _size),
)
