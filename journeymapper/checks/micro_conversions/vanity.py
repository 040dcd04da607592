"""Stages with many measures that nobody decides by: they have neither a value nor a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.analysis.measures import stage_of
from journeymapper.analysis.naming import bare
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.micro_conversions.counting import has_measures
from journeymapper.commands.base import called
from journeymapper.domain.records import Measure, Stage, Touchpoint
from journeymapper.domain.vocabulary import MeasureKind

_NO_VANITY = frozenset(
    {
        MeasureKind.CAC,
        MeasureKind.LTV,
        MeasureKind.NPS,
        MeasureKind.CSAT,
        MeasureKind.CES,
        MeasureKind.CHURN,
        MeasureKind.RETENTION,
    }
)
"""Kinds that are values themselves, or by which whole companies are steered."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    most = look.threshold(CHECK, "most")
    by_stage: dict[str | None, dict[str, Measure]] = {}
    for count, one in enumerate(project.measures.values(), 1):
        if count % 1000 == 0:
            yield None
        if _is_vain(one):
            by_stage.setdefault(stage_of(project, one), {})[bare(one.name)] = one
    for subject in subjects:
        vain = by_stage.get(subject, {})
        if len(vain) > most:
            found = sorted(vain.values(), key=lambda one: (one.name, one.id))
            names = listed([called(one) for one in found[:3]], len(found))
            yield Found(
                subject=subject,
                message=f"{len(vain)} measures in {called(project.stages[subject])} have neither "
                f"a value nor a target: {names}.",
                records=(subject, *(one.id for one in found[:49])),
            )


def _is_vain(measure: Measure) -> bool:
    unsaid = not measure.value_each and measure.target is None
    return unsaid and measure.kind not in _NO_VANITY


CHECK = Check(
    name="vanity_measures",
    mistake=8,
    title="Many measures without a value",
    severity=Severity.LOW,
    why="Numbers that nobody decides by take the time and the eye from the few that matter.",
    how="Keep those you would act on and give them a value or a target; let the others go.",
    subjects=Stage,
    reads={
        Measure: ("kind", "stage", "touchpoint", "value_each", "target", "name"),
        Touchpoint: ("stage",),
        Stage: ("name",),
    },
    find=find,
    applies=has_measures,
    thresholds=(ThresholdOf(name="most", usual=5, says="measures without value in a stage"),),
)
