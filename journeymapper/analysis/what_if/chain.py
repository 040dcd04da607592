"""From a journey's records to its chain: who enters where, which ways they go, where it ends.

Only ways that customers walk enter; what the organisation walks is listed with its time. Nothing
here counts yet: ``answer`` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from journeymapper.analysis.measures import readings_of, unit_of
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.shares import ShareGroup, checked
from journeymapper.analysis.what_if.ways import Entry, Way, find_entries, reached
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Measure, Passage, Persona, Reading, Touchpoint
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    MeasureKind,
    Outcome,
    TouchpointKind,
    WalkedBy,
)
from journeymapper.words import said


@frozen
class Worth:
    """A micro-conversion that counts: one is worth ``of_one``, and so many of the visits of its
    touchpoint are one, ``rate`` from 0 to 1: the latest reading where it is a percentage. None:
    each visit counts as one."""

    measure: str
    name: str
    touchpoint: str
    of_one: float
    node: int
    rate: float | None = None

    @property
    def each(self) -> float:
        """What a visit is worth."""
        return self.of_one if self.rate is None else self.of_one * self.rate


@frozen
class OrganisationLoop:
    """A loop that the organisation walks: listed with its time, not counted."""

    id: str
    name: str
    every_days: float | None
    delay_hours: float | None


@frozen
class Chain:
    """A journey as it is walked, by everybody or by one ``persona``.

    Nodes are so many ``touchpoints`` in journey order, then personas; ``ids`` and ``names`` say
    which, ``hours`` how long a visit takes. ``groups`` are the decision points by place, in the
    order of the nodes; ``ways`` stand in their order. ``outcomes`` are the ends that can be come
    to; ``goals`` the touchpoints on the way that are marked as won, or the one that was chosen and
    then counts alone. ``essentials`` are the essential touchpoints on the way that
    nobody enters at. ``loops`` are the ways that are loops, with their names. ``samples`` says
    over how many customers a way's share was counted, where readings say so.
    """

    journey: str
    title: str
    persona: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    touchpoints: int
    hours: tuple[float, ...]
    ways: tuple[Way, ...]
    groups: Mapping[str, ShareGroup]
    entries: tuple[Entry, ...]
    essentials: tuple[int, ...]
    outcomes: Mapping[int, Outcome | None]
    goals: tuple[int, ...]
    is_goal_chosen: bool
    loops: tuple[tuple[int, str], ...]
    organisation: tuple[OrganisationLoop, ...]
    worths: tuple[Worth, ...]
    samples: Mapping[str, int]

    @property
    def has_times(self) -> bool:
        """Whether anything takes time: a visit, or a way."""
        return any(self.hours) or any(one.hours for one in self.ways)

    def name_of(self, record_id: str) -> str:
        """A node's name, by its record."""
        return self.names[self.ids.index(record_id)]

    @property
    def has_shares(self) -> bool:
        """Whether any way has a share of its own."""
        return any(one is not None for group in self.groups.values() for one in group.given)


def read_chain(
    project: Project, journey: str, persona: str = "", *, begin: str = "", goal: str = ""
) -> Chain:
    """The chain of a journey; with a ``persona``, as this one enters and splits; with the id of a
    touchpoint as ``begin``, from there alone; with one as ``goal``, converted is who comes there.

    Raises ChainRefused where nothing can be counted: no ways, no entry, no end, shares that cannot
    be.
    """
    title = project.journeys[journey].title or said("This journey")
    touchpoints = journey_order(project, journey)
    by_id = {one.id: one for one in touchpoints}
    connections = sorted(project.referring(Connection, journey), key=lambda one: one.id)
    walked = [one for one in connections if _is_counted(one, by_id)]
    if not walked:
        raise ChainRefused(
            said(
                "No customer way leads anywhere on “{title}” yet; connect its touchpoints first.",
                title=title,
            )
        )
    people = [one for one in personas_in_order(project) if _takes_part(one.id, walked)]
    nodes: list[Touchpoint | Persona] = [*touchpoints, *people]
    index = {one.id: place for place, one in enumerate(nodes)}
    names = tuple(one.name or one.word for one in nodes)
    leaving: dict[str, list[Connection]] = {}
    for one in walked:
        leaving.setdefault(one.source, []).append(one)
    groups = {
        node.id: _group(project, node.id, leaving[node.id], index, persona, names[index[node.id]])
        for node in nodes
        if node.id in leaving
    }
    connection_of = {one.id: one for one in walked}
    ways = tuple(
        Way(
            one,
            index[place],
            index[made.target],
            made.delay_hours or 0.0,
            made.kind is ConnectionKind.LOOP,
        )
        for place, group in groups.items()
        for one in group.ways
        for made in (connection_of[one],)
    )
    if begin in index:
        entries: tuple[Entry, ...] = (Entry(index[begin], names[index[begin]], 1.0),)
    else:
        entries = find_entries(touchpoints, people, ways, names, groups, persona)
    if not entries:
        raise ChainRefused(
            said(
                "Nobody enters “{title}”: a way leads to each of its touchpoints. Make one a "
                "start, or draw a way from a persona.",
                title=title,
            )
        )
    come_to = reached(ways, [one.node for one in entries])
    outcomes = {
        index[one.id]: one.outcome if isinstance(one, Touchpoint) else Outcome.NEUTRAL
        for one in nodes
        if one.id not in groups and index[one.id] in come_to
    }
    if not outcomes and all(group.split()[1] == 0.0 for group in groups.values()):
        raise ChainRefused(
            said(
                "“{title}” has no end: from every touchpoint a way leads on. Make one an end.",
                title=title,
            )
        )
    places = {one.id: place for place, one in enumerate(ways)}
    return Chain(
        journey=journey,
        title=title,
        persona=persona,
        ids=tuple(index),
        names=names,
        touchpoints=len(touchpoints),
        hours=tuple(float(getattr(one, "duration", None) or 0.0) for one in nodes),
        ways=ways,
        groups=groups,
        entries=entries,
        essentials=_essentials(touchpoints, groups, index, entries),
        outcomes=outcomes,
        goals=_goals(touchpoints, groups, index, goal),
        is_goal_chosen=goal in index,
        loops=tuple(
            (places[one.id], one.label or said("to {place}", place=names[index[one.target]]))
            for one in walked
            if one.kind is ConnectionKind.LOOP
        ),
        organisation=tuple(
            OrganisationLoop(one.id, one.label or said("loop"), one.every_days, one.delay_hours)
            for one in connections
            if one.walked_by is WalkedBy.ORGANISATION and one.kind is ConnectionKind.LOOP
        ),
        worths=tuple(_worths(project, journey, persona, index, names)),
        samples=dict(_samples(project, walked)),
    )


