"""Stages that stand empty on a map that is being drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Stage, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    drawn: dict[str, bool] = {}
    for count, subject in enumerate(subjects, 1):
        if count % 100 == 0:
            yield None
        if project.count_referring(Touchpoint, subject):
            continue
        stage = project.stages[subject]
        if stage.journey not in drawn:
            drawn[stage.journey] = _is_drawn(project, stage.journey)
        if drawn[stage.journey]:
            yield Found(subject=subject, message=f"The stage {called(stage)} has no touchpoints.")


def _is_drawn(project: Project, journey: str) -> bool:
    """Whether at least half of its stages hold something: before that it is hardly begun."""
    stages = project.referring(Stage, journey)
    return 2 * sum(bool(project.count_referring(Touchpoint, one.id)) for one in stages) >= len(
        stages
    )


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """All stages of the journey, of which half may now be filled, or no longer."""
    found = [change.id]
    for record in (change.before, change.after):
        if isinstance(record, Stage | Touchpoint):
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
