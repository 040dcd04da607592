"""Ways between kept nodes of a journey, once the others are left out.

From each kept node (essential touchpoints, and personas where they enter) ways are followed through
what is left out to the next kept ones. A way that passes a loop and leads back stays a loop; what
the organisation alone walks stays the organisation's. A share is the product of the shares along a
way, summed over all ways: the part of those at its beginning who come to its end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind, WalkedBy

MOST_STEPS = 100_000
"""Steps along which the shares of one journey are followed; what is not done by then is not
known."""
SMALLEST_SHARE = 1e-7
MOST_WAYS = 4_000
"""About as many ways as a map may have in all before only the nearest of each node are kept."""
LEAST_WAYS = 6


@frozen
class Way:
    """A way from one kept node to the next. ``over`` are the ids of what the shortest such way
    leaves out, in order; ``loop`` the loop on it, if it leads back by one; ``share`` is None where
    it is not known."""

    source: str
    target: str
    over: tuple[str, ...]
    loop: Connection | None
    by_organisation: bool
    share: float | None


class _Place(NamedTuple):
    """A node, and how it was come to from the kept node where the way began."""

    node: str
    looped: bool = False
    by_organisation: bool = False

    def after(self, one: Connection) -> _Place:
        return _Place(
            one.target,
            self.looped or one.kind is ConnectionKind.LOOP,
            self.by_organisation or one.walked_by is WalkedBy.ORGANISATION,
        )


class Contraction:
    """The connections of one journey, and which nodes are kept."""

    def __init__(self, connections: Iterable[Connection], kept: Collection[str]) -> None:
        self._kept = kept
        self._steps_left = MOST_STEPS
        self._most_ways = max(MOST_WAYS // max(len(kept), 1), LEAST_WAYS)
        """From one node; found nearest first."""
        self._leaving: dict[str, list[Connection]] = {}
        for one in sorted(connections, key=lambda one: one.id):
            self._leaving.setdefault(one.source, []).append(one)

    def ways_from(self, source: str, leads_back: Callable[[str], bool]) -> list[Way]:
        """The ways from a kept node through what is left out to the next kept ones, nearest first;
        ``leads_back`` says of a kept node whether it comes no later than ``source``."""
        before, arrivals = self._follow(source)
        shares = self._shares(source) if arrivals else {}
        alike: dict[tuple[str, bool, Connection | None], list[_Place]] = {}
        over: dict[tuple[str, bool, Connection | None], tuple[str, ...]] = {}
        # Ways without a loop first: one with a loop that does not lead back is their detour.
        for place, last in sorted(arrivals.items(), key=lambda pair: pair[0].looped):
            between, loop = self._way_to(place, last, before)
            kept_loop = loop if loop is not None and leads_back(place.node) else None
            key = (place.node, place.by_organisation, kept_loop)
            alike.setdefault(key, []).append(place)
            over.setdefault(key, between)
        return [
            Way(source, key[0], over[key], key[2], key[1], None if key[1] else _sum(shares, places))
            for key, places in alike.items()
        ]

    def reached(self, source: str, passed: Collection[str]) -> set[str]:
        """The kept nodes that can be come to from ``source`` through what is left out by
        connections of ``passed`` alone."""
        found: set[str] = set()
        seen = {source}
        waiting = [source]
        while waiting:
            node = waiting.pop()
            for one in self._leaving.get(node, ()):
                if one.id not in passed:
                    continue
                if one.target in self._kept:
                    if node != source:
                        found.add(one.target)
                elif one.target not in seen:
                    seen.add(one.target)
                    waiting.append(one.target)
        return found

    def _steps(self, here: _Place) -> Iterator[tuple[Connection, _Place]]:
        """Where one step leads; the first one from a kept node only to what is left out."""
        for one in self._leaving.get(here.node, ()):
            if here.node not in self._kept or one.target not in self._kept:
                yield one, here.after(one)

    def _follow(self, source: str) -> tuple[dict[_Place, _Place], dict[_Place, _Place]]:
        """From where each place that is left out is come to first, and each kept one after them."""
        start = _Place(source)
        before: dict[_Place, _Place] = {}
        arrivals: dict[_Place, _Place] = {}
        waiting = deque([start])
        while waiting and len(arrivals) < self._most_ways:
            here = waiting.popleft()
            for _, there in self._steps(here):
                if there.node in self._kept:
                    arrivals.setdefault(there, here)
                elif there not in before:
                    before[there] = here
                    waiting.append(there)
        return before, arrivals

    def _way_to(
        self, end: _Place, last: _Place, before: Mapping[_Place, _Place]
    ) -> tuple[tuple[str, ...], Connection | None]:
        """What lies between, in order, and the last loop on the way."""
        places = [end]
        here: _Place | None = last
        while here is not None:
            places.append(here)
            here = before.get(here)
        loop = None
        for after, earlier in pairwise(places):
            loop = loop or self._loop_between(earlier, after)
        return tuple(one.node for one in reversed(places[1:-1])), loop

    def _loop_between(self, earlier: _Place, after: _Place) -> Connection | None:
        for one, there in self._steps(earlier):
            if one.kind is ConnectionKind.LOOP and there == after:
                return one
        return None

    def _shares(self, source: str) -> dict[_Place, float]:
        """The part of those at ``source`` who come to each kept place through what is left out.

        The only way on takes everybody where it has no share of its own; one of several without a
        share makes unknown what lies behind it. Nothing is known of ways without any share.
        """
        if self._steps_left < 0:
            return {}
        doubtful = self._doubtful(source)
        mass = {_Place(source): 1.0}
        arrived: dict[_Place, float] = {}
        stated: set[_Place] = set()
        while mass:
            following: dict[_Place, float] = {}
            for here, part in mass.items():
                for there, share, is_stated in self._customers_steps(here):
                    self._steps_left -= 1
                    if share is None or there in doubtful:
                        continue
                    held = arrived if there.node in self._kept else following
                    held[there] = held.get(there, 0.0) + part * share
                    if is_stated or here in stated:
                        stated.add(there)
            if self._steps_left < 0:
                return {}
            mass = {one: part for one, part in following.items() if part > SMALLEST_SHARE}
        return {place: part for place, part in arrived.items() if place in stated}

    def _doubtful(self, source: str) -> set[_Place]:
        """What is come to by a way whose share nobody knows, and all that lies behind it."""
        seen: set[tuple[_Place, bool]] = set()
        waiting = [(_Place(source), False)]
        while waiting:
            here, is_doubtful = waiting.pop()
            for there, share, _ in self._customers_steps(here):
                self._steps_left -= 1
                step = (there, is_doubtful or share is None)
                if step not in seen:
                    seen.add(step)
                    if there.node not in self._kept:
                        waiting.append(step)
        return {place for place, is_doubtful in seen if is_doubtful}

    def _customers_steps(self, here: _Place) -> Iterator[tuple[_Place, float | None, bool]]:
        """Where customers go, with the share of those who do, and whether somebody said so."""
        out = self._leaving.get(here.node, ())
        alone = sum(one.walked_by is WalkedBy.CUSTOMER for one in out) == 1
        for one, there in self._steps(here):
            if one.walked_by is WalkedBy.CUSTOMER:
                whole = 1.0 if alone else None
                said = one.share is not None
                yield there, one.share if said else whole, said


def _sum(shares: Mapping[_Place, float], places: Collection[_Place]) -> float | None:
    """What comes to these places together; None where one of them is not known."""
    known = [shares[one] for one in places if one in shares]
    return min(round(sum(known), 6), 1.0) if known and len(known) == len(places) else None
