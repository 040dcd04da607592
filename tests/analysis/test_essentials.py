"""Journeys without what is not essential: the order kept, loops kept, shares multiplied."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.essentials import drop_offs, essential_count, essential_view
from journeymapper.analysis.paths import touchpoints_on
from journeymapper.commands.connections import Connect, MarkLoop
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Passage,
    ProjectDetails,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind, MeasureKind, WalkedBy
from tests.a_project import a_project, do


def essential(project: Project, *ids: str) -> None:
    for one in ids:
        do(project, EditFields(one, {"essential": True}))


def ways(project: Project) -> dict[tuple[str, str, str], Connection]:
    view = essential_view(project, "journey_1").project
    return {
        (one.source, one.target, one.kind.value): one
        for one in view.referring(Connection, "journey_1")
    }


def test_what_lies_between_becomes_one_way_and_the_records_stay() -> None:
    project = a_project()
    essential(project, "tp_a", "tp_c")
    before = Project(project.records())
    view = essential_view(project, "journey_1")
    assert (view.kept, view.touchpoints) == (2, 3)
    assert set(view.project.touchpoints) == {"tp_a", "tp_c"}
    assert view.project.touchpoints["tp_a"] is project.touchpoints["tp_a"]
    found = ways(project)
    assert set(found) == {("tp_a", "tp_c", "path"), ("persona_1", "tp_a", "path")}
    assert found["persona_1", "tp_a", "path"].id == "con_in"
    made = found["tp_a", "tp_c", "path"]
    assert view.over[made.id] == ("tp_b",)
    assert made.label == "+1"
    assert project == before


def test_a_persona_enters_at_the_first_essential_touchpoint() -> None:
    project = a_project()
    essential(project, "tp_c")
    found = ways(project)
    assert set(found) == {("persona_1", "tp_c", "path")}
    view = essential_view(project, "journey_1")
    assert list(view.over.values()) == [("tp_a", "tp_b")]


def test_shares_multiply_along_a_way_and_add_up_over_several() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "By phone", 296, 200))
    do(
        project,
        Connect("con_ad", "journey_1", "tp_a", "tp_d"),
        Connect("con_dc", "journey_1", "tp_d", "tp_c"),
        EditFields("con_ab", {"share": 0.5}),
        EditFields("con_bc", {"share": 0.4}),
        EditFields("con_ad", {"share": 0.3}),
    )
    essential(project, "tp_a", "tp_c")
    assert ways(project)["tp_a", "tp_c", "path"].share == pytest.approx(0.5 * 0.4 + 0.3)


def test_a_share_that_nobody_stated_leaves_the_way_without_one() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "Leaves", 296, 200))
    do(project, Connect("con_bd", "journey_1", "tp_b", "tp_d"))
    do(project, EditFields("con_ab", {"share": 0.5}))
    essential(project, "tp_a", "tp_c")
    assert ways(project)["tp_a", "tp_c", "path"].share is None
    do(project, EditFields("con_bc", {"share": 0.5}))
    assert ways(project)["tp_a", "tp_c", "path"].share == 0.25


def test_no_share_at_all_is_not_taken_for_everybody() -> None:
    project = a_project()
    essential(project, "tp_a", "tp_c")
    assert ways(project)["tp_a", "tp_c", "path"].share is None


def test_a_loop_among_what_is_left_out_is_walked_as_often_as_its_share_says() -> None:
    project = a_project()
    do(
        project,
        Connect("con_bb", "journey_1", "tp_b", "tp_b"),
        EditFields("con_ab", {"share": 1.0}),
        EditFields("con_bb", {"share": 0.5}),
        EditFields("con_bc", {"share": 0.5}),
    )
    essential(project, "tp_a", "tp_c")
    made = ways(project)
    assert set(made) == {("persona_1", "tp_a", "path"), ("tp_a", "tp_c", "path")}
    assert made["tp_a", "tp_c", "path"].share == pytest.approx(1.0)
    do(project, EditFields("con_bb", {"share": 0.2}))
    assert ways(project)["tp_a", "tp_c", "path"].share == pytest.approx(0.5 / 0.8)


def test_a_loop_that_leads_back_stays_a_loop_with_its_name() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "Reminder", 560, 200))
    do(
        project,
        Connect("con_cd", "journey_1", "tp_c", "tp_d"),
        Connect("con_da", "journey_1", "tp_d", "tp_a"),
        MarkLoop("con_da", label="nudge", every_days=7.0),
    )
    essential(project, "tp_a", "tp_c")
    loop = ways(project)["tp_c", "tp_a", "loop"]
    assert loop.kind is ConnectionKind.LOOP
    assert (loop.label, loop.every_days) == ("nudge +1", 7.0)


def test_what_the_organisation_walks_stays_the_organisation_s() -> None:
    project = a_project()
    do(project, AddTouchpoint("tp_d", "journey_1", "Survey", 560, 200))
    do(
        project,
        Connect("con_cd", "journey_1", "tp_c", "tp_d"),
        Connect("con_da", "journey_1", "tp_d", "tp_a"),
        MarkLoop("con_da", label="report", walked_by=WalkedBy.ORGANISATION),
    )
    essential(project, "tp_a", "tp_c")
    loop = ways(project)["tp_c", "tp_a", "loop"]
    assert (loop.walked_by, loop.share) == (WalkedBy.ORGANISATION, None)


def test_a_persona_s_path_goes_on_over_what_is_left_out() -> None:
    project = a_project()
    do(
        project,
        StepPath("persona_2", "con_ab", "passage_1"),
        StepPath("persona_2", "con_bc", "passage_2"),
    )
    essential(project, "tp_a", "tp_c")
    view = essential_view(project, "journey_1").project
    assert touchpoints_on(view, "persona_2", "journey_1") == {"tp_a", "tp_c"}
    assert not any(one.persona == "persona_1" for one in view.all(Passage).values())


def test_what_requires_a_touchpoint_goes_with_it() -> None:
    project = a_project()
    essential(project, "tp_a")
    project = Project(
        [
            *project.records(),
            Experience(id="experience_1", persona="persona_1", touchpoint="tp_b", emotion=1),
            Experience(id="experience_2", persona="persona_1", touchpoint="tp_a", emotion=1),
        ]
    )
    view = essential_view(project, "journey_1").project
    assert set(view.experiences) == {"experience_2"}
    assert set(project.experiences) == {"experience_1", "experience_2"}


def test_no_essentials_is_an_empty_map_not_trouble() -> None:
    project = a_project()
    view = essential_view(project, "journey_1")
    assert (view.kept, dict(view.over), dict(view.project.touchpoints)) == (0, {}, {})
    assert essential_count(project, "journey_1") == (0, 3)


CARDS = 8


@given(
    kept=st.sets(st.integers(0, CARDS - 1)),
    edges=st.lists(
        st.tuples(
            st.integers(0, CARDS - 1),
            st.integers(0, CARDS - 1),
            st.booleans(),
            st.sampled_from([None, 0.0, 0.3, 0.5, 1.0]),
        ),
        max_size=16,
    ),
)
def test_what_can_be_reached_stays_reachable_and_shares_stay_shares(
    kept: set[int], edges: list[tuple[int, int, bool, float | None]]
) -> None:
    records = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", name=str(n), x=n * 10.0, essential=n in kept)
        for n in range(CARDS)
    ]
    lines = [
        Connection(
            id=f"con_{n}",
            journey="journey_1",
            source=f"tp_{source}",
            target=f"tp_{target}",
            kind=ConnectionKind.LOOP if loop else ConnectionKind.PATH,
            share=share,
        )
        for n, (source, target, loop, share) in enumerate(edges)
    ]
    project = Project(
        [ProjectDetails(id="project_1"), Journey(id="journey_1", title="J"), *records, *lines]
    )
    view = essential_view(project, "journey_1").project
    whole, seen = project.graph("journey_1"), view.graph("journey_1")
    stay = {f"tp_{n}" for n in kept}
    assert set(seen) == stay
    for one in stay:
        assert networkx.descendants(seen, one) == networkx.descendants(whole, one) & stay
    for one in view.referring(Connection, "journey_1"):
        assert one.share is None or 0.0 <= one.share <= 1.0


def test_drop_offs_come_largest_first_and_those_without_a_reading_last() -> None:
    project = a_project()
    for name, place in (("one", "tp_a"), ("two", "tp_b"), ("three", "tp_c")):
        kind = MeasureKind.DROP_OFF
        do(project, AddMeasure(f"measure_{name}", "journey_1", name, kind, "%", touchpoint=place))
    do(
        project,
        AddReading("reading_1", "measure_two", 35.0, None),
        AddReading("reading_2", "measure_three", 10.0, None),
    )
    found = [one.measure.name for one in drop_offs(project, "journey_1")]
    assert found == ["two", "three", "one"]
