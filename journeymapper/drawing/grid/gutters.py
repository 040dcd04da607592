"""Ways of a blueprint on the screen, at right angles: along the gutters between columns and between
lanes, where no card stands, each from a port of its own to one of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Touchpoint
from journeymapper.drawing.card_shapes import edge_inset
from journeymapper.drawing.connections import ConnectionLook
from journeymapper.layout import Rectangle, Route

Point = tuple[float, float]
TRACK = 4.0
"""Between two ways in one gutter, where there is room."""
SPREAD = 8.0
"""The width of a gutter that ways may share."""


@frozen(kw_only=True)
class Stand:
    """Where a card stands: its column and row, counted from 0."""

    place: Rectangle
    column: int
    row: int


@frozen
class Way:
    id: str
    source: str
    target: str


def gutter_routes(
    ways: Sequence[Way],
    stands: Mapping[str, Stand],
    middles: Sequence[float],
    tops: Sequence[float],
) -> dict[str, Route]:
    """A route for each way, by its id. ``middles`` are those of the gutters right of each column,
    ``tops`` the lines between rows."""
    ports = _ports(ways, stands)
    across: defaultdict[int, list[str]] = defaultdict(list)
    along: defaultdict[int, list[str]] = defaultdict(list)
    plans: dict[str, tuple[int, int, int]] = {}
    for one in ways:
        start, end = stands[one.source], stands[one.target]
        first, last = _gutter(start, end), _gutter(end, start)
        line = end.row if end.row > start.row else end.row + 1
        plans[one.id] = first, last, line
        across[first].append(one.id)
        if first != last:
            across[last].append(one.id)
            along[line].append(one.id)
    routes: dict[str, Route] = {}
    for one in ways:
        first, last, line = plans[one.id]
        (x0, y0), (x3, y3) = ports[one.id, True], ports[one.id, False]
        x1 = middles[first] + _track(across[first], one.id)
        points = [(x0, y0), (x1, y0)]
        if first != last:
            x2 = middles[last] + _track(across[last], one.id)
            y = tops[line] + _track(along[line], one.id)
            points += [(x1, y), (x2, y), (x2, y3)]
        else:
            x2 = x1
            points.append((x1, y3))
        points.append((x3, y3))
        routes[one.id] = _route(one.id, points)
    return routes


def fitted(
    look: ConnectionLook,
    route: Route,
    source: Touchpoint,
    target: Touchpoint,
    stands: Mapping[str, Stand],
) -> ConnectionLook:
    """The look with what the shapes of both cards leave free at the route's ends."""
    start = float(route.steps[0][1]), float(route.steps[0][2])
    return replace(
        look,
        source_inset=_inset(source, stands[source.id].place, start),
        target_inset=_inset(target, stands[target.id].place, route.arrow[:2]),
    )


def _inset(card: Touchpoint, place: Rectangle, port: Point) -> float:
    side = "left" if port[0] < place.x + place.width / 2 else "right"
    at = port[1] - place.y - place.height / 2
    return round(edge_inset(card.kind, place.width, place.height, side, at), 3)


def _gutter(one: Stand, other: Stand) -> int:
    """The gutter at the side of a card that faces another; within a column the right one."""
    return one.column if other.column >= one.column else one.column - 1


def _track(ids: Sequence[str], way: str) -> float:
    count = len(ids)
    step = min(TRACK, SPREAD / max(count - 1, 1))
    return (ids.index(way) - (count - 1) / 2) * step


def _ports(ways: Sequence[Way], stands: Mapping[str, Stand]) -> dict[tuple[str, bool], Point]:
    """Where each way leaves (True) and arrives (False): spread over the side, the highest first."""
    at_side: defaultdict[tuple[str, bool], list[tuple[float, str, bool]]] = defaultdict(list)
    for one in ways:
        for card, other, leaves in (
            (one.source, one.target, True),
            (one.target, one.source, False),
        ):
            mine, its = stands[card], stands[other]
            is_right = _gutter(mine, its) == mine.column
            at_side[card, is_right].append((its.place.y, one.id, leaves))
    found: dict[tuple[str, bool], Point] = {}
    for (card, is_right), ends in at_side.items():
        place = stands[card].place
        x = place.right if is_right else place.x
        for number, (_, way, leaves) in enumerate(sorted(ends), 1):
            found[way, leaves] = x, place.y + place.height * number / (len(ends) + 1)
    return found


def _route(way: str, points: Sequence[Point]) -> Route:
    (x, y), *rest = points
    steps = (("M", x, y), *(("L", *one) for one in rest))
    tip, before = points[-1], points[-2]
    direction = 1.0 if tip[0] > before[0] else -1.0
    xs, ys = [one[0] for one in points], [one[1] for one in points]
    bounds = Rectangle(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Route(way, steps, (*tip, direction, 0.0), None, bounds)
