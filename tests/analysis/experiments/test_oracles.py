"""Formulas against scipy and statsmodels over hundreds of random tables; more in a search."""

from __future__ import annotations

import random
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.analysis.experiments import chances, planning, proportions, split
from tests.analysis.experiments import oracles
from tests.effort import SEARCHES

CASES = 2_000 if SEARCHES else 500
counts = st.integers(1, 10**12).flatmap(
    lambda visitors: st.tuples(st.integers(0, visitors), st.just(visitors))
)


@pytest.mark.parametrize("measure", oracles.MEASURES, ids=lambda one: one.__name__.strip("_"))
def test_a_formula_agrees_with_its_oracle(measure: oracles.Measuring) -> None:
    found = measure(random.Random(20261122), CASES)
    assert found.worst < 1e-9, found


@settings(deadline=None)
@given(counts, counts)
def test_intervals_hold_what_they_are_about(one: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = proportions.wilson(*one)
    assert 0 <= low <= one[0] / one[1] <= high <= 1
    difference, (down, up) = proportions.newcombe(*one, *other)
    assert -1 <= down <= difference <= up <= 1
    z, chance = proportions.pooled_z(*one, *other)
    assert 0 <= chance <= 1
    assert (z > 0) == (difference > 0)
    mirrored = proportions.newcombe(*other, *one)
    assert mirrored[0] == -difference
    assert mirrored[1] == pytest.approx((-up, -down), abs=1e-15)


@pytest.mark.parametrize("table", [(0, 10, 0, 20), (10, 10, 20, 20)])
def test_where_nobody_or_everybody_converted_nothing_is_told_apart(table: oracles.Table) -> None:
    assert proportions.pooled_z(*table) == (0.0, 1.0)


@pytest.mark.parametrize("table", [(1, 0), (5, 4), (-1, 4)])
def test_counts_that_cannot_be_are_refused(table: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        proportions.wilson(*table)
    with pytest.raises(ValueError, match="cannot be"):
        proportions.pooled_z(*table, 1, 2)


def test_published_examples_come_out() -> None:
    # Newcombe (1998), table II, examples (a) and (b) of method 10.
    difference, (low, high) = proportions.newcombe(56, 70, 48, 80)
    assert (round(difference, 4), round(low, 4), round(high, 4)) == (0.2, 0.0524, 0.3339)
    difference, (low, high) = proportions.newcombe(9, 10, 3, 10)
    assert (round(difference, 4), round(low, 4), round(high, 4)) == (0.6, 0.1705, 0.8090)
    # Wilson's interval of 81 of 263 as in Newcombe's companion paper on single proportions.
    assert [round(one, 4) for one in proportions.wilson(81, 263)] == [0.2553, 0.3662]


def test_nineteen_of_twenty_lie_within_so_many_deviations() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.975), rel=1e-15) == chances.Z_95


def test_far_tails_keep_their_digits() -> None:
    assert chances.two_sided_chance(37.0) == pytest.approx(1.1451142e-299, rel=1e-6)
    assert chances.two_sided_chance(1e6) == 0.0
    assert chances.chi_square_tail(1400.0, 2) == pytest.approx(9.8596765e-305, rel=1e-6)
    assert chances.chi_square_tail(1e30, 7) == 0.0
    assert chances.chi_square_tail(0.0, 3) == 1.0
    assert chances.chi_square_tail(float("inf"), 3) == 0.0
    for statistic, freedom in ((-1.0, 1), (float("nan"), 1), (1.0, 0)):
        with pytest.raises(ValueError, match="chi-square"):
            chances.chi_square_tail(statistic, freedom)


def test_a_split_is_judged_against_its_weights() -> None:
    assert split.split_chance([900, 700], [1, 1])[1] < split.ALARM
    assert split.split_chance([900, 700], [9, 7])[1] == 1.0
    assert split.split_chance([10, 0], [1e9, 5e-324])[1] == pytest.approx(1.0)
    assert split.split_chance([0, 10**12], [1e9, 5e-324]) == (1e300, 0.0)
    for visitors, weights in (([1], [1.0]), ([0, 0], [1.0, 1.0]), ([1, 2], [1.0, 0.0])):
        with pytest.raises(ValueError, match=r"must be above|needs two"):
            split.split_chance(visitors, weights)


def test_holm_on_his_own_terms() -> None:
    assert proportions.holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert proportions.holm([]) == []
    assert proportions.holm([0.9, 0.8]) == [1.0, 1.0]


def test_a_plan() -> None:
    assert planning.sample_size(0.12, 0.27) == 106
    assert planning.weeks_needed(106, 2, 40) == 6
    assert planning.weeks_needed(106, 2, 100_000) == 1
    assert planning.effect(0, 0) == 0
    assert planning.effect(0, 1) == pytest.approx(3.14159265)
    with pytest.raises(ValueError, match="differ"):
        planning.sample_size(0.2, 0.2)
    with pytest.raises(ValueError, match="between"):
        planning.effect(0.2, 1.2)
    with pytest.raises(ValueError, match="comes"):
        planning.weeks_needed(10, 2, 0)
