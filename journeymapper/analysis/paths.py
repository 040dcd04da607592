"""The ways that personas walk: a persona's path is its passages, and where its chip enters."""

from __future__ import annotations

from journeymapper.domain.order import by_rank, order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Passage, Persona, Touchpoint
from journeymapper.domain.vocabulary import WalkedBy


def path(project: Project, persona: str, journey: str) -> tuple[str, ...]:
    """Ids of the connections that a persona passes on a journey, in the order of the graph.

    The way is followed from where the persona enters, else from where nothing of the path leads
    to; at a fork the target that comes first in journey order goes first, and is followed to its
    end. Connections from the persona's own chip always belong to it; what only the organisation
    walks never does.
    """
    walked = _walked(project, persona, journey)
    leaving: dict[str, list[Connection]] = {}
    for one in walked.values():
        leaving.setdefault(one.source, []).append(one)
    for ways in leaving.values():
        ways.sort(key=lambda one: (_place(project, one.target), one.id), reverse=True)
    entered = {one.target for one in walked.values()}
    starts = sorted(
        leaving, key=lambda node: (node != persona, node in entered, _place(project, node))
    )
    found: dict[str, None] = {}
    for start in starts:
        waiting = leaving.pop(start, [])
        while waiting:
            step = waiting.pop()
            found[step.id] = None
            waiting.extend(leaving.pop(step.target, []))
    return tuple(found)


def _walked(project: Project, persona: str, journey: str) -> dict[str, Connection]:
    passed = [project.connections[one.connection] for one in project.referring(Passage, persona)]
    entering = [one for one in project.referring(Connection, persona) if one.source == persona]
    return {
        one.id: one
        for one in (*passed, *entering)
        if one.journey == journey and one.walked_by is WalkedBy.CUSTOMER
    }


def _place(project: Project, node: str) -> tuple[object, ...]:
    touchpoint = project.touchpoints.get(node)
    return (0, node) if touchpoint is None else (1, *order_key(project, touchpoint))


def has_path(project: Project, persona: str, journey: str) -> bool:
    """Whether anything says how this persona walks; without a path nothing should be dimmed."""
    return bool(_walked(project, persona, journey))


def touchpoints_on(project: Project, persona: str, journey: str) -> frozenset[str]:
    """Ids of the touchpoints that a persona's path touches."""
    walked = _walked(project, persona, journey).values()
    ends = {end for one in walked for end in (one.source, one.target)}
    return frozenset(end for end in ends if end in project.touchpoints)


def personas_at(project: Project, touchpoint: Touchpoint) -> list[Persona]:
    """Who comes to a touchpoint: personas whose path touches it or who live something there, in
    the order of the rail."""
    ids = {one.persona for one in project.referring(Experience, touchpoint.id)}
    for connection in project.referring(Connection, touchpoint.id):
        if connection.walked_by is WalkedBy.CUSTOMER:
            ids.update(one.persona for one in project.referring(Passage, connection.id))
            ids.add(connection.source)
    return by_rank(project.personas[one] for one in ids if one in project.personas)
