"""The contacts that triggers and rhythms cause, week by week, against each channel's limit.

The model. Time runs in days since the customer enters the journey; week 1 is the first seven days.

- A customer enters at the journey's starts; without any, where personas enter; else where no
  customer's way leads to; else at the touchpoint that comes first.
- A touchpoint takes its duration, a way its delay (both in hours; unknown counts as none). A
  touchpoint is reached along the quickest way that customers walk from where they enter (Dijkstra's
  shortest paths). A loop only ever leads back to what was reached before, so everything counts the
  first time round.
- A stage begins when the first of its touchpoints is reached, and lasts until the last of them is
  done, or until the next stage begins where that is later. What no way leads to is reached when its
  stage begins; a stage that no way leads to begins when the one before it ends.
- A trigger makes one contact on its channel, its delay after its touchpoint is reached. A
  touchpoint with so many contacts a week makes them evenly spaced, from when it is reached for as
  long as its stage lasts, a week at the least; on each of its channels in full, because the limit
  is the channel's.
- More contacts on a channel in one of these weeks than its ``contacts_per_week`` are over the
  limit.

Nothing after ten years is counted, nor more than 20,000 lines of contacts; ``is_cut`` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from math import ceil, floor
from operator import attrgetter

from journeymapper.analysis.slices import whole
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, journey_order, order_key, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Connection, Touchpoint, Trigger
from journeymapper.domain.vocabulary import TouchpointKind, WalkedBy

HOURS_A_DAY = 24.0
WEEK = 7.0
MOST_WEEKS = 520
MOST_CONTACTS = 20_000
_SLICE = 500


@frozen
class StageTime:
    """When a stage (its id; None: touchpoints in no stage) begins and ends, in days."""

    stage: str | None
    begins: float
    ends: float


@frozen
class Contact:
    """``times`` contacts in one week, the first of them on ``day`` (days since the beginning);
    ``trigger`` is None for a touchpoint's rhythm, ``channel`` where none is said."""

    day: float
    channel: str | None
    touchpoint: str
    stage: str | None
    trigger: str | None
    times: int

    @property
    def week(self) -> int:
        """The first week is 1."""
        return week_of(self.day)


@frozen
class ChannelWeek:
    """All contacts on a channel (None: on none that is said) in one week."""

    channel: str | None
    week: int
    count: int
    limit: float | None

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.count > self.limit


@frozen
class ContactPlan:
    """What a customer hears: contacts by day, stages in their order, weeks by channel and week."""

    stages: tuple[StageTime, ...]
    contacts: tuple[Contact, ...]
    weeks: tuple[ChannelWeek, ...]
    is_cut: bool = False

    @property
    def over(self) -> tuple[ChannelWeek, ...]:
        """The weeks in which a channel carries more than its limit."""
        return tuple(one for one in self.weeks if one.is_over)

    @property
    def last_week(self) -> int:
        """The last week that has a contact or a stage; 1 at the least."""
        ends = [min(max(1, ceil(one.ends / WEEK)), MOST_WEEKS) for one in self.stages]
        return max([1, *ends, *(one.week for one in self.weeks)])


def week_of(day: float) -> int:
    """The week that a day falls in, the first being 1."""
    return floor(day / WEEK) + 1


def triggers_of(project: Project, journey: str) -> list[Trigger]:
    """The triggers of a journey, by touchpoint in journey order, then in their own."""
    return [
        trigger
        for touchpoint in journey_order(project, journey)
        for trigger in by_rank(project.referring(Trigger, touchpoint.id))
    ]


def contact_plan(project: Project, journey: str) -> ContactPlan:
    """The contacts of a journey by the model above."""
    return whole(planning(project, journey))


def planning(project: Project, journey: str) -> Generator[None, None, ContactPlan]:
    """``contact_plan`` in slices, for a large journey: each step is some milliseconds."""
    touchpoints = project.referring(Touchpoint, journey)
    yield
    reached = yield from _reached(project, journey, touchpoints)
    stages = yield from _stage_times(project, journey, touchpoints, reached)
    yield
    times = {one.stage: one for one in stages}
    found: list[Contact] = []
    is_cut = False
    triggered = {one.touchpoint for one in project.all(Trigger).values()}
    senders = [one for one in touchpoints if one.cadence_per_week or one.id in triggered]
    for count, one in enumerate(senders, 1):
        if count % _SLICE == 0:
            yield
        for contact in _contacts(project, one, reached, times[one.stage]):
            if contact.week > MOST_WEEKS or len(found) >= MOST_CONTACTS:
                is_cut = True
            else:
                found.append(contact)
    yield
    found.sort(key=lambda one: (one.day, one.touchpoint, one.trigger or "", one.channel or ""))
    yield
    return ContactPlan(tuple(stages), tuple(found), _weeks(project, found), is_cut)


def channels_of(project: Project, plan: ContactPlan) -> list[Channel | None]:
    """The channels that carry contacts, by name; None (none said) last, where there are any."""
    used = {one.channel for one in plan.weeks}
    named = [project.channels[one] for one in used if one is not None]
    named.sort(key=lambda one: (one.name.casefold(), one.id))
    return [*named, *([None] if None in used else [])]


