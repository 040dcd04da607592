"""Experiments that were decided on numbers which chance alone could well give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.experiments.results import result_of
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.never_tested.deciding import is_decided, kept, there_are_experiments
from journeymapper.checks.never_tested.place import journey_of, records_of
from journeymapper.commands.base import called
from journeymapper.domain.records import Experiment, Variant


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    chance = look.threshold(CHECK, "chance")
    for subject in subjects:
        yield None
        experiment = project.all(Experiment)[subject]
        if not is_decided(experiment):
            continue
        result = result_of(project, experiment)
        if any(one.corrected < chance for one in result.comparisons):
            continue
        if not result.comparisons:
            message = f"{called(experiment)} was decided without numbers that can be compared."
        else:
            arm = kept(result)
            if arm is not None and arm is result.control:
                continue  # nothing was shown to be better, and nothing is changed
            message = (
                f"{called(experiment)} was decided, though chance alone could well explain what "
                "it showed."
            )
        yield Found(
            subject=subject,
            message=message,
            records=records_of(experiment),
            journey=journey_of(project, experiment),
        )


CHECK = Check(
    name="decision_by_chance",
    mistake=15,
    title="A decision that chance could have made",
    severity=Severity.LOW,
    why="Next month the same numbers may point the other way, and the change was made for nothing.",
    how="Let it run until every variant has had its visitors, or keep what there was before.",
    subjects=Experiment,
    reads={
        Experiment: ("name", "status", "decision", "touchpoint", "connection"),
        Variant: ("experiment", "name", "is_control", "visitors", "conversions", "rank"),
    },
    find=find,
    applies=there_are_experiments,
    thresholds=(
        ThresholdOf(name="chance", usual=0.05, says="chance (p) below which numbers count"),
    ),
)
