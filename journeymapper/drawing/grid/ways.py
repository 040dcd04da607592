"""Ways between the cards of a blueprint, over its lines: on a page around everything that stands,
on the screen as bows under the cards."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind
from journeymapper.drawing.connections import ConnectionLook, connection_picture
from journeymapper.drawing.primitives import Picture, Placed, Primitive
from journeymapper.layout import Rectangle, Route, Wish, route

ENLARGED = 2.6
"""Cards on paper stand closer than on the map; ways are looked for in a world so much larger."""


LEAST_BOW = 16.0


def crossings(
    project: Project, journey_id: str, lanes: Mapping[str, str]
) -> list[tuple[Connection, ConnectionLook]]:
    """The connections between cards (their ``lanes`` by id) that stand in different ones, and how
    they look."""
    return [
        (one, ConnectionLook(kind=one.kind, is_friction=one.loop_kind is LoopKind.FRICTION))
        for one in project.referring(Connection, journey_id)
        if one.source in lanes and one.target in lanes and lanes[one.source] != lanes[one.target]
    ]


def ways(
    project: Project,
    journey_id: str,
    cards: Mapping[str, Rectangle],
    lanes: Mapping[str, str],
    others: Mapping[str, Rectangle],
) -> list[Primitive]:
    """The connections between ``cards`` (places by id) that stand in different ``lanes``, drawn
    around these and around ``others``."""
    obstacles = {one: _scaled(place, ENLARGED) for one, place in {**others, **cards}.items()}
    shown = {one: lanes[one] for one in cards}
    looks: dict[str, ConnectionLook] = {}
    wishes: list[Wish] = []
    for one, look in crossings(project, journey_id, shown):
        looks[one.id] = look
        wishes.append(
            Wish(
                one.id,
                obstacles[one.source],
                obstacles[one.target],
                one.source,
                one.target,
                is_loop=one.kind is ConnectionKind.LOOP,
            )
        )
    routes = route(wishes, obstacles)
    return [
        Placed(picture=connection_picture(looks[one], routes[one]), scale=1 / ENLARGED, record=one)
        for one in sorted(routes)
    ]


def bow(look: ConnectionLook, source: Rectangle, target: Rectangle) -> Picture:
    """A connection as a smooth line between the edges of two cards that face one another: found at
    once, however many cards move with each edit, and drawn under them."""
    down = 1.0 if source.y < target.y else -1.0
    x0, y0 = source.x + source.width / 2, source.bottom if down > 0 else source.y
    x1, y1 = target.x + target.width / 2, target.y if down > 0 else target.bottom
    reach = max(abs(y1 - y0) * 0.5, LEAST_BOW) * down
    steps = (("M", x0, y0), ("C", x0, y0 + reach, x1, y1 - reach, x1, y1))
    bounds = Rectangle(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)).inflated(LEAST_BOW)
    return connection_picture(look, Route("", steps, (x1, y1, 0.0, down), None, bounds))


def _scaled(place: Rectangle, by: float) -> Rectangle:
    return Rectangle(place.x * by, place.y * by, place.width * by, place.height * by)
