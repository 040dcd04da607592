"""What stands where: positions and routes of one journey in plain dictionaries, found by place.

No object per card: a card is an id, a rectangle, and a look that is asked for when it is painted.
An edit renews what it touched, a drag shows where things would go and can be put back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from journeymapper.domain.change import Change
from journeymapper.domain.order import stage_lefts, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Stage, Touchpoint, Vote, table_of
from journeymapper.drawing.chips import chip_rectangle
from journeymapper.drawing.connections import label_size
from journeymapper.drawing.journey_map import (
    HEADERS,
    card_rectangle,
    connection_wish,
    connection_wishes,
    ends,
)
from journeymapper.drawing.stages import HEADER_HEIGHT
from journeymapper.drawing.stickies import sticky_places
from journeymapper.gui.canvas.buckets import Buckets
from journeymapper.layout import Rectangle, Route, Router, Wish, point_at

_PARTS = {"touchpoints": "card", "presences": "chip", "stickies": "sticky"}
_PREVIEW = f"{Connection.prefix}_preview"
_LAYERS = {"sticky": 0, "card": 1, "chip": 2}


class Scene:
    """``cards`` holds touchpoints, persona chips (by presence) and the stickies of stages."""

    def __init__(self, project: Project, journey_id: str) -> None:
        self.cards = Buckets()
        self.lines = Buckets()
        self.stages: list[Stage] = []
        self.lefts: dict[str, float] = {}
        self._router = Router()
        self._shown: set[str] = set()
        """Cards and connections that a drag shows where they are not (yet)."""
        self.version = 0
        """Grows with every change of what stands where."""
        self._bounds: Rectangle | None = None
        self._shown_bends: dict[str, tuple[tuple[float, float], ...]] = {}
        self.load(project, journey_id)

    @property
    def routes(self) -> Mapping[str, Route]:
        return self._router.routes

    @property
    def width(self) -> float:
        return sum(stage.width for stage in self.stages)

    def load(self, project: Project, journey_id: str) -> None:
        """Take in a whole journey."""
        self.project = project
        self.journey_id = journey_id
        self.cards.clear()
        self.lines.clear()
        self._shown.clear()
        self._read_stages()
        self._z = 0
        self._order: dict[str, int] = {}
        for touchpoint in project.referring(Touchpoint, journey_id):
            self._put(touchpoint.id, card_rectangle(touchpoint))
        for presence in project.referring(Presence, journey_id):
            self._put(presence.id, chip_rectangle(presence))
        for sticky_id, place in sticky_places(project, journey_id).items():
            self._put(sticky_id, place)
        self._router.set_all(*connection_wishes(project, journey_id))
        self._take_routes(self.routes)

    def take(self, changes: Iterable[Change]) -> None:
        """Bring everything in step with an edit that the project has already taken in."""
        changes = tuple(changes)
        here = [change for change in changes if self._is_here(change)]
        self._shown.clear()
        self._shown_bends.clear()
        tables = {change.table for change in here}
        tables |= {change.table for change in changes if change.table == Vote.table}
        obstacles: dict[str, Rectangle | None] = {}
        connections: set[str] = set()
        if "stages" in tables:
            self._read_stages()
            obstacles[HEADERS] = self._header_obstacle()
        for change in here:
            record = self.project.find(change.id)
            if change.table == "touchpoints":
                self._set(change.id, change.id, _rectangle(record), obstacles)
            elif change.table == "presences":
                persona = change.record.persona  # type: ignore[attr-defined]
                self._set(change.id, persona, _rectangle(record), obstacles)
                connections.update(
                    one.id
                    for one in self.project.referring(Connection, persona)
                    if one.journey == self.journey_id
                )
            elif change.table == "connections":
                connections.add(change.id)
        if tables & {"touchpoints", "stages", "stickies", "votes", "vote_rounds"}:
            self._place_stickies(obstacles)
        self._reroute(obstacles, connections)

    def show_moved(self, boxes: Mapping[str, Rectangle]) -> None:
        """Show cards and chips elsewhere, with their connections, without an edit."""
        obstacles: dict[str, Rectangle | None] = {}
        for key, box in boxes.items():
            self._shown.add(key)
            self._set(key, self.end_of(key), box, obstacles)
        moved = {self.end_of(key) for key in boxes}
        self._show_bends_along(moved, boxes)
        self._reroute(obstacles, ())

    def show_bends(self, connection_id: str, bends: tuple[tuple[float, float], ...]) -> None:
        """Show a connection led through other points, without an edit."""
        self._shown.add(connection_id)
        self._shown_bends[connection_id] = bends
        connection = replace(self.project.connections[connection_id], bends=bends)
        wish = connection_wish(connection, ends(self.project, self.journey_id))
        self._take_routes(self._router.update({}, {connection_id: wish}))

    def preview(self, source: str, target: str, is_loop: bool, instead_of: str = "") -> Route:
        """The way that a connection between two cards would take; the others make room for it.
        ``instead_of`` names the connection that it would replace."""
        ends_of = self.end_of(source), self.end_of(target)
        wish = Wish(_PREVIEW, self.cards.boxes[source], self.cards.boxes[target], *ends_of)
        wishes = {_PREVIEW: replace(wish, is_loop=is_loop), **_without(instead_of)}
        self._shown.update(_without(instead_of))
        self._take_routes(self._router.update({}, wishes))
        return self.routes[_PREVIEW]

    def way_to(self, source: str, box: Rectangle) -> Route:
        """The way that a connection from a card to a place without a card yet would take."""
        wish = Wish(_PREVIEW, self.cards.boxes[source], box, self.end_of(source), "")
        self._router.update({}, {_PREVIEW: wish})
        route = self.routes[_PREVIEW]
        self._take_routes(self._router.update({}, {_PREVIEW: None}))
        return route

    def end_preview(self) -> None:
        if _PREVIEW in self.routes:
            self._take_routes(self._router.update({}, {_PREVIEW: None}))
            self.restore()

    def bends_of(self, connection_id: str) -> tuple[tuple[float, float], ...]:
        """The points that a connection is led through, as shown now."""
        if connection_id in self._shown_bends:
            return self._shown_bends[connection_id]
        connection = self.project.connections.get(connection_id)
        return connection.bends if connection is not None else ()

    def restore(self) -> None:
        """Put back what was only shown."""
        shown, self._shown = self._shown, set()
        self._shown_bends.clear()
        obstacles: dict[str, Rectangle | None] = {}
        lines = {one for one in shown if one in self.project.connections}
        for key in shown - lines:
            self._set(key, self.end_of(key), _rectangle(self.project.find(key)), obstacles)
        self._reroute(obstacles, lines)

    def part_of(self, key: str) -> str:
        """What an id in ``cards`` is: card, chip or sticky."""
        return _PARTS[table_of(key)]

    def end_of(self, key: str) -> str:
        """The record that a connection would begin at: a chip's is its persona."""
        presence = self.project.presences.get(key)
        return presence.persona if presence is not None else key

    def key_of(self, end: str) -> str:
        """The id in ``cards`` of a touchpoint or persona, or an empty text."""
        if end in self.cards.boxes:
            return end
        for presence in self.project.referring(Presence, end):
            if presence.journey == self.journey_id and presence.id in self.cards.boxes:
                return presence.id
        return ""

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Back to front: stickies, cards, chips; later ones above earlier ones."""
        return sorted(keys, key=self._depth)

    def topmost(self, keys: Sequence[str]) -> str:
        return max(keys, key=self._depth)

    def label_size(self, connection_id: str) -> tuple[float, float] | None:
        """Width and height of the pill with a connection's name, None without one."""
        connection = self.project.connections.get(connection_id)
        return label_size(connection) if connection is not None else None

    def middle_of(self, connection_id: str) -> tuple[float, float]:
        """Where a connection's label is, or would be."""
        route = self.routes[connection_id]
        if route.label is not None:
            return route.label
        x, y, _, _ = point_at(route, 0.5)
        return x, y

    def bounds(self) -> Rectangle | None:
        """What columns, cards, notes and connections take up; None where there is nothing."""
        if self._bounds is None:
            boxes = [*self.cards.boxes.values(), *self.lines.boxes.values()]
            if self.stages:
                boxes.append(Rectangle(0.0, 0.0, self.width, 120.0))
            if boxes:
                left, top = min(box.x for box in boxes), min(box.y for box in boxes)
                right = max(box.x + box.width for box in boxes)
                bottom = max(box.y + box.height for box in boxes)
                self._bounds = Rectangle(left, top, right - left, bottom - top)
        return self._bounds

    def _depth(self, key: str) -> tuple[int, bool, int]:
        return _LAYERS[self.part_of(key)], key in self._shown, self._order.get(key, 0)

    def _is_here(self, change: Change) -> bool:
        return any(
            side is not None and getattr(side, "journey", None) == self.journey_id
            for side in (change.before, change.after)
        )

    def _read_stages(self) -> None:
        self.stages = stages_in_order(self.project, self.journey_id)
        self.lefts = stage_lefts(self.project, self.journey_id)

    def _header_obstacle(self) -> Rectangle | None:
        if not self.stages:
            return None
        return Rectangle(0.0, -HEADER_HEIGHT - 400.0, self.width, HEADER_HEIGHT + 392.0)

    def _put(self, key: str, box: Rectangle) -> None:
        self.cards.put(key, box)
        if key not in self._order:
            self._z += 1
            self._order[key] = self._z

    def _set(
        self,
        key: str,
        obstacle: str,
        box: Rectangle | None,
        obstacles: dict[str, Rectangle | None],
    ) -> None:
        obstacles[obstacle] = box
        if box is None:
            self.cards.remove(key)
            self._order.pop(key, None)
        else:
            self._put(key, box)

    def _place_stickies(self, obstacles: dict[str, Rectangle | None]) -> None:
        places = sticky_places(self.project, self.journey_id)
        for key in [key for key in self.cards.boxes if self.part_of(key) == "sticky"]:
            if key not in places:
                self._set(key, key, None, obstacles)
        for key, box in places.items():
            if self.cards.boxes.get(key) != box:
                self._set(key, key, box, obstacles)

    def _show_bends_along(self, moved: set[str], boxes: Mapping[str, Rectangle]) -> None:
        """Bends between two cards that move go with them, as they will in the edit."""
        changed = {}
        places: dict[str, Rectangle] | None = None
        for end in moved:
            for connection in self.project.referring(Connection, end):
                if connection.bends and connection.source == end and connection.target in moved:
                    key = self.key_of(end)
                    was = _rectangle(self.project.find(key))
                    if was is None:
                        continue
                    dx, dy = boxes[key].x - was.x, boxes[key].y - was.y
                    places = ends(self.project, self.journey_id) if places is None else places
                    bends = tuple((x + dx, y + dy) for x, y in connection.bends)
                    changed[connection.id] = connection_wish(
                        replace(connection, bends=bends), places
                    )
        if changed:
            self._shown.update(changed)
            self._take_routes(self._router.update({}, changed))

    def _reroute(
        self, obstacles: Mapping[str, Rectangle | None], connections: Iterable[str]
    ) -> None:
        wishes = {}
        places = ends(self.project, self.journey_id) if connections else {}
        for one in connections:
            connection = self.project.connections.get(one)
            wish = connection_wish(connection, places) if connection is not None else None
            if wish is not None or one in self.routes:
                wishes[one] = wish
        self._take_routes(self._router.update(obstacles, wishes))

    def _take_routes(self, changed: Mapping[str, Route | None]) -> None:
        self._changed()
        for key, route in changed.items():
            if key == _PREVIEW:
                continue
            if route is None:
                self.lines.remove(key)
            else:
                self.lines.put(key, route.bounds)

    def _changed(self) -> None:
        self.version += 1
        self._bounds = None


def _without(connection_id: str) -> dict[str, None]:
    return {connection_id: None} if connection_id else {}


def _rectangle(record: object) -> Rectangle | None:
    if isinstance(record, Touchpoint):
        return card_rectangle(record)
    return chip_rectangle(record) if isinstance(record, Presence) else None
