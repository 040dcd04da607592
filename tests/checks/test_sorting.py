"""What is kept sorted from edit to edit, and who is asked when only words of a message change."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.checks.health import Health
from journeymapper.checks.shared_sortings import ESSENTIAL
from journeymapper.checks.sorting import Sorting, changed_fields
from journeymapper.domain.change import Change, created
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Journey, Persona, Touchpoint
from tests.checks.test_frame import RECORDS, TODAY, a_check, edit, renamed


def test_essential_touchpoints_are_known_after_every_edit() -> None:
    project = Project(RECORDS)
    health = Health(project, TODAY, [a_check([], sortings=(ESSENTIAL,))]).run()
    card = project.touchpoints["tp_1"]
    edit(project, health, Change(card, replace(card, essential=True)))
    assert list(health.look.sorted(ESSENTIAL).group("journey_1")) == ["tp_1"]
    edit(project, health, Change(project.touchpoints["tp_1"], None))
    assert not health.look.sorted(ESSENTIAL).groups


def test_many_records_that_an_edit_concerns_are_sorted_before_they_are_needed() -> None:
    by_journey = Sorting(
        name="by title",
        kind=Touchpoint,
        key=lambda look, one: look.project.journeys[one.journey].title,
        reads={Touchpoint: ("journey",), Journey: ("title",)},
        concerned=lambda look, change: [
            one.id for one in look.project.referring(Touchpoint, change.id)
        ],
    )
    cards = [replace(RECORDS[3], id=f"tp_x{n}") for n in range(30)]
    project = Project([*RECORDS, *cards])
    check = a_check([], sortings=(by_journey,), reads={Touchpoint: ("name",), Journey: ("title",)})
    health = Health(project, TODAY, [check]).run()
    journey = project.journeys["journey_1"]
    edit(project, health, Change(journey, replace(journey, title="Bring it back")))
    health.run()
    kept = health.look.sorted(by_journey)
    assert len(kept.group("Bring it back")) == 34
    assert list(kept.groups) == ["Bring it back"] and list(kept.several) == ["Bring it back"]


def test_words_that_are_only_quoted_ask_again_where_something_is_found() -> None:
    asked: list[str] = []
    project = Project(RECORDS)
    check = a_check(asked, quotes={Journey: ("title",)})
    health = Health(project, TODAY, [check]).run()
    edit(project, health, renamed(project, "tp_2", "Wrong"))
    health.run()
    del asked[:]
    journey = project.journeys["journey_1"]
    edit(project, health, Change(journey, replace(journey, title="Bring it back")))
    health.run()
    assert asked == ["tp_2"]


def test_the_fields_that_an_edit_changed() -> None:
    card = Touchpoint(id="tp_1", journey="journey_1", stage=None, name="A")
    assert changed_fields(Change(card, replace(card, name="B", x=5.0))) == frozenset({"name", "x"})
    assert changed_fields(created(card)[0]) is None


def test_an_index_in_slices_is_the_one_that_is_made_at_once() -> None:
    ways = [
        Connection(id=f"con_{n}", journey="journey_1", source="tp_0", target=f"tp_{n % 4}")
        for n in range(3000)
    ]
    felt = Experience(id="experience_1", persona="persona_1", touchpoint="tp_0")
    project = Project([*RECORDS, Persona(id="persona_1"), *ways, felt])
    work = project.indexing()
    next(work)
    project.apply(created(replace(ways[0], id="con_new")))
    assert list(work) == [], "an edit meanwhile ends it"
    assert len(list(project.indexing())) > 3
    assert project.is_indexed
    fresh = Project(project.records())
    for place in ("tp_0", "tp_1", "persona_1", "journey_1"):
        assert project.referring_ids(place) == fresh.referring_ids(place)
        assert project.count_referring(Connection, place) == len(
            list(fresh.each_referring(Connection, place))
        )
