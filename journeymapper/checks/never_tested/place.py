"""Where an experiment stands."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment


def records_of(experiment: Experiment) -> tuple[str, ...]:
    """What a finding leads to: the experiment, and its touchpoint, which bears the badge."""
    places = (experiment.id, experiment.touchpoint)
    return tuple(one for one in places if one is not None)


def journey_of(project: Project, experiment: Experiment) -> str | None:
    """The journey that it is on; None between journeys."""
    place = project.touchpoints.get(experiment.touchpoint or "")
    way = project.connections.get(experiment.connection or "")
    return place.journey if place is not None else way.journey if way is not None else None
