"""Whether customers are asked how it goes about a month after the purchase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from journeymapper.analysis.purchase import (
    begins_with_customers,
    following,
    is_meeting,
    stages_afterwards,
)
from journeymapper.analysis.written import write_number
from journeymapper.checks.after_the_purchase.places import (
    HOURS_A_DAY,
    READS_TOUCHPOINT,
    Bought,
    has_something_after,
    ids,
    named,
    purchases,
    touched,
)
from journeymapper.checks.after_the_purchase.words import says_survey
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Journey,
    Measure,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import MeasureKind

_ASKED = frozenset({MeasureKind.NPS, MeasureKind.CSAT, MeasureKind.CES})
EARLY, LATE = 2 / 3, 4 / 3
"""What still counts as the day: from day 20 to day 40 where it is day 30."""
MOST_FOLLOWED = 200
"""Touchpoints after the purchase that are followed in time."""
_AT_ONCE = 200


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    day = look.threshold(CHECK, "day")
    for journey, bought in purchases(look, subjects):
        yield None
        if begins_with_customers(project, bought[0]) or not has_something_after(project, bought):
            continue
        if _is_measured(project, journey.id):
            continue
        for is_asked in _asking(project, bought, day * HOURS_A_DAY):
            if is_asked:
                break
            yield None
        else:
            about = write_number(day, project.details.locale)
            yield Found(
                subject=journey.id,
                message=f"Nobody asks how it goes about day {about} after {named(bought)}.",
                records=ids(bought),
                journey=journey.id,
            )


def _is_measured(project: Project, journey: str) -> bool:
    """Whether satisfaction is read at times after the purchase, or over the whole journey."""
    stages = {one.id for one in stages_afterwards(project, journey)}
    for one in project.referring(Measure, journey):
        if one.kind in _ASKED and one.every_days:
            place = project.touchpoints.get(one.touchpoint or "")
            stage = place.stage if place is not None else one.stage
            if stage in stages or (place is None and stage is None):
                return True
    return False


def _asking(project: Project, bought: Bought, hours: float) -> Iterator[bool]:
    """Whether customers are asked, each answer for some more of what follows the purchase."""
    stages = {one.id for one in stages_afterwards(project, bought[0].journey)}
    for stage in stages:
        cards = iter(project.referring(Touchpoint, stage))
        while some := list(islice(cards, _AT_ONCE)):
            yield says_survey(*(one.name for one in some), *(one.description for one in some))
    for trigger in project.all(Trigger).values():
        if project.touchpoints[trigger.touchpoint].stage in stages:
            yield says_survey(trigger.when, trigger.then)
    early, late = hours * EARLY, hours * LATE
    count = 0
    for purchase in bought:
        yield _is_triggered(project, purchase, early, late)
        for since, one in following(project, purchase, late):
            # A finding must be certain; on so large a map nobody can say so in time.
            count += 1
            yield (
                count > MOST_FOLLOWED
                or (since >= early and is_meeting(project, one))
                or says_survey(one.name, one.description)
                or _is_triggered(project, one, early - since, late - since)
            )


def _is_triggered(project: Project, one: Touchpoint, early: float, late: float) -> bool:
    return any(
        says_survey(trigger.when, trigger.then)
        or early <= max(trigger.delay_hours or 0.0, 0.0) <= late
        for trigger in project.referring(Trigger, one.id)
    )


CHECK = Check(
    name="no_survey",
    mistake=2,
    title="No survey a month after the purchase",
    severity=Severity.LOW,
    why="After a month people know what they bought; those who are not asked leave in silence.",
    how="Add a short survey about that day, as a touchpoint or as a trigger with a delay.",
    subjects=Journey,
    reads={
        Journey: ("title", "market"),
        Stage: ("phase", "rank"),
        Touchpoint: READS_TOUCHPOINT,
        Connection: ("source", "target", "kind", "delay_hours"),
        Trigger: ("touchpoint", "delay_hours", "when", "then"),
        Measure: ("stage", "touchpoint", "kind", "every_days"),
    },
    find=find,
    applies=Look.is_commercial,
    thresholds=(
        ThresholdOf(name="day", usual=30, says="days after the purchase when customers are asked"),
    ),
    touched=touched,
)
