"""What stands where: positions and routes of one journey in plain dictionaries, found by place.

No object per card: a card is an id, a rectangle, and a look that is asked for when it is painted.
An edit renews what it touched, a drag shows where things would go and can be put back.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

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
)
from journeymapper.drawing.stages import HEADER_HEIGHT
from journeymapper.drawing.stickies import sticky_places
from journeymapper.gui.canvas.buckets import Buckets
from journeymapper.gui.canvas.line_field import LineField
from journeymapper.gui.canvas.spoils import Spoils
from journeymapper.gui.canvas.ways import Ways
from journeymapper.layout import Rectangle, Route, Wish, point_at, route

_PARTS = {"touchpoints": "card", "presences": "chip", "stickies": "sticky"}
_PREVIEW = f"{Connection.prefix}_preview"
NEAR = 400.0
"""How far round a draft cards are looked at for its connection, in journey units."""
_LAYERS = {"sticky": 0, "card": 1, "chip": 2}


class Scene:
    """``cards`` holds touchpoints, persona chips (by presence) and the stickies of stages."""

    def __init__(self, project: Project, journey_id: str) -> None:
        self.cards = Buckets()
        self.stages: list[Stage] = []
        self.lefts: dict[str, float] = {}
        self.spoils = Spoils()
        self.ways = Ways(self.place_of, self.spoils)
        self.rehearsed: set[str] = set()
        """Cards and connections that a drag shows where they are not (yet)."""
        self.lifted: frozenset[str] = frozenset()
        """Cards and connections of a large map that a drag moves: painted over the others."""
        self.version = 0
        """Grows with every change of what stands where."""
        self.loads = 0
        """How many times a whole journey was taken in."""
        self._notes: dict[str, None] = {}
        self._shown_bends: dict[str, tuple[tuple[float, float], ...]] = {}
        self.load(project, journey_id)

    @property
    def routes(self) -> Mapping[str, Route]:
        return self.ways.routes

    @property
    def lines(self) -> LineField:
        """Where connections run, also those that have no route yet."""
        return self.ways.lines

    @property
    def width(self) -> float:
        return sum(stage.width for stage in self.stages)

    def load(self, project: Project, journey_id: str) -> None:
        """Take in a whole journey."""
        self.project = project
        self.journey_id = journey_id
        self.cards.clear()
        self.rehearsed.clear()
        self.lifted = frozenset()
        self._notes.clear()
        self.spoils.add_everything()
        self._read_stages()
        places = {
            one.id: card_rectangle(one)
            for one in project.touchpoints.values()
            if one.journey == journey_id
        }
        for presence in project.presences.values():
            if presence.journey == journey_id:
                places[presence.id] = chip_rectangle(presence)
        if project.stickies:
            # Else nobody is asked who refers to whom, which costs a large project its start.
            notes = sticky_places(project, journey_id)
            self._notes.update(dict.fromkeys(notes))
            places.update(notes)
        self.cards.put_all(places)
        self._z = len(places)
        self._order: dict[str, int] = {key: place for place, key in enumerate(places, 1)}
        obstacles = {self.end_of(key): box for key, box in self.cards.boxes.items()}
        headers = self._header_obstacle()
        if headers is not None:
            obstacles[HEADERS] = headers
        self.ways.load(project, journey_id, obstacles)
        if self.ways.is_large:
            # What was loaded stays. Counted as old, it is seldom searched for garbage, which would
            # hold up the window for a tenth of a second each time.
            gc.freeze()
            gc.unfreeze()
        self.version += 1
        self.loads += 1

    def spoil_record(self, record_id: str) -> None:
        """Note that a card, chip, sticky or connection looks different."""
        box = self.cards.boxes.get(self.key_of(record_id))
        self.spoils.add([box] if box is not None else self.lines.boxes_of(record_id))

    def take(self, changes: Iterable[Change]) -> None:
        """Bring everything in step with an edit that the project has already taken in."""
        changes = tuple(changes)
        here = [change for change in changes if self._is_here(change)]
        self._lift(frozenset())
        self.rehearsed.clear()
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
        if self.ways.is_large:
            self._show_lifted(boxes)
            return
        obstacles: dict[str, Rectangle | None] = {}
        for key, box in boxes.items():
            self.rehearsed.add(key)
            self._set(key, self.end_of(key), box, obstacles)
        moved = {self.end_of(key) for key in boxes}
        self._show_bends_along(moved, boxes)
        self.version += 1
        self.ways.update(obstacles, {}, in_motion=True)

    def _show_lifted(self, boxes: Mapping[str, Rectangle]) -> None:
        lines = {
            one.id
            for key in boxes
            for one in self.project.referring(Connection, self.end_of(key))
            if one.journey == self.journey_id
        }
        if self.lifted != boxes.keys() | lines:
            self._lift(frozenset(boxes.keys() | lines))
        for key, box in boxes.items():
            self.rehearsed.add(key)
            self.cards.put(key, box)
        self.version += 1
        self.ways.lift({self.end_of(key): box for key, box in boxes.items()}, lines)

    def _lift(self, keys: frozenset[str]) -> None:
        """Have these painted over the others, and what was there before among them again."""
        for key in self.lifted | keys:
            box = self.cards.boxes.get(key)
            self.spoils.add([box] if box is not None else self.lines.boxes_of(key))
        self.lifted = keys

    def show_bends(self, connection_id: str, bends: tuple[tuple[float, float], ...]) -> None:
        """Show a connection led through other points, without an edit."""
        self.rehearsed.add(connection_id)
        self._shown_bends[connection_id] = bends
        connection = replace(self.project.connections[connection_id], bends=bends)
        self._update({}, {connection_id: connection_wish(connection, self._ends_of(connection))})

    def preview(self, source: str, target: str, is_loop: bool, instead_of: str = "") -> Route:
        """The way that a connection between two cards would take; the others make room for it.
        ``instead_of`` names the connection that it would replace."""
        ends_of = self.end_of(source), self.end_of(target)
        wish = Wish(_PREVIEW, self.cards.boxes[source], self.cards.boxes[target], *ends_of)
        wishes = {_PREVIEW: replace(wish, is_loop=is_loop), **_without(instead_of)}
        self.rehearsed.update(_without(instead_of))
        self._update({}, wishes)
        return self.routes[_PREVIEW]

    def way_to(self, source: str, box: Rectangle) -> Route:
        """The way that a connection from a card to a place without a card yet would take, round
        the cards that are near. Other connections keep theirs: a key waits for this."""
        start = self.cards.boxes[source]
        wish = Wish(_PREVIEW, start, box, self.end_of(source), "")
        both = start.united(box)
        wide, high = both.width + 2 * NEAR, both.height + 2 * NEAR
        area = Rectangle(both.x - NEAR, both.y - NEAR, wide, high)
        near = {self.end_of(key): self.cards.boxes[key] for key in self.cards.meeting(area)}
        return route([wish], near)[_PREVIEW]

    def end_preview(self) -> None:
        if _PREVIEW in self.routes:
            self._update({}, {_PREVIEW: None})
            self.restore()

    def bends_of(self, connection_id: str) -> tuple[tuple[float, float], ...]:
        """The points that a connection is led through, as shown now."""
        if connection_id in self._shown_bends:
            return self._shown_bends[connection_id]
        connection = self.project.connections.get(connection_id)
        return connection.bends if connection is not None else ()

    def restore(self) -> None:
        """Put back what was only shown."""
        self._lift(frozenset())
        shown, self.rehearsed = self.rehearsed, set()
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

    def line_bounds(self, connection_id: str) -> Rectangle:
        """What a connection that is shown takes up, with its label where its way is known."""
        return reduce(Rectangle.united, self.lines.boxes_of(connection_id))

    def bounds(self) -> Rectangle | None:
        """What columns, cards, notes and connections take up; None where there is nothing."""
        boxes = [one for one in (self.cards.bounds(), self.lines.bounds()) if one is not None]
        if self.stages:
            boxes.append(Rectangle(0.0, 0.0, self.width, 120.0))
        return reduce(Rectangle.united, boxes) if boxes else None

    def _depth(self, key: str) -> tuple[int, bool, int]:
        return _LAYERS[self.part_of(key)], key in self.rehearsed, self._order.get(key, 0)

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
        before = self.cards.boxes.get(key)
        self.spoils.add([box] if before is None else [before, box])
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
            before = self.cards.boxes.get(key)
            if before is not None:
                self.spoils.add([before])
            self.cards.remove(key)
            self._notes.pop(key, None)
            self._order.pop(key, None)
        else:
            self._put(key, box)

    def _place_stickies(self, obstacles: dict[str, Rectangle | None]) -> None:
        places = sticky_places(self.project, self.journey_id)
        for key in list(self._notes):
            if key not in places:
                self._set(key, key, None, obstacles)
        self._notes = dict.fromkeys(places)
        for key, box in places.items():
            if self.cards.boxes.get(key) != box:
                self._set(key, key, box, obstacles)

    def _show_bends_along(self, moved: set[str], boxes: Mapping[str, Rectangle]) -> None:
        """Bends between two cards that move go with them, as they will in the edit."""
        changed = {}
        for end in moved:
            for connection in self.project.referring(Connection, end):
                if connection.bends and connection.source == end and connection.target in moved:
                    key = self.key_of(end)
                    was = _rectangle(self.project.find(key))
                    if was is None:
                        continue
                    dx, dy = boxes[key].x - was.x, boxes[key].y - was.y
                    bends = tuple((x + dx, y + dy) for x, y in connection.bends)
                    changed[connection.id] = connection_wish(
                        replace(connection, bends=bends), self._ends_of(connection)
                    )
        if changed:
            self.rehearsed.update(changed)
            self._update({}, changed)

    def _reroute(
        self, obstacles: Mapping[str, Rectangle | None], connections: Iterable[str]
    ) -> None:
        wishes = {}
        for one in connections:
            connection = self.project.connections.get(one)
            wish = None
            if connection is not None:
                wish = connection_wish(connection, self._ends_of(connection))
            if wish is not None or one in self.routes:
                wishes[one] = wish
        self._update(obstacles, wishes)

    def _ends_of(self, connection: Connection) -> dict[str, Rectangle]:
        """Where the ends of a connection stand by their records."""
        found = {}
        for end in (connection.source, connection.target):
            place = _rectangle(self.project.find(self.key_of(end)))
            if place is not None:
                found[end] = place
        return found

    def place_of(self, end: str) -> Rectangle | None:
        """Where a touchpoint or persona stands as shown now."""
        return self.cards.boxes.get(self.key_of(end))

    def _update(
        self, obstacles: Mapping[str, Rectangle | None], wishes: Mapping[str, Wish | None]
    ) -> None:
        self.version += 1
        self.ways.update(obstacles, wishes)


def _without(connection_id: str) -> dict[str, None]:
    return {connection_id: None} if connection_id else {}


def _rectangle(record: object) -> Rectangle | None:
    if isinstance(record, Touchpoint):
        return card_rectangle(record)
    return chip_rectangle(record) if isinstance(record, Presence) else None
