"""Hand-offs that take on nearly everybody before the purchase, or nearly nobody: their criteria
are too loose or too strict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.purchase import AFTERWARDS, phase_of
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import HAND_OFFS, named
from journeymapper.checks.sales_and_marketing_apart.sharing import (
    lost_share,
    takes_customers,
    touched,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Phase

_QUALIFYING = frozenset({Phase.AWARENESS, Phase.CONSIDERATION, None})
"""Phases in which a hand-off chooses; at the purchase it rightly takes on everybody, and later
those who go no further are refused by nobody."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    loose = look.threshold(CHECK, "accepted")
    strict = look.threshold(CHECK, "refused")
    connections = project.connections
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        way = connections[subject]
        if way.kind is not ConnectionKind.HAND_OFF or way.share is None:
            continue
        if not way.criteria.strip() or not takes_customers(project, way):
            continue
        percent = round(way.share * 100, 6)
        said = write_number(round(percent, 1), project.details.locale)
        if percent >= loose and _is_qualifying(project, way):
            yield Found(
                subject=subject,
                message=f"The hand-off {named(project, way)} takes on {said}%: "
                "its criteria may be too loose.",
            )
        elif 100 - percent >= strict and _is_refusing(project, way):
            yield Found(
                subject=subject,
                message=f"The hand-off {named(project, way)} takes on only {said}%: "
                "its criteria may be too strict.",
            )


def _is_qualifying(project: Project, way: Connection) -> bool:
    return phase_of(project, project.touchpoints[way.source]) in _QUALIFYING


def _is_refusing(project: Project, way: Connection) -> bool:
    """Whether the others are refused, and not lost altogether, of which another check speaks."""
    if phase_of(project, project.touchpoints[way.source]) in AFTERWARDS:
        return False
    lost = lost_share(project, way)
    return lost is None or lost <= 0.5


CHECK = Check(
    name="criteria_not_right",
    mistake=5,
    title="Nearly all accepted or refused at a hand-off",
    severity=Severity.LOW,
    why="Criteria that let nearly everybody or nearly nobody through choose nothing.",
    how="Look with both teams at the last ten who were handed over, and move the line together.",
    subjects=Connection,
    reads={
        Stage: ("phase",),
        Touchpoint: ("name", "kind", "outcome", "stage"),
        Connection: ("source", "target", "kind", "walked_by", "share", "criteria"),
    },
    find=find,
    applies=lambda look: bool(look.project.connections),
    thresholds=(
        ThresholdOf(name="accepted", usual=95, says="percent accepted that are nearly all"),
        ThresholdOf(name="refused", usual=95, says="percent refused that are nearly all"),
    ),
    touched=touched,
    sortings=(HAND_OFFS,),
)
