"""The ways and entries of a chain: between which nodes customers go, and where they come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Persona, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind


@frozen
class Way:
    """A customer way between two nodes, given by their places in the chain."""

    id: str
    source: int
    target: int
    hours: float
    is_loop: bool


@frozen
class Entry:
    """Where customers come in, and their part of all customers. A persona with several ways in has
    one entry for itself and one for each way, which is ``within`` it and weighs nothing more."""

    node: int
    name: str
    weight: float
    within: str = ""


def find_entries(
    touchpoints: list[Touchpoint],
    people: list[Persona],
    ways: tuple[Way, ...],
    names: tuple[str, ...],
    groups: Mapping[str, ShareGroup],
    persona: str,
) -> tuple[Entry, ...]:
    """Personas and starts; without either, where no customer way leads to, or none but loops.

    A ``persona`` that has ways in enters alone. Personas weigh as their share of customers; a start
    that they come to weighs nothing, because the same customers pass it.
    """
    nodes = {one.id: len(touchpoints) + place for place, one in enumerate(people)}
    coming = [one for one in people if one.id in groups]
    if any(one.id == persona for one in coming):
        coming = [one for one in coming if one.id == persona]
    places = [place for place, one in enumerate(touchpoints) if one.id in groups]
    starts = [place for place in places if touchpoints[place].kind is TouchpointKind.START]
    if not coming and not starts:
        starts = _sources(places, ways)
    come_to = reached(ways, [nodes[one.id] for one in coming])
    fresh = [place for place in starts if place not in come_to]
    if any(one.id == persona for one in coming):
        fresh = []
    weights = _weights([one.share_of_customers for one in coming] + [None] * len(fresh))
    found: list[Entry] = []
    for one, weight in zip(coming, weights, strict=False):
        node = nodes[one.id]
        found.append(Entry(node, names[node], weight))
        targets = sorted({way.target for way in ways if way.source == node})
        if len(targets) > 1:
            found += [Entry(target, names[target], 0.0, within=one.id) for target in targets]
    by_start = dict(zip(fresh, weights[len(coming) :], strict=True))
    listed = starts if len(coming) != 1 or coming[0].id != persona else sorted(come_to & {*starts})
    found += [Entry(place, names[place], by_start.get(place, 0.0)) for place in listed]
    return tuple(found)


def _sources(places: list[int], ways: tuple[Way, ...]) -> list[int]:
    for entering in (ways, [one for one in ways if not one.is_loop]):
        entered = {way.target for way in entering}
        if found := [place for place in places if place not in entered]:
            return found
    return []


def _weights(shares: list[float | None]) -> list[float]:
    """Parts of all customers that sum up to 1; what is not said splits what is left."""
    known = sum(one for one in shares if one is not None)
    missing = shares.count(None)
    rest = max(1.0 - known, 0.0) / missing if missing else 0.0
    filled = [rest if one is None else one for one in shares]
    whole = sum(filled)
    return [one / whole if whole else 1.0 / len(filled) for one in filled]


def reached(ways: tuple[Way, ...], start: Iterable[int]) -> set[int]:
    """Where any way leads from these nodes, whatever the shares; they are among it."""
    following: dict[int, list[int]] = {}
    for way in ways:
        following.setdefault(way.source, []).append(way.target)
    found = set(start)
    waiting = list(found)
    while waiting:
        for target in following.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found
