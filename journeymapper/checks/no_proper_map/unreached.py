"""Touchpoints to which no way leads from a persona or a start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter

from journeymapper.analysis.listed import MOST_NAMED, listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called, plural
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_ORGANISATION = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
_BEGINNING = _ORGANISATION | {TouchpointKind.START}
_MOST_SHOWN = 20


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        ways: dict[str, list[str]] = {}
        unreached: list[Touchpoint] = []
        for one in _unreached(project, subject, ways):
            if one is None:
                yield None
            else:
                unreached.append(one)
        if unreached:
            led_to = set().union(*ways.values())
            unreached.sort(key=lambda one: (one.id in led_to, one.id))
            firsts = [one for one in unreached if one.id not in led_to]
            yield Found(
                subject=subject,
                message=f"No way leads from a persona or a start to "
                f"{_said(project, subject, firsts, len(unreached))}.",
                records=tuple(one.id for one in unreached[:_MOST_SHOWN]),
                journey=subject,
            )


def _said(project: Project, journey: str, firsts: list[Touchpoint], count: int) -> str:
    """The first ones, by which the others would be reached too, while they are few."""
    if 0 < len(firsts) <= MOST_NAMED:
        return listed([called(one) for one in firsts])
    return f"{plural(count, 'touchpoint')} of {called(project.journeys[journey])}"


def _is_first(project: Project, one: Touchpoint) -> bool:
    """Whether no way at all leads to it from elsewhere."""
    return not any(
        way.target == one.id and way.source != one.id
        for way in project.referring(Connection, one.id)
    )


def _unreached(
    project: Project, journey: str, ways: dict[str, list[str]]
) -> Iterator[Touchpoint | None]:
    """What no way leads to; nothing where the journey does not say at all where people enter.
    The organisation begins its own steps itself. ``ways`` is filled: where each place leads to."""
    cards = [one for one in project.referring(Touchpoint, journey) if one.journey == journey]
    yield None
    ends = map(attrgetter("source", "target"), project.referring(Connection, journey))
    while some := list(islice(ends, 2000)):
        for source, target in some:
            if source == target:
                continue
            if source in ways:
                ways[source].append(target)
            else:
                ways[source] = [target]
        yield None
    entered = {one.id for one in cards if one.kind is TouchpointKind.START}
    for persona in project.personas:
        entered.update(ways.get(persona, ()))
    if not entered:
        return
    newly = entered.union(one.id for one in cards if one.kind in _ORGANISATION)
    reached = set(newly)
    while newly:
        newly = set().union(*(ways[one] for one in newly if one in ways)) - reached
        reached |= newly
        yield None
    yield from (one for one in cards if one.id not in reached)


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journey; none for a new name that no finding can speak of."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        is_named_only = before.kind is after.kind
        may_be_said = after.kind not in _BEGINNING and _is_first(look.project, after)
        return [after.journey] if may_be_said or not is_named_only else ()
    if isinstance(change.record, Journey):
        return [change.id]
    if isinstance(change.record, Connection | Touchpoint):
        return {one.journey for one in (before, after) if isinstance(one, Connection | Touchpoint)}
    return None


CHECK = Check(
    name="unreached",
    mistake=1,
    title="A touchpoint that nobody reaches",
    why="What nobody comes to is either a step that is missing before it, or work for nobody.",
    how="Connect it to the step that customers come from, or take it away.",
    subjects=Journey,
    reads={
        Journey: ("title",),
        Touchpoint: ("kind", "name"),
        Connection: ("source", "target"),
    },
    find=find,
    touched=touched,
)
