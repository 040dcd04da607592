"""Working days between two days, and names that are the same but for case and spaces."""

from __future__ import annotations

from datetime import date, timedelta

import numpy
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.analysis.naming import bare
from journeymapper.analysis.working_days import working_days

DAYS = some.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, some.integers(0, 4000))
def test_working_days_are_those_that_numpy_counts(first: date, days: int) -> None:
    until = first + timedelta(days=days)
    assert working_days(first, until) == int(numpy.busday_count(first, until))
    assert working_days(until, first) == 0


def test_a_week_from_friday_to_friday_has_five() -> None:
    assert working_days(date(2026, 11, 13), date(2026, 11, 20)) == 5
    assert working_days(date(2026, 11, 13), date(2026, 11, 23)) == 6


def test_bare_names_differ_in_more_than_case_and_spaces() -> None:
    assert bare(" Pricing  PAGE ") == bare("pricing\u00a0page") == "pricing page"
    assert bare("Straße") == bare("STRASSE")
    assert bare("Prices page") != bare("Pricing page")
