"""Targets as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.analysis.targets import Target, read_target
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import Better, MeasureKind

KIND = MeasureKind


def measure(kind: MeasureKind, better: Better | None = None) -> Measure:
    return Measure(id="measure_1", journey="journey_1", name="One", kind=kind, better=better)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("", KIND.OWN, None),
        ("5", KIND.OWN, 5.0),
        ("≥ 5", KIND.OWN, 5.0),
        ("at least 25 %", KIND.CONVERSION_RATE, 25.0),
        ("≤ 5", KIND.DROP_OFF, 5.0),
        ("At most 5%", KIND.CHURN, 5.0),
        ("<=1,000", KIND.CAC, 1000.0),
        ("-10", KIND.NPS, -10.0),
    ],
)
def test_a_target_is_read_with_its_way(text: str, kind: MeasureKind, value: float | None) -> None:
    assert read_target(text, measure(kind)) == Target(value, None)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("<= 5", None, Better.LOWER),
        ("at most 5", Better.LOWER, Better.LOWER),
        ("5", Better.LOWER, Better.LOWER),
        ("≥ 5", Better.LOWER, None),
        ("", Better.LOWER, Better.LOWER),
    ],
)
def test_of_an_own_measure_the_target_says_which_way_is_good(
    text: str, before: Better | None, after: Better | None
) -> None:
    target = read_target(text, measure(KIND.OWN, before))
    assert target == Target(5.0 if text else None, after)


def test_a_way_that_was_chosen_against_the_kind_can_be_taken_back() -> None:
    assert read_target("at most 3", measure(KIND.CES, Better.LOWER)).better is Better.LOWER
    assert read_target("at least 3", measure(KIND.CES, Better.LOWER)).better is None
    assert read_target("at least 3", measure(KIND.CHURN, Better.HIGHER)).better is Better.HIGHER


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("at most 5", KIND.NPS, "A measure of NPS is better when it is more"),
        (">= 5", KIND.CHURN, "Type 5%"),
        ("at most a few", KIND.CHURN, "no number"),
        ("140", KIND.CHURN, "runs from 0 to 100"),
    ],
)
def test_a_target_the_wrong_way_round_is_refused(text: str, kind: MeasureKind, said: str) -> None:
    with pytest.raises(EditRefused, match=said):
        read_target(text, measure(kind))


@given(some.text(max_size=40), some.sampled_from(MeasureKind))
def test_any_text_is_a_target_or_refused(text: str, kind: MeasureKind) -> None:
    try:
        read_target(text, measure(kind))
    except EditRefused as refusal:
        assert str(refusal).endswith(".")
