"""Triggers that can reach a customer more than twice within two hours.

Counted from each touchpoint with triggers: what its own send, and those of touchpoints that are
reached from it in a time that the map knows (a way whose delay is said, after the duration of what
lies before it). Ways of which nobody said how long they take are not counted as taking no time.
Of triggers at one touchpoint that wait for the same and differ in their condition, only those of
one condition can fire.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush

from journeymapper.analysis.naming import bare
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Connection, Journey, Touchpoint, Trigger
from journeymapper.domain.vocabulary import WalkedBy

_FARTHEST = 200
"""Touchpoints that are followed from one, however many lie within the hours."""
_AT_ONCE = 20
_Timed = list[tuple[float, Trigger]]


def _key(look: Look, way: Connection) -> str | None:
    if way.delay_hours is None or way.walked_by is not WalkedBy.CUSTOMER:
        return None
    return way.source if way.target in look.project.touchpoints else None


TIMED_WAYS = Sorting(
    name="ways of customers that take a known time",
    kind=Connection,
    key=_key,
    reads={Connection: ("source", "target", "walked_by", "delay_hours")},
)
"""By where they begin."""


def applies(look: Look) -> bool:
    return bool(look.project.all(Trigger))


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    most, hours = look.threshold(CHECK, "most"), look.threshold(CHECK, "hours")
    wanted = set(subjects)
    at: dict[str, list[Trigger]] = {}
    for count, trigger in enumerate(project.all(Trigger).values(), 1):
        if count % 1000 == 0:
            yield None
        if project.touchpoints[trigger.touchpoint].journey in wanted:
            at.setdefault(trigger.touchpoint, []).append(trigger)
    told: set[str] = set()
    ways = look.sorted(TIMED_WAYS)
    followed = 0
    for place in sorted(at):
        if len(at[place]) <= most and not ways.group(place):
            continue
        followed += 1
        if followed % _AT_ONCE == 0:
            yield None
        timed = list(_from(look, place, at, hours))
        if len(timed) <= most:
            continue
        crowd = _crowd(timed, at[place], hours)
        if place not in told and _contacts(crowd) > most:
            there = list(dict.fromkeys(one.touchpoint for one in crowd))
            told.update(there)
            yield _found(look, place, there, crowd, hours)


def _crowd(timed: _Timed, own: Iterable[Trigger], hours: float) -> list[Trigger]:
    """The triggers that make most contacts within these hours, the first of them its own."""
    timed = sorted(timed, key=lambda one: (one[0], one[1].id))
    best: list[Trigger] = []
    for first in sorted({trigger.delay_hours or 0.0 for trigger in own}):
        near = [one for hour, one in timed if first <= hour <= first + hours]
        if _contacts(near) > _contacts(best):
            best = near
    return best


def _from(
    look: Look, place: str, at: Mapping[str, list[Trigger]], hours: float
) -> Iterator[tuple[float, Trigger]]:
    """The triggers that fire at and after a touchpoint, with the hours since it was reached. Those
    that wait longer than its own last one and the hours are of no concern."""
    project = look.project
    ways = look.sorted(TIMED_WAYS)
    connections = project.connections
    last = max(one.delay_hours or 0.0 for one in at[place]) + hours
    waiting = [(0.0, place)]
    reached: set[str] = set()
    while waiting and len(reached) < _FARTHEST:
        hour, here = heappop(waiting)
        if here in reached:
            continue
        reached.add(here)
        for trigger in at.get(here, ()):
            yield hour + (trigger.delay_hours or 0.0), trigger
        left = hour + (project.touchpoints[here].duration or 0.0)
        for way in map(connections.__getitem__, ways.group(here)):
            if left + (way.delay_hours or 0.0) <= last:
                heappush(waiting, (left + (way.delay_hours or 0.0), way.target))


def _contacts(triggers: Iterable[Trigger]) -> int:
    """How many of them can fire for one customer."""
    sure: Counter[tuple[str, str]] = Counter()
    by_condition: dict[tuple[str, str], Counter[str]] = {}
    for one in triggers:
        event, condition = (one.touchpoint, bare(one.when)), bare(one.condition)
        if condition:
            by_condition.setdefault(event, Counter())[condition] += 1
        else:
            sure[event] += 1
    return sure.total() + sum(max(one.values()) for one in by_condition.values())


def _touched(look: Look, change: Change) -> Iterable[str] | None:
    """A touchpoint without triggers that takes as long as before bears on nothing here."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        same = (before.journey, before.duration) == (after.journey, after.duration)
        if same and not look.project.referring(Trigger, change.id):
            return ()
    found: set[str] = set()
    for record in (before, after):
        if isinstance(record, Touchpoint | Connection):
            found.add(record.journey)
        elif isinstance(record, Trigger):
            place = look.project.touchpoints.get(record.touchpoint)
            found |= {place.journey} if place is not None else set()
    return found


def _found(look: Look, place: str, there: list[str], crowd: list[Trigger], hours: float) -> Found:
    project = look.project
    first = project.touchpoints[place]
    where = "at" if len(there) == 1 else "from"
    on = " on" if len(there) > 1 else ""
    within = write_number(hours, project.details.locale)
    return Found(
        subject=first.journey,
        message=f"{_contacts(crowd)} triggers can reach one customer within {within} hours {where} "
        f"{called(first)}{on}.",
        records=(*there[:25], *(one.id for one in crowd[:25])),
        journey=first.journey,
    )


CHECK = Check(
    name="triggers_close",
    mistake=9,
    title="Triggers that fire close together",
    why="Three messages in an afternoon feel like a machine that does not listen.",
    how="Let one of them wait a day, or fire only where the one before went unanswered.",
    subjects=Journey,
    reads={
        Trigger: ("touchpoint", "when", "condition", "delay_hours"),
        Touchpoint: ("duration", "journey"),
        Connection: ("source", "target", "walked_by", "delay_hours"),
    },
    quotes={Touchpoint: ("name",)},
    find=find,
    applies=applies,
    touched=_touched,
    sortings=(TIMED_WAYS,),
    thresholds=(
        ThresholdOf(name="most", usual=2, says="contacts by triggers close together"),
        ThresholdOf(name="hours", usual=2, says="hours that count as close together"),
    ),
)
