"""What customers choose from at a decision, and where comparison tables stand."""

from __future__ import annotations

from journeymapper.analysis.content import stage_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Content, Touchpoint
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    ContentKind,
    Outcome,
    TouchpointKind,
    WalkedBy,
)


def options_at(project: Project, touchpoint: str) -> set[str]:
    """The touchpoints that customers can go on to. Leaving and coming back later are no options
    that a table compares."""
    touchpoints = project.touchpoints
    return {
        one.target
        for one in project.referring(Connection, touchpoint)
        if one.source == touchpoint
        and one.target in touchpoints
        and one.kind is not ConnectionKind.LOOP
        and one.walked_by is WalkedBy.CUSTOMER
        and not _leaves(touchpoints[one.target])
    }


def _leaves(touchpoint: Touchpoint) -> bool:
    return touchpoint.kind is TouchpointKind.END and touchpoint.outcome is Outcome.LOST


def places_with_tables(project: Project) -> set[str]:
    """Ids of the touchpoints and stages at which a comparison table stands."""
    found: set[str] = set()
    for one in project.all(Content).values():
        if one.kind is ContentKind.COMPARISON_TABLE:
            places = (one.touchpoint, stage_of(project, one))
            found.update(place for place in places if place is not None)
    return found
