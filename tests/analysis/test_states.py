"""States side by side: what is the same touchpoint, and what became of it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.alignment import aligned, measures_aligned
from journeymapper.analysis.states import compare, families, match, states_to_compare
from journeymapper.commands.connections import Connect
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.journeys import AddJourney, CopyJourney
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Touchpoint
from journeymapper.domain.vocabulary import MeasureKind, Moment, State
from tests.a_project import STAGES, a_project, do


def two_states() -> tuple[Project, dict[str, str]]:
    """``a_project`` with its future copy; the copies by the id of what they come from."""
    project = a_project()
    do(project, SetExperience("persona_1", "tp_b", {"emotion": -2}, "experience_1"))
    do(project, CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed"))
    copies = {
        one.derived_from: one.id
        for one in project.referring(Touchpoint, "journey_2")
        if one.derived_from
    }
    return project, copies


def test_a_copy_is_the_same_until_something_changes() -> None:
    project, copies = two_states()
    comparison = compare(project, "journey_1", "journey_2")
    assert (comparison.added, comparison.dropped, comparison.changed) == ((), (), ())
    assert comparison.same == 3
    assert match(project, "journey_1", "journey_2") == {new: old for old, new in copies.items()}


def test_added_dropped_and_changed_are_told_apart_and_in_words() -> None:
    project, copies = two_states()
    exp = next(one for one in project.experiences.values() if one.touchpoint == copies["tp_b"])
    do(
        project,
        DeleteRecords([copies["tp_c"]]),
        AddTouchpoint("tp_new", "journey_2", "Welcome video", 320, 200),
        EditFields(exp.id, {"emotion": 1}),
        EditFields(
            copies["tp_b"],
            {"name": "Live tour", "moment": Moment.TRUTH, "duration": 0.5, "essential": True},
        ),
    )
    comparison = compare(project, "journey_1", "journey_2")
    assert comparison.added == ("tp_new",)
    assert comparison.dropped == ("tp_c",)
    (changed,) = comparison.changed
    assert (changed.before, changed.after) == ("tp_b", copies["tp_b"])
    assert changed.differences == (
        "name “Guided tour” → “Live tour”",
        "emotion +3 (Career changer)",
        "now essential",
        "now a moment of truth",
        "duration none → 30 minutes",
    )


def test_shares_and_delays_of_ways_between_the_same_touchpoints_are_compared() -> None:
    project, copies = two_states()
    do(project, EditFields("con_ab", {"share": 0.12, "delay_hours": 48.0}))
    copy = next(
        one
        for one in project.connections.values()
        if (one.source, one.target) == (copies["tp_a"], copies["tp_b"])
    )
    do(project, EditFields(copy.id, {"share": 0.27, "delay_hours": 1.0}))
    (changed,) = compare(project, "journey_1", "journey_2").changed
    assert changed.differences == (
        "delay after “Review site” 2 days → 1 hour",
        "share after “Review site” 12% → 27%",
    )


def test_a_copy_of_a_copy_is_still_the_same_as_the_first() -> None:
    project, _ = two_states()
    do(project, CopyJourney("journey_2", "journey_3", "Ideal", State.IDEAL, "more"))
    do(project, CopyJourney("journey_1", "journey_4", "Other", State.FUTURE, "other"))
    assert compare(project, "journey_1", "journey_3").same == 3
    assert compare(project, "journey_3", "journey_4").same == 3  # of the same grandparent
    assert compare(project, "journey_3", "journey_1").same == 3  # the other way round
    assert families(project, list(project.journeys)) == [
        ("journey_1", "journey_4", "journey_2", "journey_3")
    ]


def test_without_derivation_equal_names_are_the_same_first_in_the_same_stage() -> None:
    project = a_project()
    stages = tuple((f"{one}_2", name, phase) for one, name, phase in STAGES)
    do(
        project,
        AddJourney("journey_2", "Drawn anew", State.FUTURE, stages),
        AddTouchpoint("tp_1", "journey_2", "guided TOUR", 32, 24),
        AddTouchpoint("tp_2", "journey_2", "Guided tour", 296, 24),
    )
    assert match(project, "journey_1", "journey_2") == {"tp_2": "tp_b"}
    assert compare(project, "journey_1", "journey_2").added == ("tp_1",)


def test_first_looked_at_are_a_journey_and_the_one_it_derives_from() -> None:
    project, _ = two_states()
    do(project, AddJourney("journey_0", "Something else"))
    assert states_to_compare(project) == ("journey_1", "journey_2")
    assert states_to_compare(project, "journey_2") == ("journey_1", "journey_2")
    assert states_to_compare(project, "journey_1") == ("journey_1", "journey_2")
    assert len(states_to_compare(project, "journey_0")) == 2
    alone = a_project()
    assert states_to_compare(alone) == ("journey_1",)
    assert families(alone, ["journey_1"]) == []


def test_the_same_touchpoints_share_a_place_and_new_ones_stand_where_they_come() -> None:
    project, copies = two_states()
    do(
        project,
        DeleteRecords([copies["tp_b"]]),
        AddTouchpoint("tp_new", "journey_2", "Welcome video", 320, 200),
    )
    slots = aligned(project, ("journey_1", "journey_2"))
    assert [(one.stage, one.touchpoints) for one in slots] == [
        ("Awareness", ("tp_a", copies["tp_a"])),
        ("Trial", ("tp_b", None)),
        ("Trial", (None, "tp_new")),
        ("Learning", ("tp_c", copies["tp_c"])),
    ]


def test_a_stage_with_another_name_is_the_one_its_touchpoints_stood_in() -> None:
    project, copies = two_states()
    stage = project.touchpoints[copies["tp_b"]].stage
    assert stage is not None
    do(project, EditFields(stage, {"name": "Trying it out"}))
    slots = aligned(project, ("journey_1", "journey_2"))
    assert [one.touchpoints for one in slots][1] == ("tp_b", copies["tp_b"])


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_every_journey_keeps_its_order_and_every_touchpoint_its_place(
    order: list[int], gone: set[int], moved: set[int]
) -> None:
    old = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", name=f"n{n}", x=float(n)) for n in range(6)
    ]
    new = [
        Touchpoint(
            id=f"tp_new{n}",
            journey="journey_2",
            name=f"m{n}",
            x=float(place),
            derived_from=f"tp_{n}" if n not in moved else None,
        )
        for place, n in enumerate(order)
        if n not in gone
    ]
    journeys = [Journey(id="journey_1", title="One"), Journey(id="journey_2", title="Two")]
    project = Project([ProjectDetails(id="project_1"), *journeys, *old, *new])
    slots = aligned(project, ("journey_1", "journey_2"))
    for number, journey in enumerate(("journey_1", "journey_2")):
        column = [one.touchpoints[number] for one in slots if one.touchpoints[number] is not None]
        assert column == [one.id for one in journey_order(project, journey)]
    matched = match(project, "journey_1", "journey_2")
    for slot in slots:
        first, second = slot.touchpoints
        assert first is None or second is None or matched[second] == first


def test_measures_stand_beside_one_another_by_kind_name_and_place() -> None:
    project = a_project()
    rate = MeasureKind.CONVERSION_RATE
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Trial to paid", rate, "%", 25.0, touchpoint="tp_b"),
        AddMeasure("measure_2", "journey_1", "Never read", rate, "%"),
    )
    do(project, CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed"))
    copy = next(
        one
        for one in project.measures.values()
        if one.journey == "journey_2" and one.name == "Trial to paid"
    )
    do(
        project,
        AddReading("reading_1", "measure_1", 12.0, date(2026, 1, 1)),
        AddReading("reading_2", copy.id, 27.0, date(2026, 9, 1)),
    )
    (row,) = measures_aligned(project, ("journey_1", "journey_2"))
    assert (row.name, row.place) == ("Trial to paid", "Guided tour")
    assert [one.text if one else None for one in row.states] == ["12%", "27%"]
    assert [one.is_on_target if one else None for one in row.states] == [False, True]


def test_a_way_from_elsewhere_is_no_difference() -> None:
    project, copies = two_states()
    do(project, AddTouchpoint("tp_x", "journey_2", "Advert", 32, 200))
    do(project, Connect("con_x", "journey_2", "tp_x", copies["tp_b"]))
    assert compare(project, "journey_1", "journey_2").changed == ()
