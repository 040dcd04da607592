"""Stages in which no small step towards the purchase is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.analysis.measures import stage_of
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.micro_conversions.counting import (
    has_micro_conversions,
    is_commercial,
    micro_conversions,
)
from journeymapper.checks.sorting import Sorting
from journeymapper.commands.base import called
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.records import Journey, Measure, Stage, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_NO_STEP_OF_CUSTOMERS = frozenset(
    {TouchpointKind.END, TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP}
)


STEPS = Sorting(
    name="steps of customers",
    kind=Touchpoint,
    key=lambda _look, one: one.stage if one.kind not in _NO_STEP_OF_CUSTOMERS else None,
    reads={Touchpoint: ("stage", "kind")},
)
"""By stage."""


def applies(look: Look) -> bool:
    there = bool(look.project.touchpoints)
    return there and (look.is_commercial() or has_micro_conversions(look))


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        counted = {stage_of(project, one) for one in micro_conversions(project, subject)}
        if not counted and not is_commercial(project, subject):
            continue
        yield None
        stages = [
            one for one in stages_in_order(project, subject) if look.sorted(STEPS).group(one.id)
        ]
        without = [one for one in stages if one.id not in counted]
        if without:
            yield Found(
                subject=subject,
                message=_message(called(project.journeys[subject]), without, len(stages)),
                records=tuple(one.id for one in without[:50]),
                journey=subject,
                severity=Severity.LOW if counted else None,
            )


def _message(journey: str, without: list[Stage], asked: int) -> str:
    if len(without) == 1:
        return f"The stage {called(without[0])} on {journey} has no micro-conversion."
    if len(without) == asked:
        return f"None of the {asked} stages on {journey} has a micro-conversion."
    names = listed([called(one) for one in without])
    return f"{len(without)} of the {asked} stages on {journey} have no micro-conversion: {names}."


CHECK = Check(
    name="stage_without_micro_conversion",
    mistake=8,
    title="A stage without a micro-conversion",
    why="The purchase tells too late whether a stage works; a small step tells in time.",
    how="Count one step in each stage: a table read to the end, a basket filled, a tour finished.",
    subjects=Journey,
    reads={
        Measure: ("kind", "stage", "touchpoint", "journey"),
        Touchpoint: ("stage", "kind"),
        Stage: ("name", "rank"),
        Journey: ("market", "title"),
    },
    find=find,
    applies=applies,
    sortings=(STEPS,),
)
