"""Tests that go on although every variant has had its visitors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.experiments.results import variants_of
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.never_tested.deciding import there_are_experiments
from journeymapper.checks.never_tested.place import journey_of, records_of
from journeymapper.commands.base import called
from journeymapper.domain.records import Experiment, Variant
from journeymapper.domain.vocabulary import ExperimentStatus


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        experiment = project.all(Experiment)[subject]
        size = experiment.planned_size
        if experiment.status is not ExperimentStatus.RUNNING or size is None:
            continue
        had = [one.visitors for one in variants_of(project, subject) if one.weight > 0]
        if len(had) > 1 and min(had) > size:
            yield Found(
                subject=subject,
                message=f"{called(experiment)} is still running, though every variant has had the "
                "visitors that were planned.",
                records=records_of(experiment),
                journey=journey_of(project, experiment),
            )


CHECK = Check(
    name="past_its_size",
    mistake=15,
    title="A test running past its planned size",
    severity=Severity.LOW,
    why="Who goes on looking until the numbers please finds something sooner or later, by chance; "
    "and half the visitors still get the worse variant.",
    how="Stop it now, and decide by what it shows.",
    subjects=Experiment,
    reads={
        Experiment: ("name", "status", "planned_size", "touchpoint", "connection"),
        Variant: ("experiment", "visitors", "weight"),
    },
    find=find,
    applies=there_are_experiments,
)
