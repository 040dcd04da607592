"""How many customers a hand-off takes on, and how many are lost there."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.analysis.purchase import AFTERWARDS, phase_of
from journeymapper.checks.look import Look
from journeymapper.checks.sales_and_marketing_apart.hand_offs import HAND_OFFS, ends, is_hand_off
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Outcome, TouchpointKind, WalkedBy

_BACKSTAGE = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})


def takes_customers(project: Project, way: Connection) -> bool:
    """Whether it is a hand-off that customers go, with a share that is known."""
    both = ends(project, way)
    return (
        is_hand_off(way)
        and way.walked_by is WalkedBy.CUSTOMER
        and way.share is not None
        and both is not None
        and _BACKSTAGE.isdisjoint({one.kind for one in both})
    )


def lost_share(project: Project, hand_off: Connection) -> float | None:
    """The part (0 to 1) of those at its source that go no way on; None where the share of another
    way is not known. Ways to an end where customers leave lose them. After the purchase only these
    do: who goes no further there is a customer still."""
    source = project.touchpoints[hand_off.source]
    is_customer = phase_of(project, source) in AFTERWARDS
    going_on, leaving = 0.0, 0.0
    for way in project.referring(Connection, hand_off.source):
        if way.source != hand_off.source or way.walked_by is not WalkedBy.CUSTOMER:
            continue
        target = project.touchpoints.get(way.target)
        if target is None or way.kind is ConnectionKind.LOOP:
            continue
        if target.outcome is Outcome.LOST:
            leaving += way.share or 0.0
            continue
        if way.share is None:
            return None
        going_on += way.share
    return leaving if is_customer else max(1.0 - going_on, 0.0)


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The hand-offs from the places whose ways were edited, and from those that lead to an edited
    touchpoint; all hand-offs for an edit of a stage."""
    project = look.project
    sources: set[str] = set()
    if isinstance(change.record, Stage):
        return look.sorted(HAND_OFFS).group(True)
    for record in (change.before, change.after):
        if isinstance(record, Connection):
            sources.add(record.source)
        elif isinstance(record, Touchpoint):
            sources.update(one.source for one in project.referring(Connection, record.id))
    return {
        way.id
        for source in sources
        for way in project.referring(Connection, source)
        if way.source == source
    } | ({change.id} if isinstance(change.record, Connection) else set())
