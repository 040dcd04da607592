"""How much a project and its journeys hold: for the status bar and ``show``."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, Connection, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind


@frozen
class JourneyCounts:
    """``connections`` counts loops as well."""

    stages: int
    touchpoints: int
    connections: int
    loops: int


def journey_counts(project: Project, journey: str) -> JourneyCounts:
    connections = project.referring(Connection, journey)
    return JourneyCounts(
        stages=len(project.referring(Stage, journey)),
        touchpoints=len(project.referring(Touchpoint, journey)),
        connections=len(connections),
        loops=sum(one.kind is ConnectionKind.LOOP for one in connections),
    )


def record_counts(project: Project) -> dict[str, int]:
    """How many records each table holds, empty tables included, in the order of the tables."""
    return {table: len(project.all(kind)) for table, kind in TABLES.items()}
