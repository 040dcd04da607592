"""The way round: a short line of level and upright stretches that keeps clear of all cards.

A* with a price for every bend (M. Wybrow, K. Marriott, P. J. Stuckey, "Orthogonal Connector
Routing", Graph Drawing 2009). Their grid of all corridor lines is never built: a line runs until a
card stands in its way and may turn only there, at the corners of that card's surroundings, and
where it comes level with its goal. So the cost depends on the cards met, not on those there are.
Corridor lines run in the middle of the gap between two cards, so that lines keep to the streets.
"""

from __future__ import annotations

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
REACH = 1200.0
"""How far beyond the two ends to look."""
MOST_RUNS = 20_000
ATTEMPTS = ((1.15, 50), (2.0, 160))
"""How much the distance to the goal counts, and at how many corners to look, one attempt after the
other: at first for the best way, then for any."""


@frozen
class Gate:
    """A port where the line may start or end, and what it costs to use it."""

    point: Point
    side: str
    card: str
    price: float = 0.0


Run = tuple[float, str, float, str]
"""Where a free stretch begins and ends, each with the card that bounds it (empty: none so far)."""


class Streets:
    """The corridor lines round every card and their free stretches, found when first asked for."""

    def __init__(self, index: BoxIndex) -> None:
        self._index = index
        self._known: dict[str, Box] = {}
        self._runs: dict[tuple[float, float, bool], list[Run]] = {}

    def forget_near(self, box: Box) -> None:
        self._runs.clear()
        if self._known:
            for key, _ in self._index.within(grown(box, STREET + 1)):
                self._known.pop(key, None)

    def forget(self, key: str) -> None:
        self._known.pop(key, None)

    def run(
        self, at: float, here: float, low: float, high: float, margin: float, *, upright: bool
    ) -> Run:
        """The free stretch of the line x = ``at`` (upright) or y = ``at`` that ``here`` lies on;
        it ends at ``low`` and ``high`` at the latest."""
        if len(self._runs) > MOST_RUNS:
            self._runs.clear()
        known = self._runs.setdefault((at, margin, upright), [])
        for begin, before, end, behind in known:
            if begin <= here <= end and (before or begin <= low) and (behind or high <= end):
                return (
                    *((begin, before) if begin >= low else (low, "")),
                    *((end, behind) if end <= high else (high, "")),
                )
        begin, before = self._index.ray(at, here, low, margin, upright=upright)
        end, behind = self._index.ray(at, here, high, margin, upright=upright)
        if begin <= here <= end:
            known.append((begin, before, end, behind))
        return begin, before, end, behind

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
    """A short way from one of the starts to one of the ends; None when there is none, or when it
    would take too long to find."""
    starts = [gate for gate in starts if _is_open(index, streets, gate, margin)]
    ends = [gate for gate in ends if _is_open(index, streets, gate, margin)]
    if not starts or not ends:
        return None
    search = _Search(index, streets, starts, ends, margin)
    for weight, most in ATTEMPTS:
        found = search.run(weight, most)
        if found is not None or search.is_closed:
            return found
    return None


def _is_open(index: BoxIndex, streets: Streets, gate: Gate, margin: float) -> bool:
    """Whether no card stands on the gate's doorstep."""
    return index.is_free(grown(_door(streets, index, gate) * 2, margin))


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


_State = tuple[float, float, bool, str]
"""A turning point, whether it is reached upright, and the card whose corners are worth turning
at."""


