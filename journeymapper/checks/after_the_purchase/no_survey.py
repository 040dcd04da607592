"""Whether customers are asked how it goes about a month after the purchase.

A survey is known by its words, or by a measure of satisfaction. Where its delay is said it must be
that of the day; hours that nobody said before it count as none for a trigger with a delay. A survey
of which nobody said when counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import islice

from journeymapper.analysis.purchase import (
    begins_with_customers,
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
from journeymapper.domain.vocabulary import ConnectionKind, MeasureKind

_ASKED = frozenset({MeasureKind.NPS, MeasureKind.CSAT, MeasureKind.CES})
EARLY, LATE = 2 / 3, 3 / 2
"""What still counts as the day: from day 20 to day 45 where it is day 30."""
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
    """Whether satisfaction is measured after the purchase, or regularly over the whole journey."""
    stages = {one.id for one in stages_afterwards(project, journey)}
    for one in project.referring(Measure, journey):
        if one.kind in _ASKED:
            place = project.touchpoints.get(one.touchpoint or "")
            stage = place.stage if place is not None else one.stage
            if stage in stages or (one.every_days and place is None and stage is None):
                return True
    return False


def _asking(project: Project, bought: Bought, hours: float) -> Iterator[bool]:
    """Whether customers are asked, each answer for some more of what follows the purchase."""
    early, late = hours * EARLY, hours * LATE
    reached: set[str] = set()
    for one, since, is_said in _reached(project, bought):
        # A finding must be certain; on so large a map nobody can say so in time.
        yield len(reached) > MOST_FOLLOWED
        reached.add(one.id)
        if one not in bought and says_survey(one.name, one.description):
            yield early <= since <= late if is_said else since <= late
        yield _is_triggered(project, one, early - since, late - since)
    stages = {one.id for one in stages_afterwards(project, bought[0].journey)}
    for stage in stages:
        cards = iter(project.referring(Touchpoint, stage))
        while some := list(islice(cards, _AT_ONCE)):
            unsaid = [one for one in some if one.id not in reached]
            yield says_survey(*(text for one in unsaid for text in (one.name, one.description)))
    for trigger in project.all(Trigger).values():
        place = project.touchpoints[trigger.touchpoint]
        if place.stage in stages and place.id not in reached:
            yield _asks(trigger, early, late)


def _reached(project: Project, bought: Bought) -> Iterator[tuple[Touchpoint, float, bool]]:
    """The purchase and what follows it, the soonest first, with the hours that are known to pass
    until then, and whether all of them are; loops lead back and do not count."""
    waiting = [(0.0, True, one.id) for one in bought]
    seen: set[str] = set()
    while waiting:
        since, is_said, node = heappop(waiting)
        if node in seen:
            continue
        seen.add(node)
        here = project.touchpoints[node]
        yield here, since, is_said
        left = since if here in bought else since + max(here.duration or 0.0, 0.0)
        for way in project.referring(Connection, node):
            if way.source != node or way.kind is ConnectionKind.LOOP or way.target in seen:
                continue
            if way.target in project.touchpoints:
                delay = way.delay_hours
                there = left + max(delay or 0.0, 0.0)
                heappush(waiting, (there, is_said and delay is not None, way.target))


def _is_triggered(project: Project, one: Touchpoint, early: float, late: float) -> bool:
    return any(_asks(trigger, early, late) for trigger in project.referring(Trigger, one.id))


def _asks(trigger: Trigger, early: float, late: float) -> bool:
    """Whether it asks customers in these hours, or nobody said when."""
    delay = trigger.delay_hours
    return (delay is None or early <= max(delay, 0.0) <= late) and says_survey(
        trigger.then or trigger.when
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
