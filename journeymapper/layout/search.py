"""The way round: the shortest line of level and upright stretches that keeps clear of all cards.

A* over the sparse grid of corridor lines between the cards, with a price for every bend
(M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal Connector Routing", Graph Drawing 2009).
Corridor lines run in the middle of the gap between two cards, so that lines keep to the streets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Box, Point, box_union, grown
from journeymapper.layout.obstacles import BoxIndex
from journeymapper.layout.shapes import NORMAL

STREET = 96.0
"""Gaps up to this width have their corridor line in the middle."""
KERB = 16.0
"""How far from a card the corridor line runs where the gap is wider."""
BEND = 50.0
"""The price of a bend, in units of length."""
REACHES = ((100.0, 3000), (480.0, 8000), (1600.0, 16000))
"""How far beyond the two ends to look, one attempt after the other, and at how many corners."""


@frozen
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


class _Grid:
    """Corridor lines of a window, and which stretches of them a card stands on.

    ``rows[j][i]`` tells of the stretch from column i to i + 1 on row j, ``columns[i][j]`` of the
    one from row j to j + 1 on column i; 1 is blocked.
    """

    def __init__(self, xs: list[float], ys: list[float], boxes: list[Box]) -> None:
        self.xs, self.ys = xs, ys
        self.rows = [bytearray(len(xs)) for _ in ys]
        self.columns = [bytearray(len(ys)) for _ in xs]
        for left, top, right, bottom in boxes:
            inner, outer = bisect_right(xs, left), bisect_left(xs, right)
            upper, lower = bisect_right(ys, top), bisect_left(ys, bottom)
            first_i, first_j = max(0, inner - 1), max(0, upper - 1)
            wall = b"\1" * (outer - first_i)
            for j in range(upper, lower):
                self.rows[j][first_i:outer] = wall
            wall = b"\1" * (lower - first_j)
            for i in range(inner, outer):
                self.columns[i][first_j:lower] = wall


@frozen
class Way:
    """The corners of a line from port to port, and the sides it uses."""

    corners: tuple[Point, ...]
    start_side: str
    end_side: str


def way_round(
    index: BoxIndex,
    streets: Streets,
    starts: Sequence[Gate],
    ends: Sequence[Gate],
    margin: float = 7.0,
) -> Way | None:
    """The best way from one of the starts to one of the ends; None when there is none."""
    starts = [gate for gate in starts if _is_open(index, streets, gate, margin)]
    ends = [gate for gate in ends if _is_open(index, streets, gate, margin)]
    if not starts or not ends:
        return None
    hull = starts[0].point * 2
    for gate in (*starts, *ends):
        hull = box_union(hull, gate.point * 2)
    for reach, most in REACHES:
        found = _attempt(index, streets, starts, ends, grown(hull, reach), margin, most)
        if found is not None:
            return Way(*found)
    return None


def _is_open(index: BoxIndex, streets: Streets, gate: Gate, margin: float) -> bool:
    """Whether no card stands on the gate's doorstep."""
    return not index.within(grown(_door(streets, index, gate) * 2, margin))


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
    """A* from the starts' doors to the ends' doors.

    A state is a crossing and whether it is reached upright, as one number: 2 × (row × columns +
    column) + upright. Among equals the youngest goes first, which runs straight for the goal.
    """
    xs, ys, rows, columns = grid.xs, grid.ys, grid.rows, grid.columns
    width, height = len(xs), len(ys)
    goals: dict[int, list[tuple[Gate, float, int]]] = {}
    targets: list[Point] = []
    for gate, i, j in ends:
        stub = abs(xs[i] - gate.point[0]) + abs(ys[j] - gate.point[1])
        upright = 0 if NORMAL[gate.side][0] else 1
        goals.setdefault(j * width + i, []).append((gate, gate.price + stub, upright))
        targets.append((xs[i], ys[j]))
    guesses: dict[int, float] = {}
    best: dict[int, float] = {}
    came: dict[int, int] = {}
    first: dict[int, Gate] = {}
    queue: list[tuple[float, int, float, int, Gate | None]] = []
    count = 0

    def reach(state: int, cost: float, before: int) -> None:
        nonlocal count
        if cost >= best.get(state, 1e18) - 1e-9:
            return
        best[state] = cost
        came[state] = before
        place = state >> 1
        guess = guesses.get(place)
        if guess is None:
            x, y = xs[place % width], ys[place // width]
            guess = guesses[place] = min(
                [
                    abs(x - tx) + abs(y - ty) + (BEND if x != tx and y != ty else 0.0)
                    for tx, ty in targets
                ]
            )
        count -= 1
        heappush(queue, (cost + guess, count, cost, state, None))

    for gate, i, j in starts:
        state = 2 * (j * width + i) + (0 if NORMAL[gate.side][0] else 1)
        cost = gate.price + abs(xs[i] - gate.point[0]) + abs(ys[j] - gate.point[1])
        if cost < best.get(state, 1e18) - 1e-9:
            first[state] = gate
            reach(state, cost, -1)
    pops = 0
    while queue:
        _, _, cost, state, last = heappop(queue)
        if last is not None:
            corners: list[tuple[int, int]] = []
            while True:
                place = state >> 1
                corners.append((place % width, place // width))
                if came[state] < 0:
                    return first[state], last, corners[::-1]
                state = came[state]
        if cost > best[state]:
            continue
        pops += 1
        if pops > most:
            return None
        place, upright = state >> 1, state & 1
        for gate, extra, wanted in goals.get(place, ()):
            total = cost + extra + (BEND if wanted != upright else 0.0)
            count -= 1
            heappush(queue, (total, count, total, state, gate))
        i, j = place % width, place // width
        x, y = xs[i], ys[j]
        level_cost = cost + (BEND if upright else 0.0)
        row = rows[j]
        if i + 1 < width and not row[i]:
            reach(2 * place + 2, level_cost + xs[i + 1] - x, state)
        if i and not row[i - 1]:
            reach(2 * place - 2, level_cost + x - xs[i - 1], state)
        upright_cost = cost + (0.0 if upright else BEND)
        column = columns[i]
        if j + 1 < height and not column[j]:
            reach(2 * (place + width) + 1, upright_cost + ys[j + 1] - y, state)
        if j and not column[j - 1]:
            reach(2 * (place - width) + 1, upright_cost + y - ys[j - 1], state)
    return None


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
