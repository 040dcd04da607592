"""Stages that stand empty on a map that is being drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Stage, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    drawn: dict[str, bool] = {}
    for count, subject in enumerate(subjects, 1):
        if count % 100 == 0:
            yield None
        if project.referring(Touchpoint, subject):
            continue
        stage = project.stages[subject]
        if stage.journey not in drawn:
            # One finding says that a whole journey is empty; its stages need none each.
            drawn[stage.journey] = any(
                one.journey == stage.journey for one in project.referring(Touchpoint, stage.journey)
            )
        if drawn[stage.journey]:
            yield Found(subject=subject, message=f"The stage {called(stage)} has no touchpoints.")


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The stage itself; of a touchpoint all of its journey, whose first or last it may be."""
    found: list[str] = []
    for record in (change.before, change.after):
        if isinstance(record, Stage):
            found.append(record.id)
        elif isinstance(record, Touchpoint):
            found += (one.id for one in look.project.referring(Stage, record.journey))
    return found


CHECK = Check(
    name="stage_without_touchpoints",
    mistake=1,
    title="A stage without touchpoints",
    severity=Severity.LOW,
    why="Customers do something in every stage; where the map is silent, so are the plans for it.",
    how="Add what customers meet or do there, or take the stage away.",
    subjects=Stage,
    reads={Stage: ("name",), Touchpoint: ("stage",)},
    find=find,
    touched=touched,
)
