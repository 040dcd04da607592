"""Ways between the cards of a blueprint, over its lines: on a page around everything that stands,
on the screen as ``gutters`` says."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind
from journeymapper.drawing.connections import ConnectionLook, connection_picture
from journeymapper.drawing.primitives import Placed, Primitive
from journeymapper.layout import Rectangle, Wish, route

ENLARGED = 2.6
"""Cards on paper stand closer than on the map; ways are looked for in a world so much larger."""


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


def _scaled(place: Rectangle, by: float) -> Rectangle:
    return Rectangle(place.x * by, place.y * by, place.width * by, place.height * by)
