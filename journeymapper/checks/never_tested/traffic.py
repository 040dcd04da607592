"""Whether enough people come to a place to test something there."""

from __future__ import annotations

from journeymapper.analysis.experiments.results import is_between_journeys
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Variant


def busy_places(project: Project, least: float) -> set[str]:
    """Ids of the essential touchpoints where a reading rests on so many people or more."""
    readings = project.readings.values()
    read = {one.measure for one in readings if (one.sample_size or 0) >= least}
    places = {project.measures[one].touchpoint for one in read}
    return {one for one in places if one is not None and project.touchpoints[one].essential}


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
