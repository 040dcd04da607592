"""Whether enough people come to a place to test something there."""

from __future__ import annotations

from journeymapper.analysis.experiments.results import is_between_journeys
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Measure, Reading, Variant


def comes_to(project: Project, measure: Measure, least: float) -> str | None:
    """The essential touchpoint of a measure, where a reading rests on so many people or more."""
    touchpoint = project.touchpoints.get(measure.touchpoint or "")
    if touchpoint is None or not touchpoint.essential:
        return None
    sizes = (one.sample_size for one in project.referring(Reading, measure.id))
    return touchpoint.id if any(one is not None and one >= least for one in sizes) else None


def tested_places(project: Project) -> set[str]:
    """Ids of what is or was under experiment: touchpoints, also at the ends of a connection or
    with the measure that was looked at, and journeys whose whole paths were compared."""
    found: set[str | None] = set()
    for one in project.all(Experiment).values():
        found.add(one.touchpoint)
        connection = project.connections.get(one.connection or "")
        if connection is not None:
            found |= {connection.source, connection.target}
        measure = project.measures.get(one.measure or "")
        if measure is not None:
            found.add(measure.touchpoint)
        if is_between_journeys(one):
            found |= {each.path for each in project.referring(Variant, one.id)}
    return {one for one in found if one is not None}
