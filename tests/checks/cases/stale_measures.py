"""Mistake 14: measures gone stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from journeymapper.domain.records import Measure, Reading, Record, Review
from journeymapper.domain.vocabulary import ReviewKind, State
from tests.checks.case import TODAY, Case
from tests.checks.small_map import JOURNEY


def _measure(number: int = 1, **values: Any) -> Measure:
    return Measure(id=f"measure_{number}", journey="journey_1", name=f"Measure {number}", **values)


def _read(days_ago: int, number: int = 1) -> Reading:
    return Reading(
        id=f"reading_{number}_{days_ago}",
        measure=f"measure_{number}",
        taken_on=TODAY - timedelta(days=days_ago),
        value=12,
    )


def _monthly(*days_ago: int) -> list[Record]:
    return [JOURNEY, _measure(every_days=30), *(_read(one) for one in days_ago)]


def _reviewed(
    days_ago: int, *, every: int | None = None, kind: ReviewKind = ReviewKind.REVIEWED
) -> list[Record]:
    review = Review(
        id="review_1",
        journey="journey_1",
        kind=kind,
        held_on=TODAY - timedelta(days=days_ago),
    )
    return [replace(JOURNEY, review_every_days=every), review]


_FROM_TEMPLATE = replace(JOURNEY, template="saas-trial")

CASES = [
    Case(
        "stale_reading",
        lambda: _monthly(100, 61),
        lambda: _monthly(100, 60),
        says="“Measure 1” is to be read every 30 days, and was last read 61 days ago.",
        about=["measure_1"],
    ),
    Case(
        "stale_reading",
        lambda: [*_monthly(61), _measure(2, every_days=1), _read(3, 2)],
        lambda: [*_monthly(60), _measure(2, every_days=1), _read(2, 2)],
        says="“Measure 1” and “Measure 2”",
        about=["measure_1", "measure_2"],
        note="several",
    ),
    Case(
        "stale_reading",
        lambda: _monthly(900),
        lambda: [JOURNEY, _measure(), _read(900)],
        note="without a rhythm",
    ),
    Case(
        "stale_reading",
        lambda: [JOURNEY, _measure(every_days=7)],
        lambda: [
            *(replace(JOURNEY, state=State.FUTURE), _measure(every_days=7)),
            _measure(2),
        ],
        says="“Measure 1” was never read, though it is to be read every 7 days.",
        about=["measure_1"],
        note="never read",
    ),
    Case(
        "stale_reading",
        lambda: [_FROM_TEMPLATE, _measure(every_days=7), _measure(2), _read(1, 2)],
        lambda: [_FROM_TEMPLATE, _measure(every_days=7), _measure(2)],
        note="rhythms of a template once somebody reads",
    ),
    Case(
        "stale_reading",
        lambda: [JOURNEY, _measure(every_days=7), _measure(2, every_days=1)],
        lambda: [JOURNEY, _measure(every_days=7, target=25)],
        says="“Measure 1” and “Measure 2” were never read",
        note="with a target another check says so",
    ),
    Case(
        "target_never_read",
        lambda: [JOURNEY, _measure(target=25)],
        lambda: [JOURNEY, _measure(target=25), _read(900)],
        says="“Measure 1” has a target",
        about=["measure_1"],
    ),
    Case(
        "target_never_read",
        lambda: [JOURNEY, _measure(target=25)],
        lambda: [replace(JOURNEY, state=State.FUTURE), _measure(target=25)],
        note="not yet there",
    ),
    Case(
        "target_never_read",
        lambda: [JOURNEY, _measure(target=0)],
        lambda: [JOURNEY, _measure()],
        note="no target",
    ),
    Case(
        "review_overdue",
        lambda: _reviewed(31, every=30),
        lambda: _reviewed(30, every=30),
        says="The review of “Trial to paid” was due 1 day ago.",
        about=["journey_1"],
    ),
    Case(
        "review_overdue",
        lambda: [replace(JOURNEY, review_every_days=30)],
        lambda: [JOURNEY],
        says="“Trial to paid” is to be reviewed every 30 days, and never was.",
        note="promised and never held",
    ),
    Case(
        "review_overdue",
        lambda: _reviewed(92),
        lambda: _reviewed(91),
        note="every quarter",
    ),
    Case(
        "review_overdue",
        lambda: _reviewed(5, kind=ReviewKind.PRODUCT_CHANGED),
        lambda: _reviewed(0, kind=ReviewKind.PRODUCT_CHANGED),
        says="The product changed 5 days ago",
        note="after a change",
    ),
]
