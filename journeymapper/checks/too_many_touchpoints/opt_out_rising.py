"""Opt-outs that rise from reading to reading, and by so much that it is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from journeymapper.analysis.measures import readings_of, written
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Measure, Reading
from journeymapper.domain.vocabulary import MeasureKind

_SHARE = 0.1
"""Of the first reading: what rises by less is noise."""


def applies(look: Look) -> bool:
    return any(one.kind is MeasureKind.OPT_OUT for one in look.project.measures.values())


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    needed = max(int(look.threshold(CHECK, "readings")), 2)
    points = look.threshold(CHECK, "points")
    details = project.details
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        measure = project.measures[subject]
        if measure.kind is not MeasureKind.OPT_OUT:
            continue
        readings = readings_of(project, subject)
        values = [one.value for one in readings if one.taken_on is not None][-needed:]
        if len(values) == needed and _is_rising(values, points):
            first, last = (
                written(one, measure, details.currency, details.locale)
                for one in (values[0], values[-1])
            )
            yield Found(
                subject=subject,
                message=f"{called(measure)} rose from {first} "
                f"to {last} over the last {needed} readings.",
            )


def _is_rising(values: Sequence[float], points: float) -> bool:
    least = max(points, abs(values[0]) * _SHARE)
    is_enough = values[-1] - values[0] >= least - 1e-9  # 0.7 - 0.6 is a little less than 0.1
    return is_enough and all(one < other for one, other in pairwise(values))


CHECK = Check(
    name="opt_out_rising",
    mistake=9,
    title="Opt-outs are rising",
    why="People who leave your list say that they hear from you too often, or nothing of use.",
    how="Look at the weeks before in the time line of contacts, and send less, or what helps.",
    subjects=Measure,
    reads={
        Measure: ("kind", "name", "unit"),
        Reading: ("measure", "taken_on", "value"),
    },
    find=find,
    applies=applies,
    thresholds=(
        ThresholdOf(name="readings", usual=3, says="readings, each above the last"),
        ThresholdOf(name="points", usual=0.1, says="percentage points of rise to be worth a look"),
    ),
)
