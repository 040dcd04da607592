"""The ways of a journey's connections: found at once on a usual map, bit by bit on a large one.

On a large map a connection is a rough line until its way was asked for, because it came into sight
or because somebody wants to know. Ports and lanes are shared by what has a way already: what is
settled around a card is as if the router had been asked for just that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from time import perf_counter

from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.drawing.journey_map import connection_wish, connection_wishes
from journeymapper.gui.canvas.line_field import LineField, boxes_along
from journeymapper.gui.canvas.rough import Segment, box_of, rough_way
from journeymapper.gui.canvas.spoils import Spoils
from journeymapper.layout import Rectangle, Route, Router, Wish

AT_ONCE = 400
"""Up to so many connections all ways are found when the map is loaded."""
_PORTION = 100
"""Connections and obstacles taken in at a time."""
_SETTLED_WITH_AN_EDIT = 12
REST_SECONDS = 0.1
"""A drag that has not moved for so long rests: its lines get their ways."""


class Ways:
    """``routes`` are the ways found so far; asking for another finds it. ``place_of`` tells where a
    touchpoint or persona stands now, and ``spoils`` hears of places that look different now."""

    def __init__(self, place_of: Callable[[str], Rectangle | None], spoils: Spoils) -> None:
        self._place_of = place_of
        self._spoils = spoils
        self.lines = LineField()
        self.routes: Mapping[str, Route] = _Routes(self)
        self.is_large = False
        self._router = Router()
        self._project = Project()
        self._unread: Iterator[Connection] | None = None
        self._waiting: dict[str, None] = {}
        self._obstacles: dict[str, Rectangle | None] = {}
        """What the router was not told of yet."""
        self._lifted: dict[str, Rectangle | None] = {}
        """What a drag moves and the router was not told of yet, and its lines."""
        self._lifted_lines: set[str] = set()
        self._lifted_at = 0.0

    def load(self, project: Project, journey_id: str, obstacles: Mapping[str, Rectangle]) -> None:
        """Take in a whole journey; ``obstacles`` by the ids of what stands there."""
        self.lines.clear()
        self._project = project
        self._waiting, self._obstacles, self._unread = {}, {}, None
        self._lifted, self._lifted_lines = {}, set()
        connections = [one for one in project.connections.values() if one.journey == journey_id]
        self.is_large = len(connections) > AT_ONCE
        if not self.is_large:
            self._router.set_all(*connection_wishes(project, journey_id))
            self._place(self._router.routes)
            return
        self._router.set_all((), {})
        self._obstacles = dict(obstacles)
        self._waiting = {one.id: None for one in connections}
        self._unread = iter(connections)

    # Bit by bit

    @property
    def is_read(self) -> bool:
        """Whether it is known of every connection where about it runs."""
        return self._unread is None

    def read_some(self) -> None:
        """Find out where about some more connections run."""
        if self._unread is None:
            return
        if not self._project.is_indexed:
            # A slice at a time: whoever asks who refers to whom would wait for all of it at once.
            next(self._project.indexing(), None)
            return
        some = list(islice(self._unread, _PORTION))
        for connection in some:
            key = connection.id
            if key in self._waiting and key not in self.lines:
                source = self._place_of(connection.source)
                target = self._place_of(connection.target)
                if source is None or target is None:
                    del self._waiting[key]
                else:
                    way = rough_way(source, target)
                    self.lines.put(key, [box_of(piece) for piece in way])
        if len(some) < _PORTION:
            self._unread = None

    def is_settled(self, connection_id: str) -> bool:
        return connection_id in self._router.routes

    def is_waiting(self, connection_id: str) -> bool:
        return connection_id in self._waiting

    def prepare_some(self) -> bool:
        """Tell the router of some of what stands in its way; whether it knows everything now."""
        if self._obstacles:
            some = dict(islice(self._obstacles.items(), _PORTION))
            for key in some:
                del self._obstacles[key]
            self._router.update(some, {})
        return not self._obstacles

    def settle(self, connection_ids: Iterable[str]) -> dict[str, Route | None]:
        """Find the ways of these connections, and say which ways are others now."""
        asked = [one for one in connection_ids if one in self._waiting]
        for one in asked:
            del self._waiting[one]
        wishes = self._wishes(asked)
        if not wishes:
            return {}
        obstacles, self._obstacles = {**self._obstacles, **self._lifted}, {}
        self._lifted = {}
        changed = self._router.update(obstacles, wishes, in_motion=bool(self._lifted_lines))
        self._put_down(wishes, changed)
        return changed

    # A drag

    def lift(self, moved: Mapping[str, Rectangle], lines: Iterable[str]) -> None:
        """A drag moves these: their lines follow roughly until it rests or ends."""
        self._lifted.update(moved)
        self._lifted_at = perf_counter()
        for key in lines:
            way = self.rough(key)
            if way is not None:
                self._lifted_lines.add(key)
                self._waiting[key] = None
                self.lines.put(key, [box_of(piece) for piece in way])

    def is_dragged(self) -> bool:
        """Whether a drag moved something a moment ago."""
        return bool(self._lifted) and perf_counter() - self._lifted_at < REST_SECONDS

    def settle_lifted(self) -> None:
        """Find the ways of what a drag moves, once it has rested a moment."""
        if not self._lifted or self.is_dragged():
            return
        moved, self._lifted = self._lifted, {}
        few = sorted(self._lifted_lines)[:_SETTLED_WITH_AN_EDIT]
        self._put_down(few, self._router.update(moved, self._wishes(few), in_motion=True))

    def _put_down(self, lines: Iterable[str], changed: Mapping[str, Route | None]) -> None:
        found = {one: self._router.routes[one] for one in lines if one in self._router.routes}
        for one in found:
            self._waiting.pop(one, None)
        self._place({**changed, **found}, is_edit=False)

    # Edits

    def update(
        self,
        obstacles: Mapping[str, Rectangle | None],
        wishes: Mapping[str, Wish | None],
        *,
        in_motion: bool = False,
    ) -> dict[str, Route | None]:
        """As ``Router.update``; what is only rough follows roughly."""
        if not self.is_large:
            changed = self._router.update(obstacles, wishes, in_motion=in_motion)
            self._place(changed)
            return changed
        obstacles = {**self._lifted, **obstacles}
        dropped, self._lifted, self._lifted_lines = self._lifted_lines, {}, set()
        for key in dropped & self._router.routes.keys():
            self._waiting.pop(key, None)
        asked: dict[str, Wish | None] = {}
        for key, wish in wishes.items():
            if wish is None and key in self._waiting:
                del self._waiting[key]
                self._spoils.add(self.lines.boxes_of(key))
                self.lines.remove(key)
            elif wish is not None and key not in self._router.routes:
                self._waiting[key] = None
                if len(wishes) <= _SETTLED_WITH_AN_EDIT:
                    del self._waiting[key]
                    asked[key] = wish
                else:
                    self._place_roughly(key)
            elif key in self._router.routes:
                asked[key] = wish
        for end in obstacles:
            for connection in self._project.referring(Connection, end):
                if connection.id in self._waiting:
                    self._place_roughly(connection.id)
        if self._obstacles and not asked and not self._router.routes:
            self._obstacles.update(obstacles)
            return {}
        known = {**self._obstacles, **obstacles}
        self._obstacles = {}
        changed = self._router.update(known, asked, in_motion=in_motion)
        back = dropped & self._router.routes.keys()
        self._place({**{one: self._router.routes[one] for one in back}, **changed})
        return changed

    def rough(self, connection_id: str) -> tuple[Segment, ...] | None:
        """The rough line of a connection; None where one of its ends is not on the canvas."""
        connection = self._project.connections.get(connection_id)
        if connection is None:
            return None
        source, target = self._place_of(connection.source), self._place_of(connection.target)
        return None if source is None or target is None else rough_way(source, target)

    def reach(self, connection_id: str) -> float:
        """How long a rough line is, in journey units; 0 where there is none."""
        way = self.rough(connection_id) or ()
        return sum(abs(end_x - x) + abs(end_y - y) for x, y, end_x, end_y in way)

    def _wishes(self, connection_ids: Iterable[str]) -> dict[str, Wish]:
        found = {one: self._wish(one) for one in connection_ids}
        return {one: wish for one, wish in found.items() if wish is not None}

    def _wish(self, connection_id: str) -> Wish | None:
        connection = self._project.connections.get(connection_id)
        if connection is None:
            return None
        places = {}
        for end in (connection.source, connection.target):
            place = self._place_of(end)
            if place is not None:
                places[end] = place
        return connection_wish(connection, places)

    def _place_roughly(self, connection_id: str) -> None:
        way = self.rough(connection_id)
        before = self.lines.boxes_of(connection_id)
        if way is None:
            self._waiting.pop(connection_id, None)
            self.lines.remove(connection_id)
        else:
            self.lines.put(connection_id, [box_of(piece) for piece in way])
        if before:
            self._spoils.add([*before, *self.lines.boxes_of(connection_id)])

    def _place(self, changed: Mapping[str, Route | None], *, is_edit: bool = True) -> None:
        for key, route in changed.items():
            before = self.lines.boxes_of(key)
            if route is None or key not in self._project.connections:
                self.lines.remove(key)
            else:
                self.lines.put(key, boxes_along(route))
            self._spoils.add([*before, *self.lines.boxes_of(key)], is_edit=is_edit)


class _Routes(Mapping[str, Route]):
    """Every connection's route; one that is not known yet is found when it is asked for."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways

    def __getitem__(self, key: str) -> Route:
        ways = self._ways
        if key in ways._waiting:
            ways.settle([key])
        return ways._router.routes[key]

    def __contains__(self, key: object) -> bool:
        return key in self._ways._router.routes or key in self._ways._waiting

    def __iter__(self) -> Iterator[str]:
        yield from self._ways._router.routes
        yield from list(self._ways._waiting)

    def __len__(self) -> int:
        return len(self._ways._router.routes) + len(self._ways._waiting)
