"""Hand-offs at which more than half of the customers are lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import HAND_OFFS, named
from journeymapper.checks.sales_and_marketing_apart.sharing import (
    lost_share,
    takes_customers,
    touched,
)
from journeymapper.domain.records import Connection, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    most = look.threshold(CHECK, "most")
    connections = project.connections
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        way = connections[subject]
        if way.kind is not ConnectionKind.HAND_OFF or not takes_customers(project, way):
            continue
        lost = lost_share(project, way)
        if lost is not None and round(lost * 100, 6) > most:
            percent = write_number(round(lost * 100), project.details.locale)
            yield Found(
                subject=subject,
                message=f"{percent}% are lost at the hand-off {named(project, way)}.",
            )


CHECK = Check(
    name="losing_hand_off",
    mistake=5,
    title="More than half are lost at a hand-off",
    why="Whoever is lost here was already won once; the first team's work is lost with them.",
    how="Let both teams look at a few lost cases together, and at how long the answer took.",
    subjects=Connection,
    reads={
        Stage: ("phase",),
        Touchpoint: ("name", "kind", "outcome", "stage"),
        Connection: ("source", "target", "kind", "walked_by", "share"),
    },
    find=find,
    applies=lambda look: bool(look.project.connections),
    thresholds=(ThresholdOf(name="most", usual=50, says="percent that may be lost at a hand-off"),),
    touched=touched,
    sortings=(HAND_OFFS,),
)
