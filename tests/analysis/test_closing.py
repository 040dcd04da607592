"""Closing the loop, counted by hand; and what actions did to their measures."""

from __future__ import annotations

import random
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.analysis.closing import MOST_MONTHS, closing_the_loop, days_waiting
from journeymapper.analysis.effects import Turn, better_way, effect_of, effect_said
from journeymapper.analysis.effects import effects_of_feedback as effects
from journeymapper.analysis.feedback import is_answered, waits
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    FeedbackNote,
    Journey,
    Measure,
    ProjectDetails,
    Reading,
    Record,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ActionStatus, Better, MeasureKind, Status

TODAY = date(2026, 11, 22)
CLOSED = Status.CLOSED


def a_note(number: int, **fields: object) -> FeedbackNote:
    return FeedbackNote(id=f"feedback_{number}", text="Hm", **fields)  # type: ignore[arg-type]


def project_of(*records: Record) -> Project:
    return Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title="Trial"),
            Touchpoint(id="tp_1", journey="journey_1", name="Subscribe"),
            *records,
        ]
    )


@pytest.fixture
def project() -> Project:
    """Six notes that ask for a reply: two wait, three are answered, one was closed without. One
    that asks for none."""
    day = date
    return project_of(
        a_note(1, needs_reply=True, received_on=day(2026, 11, 20), source="Chat"),
        a_note(2, needs_reply=True, received_on=day(2026, 9, 2), touchpoint="tp_1", source=" chat"),
        a_note(
            3,
            needs_reply=True,
            received_on=day(2026, 11, 1),
            answered_on=day(2026, 11, 5),
            status=CLOSED,
            reply="Yes",
            touchpoint="tp_1",
            source="Chat",
        ),
        a_note(
            4,
            received_on=day(2026, 9, 1),
            answered_on=day(2026, 9, 2),
            status=CLOSED,
            reply="Thanks",
        ),
        a_note(  # answered before it was received
            5,
            needs_reply=True,
            received_on=day(2026, 9, 9),
            answered_on=day(2026, 9, 1),
            status=CLOSED,
            reply="No",
        ),
        a_note(6, needs_reply=True, status=CLOSED),
        a_note(7, received_on=day(2026, 10, 1), source="Interview"),
    )


def test_the_whole(project: Project) -> None:
    whole = closing_the_loop(project, TODAY).whole
    assert (whole.notes, whole.asked, whole.answered, whole.waiting) == (7, 6, 3, 2)
    assert whole.unanswered == 1
    assert whole.share == 0.5
    assert (whole.median_days, whole.timed) == (2.5, 2)
    assert whole.oldest is not None
    assert whole.oldest.id == "feedback_2"
    assert days_waiting(whole.oldest, TODAY) == 81


def test_places_and_sources(project: Project) -> None:
    found = closing_the_loop(project, TODAY)
    said = [
        (one.key, one.name, one.figures.waiting, one.figures.asked) for one in found.touchpoints
    ]
    assert said == [("", "", 1, 4), ("tp_1", "Subscribe", 1, 2)]
    said = [(one.key, one.name, one.figures.waiting, one.figures.asked) for one in found.sources]
    assert said == [("chat", "Chat", 2, 3), ("", "", 0, 3)]
    chat = found.sources[0].figures
    assert (chat.share, chat.median_days) == (1 / 3, 4)


def test_months_follow_one_another_without_a_gap(project: Project) -> None:
    months = closing_the_loop(project, TODAY).months
    assert [one.first for one in months] == [date(2026, n, 1) for n in (9, 10, 11)]
    assert [one.figures.asked for one in months] == [3, 0, 2]
    assert [one.figures.share for one in months] == [2 / 3, None, 0.5]
    assert [one.figures.median_days for one in months] == [1, None, 4]


def test_months_are_bounded_and_end_today() -> None:
    far = [date(1900, 1, 1), date(2020, 5, 5), date(2026, 11, 1), date(9999, 12, 31)]
    notes = [a_note(n, needs_reply=True, received_on=day) for n, day in enumerate(far)]
    found = closing_the_loop(project_of(*notes), TODAY)
    assert len(found.months) == MOST_MONTHS
    assert found.months[-1].first == date(2026, 11, 1)
    assert found.whole.waiting == 4
    assert days_waiting(notes[-1], TODAY) == 0


def test_the_oldest_come_first_and_those_without_a_day_last(project: Project) -> None:
    project = project_of(*project.feedback_notes.values(), a_note(8, needs_reply=True))
    oldest = closing_the_loop(project, TODAY).oldest
    assert [one.id[-1] for one in oldest] == ["2", "1", "8"]


def test_nothing_gives_no_figures() -> None:
    empty = closing_the_loop(project_of(a_note(1)), TODAY)
    assert (empty.whole.notes, empty.whole.share, empty.whole.median_days) == (1, None, None)
    assert empty.touchpoints == empty.sources == empty.months == empty.oldest == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 80))
