"""How many visitors an experiment may count on."""

from __future__ import annotations

from journeymapper.analysis.measures import readings_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Measure


def visitors_a_week(project: Project, experiment: Experiment) -> float | None:
    """What the project knows of it: the contacts a week of the touchpoint (or of the one that the
    connection leaves), else the sample size of the measure's latest reading over its rhythm."""
    connection = project.connections.get(experiment.connection or "")
    place = connection.source if connection is not None else experiment.touchpoint
    touchpoint = project.touchpoints.get(place or "")
    if touchpoint is not None and touchpoint.cadence_per_week:
        return touchpoint.cadence_per_week
    measure = project.all(Measure).get(experiment.measure or "")
    if measure is None or not measure.every_days:
        return None
    sizes = [one.sample_size for one in readings_of(project, measure.id) if one.sample_size]
    return round(sizes[-1] * 7 / measure.every_days, 1) if sizes else None