def until_goals(chain: Chain) -> Chain:
    """The chain with its goals as ends that are won: who comes there has converted."""
    gone = {chain.ids[node] for node in chain.goals}
    outcomes = {
        node: Outcome.NEUTRAL if chain.is_goal_chosen and one is Outcome.WON else one
        for node, one in chain.outcomes.items()
    }
    return replace(
        chain,
        ways=tuple(one for one in chain.ways if one.source not in chain.goals),
        groups={place: one for place, one in chain.groups.items() if place not in gone},
        outcomes={**outcomes, **dict.fromkeys(chain.goals, Outcome.WON)},
        goals=(),
        essentials=tuple(one for one in chain.essentials if one not in chain.goals),
        loops=(),
        samples={
            way: size
            for place, one in chain.groups.items()
            if place not in gone
            for way in one.ways
            if (size := chain.samples.get(way))
        },
    )


def share_said(measure: Measure, value: float) -> float | None:
    """What share (0 to 1) a reading says: a percentage where the unit says so or the value is
    beyond 1, else the share itself; None for what can be no share."""
    is_percent = measure.unit.strip().startswith("%") or value > 1.0
    share = value / 100.0 if is_percent else value
    return share if 0.0 <= share <= 1.0 else None


def latest_share(project: Project, connection: Connection) -> tuple[float, Reading] | None:
    """The share that the latest reading of a connection's measure says, and that reading."""
    measure = project.measures.get(connection.measure or "")
    readings = readings_of(project, measure.id) if measure is not None else []
    if measure is None or not readings:
        return None
    share = share_said(measure, readings[-1].value)
    return None if share is None else (share, readings[-1])


def latest_rate(project: Project, measure: Measure) -> float | None:
    """The part (0 to 1) that the latest reading of a percentage says; None without one, and for
    what is not counted in percent."""
    readings = readings_of(project, measure.id)
    if not readings or not unit_of(measure).startswith("%"):
        return None
    rate = readings[-1].value / 100.0
    return rate if 0.0 <= rate <= 1.0 else None


def _goals(
    touchpoints: list[Touchpoint],
    groups: Mapping[str, ShareGroup],
    index: Mapping[str, int],
    chosen: str,
) -> tuple[int, ...]:
    if chosen in index:
        return (index[chosen],)
    won = (one for one in touchpoints if one.outcome is Outcome.WON and one.id in groups)
    return tuple(index[one.id] for one in won)


def _essentials(
    touchpoints: list[Touchpoint],
    groups: Mapping[str, ShareGroup],
    index: Mapping[str, int],
    entries: tuple[Entry, ...],
) -> tuple[int, ...]:
    entered = {one.node for one in entries}
    on_the_way = (one for one in touchpoints if one.essential and one.id in groups)
    return tuple(index[one.id] for one in on_the_way if index[one.id] not in entered)


def _is_counted(one: Connection, touchpoints: Mapping[str, Touchpoint]) -> bool:
    source = touchpoints.get(one.source)
    is_past_the_end = source is not None and source.kind is TouchpointKind.END
    return one.walked_by is WalkedBy.CUSTOMER and not is_past_the_end


def _takes_part(persona: str, walked: list[Connection]) -> bool:
    return any(persona in (one.source, one.target) for one in walked)


def _group(
    project: Project,
    place: str,
    leaving: list[Connection],
    index: Mapping[str, int],
    persona: str,
    name: str,
) -> ShareGroup:
    """The shares of a place: the persona's own where it has any there, else everybody's."""
    ordered = sorted(leaving, key=lambda one: (index[one.target], one.id))
    given = [one.share for one in ordered]
    if persona:
        own = {
            one.connection: one.share
            for one in project.referring(Passage, persona)
            if one.share is not None
        }
        if any(one.id in own for one in ordered):
            given = [own.get(one.id) for one in ordered]
    return checked(ShareGroup(place, tuple(one.id for one in ordered), tuple(given)), name)


def _worths(
    project: Project, journey: str, persona: str, index: Mapping[str, int], names: tuple[str, ...]
) -> Iterator[Worth]:
    measures = sorted(project.referring(Measure, journey), key=lambda one: (one.name, one.id))
    for one in measures:
        node = index.get(one.touchpoint or "")
        counts = one.kind is MeasureKind.MICRO_CONVERSION and one.persona in (None, persona)
        if counts and one.value_each is not None and node is not None:
            rate = latest_rate(project, one)
            yield Worth(one.id, one.name, names[node], one.value_each, node, rate)


def _samples(project: Project, walked: list[Connection]) -> Iterator[tuple[str, int]]:
    for one in walked:
        if one.share is not None and one.measure is not None:
            found = latest_share(project, one)
            if found is not None and found[1].sample_size:
                yield one.id, found[1].sample_size
