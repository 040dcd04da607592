"""What lies within a few steps of a place on the map, whichever way the connections run."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection


def neighbourhood(
    project: Project, journey: str, start: Iterable[str], steps: int
) -> frozenset[str]:
    """Ids of the touchpoints and personas that can be reached in at most so many steps, and of the
    connections between them. ``start`` are touchpoints, personas or connections; a connection
    counts as both of its ends."""
    reached: set[str] = set()
    for one in start:
        connection = project.connections.get(one)
        reached.update((one,) if connection is None else (connection.source, connection.target))
    edge = reached
    for _ in range(steps):
        edge = {
            end
            for one in edge
            for way in project.referring(Connection, one)
            if way.journey == journey
            for end in (way.source, way.target)
        } - reached
        reached = reached | edge
    ways = {
        way.id
        for one in reached
        for way in project.referring(Connection, one)
        if way.journey == journey and way.source in reached and way.target in reached
    }
    return frozenset(reached | ways)