class _Search:
    """A* from the starts' doors to the ends' doors, over the turning points that it meets."""

    def __init__(
        self,
        index: BoxIndex,
        streets: Streets,
        starts: Sequence[Gate],
        ends: Sequence[Gate],
        margin: float,
    ) -> None:
        self._index, self._streets, self._margin = index, streets, margin
        self._starts = [(gate, _door(streets, index, gate)) for gate in starts]
        self._goals: dict[Point, list[tuple[float, bool, Gate]]] = {}
        hull = starts[0].point * 2
        for gate in (*starts, *ends):
            hull = box_union(hull, gate.point * 2)
        for gate in ends:
            x, y = door = _door(streets, index, gate)
            price = gate.price + abs(x - gate.point[0]) + abs(y - gate.point[1])
            upright = NORMAL[gate.side][0] == 0.0
            self._goals.setdefault(door, []).append((price, upright, gate))
        self._window = grown(hull, REACH)
        self._xs = {x for x, _ in self._goals}
        self._ys = {y for _, y in self._goals}
        for card in {gate.card for gate in ends}:
            self._add_ring(card)
        self.is_closed = False
        """Whether all that can be reached was looked at."""

    def _add_ring(self, card: str) -> None:
        if card in self._index.boxes:
            west, north, east, south = self._streets.around(card)
            self._xs.update((west, east))
            self._ys.update((north, south))

    def run(self, weight: float, most: int) -> Way | None:
        """The way, if it is found at no more than so many turning points."""
        best: dict[_State, float] = {}
        came: dict[_State, _State | None] = {}
        first: dict[_State, Gate] = {}
        queue: list[tuple[float, int, float, _State, Gate | None]] = []
        guesses: dict[Point, float] = {}
        targets = [
            (*door, min(price for price, _, _ in gates)) for door, gates in self._goals.items()
        ]
        count = 0

        def reach(state: _State, cost: float, before: _State | None) -> None:
            nonlocal count
            if cost >= best.get(state, 1e18) - 1e-9:
                return
            best[state] = cost
            came[state] = before
            x, y = here = (state[0], state[1])
            guess = guesses.get(here)
            if guess is None:
                guess = guesses[here] = weight * min(
                    [
                        abs(x - tx) + abs(y - ty) + (BEND if x != tx and y != ty else 0.0) + extra
                        for tx, ty, extra in targets
                    ]
                )
            count -= 1
            heappush(queue, (cost + guess, count, cost, state, None))

        for gate, door in self._starts:
            upright = NORMAL[gate.side][0] == 0.0
            cost = gate.price + abs(door[0] - gate.point[0]) + abs(door[1] - gate.point[1])
            state = (*door, upright, gate.card)
            if cost < best.get(state, 1e18) - 1e-9:
                first[state] = gate
                reach(state, cost, None)
            # Straight on from the port, as well as round the first corner.
            ahead = (*door, not upright, gate.card)
            if cost < best.get(ahead, 1e18) - 1e-9:
                first[ahead] = gate
                reach(ahead, cost, None)
        pops = 0
        while queue:
            _, _, cost, state, last = heappop(queue)
            if last is not None:
                return self._way(state, came, first, last)
            if cost > best[state]:
                continue
            pops += 1
            if pops > most:
                return None
            x, y, upright, _ = state
            for price, wanted, gate in self._goals.get((x, y), ()):
                total = cost + price + (BEND if wanted != upright else 0.0)
                count -= 1
                heappush(queue, (total, count, total, state, gate))
            cost += BEND
            for stop, ring in self._stops(state):
                if upright:
                    reach((stop, y, False, ring), cost + abs(stop - x), state)
                else:
                    reach((x, stop, True, ring), cost + abs(stop - y), state)
            for ring in self._beside:
                reach((x, y, upright, ring), cost - BEND, state)
        self.is_closed = True
        return None

    def _stops(self, state: _State) -> list[tuple[float, str]]:
        """Where a line that turns off here may turn next, and at whose corner. Leaves in
        ``_beside`` the cards that let it go nowhere."""
        x, y, was_upright, ring = state
        upright = not was_upright
        at, here, wanted = (x, y, self._ys) if upright else (y, x, self._xs)
        if ring in self._index.boxes:
            around = self._streets.around(ring)
            wanted = wanted.union(around[1::2] if upright else around[::2])
        low, high = self._window[1::2] if upright else self._window[::2]
        back, before, on, behind = self._streets.run(
            at, here, low, high, self._margin, upright=upright
        )
        found = [(stop, ring) for stop in wanted if back <= stop <= on and stop != here]
        self._beside = []
        for blocker, side, sign in ((before, 3, -1.0), (behind, 1, 1.0)):
            if not blocker:
                continue
            line = self._streets.around(blocker)[side if upright else side - 1]
            if (line - here) * sign > 0.0:
                found.append((line, blocker))
            elif blocker != ring:
                self._beside.append(blocker)
        return found

    def _way(
        self,
        state: _State,
        came: dict[_State, _State | None],
        first: dict[_State, Gate],
        last: Gate,
    ) -> Way:
        points = [last.point]
        while True:
            points.append((state[0], state[1]))
            before = came[state]
            if before is None:
                break
            state = before
        gate = first[state]
        points.append(gate.point)
        return Way(tuple(_without_needless(points[::-1])), gate.side, last.side)


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
