"""Where on a journey something is bought, and what the customer meets after it.

The purchase is looked for in the stages of phase decision: a touchpoint whose outcome is won, else
an essential one, else any; of several those in the last stage, and of these such as no way leads
on from to another. Where these stages hold none, it is a touchpoint with outcome won that is
in no stage after the purchase. A journey without any of them does not show a purchase.

Places on the canvas play no part, so that what is said here does not change while cards are moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Market, Outcome, Phase, TouchpointKind

AFTERWARDS = frozenset({Phase.POST_PURCHASE, Phase.ADVOCACY})
"""Phases of stages after the purchase."""
_NOT_AT_ALL = -1
_NO_PURCHASE = frozenset(
    {
        TouchpointKind.START,
        TouchpointKind.WAIT,
        TouchpointKind.BACKSTAGE_STEP,
        TouchpointKind.SYSTEM_STEP,
    }
)


def is_commercial(journey: Journey) -> bool:
    """Whether something is sold on it: its market is B2B or B2C."""
    return journey.market is not Market.NONE


def phase_of(project: Project, touchpoint: Touchpoint) -> Phase | None:
    """The phase of its stage."""
    stage = project.stages.get(touchpoint.stage or "")
    return stage.phase if stage is not None else None


def purchases_of(project: Project, journey: str) -> tuple[Touchpoint, ...]:
    """The touchpoints at which customers buy, by id; mostly one, none where the journey does not
    show it."""
    found: dict[int, list[Touchpoint]] = {}
    for stage in stages_in_order(project, journey):
        if stage.phase is Phase.DECISION:
            here: dict[int, list[Touchpoint]] = {}
            for one in project.referring(Touchpoint, stage.id):
                here.setdefault(_weight(one), []).append(one)
            found.update(here)
    found.pop(_NOT_AT_ALL, None)
    best = found[max(found)] if found else []
    if not best:
        best = [
            one
            for one in project.referring(Touchpoint, journey)
            if one.outcome is Outcome.WON
            and one.journey == journey
            and phase_of(project, one) not in AFTERWARDS
        ]
    if len(best) > 1:
        best = _without_next(project, best) or best
    return tuple(sorted(best, key=lambda one: one.id))


def _without_next(project: Project, found: list[Touchpoint]) -> list[Touchpoint]:
    """Those from which no way leads on to another of them."""
    ids = {one.id for one in found}
    return [
        one
        for one in found
        if not any(
            way.source == one.id and way.target in ids and way.kind is not ConnectionKind.LOOP
            for way in project.referring(Connection, one.id)
        )
    ]


def _weight(one: Touchpoint) -> int:
    """How much a touchpoint of a decision looks like the purchase."""
    if one.kind in _NO_PURCHASE or one.outcome is Outcome.LOST:
        return _NOT_AT_ALL
    if one.outcome is Outcome.WON:
        return 2
    if one.essential:
        return 1
    return _NOT_AT_ALL if one.kind is TouchpointKind.END else 0


def stages_afterwards(project: Project, journey: str) -> list[Stage]:
    """Its stages after the purchase."""
    return [one for one in project.referring(Stage, journey) if one.phase in AFTERWARDS]


def begins_with_customers(project: Project, purchase: Touchpoint) -> bool:
    """Whether stages after a purchase come before this one: then it is a renewal."""
    here = project.stages.get(purchase.stage or "")
    return here is not None and any(
        (one.rank, one.id) < (here.rank, here.id)
        for one in stages_afterwards(project, purchase.journey)
    )


def is_meeting(project: Project, one: Touchpoint) -> bool:
    """Whether the customer meets the organisation there: no step of their own, no wait, nothing
    backstage, no bare mark of an end."""
    if one.kind is TouchpointKind.END:
        has_place = bool(one.channels) or phase_of(project, one) in AFTERWARDS
        return has_place and one.outcome is not Outcome.LOST
    return one.kind in (TouchpointKind.TOUCHPOINT, TouchpointKind.DECISION)


def following(
    project: Project, purchase: Touchpoint, hours: float
) -> Iterator[tuple[float, Touchpoint]]:
    """What customers come to within so many hours of the purchase, the soonest first, with the
    hours until then. Unknown delays and durations count as none; loops lead back and do not count.
    """
    waiting = [(0.0, purchase.id)]
    seen: set[str] = set()
    while waiting:
        since, node = heappop(waiting)
        if node in seen:
            continue
        seen.add(node)
        here = project.touchpoints[node]
        left = since
        if node != purchase.id:
            yield since, here
            left += max(here.duration or 0.0, 0.0)
        for way in project.referring(Connection, node):
            if way.source != node or way.kind is ConnectionKind.LOOP or way.target in seen:
                continue
            there = left + max(way.delay_hours or 0.0, 0.0)
            if there <= hours and way.target in project.touchpoints:
                heappush(waiting, (there, way.target))
