"""Whether new customers are welcomed within a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.delays import write_delay
from journeymapper.analysis.purchase import (
    AFTERWARDS,
    begins_with_customers,
    following,
    is_meeting,
    phase_of,
)
from journeymapper.checks.after_the_purchase.places import (
    READS_TOUCHPOINT,
    Bought,
    has_something_after,
    ids,
    named,
    purchases,
    touched,
)
from journeymapper.checks.after_the_purchase.words import says_welcome
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Stage, Touchpoint, Trigger


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    hours = look.threshold(CHECK, "hours")
    project = look.project
    for journey, bought in purchases(look, subjects):
        yield None
        if begins_with_customers(project, bought[0]) or not has_something_after(project, bought):
            continue
        for is_welcome in _welcoming(project, bought, hours):
            if is_welcome:
                break
            yield None
        else:
            within = write_delay(hours, project.details.locale)
            yield Found(
                subject=journey.id,
                message=f"Nothing welcomes customers within {within} of {named(bought)}.",
                records=ids(bought),
                journey=journey.id,
            )


def _welcoming(project: Project, bought: Bought, hours: float) -> Iterator[bool]:
    """Of the purchase and what follows it, whether it welcomes."""
    for purchase in bought:
        yield _is_triggered(project, purchase, hours)
        for _, one in following(project, purchase, hours):
            yield _is_welcome(project, one)


def _is_triggered(project: Project, purchase: Touchpoint, hours: float) -> bool:
    triggers = project.referring(Trigger, purchase.id)
    return any((one.delay_hours or 0.0) <= hours for one in triggers)


def _is_welcome(project: Project, one: Touchpoint) -> bool:
    if says_welcome(one.name):
        return True
    phase = phase_of(project, one)
    return is_meeting(project, one) and (phase is None or phase in AFTERWARDS)


CHECK = Check(
    name="no_welcome",
    mistake=2,
    title="No welcome after the purchase",
    why="Right after paying people doubt most; a kind word then holds more of them than any later.",
    how="Let a touchpoint follow the purchase within a day, or add a trigger to it.",
    subjects=Journey,
    reads={
        Journey: ("title", "market"),
        Stage: ("phase", "rank"),
        Touchpoint: READS_TOUCHPOINT,
        Connection: ("source", "target", "kind", "delay_hours"),
        Trigger: ("touchpoint", "delay_hours"),
    },
    find=find,
    applies=Look.is_commercial,
    thresholds=(ThresholdOf(name="hours", usual=24, says="hours in which a welcome must come"),),
    touched=touched,
)
