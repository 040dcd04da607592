"""Only what is essential: a journey as a view without the touchpoints that the conversion can do
without, and where customers drop off.

The view is a project of its own, made from the records and never written back: what is essential
keeps its record and its place, what lay between is one connection.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from journeymapper.analysis.contraction import Contraction, Way
from journeymapper.analysis.measures import MeasureState, measures_of
from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Passage,
    Presence,
    Record,
    Touchpoint,
    references,
)
from journeymapper.domain.vocabulary import ConnectionKind, MeasureKind, WalkedBy, loop_said


@frozen
class EssentialView:
    """A journey without what is not essential.

    ``project`` holds it under the journey's own id; ``over`` tells of each connection that stands
    for a way which touchpoints (ids, in order) it leaves out, by its id, which is no record's.
    ``touchpoints`` counts all of the journey's, ``kept`` the essential ones.
    """

    project: Project
    kept: int
    touchpoints: int
    over: Mapping[str, tuple[str, ...]]


def essential_count(project: Project, journey: str) -> tuple[int, int]:
    """How many of a journey's touchpoints are essential, and how many it has."""
    touchpoints = project.referring(Touchpoint, journey)
    return sum(one.essential for one in touchpoints), len(touchpoints)


def essential_view(project: Project, journey: str) -> EssentialView:
    """The journey with its essential touchpoints, its personas, and the ways between them.

    Connections between two that stay are the records themselves. Passages are kept on ways that a
    persona walks from end to end. Stickies of stages stay; what requires a touchpoint or
    connection that is left out goes with it.
    """
    touchpoints = project.referring(Touchpoint, journey)
    connections = project.referring(Connection, journey)
    kept = {one.id for one in touchpoints if one.essential}
    ends = kept | {one.persona for one in project.referring(Presence, journey)}
    contraction = Contraction(connections, ends)
    ways: dict[str, Way] = {}
    made: list[Record] = []
    for source in sorted(ends):
        back = _back_from(project, source)
        for way in contraction.ways_from(source, back):
            connection = _connection(journey, way)
            ways[connection.id] = way
            made.append(connection)
    made += _passages(project, contraction, connections, ways)
    gone = [one.id for one in touchpoints if one.id not in kept]
    gone += [one.id for one in connections if {one.source, one.target} - ends]
    view = project.snapshot()
    view.apply(
        (
            *(Change(one, None) for one in with_dependents(project, gone)),
            *(Change(None, one) for one in made),
        )
    )
    over = {connection: way.over for connection, way in ways.items()}
    return EssentialView(view, len(kept), len(touchpoints), MappingProxyType(over))


def _back_from(project: Project, source: str) -> Callable[[str], bool]:
    """Whether a node comes no later than ``source``; personas come before all touchpoints."""
    here = project.touchpoints.get(source)

    def leads_back(target: str) -> bool:
        there = project.touchpoints.get(target)
        if there is None or here is None:
            return there is None
        return order_key(project, there) <= order_key(project, here)

    return leads_back


def _connection(journey: str, way: Way) -> Connection:
    loop = way.loop.id if way.loop else ""
    told_apart = "\0".join((way.source, way.target, loop, str(way.by_organisation)))
    digest = hashlib.sha256(told_apart.encode("utf-8", "replace")).hexdigest()
    walked_by = WalkedBy.ORGANISATION if way.by_organisation else WalkedBy.CUSTOMER
    made = Connection(
        id=f"{Connection.prefix}_way_{digest[:16]}",
        journey=journey,
        source=way.source,
        target=way.target,
        share=way.share,
        walked_by=walked_by,
        label=f"+{len(way.over)}",
    )
    if way.loop is None:
        return made
    name = way.loop.label or loop_said(way.loop.loop_kind)
    return replace(
        made,
        kind=ConnectionKind.LOOP,
        loop_kind=way.loop.loop_kind,
        every_days=way.loop.every_days,
        label=f"{name} +{len(way.over)}",
    )


def _passages(
    project: Project,
    contraction: Contraction,
    connections: Iterable[Connection],
    ways: Mapping[str, Way],
) -> list[Passage]:
    """Who walks the ways from end to end."""
    passed: dict[str, set[str]] = {}
    for one in connections:
        if one.source in project.personas:
            passed.setdefault(one.source, set()).add(one.id)
        for passage in project.referring(Passage, one.id):
            passed.setdefault(passage.persona, set()).add(one.id)
    by_source: dict[str, list[tuple[str, Way]]] = {}
    for connection, way in ways.items():
        by_source.setdefault(way.source, []).append((connection, way))
    found: list[Passage] = []
    for persona, steps in sorted(passed.items()):
        for source, leaving in by_source.items():
            reached = contraction.reached(source, steps)
            found += [
                Passage(
                    id=f"{Passage.prefix}_{connection}_{persona}",
                    connection=connection,
                    persona=persona,
                )
                for connection, way in leaving
                if way.target in reached and not way.by_organisation
            ]
    return found


def with_dependents(project: Project, ids: Iterable[str]) -> list[Record]:
    """These records and what cannot be without them. Other references to them are left as they are:
    nothing that a map shows looks behind them."""
    gone: dict[str, Record] = {}
    waiting = list(ids)
    while waiting:
        record = project.find(waiting.pop())
        if record is None or record.id in gone:
            continue
        gone[record.id] = record
        for referrer_id in project.referring_ids(record.id):
            referrer = project.find(referrer_id)
            if referrer is not None and _requires(referrer, record.id):
                waiting.append(referrer_id)
    return list(gone.values())


def _requires(record: Record, needed: str) -> bool:
    return any(
        one.required and getattr(record, one.field) == needed for one in references(type(record))
    )


def drop_offs(project: Project, journey: str) -> list[MeasureState]:
    """Where customers leave a journey: its drop-off measures, the largest latest reading first,
    those without a reading last."""
    states = [
        one for one in measures_of(project, journey) if one.measure.kind is MeasureKind.DROP_OFF
    ]
    return sorted(
        states, key=lambda one: -one.reading.value if one.reading is not None else float("inf")
    )
