"""Touchpoints to which no way leads from a persona or a start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
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
        unreached: list[Touchpoint] = []
        for one in _unreached(project, subject):
            if one is None:
                yield None
            else:
                unreached.append(one)
        if unreached:
            unreached.sort(key=lambda one: (not _is_first(project, one), one.id))
            yield Found(
                subject=subject,
                message=f"No way leads from a persona or a start to {_said(project, unreached)}.",
                records=tuple(one.id for one in unreached[:_MOST_SHOWN]),
                journey=subject,
            )


def _said(project: Project, unreached: list[Touchpoint]) -> str:
    """The first ones, by which the others would be reached too."""
    names = [called(one) for one in unreached if _is_first(project, one)]
    if names:
        return listed(names)
    journey = called(project.journeys[unreached[0].journey])
    return f"{plural(len(unreached), 'touchpoint')} of {journey}"


def _is_first(project: Project, one: Touchpoint) -> bool:
    """Whether no way at all leads to it from elsewhere."""
    return not any(
        way.target == one.id and way.source != one.id
        for way in project.referring(Connection, one.id)
    )


def _unreached(project: Project, journey: str) -> Iterator[Touchpoint | None]:
    """What no way leads to; nothing where the journey does not say at all where people enter.
    The organisation begins its own steps itself."""
    cards = [one for one in project.referring(Touchpoint, journey) if one.journey == journey]
    yield None
    personas = project.personas
    leading: dict[str, list[str]] = {}
    entered = [one.id for one in cards if one.kind is TouchpointKind.START]
    for count, way in enumerate(project.referring(Connection, journey), 1):
        if count % 1000 == 0:
            yield None
        if way.source in personas:
            entered.append(way.target)
        elif way.source in leading:
            leading[way.source].append(way.target)
        else:
            leading[way.source] = [way.target]
    if not entered:
        return
    waiting = [*entered, *(one.id for one in cards if one.kind in _ORGANISATION)]
    reached = set(waiting)
    count = 0
    while waiting:
        count += 1
        if count % 1000 == 0:
            yield None
        for target in leading.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
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
