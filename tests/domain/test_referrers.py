"""Who refers to whom, kept up to date, is what a look at every record finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Measure,
    Persona,
    ProjectDetails,
    Record,
    Touchpoint,
)

PLACES = st.integers(0, 3)
MANY = st.integers(0, 11)


def card(number: int, channels: tuple[int, ...]) -> Record:
    return Touchpoint(
        id=f"tp_{number}",
        journey="journey_1",
        name="Card",
        channels=tuple(f"channel_{one}" for one in channels),
        owner="actor_1" if number % 2 else None,
    )


def way(number: int, source: int, target: int) -> Record:
    return Connection(
        id=f"con_{number}", journey="journey_1", source=f"tp_{source}", target=f"tp_{target}"
    )


RECORDS = st.one_of(
    st.builds(card, PLACES, st.lists(PLACES, max_size=3).map(tuple)),
    st.builds(way, MANY, PLACES, PLACES),
)


def expected(project: Project, target: str) -> set[str]:
    found = set()
    for record in project.records():
        if isinstance(record, Touchpoint):
            held = {record.journey, record.owner, *record.channels}
        elif isinstance(record, Connection):
            held = {record.journey, record.source, record.target}
        else:
            continue
        if target in held:
            found.add(record.id)
    return found


@given(st.lists(RECORDS, max_size=12), st.lists(st.tuples(RECORDS, st.booleans()), max_size=40))
def test_referring_follows_every_edit(
    first: list[Record], edits: list[tuple[Record, bool]]
) -> None:
    project = Project([Journey(id="journey_1"), *{one.id: one for one in first}.values()])
    assert project.referring(Journey, "tp_1") == []
    for record, stays in edits:
        before = project.find(record.id)
        after = record if stays else None
        if before != after:
            project.apply([Change(before, after)])
    ids = ["journey_1", "actor_1", *(f"tp_{n}" for n in range(4)), "tp_9"]
    for target in (*ids, *(f"channel_{n}" for n in range(4))):
        found = project.referring_ids(target)
        assert len(found) == len(set(found))
        assert set(found) == expected(project, target)
        for kind in (Touchpoint, Connection, Experience):
            count = sum(one.startswith(f"{kind.prefix}_") for one in found)
            assert project.count_referring(kind, target) == count
            assert len(list(project.each_referring(kind, target))) == count


def test_referring_records_come_in_the_order_in_which_they_came() -> None:
    project = Project([Journey(id="journey_1"), *(card(n, (1, 1)) for n in (3, 0, 2, 1))])
    assert [one.id for one in project.referring(Touchpoint, "channel_1")] == [
        "tp_3",
        "tp_0",
        "tp_2",
        "tp_1",
    ]
    project.apply([Change(None, way(n, 3, 3)) for n in range(12)])
    assert project.referring_ids("tp_3") == [f"con_{n}" for n in range(12)]


def test_few_records_of_a_large_project_are_looked_through_without_an_index() -> None:
    journey = Journey(id="journey_1")
    many = [Touchpoint(id=f"tp_{n}", journey="journey_1") for n in range(6000)]
    measures = [
        Measure(id=f"measure_{n}", journey="journey_1", touchpoint=f"tp_{n % 3}") for n in range(9)
    ]
    project = Project([ProjectDetails(id="project_1"), journey, *many, *measures])
    asked = project.referring(Measure, "tp_1"), project.referring(Persona, "tp_1")
    assert not project.is_indexed
    assert len(project.referring(Touchpoint, "journey_1")) == 6000
    assert project.is_indexed
    assert (project.referring(Measure, "tp_1"), project.referring(Persona, "tp_1")) == asked
    assert [one.id for one in asked[0]] == ["measure_1", "measure_4", "measure_7"]
