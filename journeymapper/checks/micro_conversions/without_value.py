"""Micro-conversions from consideration on that nobody said the value of; 0 is no value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.analysis.measures import stage_of
from journeymapper.analysis.naming import bare
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.micro_conversions.counting import (
    has_micro_conversions,
    micro_conversions,
)
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Measure, Stage, Touchpoint
from journeymapper.domain.vocabulary import Phase


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        micro = micro_conversions(project, subject)
        yield None
        whole = {_key(one) for one in micro if one.persona is None and not one.device}
        without = [one for one in micro if not one.value_each and _is_later(project, one)]
        # One of a persona or device is part of the one for all, which says the value.
        without = [
            one
            for one in without
            if (one.persona is None and not one.device) or _key(one) not in whole
        ]
        if without:
            without.sort(key=lambda one: (one.name, one.id))
            names = listed([called(one) for one in without])
            has = "micro-conversion {} has" if len(without) == 1 else "micro-conversions {} have"
            yield Found(
                subject=subject,
                message=f"The {has.format(names)} no value yet.",
                records=tuple(one.id for one in without[:50]),
                journey=subject,
            )


def _is_later(project: Project, measure: Measure) -> bool:
    stage = project.stages.get(stage_of(project, measure) or "")
    return stage is not None and stage.phase not in (None, Phase.AWARENESS)


def _key(measure: Measure) -> tuple[str | None, str | None, str]:
    return measure.stage, measure.touchpoint, bare(measure.name)


CHECK = Check(
    name="micro_conversion_without_value",
    mistake=8,
    title="A micro-conversion without a value",
    severity=Severity.LOW,
    why="Without a value nobody can say which small step earns the next hour of work.",
    how="Say what one is worth: the value of a customer times the share of those who go on to buy.",
    subjects=Journey,
    reads={
        Measure: (
            "kind",
            "stage",
            "touchpoint",
            "journey",
            "value_each",
            "name",
            "persona",
            "device",
        ),
        Touchpoint: ("stage",),
        Stage: ("phase",),
    },
    find=find,
    applies=has_micro_conversions,
)
