"""A journey fitted to the room a sheet has for it: scale, enlarged text, columns spread out.

Where the height is what limits the map, its columns are spread until they fill the width, so that
connections, labels and the notes under the columns have the room that the sheet gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Stage, Touchpoint
from journeymapper.drawing.chips import CHIP_WIDTH
from journeymapper.drawing.connections import LABEL_STYLE
from journeymapper.drawing.journey_map import (
    JourneyMap,
    build_map,
    connection_wishes,
    ends,
    map_bounds,
    separators,
)
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.paper import Paper
from journeymapper.layout import Rectangle, Route, route

LARGEST_TYPE = 1.5
WIDEST = 1.7
"""Columns are spread at most by this factor, and not for less than the other."""
NARROWEST = 1.06
MARGIN = 16.0
"""Kept free above and below the map, in journey units."""


@frozen
class Fit:
    """How a journey is drawn: by this much smaller, its text by this much larger, its columns by
    this much wider; ``bounds`` are what it then needs in journey units, of which what lies above
    ``top`` is empty."""

    scale: float
    type_scale: float
    spread: float
    bounds: Rectangle
    top: float

    @property
    def height(self) -> float:
        """What the map needs on the page."""
        return _height(self.bounds, self.top) * self.scale


class PaperMap:
    """One journey on one paper; ``left`` is where its columns may begin."""

    def __init__(
        self, project: Project, journey_id: str, paper: Paper, left: float, options: MapOptions
    ) -> None:
        self.project = project
        self.journey = journey_id
        self.paper = paper
        self.left = left
        self.options = options
        self._spread: dict[float, Project] = {1.0: project}
        self._routed: dict[tuple[float, float], tuple[dict[str, Route], Rectangle, float]] = {}

    def on(self, paper: Paper, left: float) -> PaperMap:
        """The same journey on another paper; ways that were found already are not sought again."""
        other = PaperMap(self.project, self.journey, paper, left, self.options)
        other._spread, other._routed = self._spread, self._routed
        return other

    def at_most(self, height: float) -> float:
        """A scale that this height does not allow to exceed, told without routing."""
        bounds = map_bounds(self.project, self.journey, {}, {})
        return self._scale(bounds, self._top({}), height)

    def fitted(self, height: float) -> Fit:
        """The largest map that fits into this height. Enlarged text and spread columns make a map
        larger, so that both are tried again where they were not enough."""
        bounds, top = map_bounds(self.project, self.journey, {}, {}), self._top({})
        scale = self._scale(bounds, top, height)
        type_scale = spread = 0.0
        for _ in range(3):
            wanted = (self.paper.smallest + 0.05) / (LABEL_STYLE.size * scale)
            larger = min(max(ceil(wanted * 50) / 50, type_scale, 1.0), LARGEST_TYPE)
            wider = max(self._wanted_spread(bounds, scale), spread)
            if (larger, wider) == (type_scale, spread):
                break
            type_scale, spread = larger, wider
            _, bounds, top = self._routes(type_scale, spread)
            scale = self._scale(bounds, top, height)
        return Fit(scale, type_scale, spread, bounds, top)

    @property
    def least_scale(self) -> float:
        """Below this scale text would be too small: rather than that, notes move to pages of their
        own."""
        return self.paper.smallest / (LABEL_STYLE.size * LARGEST_TYPE)

    def fit_at(self, scale: float, type_scale: float, spread: float = 1.0) -> Fit:
        """At this scale, whatever room there is."""
        _, bounds, top = self._routes(type_scale, spread)
        return Fit(scale, type_scale, spread, bounds, top)

    @property
    def true_bounds(self) -> Rectangle:
        """What the map needs in journey units as it stands on the canvas."""
        return self._routes(1.0, 1.0)[1]

    def laid_out(self, fit: Fit) -> Project:
        """The project with the journey's columns where this fit has them."""
        known = self._spread.get(fit.spread)
        if known is None:
            known = self._spread[fit.spread] = spread_out(self.project, self.journey, fit.spread)
        return known

    def built(self, fit: Fit) -> JourneyMap:
        options = replace(self.options, type_scale=fit.type_scale, stickies=False)
        routes, _, _ = self._routes(fit.type_scale, fit.spread)
        project = self.laid_out(fit)
        built = build_map(project, self.journey, options, routes)
        # What is above the map's top is the head of the page.
        lines = separators(project, self.journey, built.bounds.bottom, fit.top)
        return replace(built, separators=lines)

    def origin(self, fit: Fit) -> float:
        """Where the map's first column begins on the page."""
        spare = self.paper.right - self.left - max(fit.bounds.right, 1.0) * fit.scale
        return max(self.left + spare / 2, self.paper.left - fit.bounds.x * fit.scale)

    def _top(self, routes: Mapping[str, Route]) -> float:
        """Where the highest card, chip or connection begins, with a margin above it."""
        places = ends(self.project, self.journey).values()
        tops = [one.y for one in places] + [one.bounds.y for one in routes.values()]
        return max(min(tops, default=0.0) - MARGIN, 0.0)

    def _routes(
        self, type_scale: float, spread: float
    ) -> tuple[Mapping[str, Route], Rectangle, float]:
        key = (type_scale, spread)
        if key not in self._routed:
            project = self._spread.get(spread)
            if project is None:
                project = self._spread[spread] = spread_out(self.project, self.journey, spread)
            routes = route(*connection_wishes(project, self.journey, type_scale, False))
            bounds = map_bounds(project, self.journey, routes, {})
            self._routed[key] = (routes, bounds, self._top(routes))
        return self._routed[key]

    def _scale(self, box: Rectangle, top: float, height: float) -> float:
        whole = (self.paper.right - self.paper.left) / box.width
        columns = (self.paper.right - self.left) / max(box.right, 1.0)
        tall = max(height, 1.0) / _height(box, top)
        return max(min(whole, columns, tall, 1.0), 0.001)

    def _wanted_spread(self, box: Rectangle, scale: float) -> float:
        width = sum(one.width for one in stages_in_order(self.project, self.journey))
        if width <= 0 or any(
            one.right > width + CHIP_WIDTH for one in ends(self.project, self.journey).values()
        ):
            return 1.0
        left = max(self.left, self.paper.left - box.x * scale)
        wanted = (self.paper.right - left) / (width * scale)
        return min(int(wanted * 100) / 100, WIDEST) if wanted >= NARROWEST else 1.0


def _height(box: Rectangle, top: float) -> float:
    return max(box.bottom, 1.0) + MARGIN - top


def spread_out(project: Project, journey_id: str, factor: float) -> Project:
    """A copy of the project in which the journey's columns are wider by this factor: cards keep
    their size and their part of the column, what stands left of the columns stays."""
    copy = project.snapshot()
    changes: list[Change] = []
    for stage in project.referring(Stage, journey_id):
        changes.append(Change(stage, replace(stage, width=stage.width * factor)))
    for one in project.referring(Touchpoint, journey_id):
        x = _moved(one.x, one.width, factor)
        changes.append(Change(one, replace(one, x=x)))
    for presence in project.referring(Presence, journey_id):
        x = _moved(presence.x, CHIP_WIDTH, factor)
        changes.append(Change(presence, replace(presence, x=x)))
    for connection in project.referring(Connection, journey_id):
        if connection.bends:
            bends = tuple((x * factor if x > 0 else x, y) for x, y in connection.bends)
            changes.append(Change(connection, replace(connection, bends=bends)))
    copy.apply(changes)
    return copy


def _moved(x: float, width: float, factor: float) -> float:
    middle = x + width / 2
    return x if middle <= 0 else middle * factor - width / 2
