"""Experiments are planned, counted and decided, or refused with a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.commands.base import Command
from journeymapper.commands.experiments import (
    CountVariant,
    DecideExperiment,
    MarkControl,
    PlanExperiment,
    TakeVariants,
    VariantRow,
)
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, ProjectDetails, Variant
from journeymapper.domain.vocabulary import ExperimentStatus


@pytest.fixture
def project() -> Project:
    return Project(
        [
            ProjectDetails(id="project_1"),
            Experiment(id="experiment_1", name="Video"),
            Variant(id="variant_1", experiment="experiment_1", name="Plain", is_control=True),
            Variant(id="variant_2", experiment="experiment_1", name="Video", rank="a1"),
        ]
    )


def run(project: Project, command: Command) -> None:
    project.apply(command.plan(project))


def experiment(project: Project) -> Experiment:
    return project.all(Experiment)["experiment_1"]


def variants(project: Project) -> dict[str, Variant]:
    return {one.name: one for one in by_rank(project.all(Variant).values())}


def a_row(name: str, visitors: int = 10, conversions: int = 1, **values: object) -> VariantRow:
    return VariantRow(
        id=f"variant_new_{name}",
        name=name,
        visitors=visitors,
        conversions=conversions,
        **values,  # type: ignore[arg-type]
    )


def test_a_plan_says_how_many_visitors_are_needed(project: Project) -> None:
    run(project, PlanExperiment("experiment_1", 0.12, None))
    assert experiment(project).planned_size is None
    run(project, PlanExperiment("experiment_1", 0.12, 0.27))
    assert experiment(project).planned_size == 106
    assert PlanExperiment("experiment_1", 0.12, 0.27).plan(project) == ()
    with pytest.raises(EditRefused, match="must differ"):
        PlanExperiment("experiment_1", 0.12, 0.12).plan(project)
    with pytest.raises(EditRefused, match="between 0% and 100%"):
        PlanExperiment("experiment_1", 0.12, 1.2).plan(project)


def test_no_more_convert_than_come(project: Project) -> None:
    with pytest.raises(EditRefused, match="cannot have 5 conversions of 0 visitors"):
        CountVariant("variant_1", conversions=5).plan(project)
    run(project, CountVariant("variant_1", visitors=920))
    run(project, CountVariant("variant_1", conversions=110))
    with pytest.raises(EditRefused, match="cannot have 110 conversions of 11 visitors"):
        CountVariant("variant_1", visitors=11).plan(project)
    with pytest.raises(EditRefused, match="from 0"):
        CountVariant("variant_1", visitors=-1).plan(project)
    counted = variants(project)["Plain"]
    assert (counted.visitors, counted.conversions) == (920, 110)
    assert CountVariant("variant_1", 1).name(project) == "Count visitors of “Plain”"


def test_there_is_one_control(project: Project) -> None:
    run(project, MarkControl("variant_2"))
    assert [one.is_control for one in variants(project).values()] == [False, True]
    assert MarkControl("variant_2").plan(project) == ()


def test_a_table_updates_what_is_known_and_adds_the_rest(project: Project) -> None:
    rows = [a_row(" video ", 920, 248, weight=2.0), a_row("Letter", 900, 90)]
    command = TakeVariants("experiment_1", rows)
    run(project, command)
    found = variants(project)
    assert list(found) == ["Plain", "Video", "Letter"]
    assert found["Video"].id == "variant_2"
    assert (found["Video"].weight, found["Video"].conversions) == (2.0, 248)
    assert found["Plain"].is_control
    assert not found["Letter"].is_control
    assert command.plan(project) == ()
    assert command.name(project) == "Bring 2 variants into “Video”"


def test_a_table_may_say_which_is_the_control(project: Project) -> None:
    run(project, TakeVariants("experiment_1", [a_row("Letter", is_control=True)]))
    assert [one.name for one in variants(project).values() if one.is_control] == ["Letter"]


def test_the_first_is_the_control_where_nothing_says_which() -> None:
    empty = Project([ProjectDetails(id="project_1"), Experiment(id="experiment_1", name="Video")])
    run(empty, TakeVariants("experiment_1", [a_row("A"), a_row("B")]))
    assert [one.is_control for one in variants(empty).values()] == [True, False]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "no variants"),
        ([a_row(" ")], "needs a name"),
        ([a_row("A"), a_row(" a")], "there twice"),
        ([a_row("A", 1, 2)], "cannot have 2 conversions of 1 visitors"),
        ([a_row("A", is_control=True), a_row("B", is_control=True)], "Only one"),
    ],
)
def test_a_wrong_table_is_refused(project: Project, rows: list[VariantRow], sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        TakeVariants("experiment_1", rows).plan(project)


def test_a_decision_ends_the_experiment(project: Project) -> None:
    decide = DecideExperiment("experiment_1", " keep the video ", "", date(2026, 11, 22))
    run(project, decide)
    decided = experiment(project)
    assert decided.status is ExperimentStatus.DECIDED
    assert (decided.decision, decided.ended_on) == ("keep the video", date(2026, 11, 22))
    assert decide.name(project) == "Decide experiment “Video”"
    with pytest.raises(EditRefused, match="Say what is decided"):
        DecideExperiment("experiment_1", "  ", "why", date(2026, 11, 22)).plan(project)
