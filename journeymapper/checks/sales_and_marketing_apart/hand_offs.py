"""What the checks of this mistake share: hand-offs, and ways between different owners."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Connection, Touchpoint
from journeymapper.domain.vocabulary import ActorKind, ConnectionKind, TouchpointKind, WalkedBy

_BACKSTAGE = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
_NOT_GIVING = frozenset({ActorKind.SYSTEM, ActorKind.PARTNER})


def ends(project: Project, way: Connection) -> tuple[Touchpoint, Touchpoint] | None:
    """The touchpoints that a way joins; None where it begins or ends at a persona."""
    source = project.touchpoints.get(way.source)
    target = project.touchpoints.get(way.target)
    return None if source is None or target is None else (source, target)


def named(project: Project, way: Connection) -> str:
    """``“A” to “B”``."""
    source, target = project.find(way.source), project.find(way.target)
    return f"{called(source, 30)} to {called(target, 30)}"


def owners(project: Project, way: Connection) -> tuple[Actor, Actor] | None:
    """The two who own its ends, where these differ. A system hands nothing off, and those who come
    from a partner's place, a review site, were in nobody's hands."""
    both = ends(project, way)
    if both is None or both[0].owner == both[1].owner:
        return None
    first = project.actors.get(both[0].owner or "")
    second = project.actors.get(both[1].owner or "")
    if first is None or second is None:
        return None
    if first.kind in _NOT_GIVING or second.kind is ActorKind.SYSTEM:
        return None
    return first, second


def is_hand_off(way: Connection) -> bool:
    return way.kind is ConnectionKind.HAND_OFF


def needs_hand_off(project: Project, way: Connection) -> bool:
    """Whether customers go on from one owner to another there, and it is an ordinary way."""
    return (
        way.kind is ConnectionKind.PATH
        and way.walked_by is WalkedBy.CUSTOMER
        and owners(project, way) is not None
    )


def ways_between_owners(project: Project, journey: str) -> Iterator[Connection | None]:
    """The ways of a journey that need a hand-off, and None after some that were looked at."""
    touchpoints = project.touchpoints
    giving = {one.id for one in project.actors.values() if one.kind not in _NOT_GIVING}
    taking = {one.id for one in project.actors.values() if one.kind is not ActorKind.SYSTEM}
    for count, way in enumerate(project.referring(Connection, journey), 1):
        if count % 1000 == 0:
            yield None
        if way.kind is not ConnectionKind.PATH or way.walked_by is not WalkedBy.CUSTOMER:
            continue
        source, target = touchpoints.get(way.source), touchpoints.get(way.target)
        if source is None or target is None or source.owner == target.owner:
            continue
        if source.owner in giving and target.owner in taking:
            yield way


def missing_terms(project: Project, way: Connection) -> tuple[str, ...]:
    """What a hand-off does not say: ``criteria``, ``answer``. To or from a step backstage one of
    them is enough; a system step needs neither."""
    both = ends(project, way)
    if not is_hand_off(way) or both is None:
        return ()
    missing = []
    if not way.criteria.strip():
        missing.append("criteria")
    if way.sla_hours is None:
        missing.append("answer")
    kinds = {one.kind for one in both}
    if TouchpointKind.SYSTEM_STEP in kinds:
        return ()
    return () if not kinds.isdisjoint(_BACKSTAGE) and len(missing) < 2 else tuple(missing)
