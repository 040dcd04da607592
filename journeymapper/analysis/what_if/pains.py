"""From a voted pain to what its mending changes: which share it moves, and how far.

A pain lies on a touchpoint, or on a stage; then it speaks of the stage's touchpoint where most
customers drop off. Dropping off means leaving the journey there, or going straight to an end that
is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeymapper.analysis.votes import dots_of
from journeymapper.analysis.what_if.chain import Chain
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky, Touchpoint
from journeymapper.domain.vocabulary import Outcome, StickyKind

DROP_OFF = "drop off"
"""The lever that lets fewer customers drop off at a place."""
_IMPACTS = (0.02, 0.05, 0.1, 0.2)


@frozen
class VotedPain:
    """A pain with its dots over all rounds that may be seen; ``places`` are the touchpoints that
    it may speak of."""

    id: str
    text: str
    dots: int
    places: tuple[str, ...]


@frozen
class Lever:
    """Something that mending a pain may move at a place: ``DROP_OFF``, or the id of a way.
    ``share`` is the part of customers now; ``fewer`` says that mending lowers it."""

    place: str
    moves: str
    name: str
    share: float
    fewer: bool


def voted_pains(project: Project, journey: str) -> list[VotedPain]:
    """The pains of a journey that lie somewhere on it, those with most dots first, ties as they
    were entered."""
    found = []
    for one in by_rank(project.referring(Sticky, journey)):
        if one.kind is not StickyKind.PAIN:
            continue
        if one.touchpoint is not None:
            places: tuple[str, ...] = (one.touchpoint,)
        elif one.stage is not None:
            places = tuple(at.id for at in project.referring(Touchpoint, one.stage))
        else:
            continue
        found.append(VotedPain(one.id, one.text, dots_of(project, one.id), places))
    return sorted(found, key=lambda one: -one.dots)


def place_of(chain: Chain, pain: VotedPain, visits: Mapping[str, float]) -> str | None:
    """The touchpoint that a pain is about: the one where most customers drop off, then where most
    come by. None where customers go no way from any of its places."""
    places = [one for one in pain.places if one in chain.groups]
    return max(
        places,
        key=lambda one: (
            visits.get(one, 0.0) * drop_off(chain, chain.groups[one]),
            visits.get(one, 0.0),
        ),
        default=None,
    )


def drop_off(chain: Chain, group: ShareGroup) -> float:
    """The part of those who come to a place that leaves there or goes straight to a lost end."""
    shares, leaving = group.split()
    lost = _lost(chain, group)
    return leaving + sum(one for way, one in zip(group.ways, shares, strict=True) if way in lost)


def levers(chain: Chain, group: ShareGroup) -> list[Lever]:
    """What mending a pain at this place may move; dropping off first, then loops, which fewer
    should go round, then the ways on."""
    place, name = group.place, chain.name_of(group.place)
    found = []
    dropping = drop_off(chain, group)
    if dropping > 0.0:
        found.append(Lever(place, DROP_OFF, f"who drop off at “{name}”", dropping, True))
    lost, loops = _lost(chain, group), {chain.ways[one].id: said for one, said in chain.loops}
    ways = {one.id: one for one in chain.ways}
    on = []
    for way in group.ways:
        share, target = group.share(way), chain.names[ways[way].target]
        if way in lost:
            continue
        if way in loops and share > 0.0:
            found.append(Lever(place, way, f"who go round “{loops[way]}”", share, True))
        elif way not in loops and share < 1.0:
            on.append(Lever(place, way, f"who go on to “{target}”", share, False))
    return found + on


def improved(chain: Chain, group: ShareGroup, lever: Lever, by: float) -> ShareGroup:
    """The group after mending. Of what is fewer afterwards, the part ``by`` (0 to 1) goes the other
    ways in proportion; of what is more afterwards, the part ``by`` of those who do not go there
    now does. Raises ValueError for a part that is not between 0 and 1."""
    if not 0.0 <= by <= 1.0:
        raise ValueError("an improvement lies between 0% and 100%")
    if lever.moves != DROP_OFF:
        share = group.share(lever.moves)
        after = share * (1.0 - by) if lever.fewer else share + by * (1.0 - share)
        return group.moved(lever.moves, min(max(after, 0.0), 1.0))
    shares, _ = group.split()
    lost = _lost(chain, group)
    kept = 1.0 - drop_off(chain, group)
    freed = drop_off(chain, group) * by
    on = sum(way not in lost for way in group.ways)
    given = []
    for way, share in zip(group.ways, shares, strict=True):
        if way in lost:
            given.append(share * (1.0 - by))
        elif kept > 0.0:
            given.append(share * (kept + freed) / kept)
        else:
            given.append(share + freed / on)
    return replace(group, given=tuple(round(one, 12) for one in given))


def proposed_impact(before: float, after: float) -> int:
    """An action's impact, 1 to 5, by how much of the conversion it adds: 2%, 5%, 10%, 20% of what
    it was are the steps."""
    if before <= 0.0:
        return 5 if after > 0.0 else 1
    return 1 + sum((after - before) / before >= step for step in _IMPACTS)


def _lost(chain: Chain, group: ShareGroup) -> frozenset[str]:
    """The ways of a group that lead straight to a lost end."""
    mine = set(group.ways)
    return frozenset(
        one.id
        for one in chain.ways
        if one.id in mine and chain.outcomes.get(one.target) is Outcome.LOST
    )
