"""What the checks of this mistake share: hand-offs, and ways between different owners."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
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
    return (first, second) if _hands_off(first, second) else None


def _hands_off(first: Actor, second: Actor) -> bool:
    return first.kind not in _NOT_GIVING and second.kind is not ActorKind.SYSTEM


def _part(actor: Actor) -> tuple[bool, bool]:
    return actor.kind in _NOT_GIVING, actor.kind is ActorKind.SYSTEM


def is_hand_off(way: Connection) -> bool:
    return way.kind is ConnectionKind.HAND_OFF


def _between(look: Look, way: Connection) -> str | None:
    """The journey of an ordinary way on which customers go on from one owner to another. As
    ``owners``, and quick, since all ways are asked."""
    if way.kind is not ConnectionKind.PATH or way.walked_by is not WalkedBy.CUSTOMER:
        return None
    touchpoints = look.project.touchpoints
    source, target = touchpoints.get(way.source), touchpoints.get(way.target)
    if source is None or target is None or source.owner == target.owner:
        return None
    actors = look.project.actors
    first, second = actors.get(source.owner or ""), actors.get(target.owner or "")
    if first is None or second is None:
        return None
    return way.journey if _hands_off(first, second) else None


def _lacking(look: Look, way: Connection) -> str | None:
    return way.journey if is_hand_off(way) and missing_terms(look.project, way) else None


def _ways_touched(look: Look, change: Change) -> Iterable[str]:
    """The ways of a touchpoint; all of its touchpoints' where an actor becomes another one."""
    project = look.project
    before, after = change.before, change.after
    places = [change.id] if isinstance(change.record, Touchpoint) else []
    if isinstance(before, Actor) and isinstance(after, Actor) and _part(before) != _part(after):
        places = [one.id for one in project.referring(Touchpoint, change.id)]
    return (way.id for place in places for way in project.referring(Connection, place))


_ENDS = ("journey", "source", "target", "kind")
WITHOUT_HAND_OFF = Sorting(
    name="ways from owner to owner without a hand-off",
    kind=Connection,
    key=_between,
    reads={
        Connection: (*_ENDS, "walked_by"),
        Touchpoint: ("owner",),
        Actor: ("kind",),
    },
    concerned=_ways_touched,
)
"""By journey."""
WITHOUT_TERMS = Sorting(
    name="hand-offs without terms",
    kind=Connection,
    key=_lacking,
    reads={Connection: (*_ENDS, "criteria", "sla_hours"), Touchpoint: ("kind",)},
    concerned=_ways_touched,
)
"""By journey."""
HAND_OFFS = Sorting(
    name="hand-offs",
    kind=Connection,
    key=lambda _look, way: True if is_hand_off(way) else None,
    reads={Connection: ("kind",)},
)


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