def test_parts_add_up_to_the_whole(seed: int, count: int) -> None:
    rng = random.Random(seed)
    notes = []
    for number in range(count):
        received = rng.choice([None, TODAY - timedelta(days=rng.randrange(900))])
        notes.append(
            a_note(
                number,
                needs_reply=rng.random() < 0.6,
                status=rng.choice(list(Status)),
                reply=rng.choice(["", " ", "Yes"]),
                received_on=received,
                answered_on=rng.choice([None, TODAY - timedelta(days=rng.randrange(900))]),
                touchpoint=rng.choice([None, "tp_1"]),
                source=rng.choice(["", "Chat", "CHAT ", "Survey"]),
            )
        )
    found = closing_the_loop(project_of(*notes), TODAY)
    whole = found.whole
    for groups in (found.touchpoints, found.sources):
        for name in ("asked", "answered", "waiting", "unanswered", "timed"):
            assert sum(getattr(one.figures, name) for one in groups) == getattr(whole, name)
    assert whole.waiting == sum(map(waits, notes))
    assert whole.answered == sum(map(is_answered, notes))
    assert whole.unanswered >= 0
    days = [
        (one.answered_on - one.received_on).days
        for one in notes
        if is_answered(one) and one.answered_on and one.received_on
    ]
    days = [one for one in days if one >= 0]
    assert whole.median_days == (median(days) if days else None)


def decided(**fields: object) -> Action:
    values = {"id": "action_1", "text": "Say the price", "measure": "measure_1"} | fields
    return Action(**values)  # type: ignore[arg-type]


def read(
    *values: tuple[str, float], kind: MeasureKind = MeasureKind.NPS, **fields: object
) -> Project:
    measure = Measure(
        id="measure_1",
        journey="journey_1",
        name="NPS",
        kind=kind,
        **fields,  # type: ignore[arg-type]
    )
    readings = [
        Reading(
            id=f"reading_{n}",
            measure="measure_1",
            taken_on=date.fromisoformat(day) if day else None,
            value=value,
        )
        for n, (day, value) in enumerate(values)
    ]
    return project_of(measure, *readings)


DONE = decided(status=ActionStatus.DONE, done_on=date(2026, 10, 10))


def said(project: Project, action: Action = DONE) -> str:
    return effect_said(project, effect_of(project, action))


def test_the_last_reading_before_is_held_against_the_latest_since() -> None:
    project = read(("2026-09-01", 10), ("2026-10-10", 20), ("2026-10-11", 25), ("2026-11-01", 30))
    effect = effect_of(project, DONE)
    assert effect.before is not None
    assert effect.after is not None
    assert (effect.before.value, effect.after.value, effect.turn) == (20, 30, Turn.BETTER)
    assert said(project) == "20 NPS → 30 NPS, better"


def test_less_may_be_better() -> None:
    falling = (("2026-10-01", 20), ("2026-11-01", 10))
    project = read(*falling, kind=MeasureKind.DROP_OFF, target=12)
    assert said(project) == "20% → 10%, better, target reached"
    project = read(*falling, kind=MeasureKind.OWN)
    assert said(project) == "20 → 10, changed"
    project = read(*falling, kind=MeasureKind.OWN, better=Better.LOWER, target=15)
    assert said(project) == "20 → 10, better, target reached"
    project = read(*falling, kind=MeasureKind.OWN, target=15)
    assert said(project) == "20 → 10, worse"
    assert better_way(project.measures["measure_1"]) is Better.HIGHER


def test_what_is_missing_is_said() -> None:
    assert said(read(("", 3), ("2026-10-01", 20))) == "20 NPS, no reading since"
    assert said(read(("", 3))) == "no reading since"
    assert said(read(("2026-11-01", 20))) == "20 NPS now, no reading before"
    assert said(read(), decided()) == "not done yet"
    assert said(read(), decided(status=ActionStatus.DROPPED)) == "dropped"
    assert said(read(), decided(status=ActionStatus.DONE)) == "done, nobody knows when"
    assert said(read(), decided(measure=None)) == "no measure said"
    assert said(read(("2026-10-01", 20), ("2026-11-01", 20))) == "20 NPS → 20 NPS, unchanged"


def test_effects_of_feedback_leave_out_what_is_internal() -> None:
    project = project_of(
        a_note(1),
        a_note(2, internal=True),
        decided(id="action_1", measure=None, feedback_note="feedback_1"),
        decided(id="action_2", measure=None, feedback_note="feedback_2"),
        decided(id="action_3", measure=None),
    )
    assert [one.action.id for one in effects(project)] == ["action_1", "action_2"]
    assert [one.action.id for one in effects(project, with_internal=False)] == ["action_1"]
