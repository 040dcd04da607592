"""Lines that share a street are nudged apart; each gets a lane of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Box, Point, any_meets
from journeymapper.layout.obstacles import BoxIndex

LANES = (10.0, 8.0, 6.0, 4.0)
"""Distances between lanes, the first that finds room is taken."""
NEAR = 9.0
"""Stretches of different lines closer than this are in one street."""
TOUCH = 12.0
CLEAR = 5.0


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
    """The lanes of all streets; what was found for a street holds until cards change there."""

    def __init__(self, index: BoxIndex) -> None:
        self._index = index
        self._known: dict[tuple[_Stretch, ...], list[tuple[_Stretch, float]]] = {}
        self._stretches: dict[str, tuple[tuple[Point, ...], list[_Stretch], list[_Stretch]]] = {}

    def forget(self, changed: Sequence[Box]) -> None:
        """Cards came or went at these places."""
        for street in list(self._known):
            if any_meets(_extent(street), changed):
                del self._known[street]

    def nudged(self, lines: Mapping[str, tuple[Point, ...]]) -> dict[str, tuple[Point, ...]]:
        """The corners of all lines, with stretches that would lie on each other moved to lanes.

        A steep S takes part as the four corners of the staircase that it smooths.
        """
        result = dict(lines)
        seen: dict[str, tuple[tuple[Point, ...], list[_Stretch], list[_Stretch]]] = {}
        for key, corners in lines.items():
            known = self._stretches.get(key)
            if known is None or known[0] != corners:
                known = (corners, _inner(key, corners, True), _inner(key, corners, False))
            seen[key] = known
        self._stretches = seen
        used: dict[tuple[_Stretch, ...], list[tuple[_Stretch, float]]] = {}
        for upright in (True, False):
            for street in _shared(
                [s for known in seen.values() for s in (known[1] if upright else known[2])]
            ):
                lanes = self._known.get(street)
                used[street] = _lanes(street, self._index) if lanes is None else lanes
                for stretch, at in used[street]:
                    moved = list(result[stretch.wish_id])
                    for place in (stretch.place, stretch.place + 1):
                        x, y = moved[place]
                        moved[place] = (at, y) if upright else (x, at)
                    result[stretch.wish_id] = tuple(moved)
        self._known = used
        return result


def _extent(street: Sequence[_Stretch]) -> Box:
    """Where cards have a say in the lanes of a street."""
    low, high = min(s.low for s in street), max(s.high for s in street)
    reach = LANES[0] * len(street) + CLEAR
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


def _shared(stretches: Sequence[_Stretch]) -> list[tuple[_Stretch, ...]]:
    """The groups of stretches that share a street."""
    order = sorted(stretches, key=lambda s: (s.at, s.low, s.high, s.wish_id, s.place))
    leader = list(range(len(order)))

    def top(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for here, stretch in enumerate(order):
        for there in range(here - 1, -1, -1):
            other = order[there]
            if stretch.at - other.at > NEAR:
                break
            if stretch.low < other.high + TOUCH and other.low < stretch.high + TOUCH:
                one, two = top(here), top(there)
                leader[max(one, two)] = min(one, two)
    groups: dict[int, list[_Stretch]] = {}
    for place, stretch in enumerate(order):
        groups.setdefault(top(place), []).append(stretch)
    return [tuple(group) for _, group in sorted(groups.items()) if len(group) > 1]


def _lanes(street: Sequence[_Stretch], index: BoxIndex) -> list[tuple[_Stretch, float]]:
    """Every stretch of the street with its place; all stay where they are if there is no room."""
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
