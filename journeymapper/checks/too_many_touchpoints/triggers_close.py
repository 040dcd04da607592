"""Triggers that can reach a customer more than twice within two hours.

Counted from each touchpoint with triggers: what its own send, and those of touchpoints that are
reached from it in a time that the map knows (a way whose delay is said, after the duration of what
lies before it). Ways of which nobody said how long they take are not counted as taking no time.
Of triggers at one touchpoint only those of one event can fire together, and of these only those of
one condition. A trigger of which nobody said by which channel or after how long says nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from journeymapper.analysis.naming import bare
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Connection, Journey, Threshold, Touchpoint, Trigger
from journeymapper.domain.vocabulary import WalkedBy

_FARTHEST = 200
"""Touchpoints that are followed from one, however many lie within the hours."""
_Timed = list[tuple[float, Trigger]]


def _key(look: Look, way: Connection) -> str | None:
    if way.delay_hours is None or way.walked_by is not WalkedBy.CUSTOMER:
        return None
    touchpoints = look.project.touchpoints
    return way.source if way.source in touchpoints and way.target in touchpoints else None


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
    hours = look.threshold(CHECK, "hours")
    for journey in subjects:
        told: set[str] = set()
        for place in sorted(look.sorted(CROWDED).group(journey)):
            yield None
            if place not in told:
                crowd = _crowd(look, place, hours)
                there = list(dict.fromkeys(one.touchpoint for one in crowd))
                told.update(there)
                yield _found(look, place, there, crowd, hours)


def _crowd(look: Look, place: str, hours: float) -> list[Trigger]:
    """The triggers that make most contacts within these hours, the first of them its own."""
    own = _sent(look, place)
    timed = sorted(_from(look, place, own, hours), key=lambda one: (one[0], one[1].id))
    best: list[Trigger] = []
    most = 0
    for first in sorted({trigger.delay_hours or 0.0 for trigger in own}):
        near = [one for hour, one in timed if first <= hour <= first + hours]
        contacts = _contacts(near)
        if contacts > most:
            best, most = near, contacts
    return best


def _sent(look: Look, place: str) -> list[Trigger]:
    """The triggers of a touchpoint that are known to reach somebody at a time."""
    triggers = look.project.referring(Trigger, place)
    return [one for one in triggers if one.channel is not None and one.delay_hours is not None]


def _from(
    look: Look, place: str, own: Iterable[Trigger], hours: float
) -> Iterator[tuple[float, Trigger]]:
    """The triggers that fire at and after a touchpoint, with the hours since it was reached. Those
    that wait longer than its own last one and the hours are of no concern."""
    project = look.project
    ways = look.sorted(TIMED_WAYS)
    connections = project.connections
    last = max(one.delay_hours or 0.0 for one in own) + hours
    waiting = [(0.0, place)]
    reached: set[str] = set()
    while waiting and len(reached) < _FARTHEST:
        hour, here = heappop(waiting)
        if here in reached:
            continue
        reached.add(here)
        for trigger in _sent(look, here):
            yield hour + (trigger.delay_hours or 0.0), trigger
        left = hour + (project.touchpoints[here].duration or 0.0)
        for way in map(connections.__getitem__, ways.group(here)):
            if left + (way.delay_hours or 0.0) <= last:
                heappush(waiting, (left + (way.delay_hours or 0.0), way.target))


def _contacts(triggers: Iterable[Trigger]) -> int:
    """How many of them can fire for one customer."""
    places: dict[str, dict[str, Counter[str]]] = {}
    for one in triggers:
        events = places.setdefault(one.touchpoint, {})
        events.setdefault(bare(one.when), Counter())[bare(one.condition)] += 1
    return sum(max(map(_of_event, events.values())) for events in places.values())


def _of_event(by_condition: Counter[str]) -> int:
    """How many fire after one event: those without a condition, and those of one condition."""
    conditions = (count for condition, count in by_condition.items() if condition)
    return by_condition.get("", 0) + max(conditions, default=0)


def _is_crowded(look: Look, place: Touchpoint) -> str | None:
    """Its journey, where more contacts than are usual come within the hours."""
    own = _sent(look, place.id)
    most = look.threshold(CHECK, "most")
    if not own or (len(own) <= most and not look.sorted(TIMED_WAYS).group(place.id)):
        return None
    crowd = _crowd(look, place.id, look.threshold(CHECK, "hours"))
    return place.journey if _contacts(crowd) > most else None


def _concerned(look: Look, change: Change) -> Iterable[str]:
    """The touchpoints with triggers from which one comes to what was edited."""
    project = look.project
    edited: set[str] = set()
    for record in (change.before, change.after):
        if isinstance(record, Threshold) and record.check == CHECK.name:
            return {one.touchpoint for one in project.all(Trigger).values()}
        if isinstance(record, Touchpoint):
            edited.add(record.id)
        elif isinstance(record, Connection):
            edited.add(record.source)
        elif isinstance(record, Trigger):
            edited.add(record.touchpoint)
    before = _before(look, edited)
    return edited | {one for one in before if project.count_referring(Trigger, one)}


def _before(look: Look, places: Iterable[str]) -> set[str]:
    """These, and all from which customers come to them in a known time that any trigger waits."""
    project = look.project
    triggers = project.all(Trigger).values()
    last = max((one.delay_hours or 0.0 for one in triggers), default=0.0)
    last += look.threshold(CHECK, "hours")
    timed = look.sorted(TIMED_WAYS)
    touchpoints = project.touchpoints
    waiting = [(0.0, one) for one in sorted(places)]
    found: set[str] = set()
    while waiting:
        hour, here = heappop(waiting)
        if here in found:
            continue
        found.add(here)
        for way in project.referring(Connection, here):
            if way.target == here and timed.key_of(way.id) is not None:
                took = hour + (way.delay_hours or 0.0) + (touchpoints[way.source].duration or 0.0)
                if took <= last and way.source not in found:
                    heappush(waiting, (took, way.source))
    return found


CROWDED = Sorting(
    name="touchpoints with triggers close together",
    kind=Touchpoint,
    key=_is_crowded,
    reads={
        Trigger: ("touchpoint", "when", "condition", "delay_hours", "channel"),
        Touchpoint: ("duration", "journey"),
        Connection: ("source", "target", "walked_by", "delay_hours"),
        Threshold: None,
    },
    concerned=_concerned,
)
"""By journey."""


def _touched(look: Look, change: Change) -> Iterable[str] | None:
    """A touchpoint without triggers that takes as long as before bears on nothing here."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        same = (before.journey, before.duration) == (after.journey, after.duration)
        if same and not look.project.count_referring(Trigger, change.id):
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
        Trigger: ("touchpoint", "when", "condition", "delay_hours", "channel"),
        Touchpoint: ("duration", "journey"),
        Connection: ("source", "target", "walked_by", "delay_hours"),
    },
    quotes={Touchpoint: ("name",)},
    find=find,
    applies=applies,
    touched=_touched,
    sortings=(TIMED_WAYS, CROWDED),
    thresholds=(
        ThresholdOf(name="most", usual=2, says="contacts by triggers close together"),
        ThresholdOf(name="hours", usual=2, says="hours that count as close together"),
    ),
)
