"""Weeks in which a channel carries more contacts than its limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import ceil
from operator import attrgetter

from journeymapper.analysis.contacts import ChannelWeek, ContactPlan, planning
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.touching import followed
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import (
    Channel,
    Connection,
    Journey,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import TouchpointKind


def applies(look: Look) -> bool:
    project = look.project
    if all(one.contacts_per_week is None for one in project.channels.values()):
        return False
    return bool(project.all(Trigger)) or any(
        map(attrgetter("cadence_per_week"), project.touchpoints.values())
    )


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    limits = {
        one.id: one.contacts_per_week
        for one in look.project.channels.values()
        if one.contacts_per_week is not None
    }
    for subject in subjects:
        most: Counter[str] = Counter()
        yield from _count_most(look, subject, most)
        # A plan takes long: only where all contacts in one week would be too many.
        if any(most[channel] > limit for channel, limit in limits.items()):
            plan = yield from planning(look.project, subject)
            yield from _over(look, subject, plan)


def _count_most(look: Look, journey: str, most: Counter[str]) -> Iterator[None]:
    """The contacts on each channel if all of them fell into one week."""
    for count, one in enumerate(look.project.referring(Touchpoint, journey), 1):
        if count % 1000 == 0:
            yield None
        if one.cadence_per_week is not None and one.cadence_per_week > 0:
            for channel in one.channels:
                most[channel] += ceil(one.cadence_per_week)
    for count, trigger in enumerate(look.project.all(Trigger).values(), 1):
        if count % 1000 == 0:
            yield None
        is_here = look.project.touchpoints[trigger.touchpoint].journey == journey
        if trigger.channel is not None and is_here:
            most[trigger.channel] += 1


def _over(look: Look, journey: str, plan: ContactPlan) -> Iterator[Found]:
    worst: dict[str, ChannelWeek] = {}
    weeks: Counter[str] = Counter()
    for one in plan.over:
        if one.channel is not None:
            weeks[one.channel] += 1
            known = worst.get(one.channel)
            if known is None or one.count > known.count:
                worst[one.channel] = one
    for channel, week in sorted(worst.items()):
        senders = {
            one.touchpoint: None
            for one in plan.contacts
            if one.channel == channel and one.week == week.week
        }
        limit = write_number(week.limit or 0.0, look.project.details.locale)
        others = f", and {weeks[channel] - 1} more weeks too" if weeks[channel] > 2 else ""
        others = ", and another week too" if weeks[channel] == 2 else others
        yield Found(
            subject=journey,
            message=f"{called(look.project.channels[channel])} carries {week.count} contacts in "
            f"week {week.week} of {called(look.project.journeys[journey])}, {_allowed(limit)}"
            f"{others}.",
            records=(*list(senders)[:49], channel),
            journey=journey,
            about=(journey, channel),
        )


def _touched(look: Look, change: Change) -> Iterable[str] | None:
    """As ever; nothing where an edit of a touchpoint moves no contact."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        is_heard = before.cadence_per_week or after.cadence_per_week
        if _when(before) == _when(after) and not is_heard:
            return ()
    return followed(look, Journey, change)


def _when(one: Touchpoint) -> tuple[object, ...]:
    """What decides when it is reached."""
    return one.journey, one.stage, one.duration, one.kind is TouchpointKind.START


def _allowed(limit: str) -> str:
    return f"and its limit is {limit}"


CHECK = Check(
    name="over_the_limit",
    mistake=9,
    title="More contacts a week than the channel bears",
    why="Who hears too much stops to read all of it, and opts out of what matters, too.",
    how="Look at the time line of contacts: drop a trigger, let one wait, or use another channel.",
    subjects=Journey,
    reads={
        Trigger: ("touchpoint", "channel", "delay_hours"),
        Touchpoint: (
            "journey",
            "stage",
            "kind",
            "duration",
            "channels",
            "cadence_per_week",
        ),
        Connection: ("journey", "source", "target", "walked_by", "delay_hours"),
        Stage: ("rank",),
        Channel: ("contacts_per_week",),
    },
    quotes={Channel: ("name",), Journey: ("title",)},
    find=find,
    applies=applies,
    touched=_touched,
)
