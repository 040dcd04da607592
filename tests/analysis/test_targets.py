"""Targets as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.analysis.targets import read_target
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import MeasureKind

KIND = MeasureKind


def measure(kind: MeasureKind, unit: str = "") -> Measure:
    return Measure(id="measure_1", journey="journey_1", name="One", kind=kind, unit=unit)


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
    assert read_target(text, measure(kind)) == value


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("≤ 5", KIND.OWN, "An own measure is better when it is more. Count the opposite"),
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
