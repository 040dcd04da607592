"""The way round: the shortest line of level and upright stretches that keeps clear of all cards.

A* over the sparse grid of corridor lines between the cards, with a price for every bend
(M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal Connector Routing", Graph Drawing 2009).
Corridor lines run in the middle of the gap between two cards, so that lines keep to the streets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from journeymapper.layout.geometry import Box, Point, box_union, grown
from journeymapper.layout.obstacles import BoxIndex
from journeymapper.layout.shapes import NORMAL

STREET = 96.0
"""Gaps up to this width have their corridor line in the middle."""
KERB = 16.0
"""How far from a card the corridor line runs where the gap is wider."""
BEND = 50.0
"""The price of a bend, in units of length."""
REACHES = ((140.0, 4000), (480.0, 12000), (1600.0, 30000))
"""How far beyond the two ends to look, one attempt after the other, and at how many corners."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A port where the line may start or end, and what it costs to use it."""

    point: Point
    side: str
    card: str
    price: float = 0.0


class Streets:
    """The corridor lines round every card, found when first asked for."""

    def __init__(self, index: BoxIndex) -> None:
        self._index = index
        self._known: dict[str, Box] = {}

    def forget_near(self, box: Box) -> None:
        for key, _ in self._index.within(grown(box, STREET + 1)):
            self._known.pop(key, None)

    def forget(self, key: str) -> None:
        self._known.pop(key, None)

    def around(self, key: str) -> Box:
        """The x, y, x, y of the corridor lines left of, above, right of and below the card."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.around_box(key, self._index.boxes[key])
        return known

    def around_box(self, key: str, box: Box) -> Box:
        left, top, right, bottom = box
        west = north = east = south = STREET
        for other, (l2, t2, r2, b2) in self._index.within(grown(box, STREET)):
            if other == key:
                continue
            if t2 < bottom and top < b2:
                if r2 <= left:
                    west = min(west, left - r2)
                if l2 >= right:
                    east = min(east, l2 - right)
            if l2 < right and left < r2:
                if b2 <= top:
                    north = min(north, top - b2)
                if t2 >= bottom:
                    south = min(south, t2 - bottom)
        return (
            left - (west / 2 if west < STREET else KERB),
            top - (north / 2 if north < STREET else KERB),
            right + (east / 2 if east < STREET else KERB),
            bottom + (south / 2 if south < STREET else KERB),
        )


_State = tuple[int, int, int]
"""Column, row, and 1 for upright."""


class _Grid:
    """Corridor lines of a window, and which stretches of them a card stands on."""

    def __init__(self, xs: list[float], ys: list[float], boxes: list[Box]) -> None:
        self.xs, self.ys = xs, ys
        self._boxes = boxes
        self._rows: dict[int, bytearray] = {}
        self._columns: dict[int, bytearray] = {}

    def row(self, j: int) -> bytearray:
        """For every stretch (i, i + 1) of a level line whether it is blocked."""
        blocked = self._rows.get(j)
        if blocked is None:
            y, xs = self.ys[j], self.xs
            blocked = self._rows[j] = bytearray(len(xs))
            for left, top, right, bottom in self._boxes:
                if top < y < bottom:
                    first = max(0, bisect_right(xs, left) - 1)
                    for i in range(first, bisect_left(xs, right)):
                        blocked[i] = 1
        return blocked

    def column(self, i: int) -> bytearray:
        blocked = self._columns.get(i)
        if blocked is None:
            x, ys = self.xs[i], self.ys
            blocked = self._columns[i] = bytearray(len(ys))
            for left, top, right, bottom in self._boxes:
                if left < x < right:
                    first = max(0, bisect_right(ys, top) - 1)
                    for j in range(first, bisect_left(ys, bottom)):
                        blocked[j] = 1
        return blocked


def way_round(
    index: BoxIndex,
    streets: Streets,
    starts: Sequence[Gate],
    ends: Sequence[Gate],
    margin: float = 7.0,
) -> tuple[tuple[Point, ...], str, str, Box] | None:
    """The corners of the best line from one of the starts to one of the ends, with the two sides
    it uses and the box outside of which no card had a say; None when there is no way."""
    hull = starts[0].point * 2
    for gate in (*starts, *ends):
        hull = box_union(hull, gate.point * 2)
    for reach, most in REACHES:
        window = grown(hull, reach)
        found = _attempt(index, streets, starts, ends, window, margin, most)
        if found is not None:
            return (*found, grown(window, 2 * STREET))
    return None


def _spread(values: set[float], kept: set[float]) -> list[float]:
    """Sorted, without those that nearly repeat another; those in ``kept`` stay."""
    result: list[float] = []
    for value in sorted(values | kept):
        if result and value - result[-1] < 3.0:
            if value not in kept or value == result[-1]:
                continue
            if result[-1] not in kept:
                result[-1] = value
                continue
        result.append(value)
    return result


def _attempt(
    index: BoxIndex,
    streets: Streets,
    starts: Sequence[Gate],
    ends: Sequence[Gate],
    window: Box,
    margin: float,
    most: int,
) -> tuple[tuple[Point, ...], str, str] | None:
    xs_wanted: set[float] = set()
    ys_wanted: set[float] = set()
    for key, _ in index.within(window):
        west, north, east, south = streets.around(key)
        xs_wanted.update((west, east))
        ys_wanted.update((north, south))
    doors = {gate: _door(streets, index, gate) for gate in (*starts, *ends)}
    xs = _spread(xs_wanted, {x for x, _ in doors.values()})
    ys = _spread(ys_wanted, {y for _, y in doors.values()})
    extent = (xs[0], ys[0], xs[-1], ys[-1])
    boxes = [grown(box, margin) for _, box in index.within(grown(extent, margin))]
    grid = _Grid(xs, ys, boxes)
    at_x = {x: i for i, x in enumerate(xs)}
    at_y = {y: j for j, y in enumerate(ys)}
    path = _search(
        grid,
        [(gate, at_x[doors[gate][0]], at_y[doors[gate][1]]) for gate in starts],
        [(gate, at_x[doors[gate][0]], at_y[doors[gate][1]]) for gate in ends],
        most,
    )
    if path is None:
        return None
    first, last, corners = path
    points = [first.point, *((xs[i], ys[j]) for i, j in corners), last.point]
    return tuple(_without_needless(points)), first.side, last.side


def _door(streets: Streets, index: BoxIndex, gate: Gate) -> Point:
    """Where the straight stub from a port meets the first corridor line."""
    x, y = gate.point
    nx, ny = NORMAL[gate.side]
    if gate.card in index.boxes:
        west, north, east, south = streets.around(gate.card)
    else:
        west, north, east, south = x - KERB, y - KERB, x + KERB, y + KERB
    if nx:
        return (east if nx > 0 else west, y)
    return (x, south if ny > 0 else north)


def _search(
    grid: _Grid,
    starts: Sequence[tuple[Gate, int, int]],
    ends: Sequence[tuple[Gate, int, int]],
    most: int,
) -> tuple[Gate, Gate, list[tuple[int, int]]] | None:
    """A* from the starts' doors to the ends' doors; a state is (column, row, level or upright)."""
    xs, ys = grid.xs, grid.ys
    goals: dict[tuple[int, int], list[tuple[Gate, float, int]]] = {}
    targets: list[Point] = []
    for gate, i, j in ends:
        stub = abs(xs[i] - gate.point[0]) + abs(ys[j] - gate.point[1])
        upright = 0 if NORMAL[gate.side][0] else 1
        goals.setdefault((i, j), []).append((gate, gate.price + stub, upright))
        targets.append((xs[i], ys[j]))

    def ahead(i: int, j: int) -> float:
        x, y = xs[i], ys[j]
        return min(
            abs(x - tx) + abs(y - ty) + (BEND if x != tx and y != ty else 0.0) for tx, ty in targets
        )

    best: dict[_State, float] = {}
    came: dict[_State, _State | Gate] = {}
    queue: list[tuple[float, int, float, _State | tuple[Gate, _State]]] = []
    count = 0
    for gate, i, j in starts:
        upright = 0 if NORMAL[gate.side][0] else 1
        cost = gate.price + abs(xs[i] - gate.point[0]) + abs(ys[j] - gate.point[1])
        state = (i, j, upright)
        if cost < best.get(state, 1e18):
            best[state] = cost
            came[state] = gate
            heappush(queue, (cost + ahead(i, j), count, cost, state))
            count += 1
    pops = 0
    while queue:
        _, _, cost, entry = heappop(queue)
        if len(entry) == 2:
            return _trace(came, entry[1], entry[0])
        if cost > best[entry]:
            continue
        pops += 1
        if pops > most:
            return None
        i, j, upright = entry
        for gate, extra, wanted in goals.get((i, j), ()):
            total = cost + extra + (BEND if wanted != upright else 0.0)
            heappush(queue, (total, count, total, (gate, entry)))
            count += 1
        row, column = grid.row(j), grid.column(i)
        for i2, j2, turned, free in (
            (i + 1, j, 0, i + 1 < len(xs) and not row[i]),
            (i - 1, j, 0, i > 0 and not row[i - 1]),
            (i, j + 1, 1, j + 1 < len(ys) and not column[j]),
            (i, j - 1, 1, j > 0 and not column[j - 1]),
        ):
            if not free:
                continue
            total = cost + abs(xs[i2] - xs[i]) + abs(ys[j2] - ys[j])
            if turned != upright:
                total += BEND
            state = (i2, j2, turned)
            if total < best.get(state, 1e18) - 1e-9:
                best[state] = total
                came[state] = entry
                heappush(queue, (total + ahead(i2, j2), count, total, state))
                count += 1
    return None


def _trace(
    came: dict[_State, _State | Gate],
    state: _State,
    last: Gate,
) -> tuple[Gate, Gate, list[tuple[int, int]]]:
    corners: list[tuple[int, int]] = []
    current: _State | Gate = state
    while not isinstance(current, Gate):
        corners.append((current[0], current[1]))
        current = came[current]
    return current, last, corners[::-1]


def _without_needless(points: Sequence[Point]) -> list[Point]:
    """Without the points that lie within a straight stretch."""
    result: list[Point] = [points[0]]
    for index in range(1, len(points) - 1):
        before, here, after = result[-1], points[index], points[index + 1]
        level = before[1] == here[1] == after[1]
        upright = before[0] == here[0] == after[0]
        if not (level or upright or here == before):
            result.append(here)
    result.append(points[-1])
    return result
