"""Delays as people type and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.analysis.delays import read_days, read_delay, write_days, write_delay
from journeymapper.domain.errors import EditRefused


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("12", 12.0),
        ("12 h", 12.0),
        ("12h", 12.0),
        ("30 min", 0.5),
        ("3 days", 72.0),
        ("1 Day", 24.0),
        ("2 weeks", 336.0),
        ("1.5 days", 36.0),
        ("at once", 0.0),
        ("0", 0.0),
        ("", None),
        ("  ", None),
    ],
)
def test_a_delay_is_read_in_its_unit(text: str, hours: float | None) -> None:
    assert read_delay(text) == hours


def test_numbers_are_read_as_the_project_writes_them() -> None:
    assert read_delay("1,5 days", "de_DE") == 36.0
    assert write_delay(36.0, "de_DE") == "1,5 days"


@pytest.mark.parametrize(
    "text", ["soon", "3 fortnights", "-2 h", "1000001 days", "1,5,5 h", "days"]
)
def test_what_is_no_length_of_time_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(EditRefused, match=r"such as|fewer"):
        read_delay(text)


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (None, ""),
        (0.0, "at once"),
        (0.5, "30 min"),
        (1.0, "1 h"),
        (24.0, "1 day"),
        (72.0, "3 days"),
        (168.0, "1 week"),
        (336.0, "2 weeks"),
        (240.0, "10 days"),
        (0.001, "0.06 min"),
    ],
)
def test_a_delay_is_written_in_its_largest_unit(hours: float | None, text: str) -> None:
    assert write_delay(hours) == text


@given(some.floats(0, 876_000))
def test_what_is_written_is_read_as_about_the_same(hours: float) -> None:
    read = read_delay(write_delay(hours))
    assert read is not None
    assert abs(read - hours) <= max(hours * 0.01, 0.01)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14", 14),
        ("14 days", 14),
        ("1 day", 1),
        ("2 weeks", 14),
        ("every 2 weeks", 14),
        ("1 month", 30),
        ("3 months", 90),
        ("quarter", 91),
        ("Quarterly", 91),
        ("every year", 365),
        ("week", 7),
        ("0.5 weeks", None),
        ("", None),
    ],
)
def test_a_rhythm_is_read_in_whole_days(text: str, days: int | None) -> None:
    if days is None and text:
        with pytest.raises(EditRefused, match="whole days"):
            read_days(text)
    else:
        assert read_days(text) == days


@pytest.mark.parametrize("text", ["often", "0", "-3 days", "1.5", "101 years", "2 h", "3 3 days"])
def test_what_is_no_rhythm_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(EditRefused, match="such as 14 days, 2 weeks or 1 month"):
        read_days(text)


@given(some.integers(1, 36_500))
def test_a_rhythm_written_is_read_back(days: int) -> None:
    assert read_days(write_days(days)) == days
    assert read_days(write_days(days, "de_DE"), "de_DE") == days


@given(some.text(max_size=50))
def test_any_text_is_a_rhythm_or_refused(text: str) -> None:
    try:
        days = read_days(text)
    except EditRefused as refusal:
        assert str(refusal).endswith(".")
    else:
        assert days is None or 1 <= days <= 36_500
