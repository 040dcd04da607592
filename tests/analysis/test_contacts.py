"""The contacts that a journey causes, on a time line and against each channel's limit."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.analysis import contacts
from journeymapper.analysis.contacts import contact_plan, triggers_of
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Channel,
    Connection,
    Journey,
    ProjectDetails,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind, WalkedBy
from tests.a_project import a_project


def put(project: Project, *records: Any) -> None:
    project.apply([Change(None, one) for one in records])


def edit(project: Project, record_id: str, **values: Any) -> None:
    record: Any = project.find(record_id)
    project.apply([Change(record, replace(record, **values))])


def a_journey() -> Project:
    """tp_a → tp_b after 2 days → tp_c after 8 more; tp_b takes 2 days; e-mail twice a week."""
    project = a_project()
    put(project, Channel(id="channel_mail", name="e-mail!", contacts_per_week=2))
    edit(project, "con_ab", delay_hours=48)
    edit(project, "tp_b", duration=48)
    edit(project, "con_bc", delay_hours=192)
    return project


def a_trigger(name: str, touchpoint: str, delay: float | None = None, **values: Any) -> Trigger:
    return Trigger(
        id=f"trigger_{name}",
        touchpoint=touchpoint,
        when=name,
        delay_hours=delay,
        channel=values.get("channel", "channel_mail"),
        rank=name,
    )


def days(project: Project) -> dict[str, float]:
    return {one.trigger or "": one.day for one in contact_plan(project, "journey_1").contacts}


def test_a_trigger_fires_its_delay_after_its_touchpoint_is_reached() -> None:
    project = a_journey()
    put(
        project,
        a_trigger("at once", "tp_a"),
        a_trigger("after a day", "tp_b", 24),
        a_trigger("late", "tp_c", 12),
    )
    assert days(project) == {
        "trigger_at once": 0.0,
        "trigger_after a day": 3.0,
        "trigger_late": 12.5,
    }
    plan = contact_plan(project, "journey_1")
    assert [(one.begins, one.ends) for one in plan.stages] == [(0, 2), (2, 12), (12, 12)]
    assert [one.week for one in plan.contacts] == [1, 1, 2]
    assert plan.over == ()
    assert [one.when for one in triggers_of(project, "journey_1")] == [
        "at once",
        "after a day",
        "late",
    ]


def test_more_contacts_in_a_week_than_the_channel_bears_are_flagged() -> None:
    project = a_journey()
    put(project, *(a_trigger(f"t{n}", "tp_a", 24.0 * n) for n in range(3)))
    (over,) = contact_plan(project, "journey_1").over
    assert (over.channel, over.week, over.count, over.limit) == ("channel_mail", 1, 3, 2)
    edit(project, "channel_mail", contacts_per_week=3)
    assert contact_plan(project, "journey_1").over == ()
    edit(project, "channel_mail", contacts_per_week=0)
    assert len(contact_plan(project, "journey_1").over) == 1
    edit(project, "channel_mail", contacts_per_week=None)
    assert contact_plan(project, "journey_1").over == ()


def test_what_is_sent_on_no_channel_has_no_limit() -> None:
    project = a_journey()
    put(project, *(a_trigger(f"t{n}", "tp_a", channel=None) for n in range(9)))
    plan = contact_plan(project, "journey_1")
    assert [(one.channel, one.count) for one in plan.weeks] == [(None, 9)]
    assert plan.over == ()
    assert contacts.channels_of(project, plan) == [None]


def test_a_rhythm_repeats_while_its_stage_lasts() -> None:
    project = a_journey()
    edit(project, "tp_b", cadence_per_week=2, channels=("channel_mail",))
    plan = contact_plan(project, "journey_1")
    # From day 2 until the next stage begins on day 12, every 3.5 days: 2, 5.5, 9.
    assert [(one.day, one.times, one.stage) for one in plan.contacts] == [
        (2, 2, "stage_b"),
        (9, 1, "stage_b"),
    ]
    edit(project, "tp_c", cadence_per_week=0.5, channels=("channel_mail",))
    # The last stage has no length of its own: a week, so one contact.
    assert [one.times for one in contact_plan(project, "journey_1").contacts] == [2, 1, 1]


def test_the_quickest_way_counts_and_the_organisation_walks_no_customer() -> None:
    project = a_journey()
    quick = Connection(
        id="con_q", journey="journey_1", source="tp_a", target="tp_c", delay_hours=72
    )
    put(project, quick, a_trigger("late", "tp_c"))
    assert days(project) == {"trigger_late": 3.0}
    edit(project, "con_q", walked_by=WalkedBy.ORGANISATION)
    assert days(project) == {"trigger_late": 12.0}


def test_what_no_way_leads_to_is_reached_with_its_stage() -> None:
    project = a_journey()
    put(
        project,
        Touchpoint(id="tp_alone", journey="journey_1", stage="stage_b", name="Alone"),
        a_trigger("alone", "tp_alone"),
        Stage(id="stage_z", journey="journey_1", name="Later", rank="z"),
        Touchpoint(id="tp_z", journey="journey_1", stage="stage_z", name="Z"),
        a_trigger("z", "tp_z"),
    )
    assert days(project) == {"trigger_alone": 2.0, "trigger_z": 12.0}


def test_a_start_is_where_time_begins() -> None:
    project = a_journey()
    edit(project, "tp_b", kind=TouchpointKind.START)
    put(project, a_trigger("b", "tp_b"), a_trigger("c", "tp_c"))
    assert days(project) == {"trigger_b": 0.0, "trigger_c": 10.0}


def test_loops_end() -> None:
    project = a_journey()
    for number, (one, other) in enumerate((("tp_c", "tp_a"), ("tp_c", "tp_c"), ("tp_b", "tp_a"))):
        loop = Connection(
            id=f"con_l{number}",
            journey="journey_1",
            source=one,
            target=other,
            kind=ConnectionKind.LOOP,
            delay_hours=1,
        )
        put(project, loop)
    put(project, a_trigger("late", "tp_c"))
    assert days(project) == {"trigger_late": 12.0}


def test_a_journey_that_is_one_circle_begins_at_its_first_touchpoint() -> None:
    project = Project([ProjectDetails(id="project_1"), Journey(id="journey_1")])
    put(project, Touchpoint(id="tp_a", journey="journey_1", x=0, name="A"))
    put(project, Touchpoint(id="tp_b", journey="journey_1", x=300, name="B"))
    for one, other in (("tp_a", "tp_b"), ("tp_b", "tp_a")):
        way = Connection(
            id=f"con_{one}", journey="journey_1", source=one, target=other, delay_hours=24
        )
        put(project, way)
    put(project, a_trigger("b", "tp_b", channel=None))
    assert days(project) == {"trigger_b": 1.0}


@pytest.mark.parametrize(
    "values",
    [
        {"cadence_per_week": 1e15, "duration": 1e15},
        {"cadence_per_week": 1e-12, "duration": 1e15},
        {"cadence_per_week": -5.0, "duration": -1e15},
        {"cadence_per_week": 0.0},
    ],
)
def test_hostile_numbers_are_counted_and_cut(values: dict[str, float]) -> None:
    project = a_journey()
    edit(project, "tp_b", channels=("channel_mail",), **values)
    put(project, a_trigger("far", "tp_c", 876_000.0))
    plan = contact_plan(project, "journey_1")
    assert plan.is_cut
    assert all(0 < one.week <= contacts.MOST_WEEKS for one in plan.weeks)
    assert plan.last_week <= contacts.MOST_WEEKS


def test_a_large_journey_is_cut() -> None:
    project = Project([ProjectDetails(id="project_1"), Journey(id="journey_1")])
    rng = random.Random(1)
    put(project, Channel(id="channel_mail", name="mail"))
    for n in range(2_000):
        put(
            project,
            Touchpoint(
                id=f"tp_{n}",
                journey="journey_1",
                x=n,
                cadence_per_week=1,
                duration=1e6,
                channels=("channel_mail",),
            ),
        )
    for n in range(5_000):
        one, other = rng.sample(range(2_000), 2)
        put(
            project,
            Connection(
                id=f"con_{n}", journey="journey_1", source=f"tp_{one}", target=f"tp_{other}"
            ),
        )
    plan = contact_plan(project, "journey_1")
    assert plan.is_cut and len(plan.contacts) == contacts.MOST_CONTACTS


@given(
    some.floats(0, 500),
    some.floats(0.01, 700),
    some.floats(0.05, 60),
)
def test_an_even_rhythm_makes_as_many_contacts_as_fit(
    start: float, length: float, a_week: float
) -> None:
    found = list(contacts._evenly(start, start + length, a_week))
    step = 7 / a_week
    fit = length / step
    assert abs(sum(times for _, times in found) - fit) <= 1.001
    assert all(times > 0 for _, times in found)
    weeks = [contacts.week_of(day) for day, _ in found]
    assert weeks == sorted(set(weeks))
    assert all(start - 1e-6 <= day < start + length + 1e-6 for day, _ in found)
