"""Lines that share a street are nudged apart; each gets a lane of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymapper.layout.geometry import Point
from journeymapper.layout.obstacles import BoxIndex

LANES = (10.0, 8.0, 6.0, 4.0)
"""Distances between lanes, the first that finds room is taken."""
NEAR = 9.0
"""Stretches of different lines closer than this are in one street."""
TOUCH = 12.0
CLEAR = 5.0


@dataclass(frozen=True, slots=True)
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


def nudged(lines: Mapping[str, tuple[Point, ...]], index: BoxIndex) -> dict[str, tuple[Point, ...]]:
    """The corners of all lines, with stretches that would lie on each other moved to lanes."""
    result = {key: list(corners) for key, corners in sorted(lines.items())}
    for upright in (True, False):
        stretches = [
            stretch for key, corners in result.items() for stretch in _inner(key, corners, upright)
        ]
        for street in _shared(stretches):
            for stretch, at in _lanes(street, index):
                corners = result[stretch.wish_id]
                for place in (stretch.place, stretch.place + 1):
                    x, y = corners[place]
                    corners[place] = (at, y) if upright else (x, at)
    return {key: tuple(corners) for key, corners in result.items()}


def _inner(key: str, corners: list[Point], upright: bool) -> list[_Stretch]:
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


def _shared(stretches: list[_Stretch]) -> list[list[_Stretch]]:
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
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _lanes(street: list[_Stretch], index: BoxIndex) -> list[tuple[_Stretch, float]]:
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
