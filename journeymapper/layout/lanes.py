"""Lines that share a street are nudged apart; each gets a lane of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.going_on import go_on
from journeymapper.layout.geometry import Box, Point, any_meets, grown
from journeymapper.layout.obstacles import BoxIndex

LANES = (10.0, 8.0, 6.0, 4.0)
"""Distances between lanes, the first that finds room is taken."""
NEAR = 9.0
"""Stretches of different lines closer than this are in one street."""
TOUCH = 12.0
CLEAR = 5.0
MOST_TOGETHER = 16
"""Stretches in one street that are put in lanes together."""
MOST_LANES = 13
"""Lanes of a crowded street that are tried."""
FAR = 60.0
"""Lanes lie no further than this from where their line would run alone."""


@frozen
class _Stretch:
    """The straight stretch from corner ``place`` to the next: upright ones at x = ``at``."""

    upright: bool
    at: float
    low: float
    high: float
    wish_id: str
    place: int
    low_turn: int
    high_turn: int

    def box(self, aside: float, along: float) -> Box:
        """The stretch as a box, a little more than a line, grown to the sides and lengthwise."""
        first, last = self.at - aside - 0.1, self.at + aside + 0.1
        low, high = self.low - along, self.high + along
        return (first, low, last, high) if self.upright else (low, first, high, last)

    @property
    def order(self) -> tuple[float, ...]:
        """From the left (top) of the street to its right (bottom), so that lanes do not cross."""
        both = self.low_turn + self.high_turn
        if both < 0:
            inner: tuple[float, ...] = (0.0, self.high - self.low)
        elif both > 0:
            inner = (0.0, self.low - self.high)
        elif self.low_turn < 0:
            inner = (-1.0, -self.low)
        else:
            inner = (1.0, self.high)
        return (both, *inner)


class Lanes:
    """The lanes of all streets.

    The stretches that share a street are put in lanes together; an update works on the streets of
    the stretches it changes. In a street of more than ``MOST_TOGETHER`` only what is new looks for
    a free lane, so that it costs no more the more there are, and nothing that is drawn jumps.
    """

    def __init__(self, cards: BoxIndex) -> None:
        self._cards = cards
        self._corners: dict[str, tuple[Point, ...]] = {}
        self._keys: dict[str, list[str]] = {}
        self._stretches: dict[str, _Stretch] = {}
        self._places = (BoxIndex(), BoxIndex())
        self._at: dict[str, float] = {}
        self._street: dict[str, tuple[str, ...]] = {}
        self._crowded: set[str] = set()

    def renew(
        self, lines: Mapping[str, tuple[Point, ...]], changed: Sequence[Box]
    ) -> dict[str, tuple[Point, ...]]:
        """Take in the corners of these lines (none: there is no such line any more) and that cards
        came or went at these places; the corners, in their lanes, of all lines that this concerns.

        A steep S takes part as the four corners of the staircase that it smooths.
        """
        seeds: set[str] = set()
        fresh: set[str] = set()
        before: dict[str, float] = {}
        for name, corners in lines.items():
            go_on()
            if self._corners.get(name, ()) != corners:
                seeds |= self._take(name, before)
                fresh.update(self._put(name, corners))
        seeds |= fresh
        for box in changed:
            go_on()
            for index in self._places:
                near = grown(box, FAR + CLEAR)
                for key, _ in index.within(near):
                    there = [one for one in self._street.get(key, (key,)) if one in self._at]
                    if any_meets(_extent([self._stretches[one] for one in there]), [box]):
                        seeds.update(there)
                        fresh.update(there)
        done: set[str] = set()
        for key in sorted(seeds):
            go_on()
            if key in done or key not in self._stretches:
                continue
            street = self._flood(key)
            together = street or (key,)
            done.update(together)
            placed = dict(_lanes([self._stretches[one] for one in together], self._cards))
            if street is not None and (placed or len(street) == 1):
                for one in street:
                    self._street[one] = street
                    stretch = self._stretches[one]
                    before.setdefault(one, self._at[one])
                    self._at[one] = placed.get(stretch, stretch.at)
                continue
            for one in together:
                self._crowded.add(one)
                self._street.pop(one, None)
                if one in fresh:
                    self._settle(one, before)
        moved = {
            self._stretches[key].wish_id
            for key, at in before.items()
            if key in self._stretches and self._at[key] != at
        }
        names = moved.union(name for name in lines if name in self._corners)
        return {name: self._nudged(name) for name in names}

    def _take(self, name: str, before: dict[str, float]) -> set[str]:
        """Take the line out; the stretches that shared a street with it."""
        left: set[str] = set()
        for key in self._keys.pop(name, ()):
            stretch = self._stretches.pop(key)
            self._places[stretch.upright].remove(key)
            before[key] = self._at.pop(key)
            self._crowded.discard(key)
            left.update(self._street.pop(key, ()))
        self._corners.pop(name, None)
        return left

    def _put(self, name: str, corners: tuple[Point, ...]) -> list[str]:
        """Put the line in where it would run alone; its stretches."""
        if not corners:
            return []
        self._corners[name] = corners
        keys = self._keys[name] = []
        for stretch in (*_inner(name, corners, True), *_inner(name, corners, False)):
            key = f"{stretch.place} {name}"
            keys.append(key)
            self._stretches[key] = stretch
            self._places[stretch.upright].put(key, stretch.box(0.0, 0.0))
            self._at[key] = stretch.at
        return keys

    def _flood(self, key: str) -> tuple[str, ...] | None:
        """The stretches that share a street with this one; None when there are too many."""
        found = {key}
        ahead = [key]
        while ahead:
            stretch = self._stretches[ahead.pop()]
            index = self._places[stretch.upright]
            for other, _ in index.within(stretch.box(NEAR, TOUCH)):
                if other not in found:
                    if len(found) >= MOST_TOGETHER or other in self._crowded:
                        return None
                    found.add(other)
                    ahead.append(other)
        return tuple(
            sorted(found, key=lambda one: (self._stretches[one].at, self._stretches[one].low, one))
        )

    def _settle(self, key: str, before: dict[str, float]) -> None:
        """The free lane of a crowded street nearest to where this stretch is, or the one with the
        fewest others."""
        stretch = self._stretches[key]
        before.setdefault(key, self._at[key])
        taken = [
            self._at[other]
            for other, _ in self._places[stretch.upright].within(stretch.box(FAR, TOUCH))
            if other != key
        ]
        best, fewest = stretch.at, len(taken) + 1
        for lane in range(MOST_LANES):
            at = stretch.at + LANES[-1] * (lane // 2 + 1) * (1 if lane % 2 else -1) * (lane > 0)
            others = sum(abs(at - other) < LANES[-1] for other in taken)
            if others < fewest and _free(stretch, at, self._cards):
                best, fewest = at, others
                if not others:
                    break
        self._at[key] = best

    def _nudged(self, name: str) -> tuple[Point, ...]:
        moved = list(self._corners[name])
        for key in self._keys[name]:
            stretch, at = self._stretches[key], self._at[key]
            for place in (stretch.place, stretch.place + 1):
                x, y = moved[place]
                moved[place] = (at, y) if stretch.upright else (x, at)
        return tuple(moved)


def _extent(street: Sequence[_Stretch]) -> Box:
    """Where cards have a say in the lanes of a street."""
    low, high = min(s.low for s in street), max(s.high for s in street)
    reach = min(LANES[0] * len(street), FAR) + CLEAR
    first, last = min(s.at for s in street) - reach, max(s.at for s in street) + reach
    if street[0].upright:
        return (first, low - CLEAR, last, high + CLEAR)
    return (low - CLEAR, first, high + CLEAR, last)


def _inner(key: str, corners: Sequence[Point], upright: bool) -> list[_Stretch]:
    """The stretches that may move: all but the first and the last, which ports hold."""
    found: list[_Stretch] = []
    axis, along = (0, 1) if upright else (1, 0)
    for place in range(1, len(corners) - 2):
        one, two = corners[place], corners[place + 1]
        if one[axis] != two[axis]:
            continue
        before = corners[place - 1][axis] - one[axis]
        after = corners[place + 2][axis] - two[axis]
        turns = (1 if before > 0 else -1, 1 if after > 0 else -1)
        if one[along] > two[along]:
            turns = (turns[1], turns[0])
        low, high = sorted((one[along], two[along]))
        found.append(_Stretch(upright, one[axis], low, high, key, place, *turns))
    return found


def _lanes(street: Sequence[_Stretch], index: BoxIndex) -> list[tuple[_Stretch, float]]:
    """Every stretch of the street with its place; none if there is no room for all."""
    if len(street) == 1:
        return []
    order = sorted(street, key=lambda s: (s.order, s.wish_id, s.place))
    lane: list[int] = []
    for here, stretch in enumerate(order):
        lane.append(
            max(
                (
                    lane[there] + 1
                    for there in range(here)
                    if stretch.low < order[there].high + TOUCH
                    and order[there].low < stretch.high + TOUCH
                ),
                default=0,
            )
        )
    middle = (min(s.at for s in order) + max(s.at for s in order)) / 2
    for distance in LANES:
        if max(lane) / 2 * distance > FAR:
            continue
        placed = [
            (stretch, middle + (lane[i] - max(lane) / 2) * distance)
            for i, stretch in enumerate(order)
        ]
        if all(_free(stretch, at, index) for stretch, at in placed):
            return placed
    return []


def _free(stretch: _Stretch, at: float, index: BoxIndex) -> bool:
    one, two = (at, stretch.low), (at, stretch.high)
    if not stretch.upright:
        one, two = (one[1], one[0]), (two[1], two[0])
    return not index.hits((one, two), CLEAR)
