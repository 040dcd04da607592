"""Seasons run, come and are over; reviews are due in their rhythm or when something changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.reviews import (
    log_of,
    meeting_after,
    review_state,
    rituals_in_order,
)
from journeymapper.analysis.seasons import in_season, season_on, seasons_on
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Review, Ritual, Season, Touchpoint
from journeymapper.domain.vocabulary import ReviewKind

TODAY = date(2026, 11, 22)


def season(**fields: object) -> Season:
    return Season(id="season_1", journey="journey_1", name="January", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("starts", "ends", "yearly", "day", "told"),
    [
        (date(2026, 11, 1), date(2026, 11, 22), False, TODAY, "runs"),
        (date(2026, 11, 23), date(2026, 12, 1), False, TODAY, "comes"),
        (date(2025, 11, 1), date(2025, 11, 30), False, TODAY, "over"),
        (date(2025, 11, 1), date(2025, 11, 30), True, TODAY, "runs"),
        (date(2020, 12, 20), date(2021, 1, 31), True, date(2027, 1, 5), "runs"),
        (date(2020, 12, 20), date(2021, 1, 31), True, date(2026, 12, 20), "runs"),
        (date(2020, 12, 20), date(2021, 1, 31), True, date(2027, 2, 1), "comes"),
        (date(2024, 2, 29), date(2024, 3, 2), True, date(2026, 2, 28), "runs"),
        (None, date(2026, 12, 1), False, TODAY, "runs"),
        (date(2026, 1, 1), None, False, TODAY, "runs"),
        (None, None, False, TODAY, "comes"),
    ],
)
def test_how_a_season_stands(
    starts: date | None, ends: date | None, yearly: bool, day: date, told: str
) -> None:
    now = season_on(season(starts=starts, ends=ends, every_year=yearly), day)
    assert ("runs" if now.is_running else "over" if now.is_over else "comes") == told


@given(
    st.dates(date(2001, 1, 1), date(2090, 1, 1)),
    st.integers(0, 364),
    st.dates(date(2000, 1, 1), date(2098, 1, 1)),
)
def test_a_yearly_season_is_never_over_and_runs_within_its_days(
    starts: date, length: int, day: date
) -> None:
    now = season_on(
        season(starts=starts, ends=starts + timedelta(days=length), every_year=True), day
    )
    assert now.begins is not None
    assert now.ends is not None
    assert not now.is_over
    assert now.is_running == (now.begins <= day <= now.ends)
    assert day <= now.ends <= day + timedelta(days=2 * 366)


def test_what_is_in_season() -> None:
    project = Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1"),
            Touchpoint(id="tp_1", journey="journey_1", name="Video"),
            season(starts=date(2026, 11, 1), ends=date(2026, 12, 1), touchpoints=("tp_1",)),
            Season(id="season_2", journey="journey_1", name="Later", starts=date(2027, 1, 1)),
        ]
    )
    assert in_season(project, "journey_1", TODAY) == {"tp_1": ("January",)}
    assert in_season(project, "journey_1", date(2026, 12, 2)) == {}
    assert [one.season.name for one in seasons_on(project, "journey_1", TODAY)] == [
        "January",
        "Later",
    ]


def with_log(*entries: tuple[ReviewKind, date], every: int | None = None) -> Project:
    journey = Journey(id="journey_1", review_every_days=every)
    log = [
        Review(id=f"review_{place}", journey="journey_1", kind=kind, held_on=on)
        for place, (kind, on) in enumerate(entries)
    ]
    return Project([ProjectDetails(id="project_1"), journey, *log])


REVIEWED, CHANGED = ReviewKind.REVIEWED, ReviewKind.PRODUCT_CHANGED


@pytest.mark.parametrize(
    ("project", "due_on", "is_due"),
    [
        (with_log(), None, False),
        (with_log((REVIEWED, date(2026, 8, 23))), date(2026, 11, 22), True),
        (with_log((REVIEWED, date(2026, 8, 24))), date(2026, 11, 23), False),
        (with_log((REVIEWED, date(2026, 11, 10)), every=14), date(2026, 11, 24), False),
        (with_log((REVIEWED, date(2026, 11, 10)), (CHANGED, date(2026, 11, 12))),
         date(2026, 11, 12), True),
        (with_log((CHANGED, date(2026, 11, 9)), (REVIEWED, date(2026, 11, 10))),
         date(2027, 2, 9), False),
        (with_log((CHANGED, date(2026, 11, 12))), date(2026, 11, 12), True),
        (with_log((REVIEWED, TODAY), (CHANGED, TODAY)), TODAY, True),
        (with_log((CHANGED, TODAY), (REVIEWED, TODAY)), date(2027, 2, 21), False),
        (with_log((REVIEWED, date.max)), None, False),
    ],
)  # fmt: skip
def test_when_a_review_is_due(project: Project, due_on: date | None, is_due: bool) -> None:
    state = review_state(project, project.journeys["journey_1"], TODAY)
    assert (state.due_on, state.is_due) == (due_on, is_due)


def test_what_was_entered_later_on_the_same_day_stands_first_whatever_its_id() -> None:
    names = ("review_b", "review_a", "review_c")
    log = [Review(id=one, journey="journey_1", held_on=TODAY) for one in names]
    project = Project([ProjectDetails(id="project_1"), Journey(id="journey_1"), *log])
    assert [one.id for one in log_of(project, "journey_1")] == ["review_c", "review_a", "review_b"]


def test_the_log_begins_with_the_newest() -> None:
    project = with_log((REVIEWED, date(2026, 1, 1)), (CHANGED, date(2026, 5, 1)))
    assert [one.id for one in log_of(project, "journey_1")] == ["review_1", "review_0"]


@pytest.mark.parametrize(
    ("next_on", "held", "following"),
    [
        (date(2026, 11, 22), TODAY, date(2026, 12, 6)),
        (date(2026, 11, 20), TODAY, date(2026, 12, 4)),
        (date(2026, 10, 1), TODAY, date(2026, 11, 26)),
        (date(2026, 11, 27), TODAY, date(2026, 12, 11)),
        (None, TODAY, date(2026, 12, 6)),
    ],
)
def test_the_next_meeting_keeps_the_rhythm(
    next_on: date | None, held: date, following: date
) -> None:
    ritual = Ritual(id="ritual_1", name="Feedback hour", every_days=14, next_on=next_on)
    assert meeting_after(ritual, held) == following
    assert following > held


def test_rituals_come_in_order() -> None:
    rituals = [
        Ritual(id="ritual_1", name="No date"),
        Ritual(id="ritual_2", name="Later", next_on=date(2026, 12, 1)),
        Ritual(id="ritual_3", name="Soon", next_on=date(2026, 11, 23)),
    ]
    project = Project([ProjectDetails(id="project_1"), *rituals])
    assert [one.name for one in rituals_in_order(project)] == ["Soon", "Later", "No date"]
    assert meeting_after(rituals[0], TODAY) is None
