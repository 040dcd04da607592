"""A journey cut for slides: how large it can be, and which stages stand on which slide."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.drawing.connections import LABEL_STYLE
from journeymapper.drawing.journey_map import connection_wishes, ends, map_bounds
from journeymapper.drawing.pages.map_fit import NARROWEST, WIDEST, spread_out
from journeymapper.drawing.stickies import sticky_places
from journeymapper.exporters.job import IsCancelled, stop_if
from journeymapper.layout import Rectangle, Route, Router

SMALLEST = 9.0
"""No text of a map is smaller than this, in points, as long as its height allows."""
LARGEST_TYPE = 1.5
STRIP = 112.0
"""Beside the stages, in points, where ways go on to another slide."""
GAP_OF_STRIP = 22.0
"""Of the strip, what lies between the cards and the markers: the ways run there."""
AIR = 14.0
"""Above and below the cards, in journey units."""
HEAD = 26.0
"""Height of the stages' headers in points."""


@frozen
class Part:
    """The columns from ``left`` to ``right`` (journey units) on one slide; ``low`` and ``high`` are
    how far its contents reach beyond them."""

    left: float
    right: float
    low: float
    high: float


@frozen
class Cut:
    """A journey as it comes to slides: points to a unit, text by how much larger, what part of it
    stands on which slide, and its ways. In ``project`` its columns are spread over the slides."""

    project: Project
    scale: float
    type_scale: float
    parts: tuple[Part, ...]
    routes: Mapping[str, Route]
    top: float
    bottom: float
    with_stickies: bool

    @property
    def smallest(self) -> float:
        return float(LABEL_STYLE.size * self.type_scale * self.scale)


def cut(
    project: Project, journey_id: str, width: float, height: float, cancelled: IsCancelled
) -> Cut:
    """Cut a journey for slides with this room for it, in points; headers included. Notes of stages
    give way to readable text: they stand in the grid as well."""
    found = _cut(project, journey_id, width, height, True, cancelled)
    if found.smallest < SMALLEST - 0.05 and sticky_places(project, journey_id):
        without = _cut(project, journey_id, width, height, False, cancelled)
        found = without if without.scale > found.scale * 1.02 else found
    count = len(found.parts)
    room = width - STRIP * min(count - 1, 2)
    wider = room / (max(one.high - one.low for one in found.parts) * found.scale)
    wider = min(int(wider * 100) / 100, WIDEST)
    if wider < NARROWEST:
        return found
    spread = _cut(
        spread_out(project, journey_id, wider),
        journey_id,
        width,
        height,
        found.with_stickies,
        cancelled,
    )
    is_better = len(spread.parts) == count and spread.scale >= found.scale * 0.97
    return spread if is_better else found


def _cut(
    project: Project,
    journey_id: str,
    width: float,
    height: float,
    notes: bool,
    cancelled: IsCancelled,
) -> Cut:
    type_scale = LARGEST_TYPE
    for _ in range(2):
        routes = _routes(project, journey_id, type_scale, notes, cancelled)
        places = sticky_places(project, journey_id, type_scale) if notes else {}
        bounds = map_bounds(project, journey_id, routes, places)
        tops = [one.y for one in ends(project, journey_id).values()]
        tops += [one.bounds.y for one in routes.values()]
        top = min(tops, default=0.0) - AIR
        bottom = bounds.bottom + AIR
        tallest = (height - HEAD) / max(bottom - top, 1.0)
        scale, parts = _parted(project, journey_id, bounds, width, min(tallest, 1.0))
        wanted = SMALLEST * 1.05 / (LABEL_STYLE.size * scale)
        fitting = min(max(round(wanted, 2), 1.0), LARGEST_TYPE)
        if fitting >= type_scale:
            break
        type_scale = fitting
    return Cut(project, scale, type_scale, tuple(parts), routes, top, bottom, notes)


def _routes(
    project: Project, journey_id: str, type_scale: float, notes: bool, cancelled: IsCancelled
) -> Mapping[str, Route]:
    """The ways of a journey; a large one is given up as soon as nobody wants it."""

    def stop() -> bool:
        stop_if(cancelled)
        return False

    wishes, obstacles = connection_wishes(project, journey_id, type_scale, notes)
    stop()
    router = Router()
    router.update(obstacles, {one.id: one for one in wishes}, stop=stop)
    return router.routes


def _parted(
    project: Project,
    journey_id: str,
    bounds: Rectangle,
    width: float,
    tallest: float,
) -> tuple[float, list[Part]]:
    """As few slides as leave text readable, the stages shared out evenly among them."""
    edges = [0.0]
    for stage in stages_in_order(project, journey_id):
        edges.append(edges[-1] + stage.width)
    least = min(SMALLEST / (LABEL_STYLE.size * LARGEST_TYPE), tallest)
    if edges[-1] <= 0 or bounds.width * least <= width:
        whole = Part(bounds.x, bounds.right, bounds.x, bounds.right)
        return min(tallest, width / bounds.width), [whole]
    best: tuple[float, list[Part]] = (0.0, [])
    for count in range(2, len(edges)):
        parts = _slices(project, journey_id, bounds, edges, count)
        room = width - STRIP * (2 if count > 2 else 1)
        scale = min(tallest, room / max(one.high - one.low for one in parts))
        if scale > best[0]:
            best = (scale, parts)
        if scale >= least - 0.001:
            break
    if best[1]:
        return best
    whole = Part(bounds.x, bounds.right, bounds.x, bounds.right)
    return min(tallest, width / bounds.width), [whole]


def _slices(
    project: Project, journey_id: str, bounds: Rectangle, edges: list[float], count: int
) -> list[Part]:
    wished = [edges[-1] * n / count for n in range(1, count)]
    cuts = [0.0]
    for wish in wished:
        open_edges = [one for one in edges[1:-1] if one > cuts[-1]]
        cuts.append(min(open_edges, key=lambda one: abs(one - wish), default=cuts[-1]))
    cuts = sorted({*cuts, edges[-1]})
    places = list(ends(project, journey_id).values())
    parts: list[Part] = []
    for number, (left, right) in enumerate(pairwise(cuts)):
        is_first, is_last = number == 0, number == len(cuts) - 2
        mine = [
            one for one in places if (is_first or one.cx >= left) and (is_last or one.cx < right)
        ]
        low = min([left, *(one.x - 4 for one in mine)])
        high = max([right, *(one.right + 4 for one in mine)])
        parts.append(
            Part(
                float("-inf") if is_first else left,
                float("inf") if is_last else right,
                min(low, bounds.x) if is_first and count == 1 else low,
                high,
            )
        )
    # What loops do outside the outermost columns stays in sight.
    first, last = parts[0], parts[-1]
    parts[0] = Part(first.left, first.right, min(first.low, bounds.x), first.high)
    last = parts[-1]
    parts[-1] = Part(last.left, last.right, last.low, max(last.high, bounds.right))
    return parts


def part_of(cut_: Cut, place: Rectangle) -> int:
    """The number of the part in which something stands, by its middle."""
    for number, one in enumerate(cut_.parts):
        if one.left <= place.cx < one.right:
            return number
    return len(cut_.parts) - 1 if place.cx > 0 else 0
