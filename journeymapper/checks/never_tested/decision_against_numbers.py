"""Experiments after which the worse variant was kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.experiments.results import Arm, Result, result_of
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
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
        arm = kept(result)
        better = _better(result, arm, chance) if arm is not None else None
        if arm is not None and better is not None:
            yield Found(
                subject=subject,
                message=f"After {called(experiment)}, {called(arm.variant)} was kept, though "
                f"{called(better.variant)} did better.",
                records=records_of(experiment),
                journey=journey_of(project, experiment),
            )


def _better(result: Result, arm: Arm, chance: float) -> Arm | None:
    """The variant that did better than this one beyond chance."""
    for one in sorted(result.comparisons, key=lambda one: -abs(one.difference)):
        if one.corrected >= chance:
            continue
        if arm is one.control and one.difference > 0:
            return one.arm
        if arm is one.arm and one.difference < 0:
            return one.control
    return None


CHECK = Check(
    name="decision_against_numbers",
    mistake=15,
    title="A decision against the numbers",
    why="What was tried cost time and visitors; a decision against what it showed makes the next "
    "test a formality.",
    how="Take the better variant, or write down the reason that weighs more than the numbers and "
    "set this aside.",
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
