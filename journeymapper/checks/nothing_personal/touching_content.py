"""The content that stands at a touchpoint, and where content can be asked for at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from journeymapper.checks.look import Look
from journeymapper.checks.shared_sortings import ESSENTIAL
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Content,
    Experience,
    Journey,
    Passage,
    Persona,
    Presence,
    Touchpoint,
)
from journeymapper.domain.vocabulary import TouchpointKind

_MET = frozenset({TouchpointKind.TOUCHPOINT, TouchpointKind.DECISION, TouchpointKind.START})
"""Kinds at which customers read, see or hear something of the organisation's."""


def has_content(look: Look) -> bool:
    return bool(look.project.all(Content))


def has_essentials(look: Look) -> bool:
    return any(map(attrgetter("essential"), look.project.touchpoints.values()))


def essentials(look: Look, journey: str) -> Iterator[Touchpoint | None]:
    """A journey's essential touchpoints where content can stand; None every hundred."""
    for count, place in enumerate(look.sorted(ESSENTIAL).group(journey), 1):
        if count % 100 == 0:
            yield None
        one = look.project.touchpoints[place]
        if one.kind in _MET:
            yield one


def journeys_touched(look: Look, change: Change) -> Iterable[str] | None:
    """For ``Check.touched``: a touchpoint that is not essential bears on nothing here, and of all
    else the journey is asked again."""
    found: set[str] = set()
    for record in (change.before, change.after):
        if isinstance(record, Touchpoint):
            found |= {record.journey} if record.essential else set()
        elif isinstance(record, Content | Connection | Presence):
            found.add(record.journey)
        elif isinstance(record, Journey):
            found.add(record.id)
        elif isinstance(record, Passage):
            connection = look.project.connections.get(record.connection)
            found |= {connection.journey} if connection is not None else set()
        elif isinstance(record, Experience):
            touchpoint = look.project.touchpoints.get(record.touchpoint)
            found |= {touchpoint.journey} if touchpoint is not None else set()
        elif isinstance(record, Persona):
            return None
    return found


def content_at(project: Project, touchpoint: Touchpoint) -> list[Content]:
    """What stands at a touchpoint: its own, and what its whole stage has."""
    found = project.referring(Content, touchpoint.id)
    if touchpoint.stage is not None:
        everywhere = project.referring(Content, touchpoint.stage)
        found += [one for one in everywhere if one.touchpoint is None]
    return found