def _weeks(project: Project, contacts: Iterable[Contact]) -> tuple[ChannelWeek, ...]:
    counts: Counter[tuple[str | None, int]] = Counter()
    for one in contacts:
        counts[one.channel, one.week] += one.times
    places = sorted(counts, key=lambda one: (one[0] is None, one[0] or "", one[1]))
    return tuple(
        ChannelWeek(channel, week, counts[channel, week], _limit(project, channel))
        for channel, week in places
    )


def _limit(project: Project, channel: str | None) -> float | None:
    return project.channels[channel].contacts_per_week if channel is not None else None


def _contacts(
    project: Project, one: Touchpoint, reached: Mapping[str, float], stage: StageTime
) -> Iterator[Contact]:
    start = reached.get(one.id, stage.begins)
    for trigger in project.referring(Trigger, one.id):
        day = start + _days(trigger.delay_hours)
        yield Contact(day, trigger.channel, one.id, one.stage, trigger.id, 1)
    if one.cadence_per_week is not None and one.cadence_per_week > 0:
        end = max(stage.ends, start + WEEK)
        for day, times in _evenly(start, end, one.cadence_per_week):
            for channel in one.channels or (None,):
                yield Contact(day, channel, one.id, one.stage, None, times)


def _evenly(start: float, end: float, a_week: float) -> Iterator[tuple[float, int]]:
    """The first day and the number of contacts in each week, from ``start`` to before ``end``."""
    step = WEEK / a_week
    week = floor(start / WEEK)
    last = max(min(ceil(end / WEEK), MOST_WEEKS + 1), week + 1)
    while week < last:
        first = max(ceil((week * WEEK - start) / step - 1e-9), 0)
        after = max(ceil((min((week + 1) * WEEK, end) - start) / step - 1e-9), 0)
        if after > first:
            # Rounding must not move a contact into the week before.
            yield max(start + first * step, week * WEEK), after - first
        week += 1


def _days(hours: float | None) -> float:
    return max(hours or 0.0, 0.0) / HOURS_A_DAY


def _reached(
    project: Project, journey: str, touchpoints: list[Touchpoint]
) -> Generator[None, None, dict[str, float]]:
    """When each touchpoint is first reached, in days; what no way leads to is left out."""
    connections = project.referring(Connection, journey)
    known = {one.id: one for one in touchpoints}
    if not any(map(attrgetter("duration"), touchpoints)):
        yield
        if not any(map(attrgetter("delay_hours"), connections)):
            return dict.fromkeys(known, 0.0)  # nothing takes time
    ways: dict[str, list[Connection]] = {}
    entered: dict[str, None] = {}
    for count, way in enumerate(connections, 1):
        if count % _SLICE == 0:
            yield
        if way.walked_by is WalkedBy.CUSTOMER and way.target in known:
            if way.source in known:
                ways.setdefault(way.source, []).append(way)
            else:
                entered[way.target] = None
    waiting = [(0.0, one) for one in _entries(project, touchpoints, ways, entered)]
    reached: dict[str, float] = {}
    while waiting:
        day, node = heappop(waiting)
        if node in reached:
            continue
        reached[node] = day
        if len(reached) % _SLICE == 0:
            yield
        left = day + _days(known[node].duration)
        for way in ways.get(node, ()):
            if way.target not in reached:
                heappush(waiting, (left + _days(way.delay_hours), way.target))
    return reached


def _entries(
    project: Project,
    touchpoints: list[Touchpoint],
    ways: Mapping[str, list[Connection]],
    entered: Iterable[str],
) -> list[str]:
    """Where customers enter, sorted (a heap)."""
    starts = [one.id for one in touchpoints if one.kind is TouchpointKind.START]
    if not starts:
        starts = list(entered)
    if not starts:
        led_to = {way.target for found in ways.values() for way in found}
        starts = [one for one in ways if one not in led_to]
    if not starts and touchpoints:
        starts = [min(touchpoints, key=lambda one: order_key(project, one)).id]
    return sorted(starts)


def _stage_times(
    project: Project, journey: str, touchpoints: list[Touchpoint], reached: Mapping[str, float]
) -> Generator[None, None, list[StageTime]]:
    """The stages in their order; touchpoints in no stage come last, as one."""
    inside: dict[str | None, list[Touchpoint]] = {}
    for one in touchpoints:
        inside.setdefault(one.stage, []).append(one)
    order: list[str | None] = [one.id for one in stages_in_order(project, journey)]
    if None in inside:
        order.append(None)
    spans: list[tuple[float, float]] = []
    for stage in order:
        yield
        here = inside.get(stage, [])
        days = [reached[one.id] for one in here if one.id in reached]
        begins = min(days) if days else (spans[-1][1] if spans else 0.0)
        done = [reached.get(one.id, begins) + _days(one.duration) for one in here if one.duration]
        spans.append((begins, max([begins, *days, *done])))
    times = []
    for place, (begins, ends) in enumerate(spans):
        following = spans[place + 1][0] if place + 1 < len(spans) else ends
        times.append(StageTime(order[place], begins, max(ends, following)))
    return times
