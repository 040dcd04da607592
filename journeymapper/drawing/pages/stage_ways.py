"""The part of a map that stands on one page by stages: its cards moved there, ways between them,
and ways to the signs of what goes on elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Presence, Touchpoint
from journeymapper.drawing.card_numbers import number_sign
from journeymapper.drawing.chips import chip_rectangle
from journeymapper.drawing.connections import (
    connection_label,
    connection_look,
    connection_picture,
)
from journeymapper.drawing.journey_map import card, card_rectangle, chip, connection_wish
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.pages.stage_plan import StagePlan
from journeymapper.drawing.pages.stage_strips import ABOVE
from journeymapper.drawing.primitives import Placed, Primitive
from journeymapper.layout import Rectangle, Route, Wish, route

_WALL = 400.0


def page_of_each(project: Project, plan: StagePlan) -> dict[str, int]:
    """On which page touchpoints and personas stand, by id."""
    found: dict[str, int] = {}
    for number, page in enumerate(plan.pages):
        for strip in page:
            for key in strip.keys:
                presence = project.find(key)
                if isinstance(presence, Presence):
                    found.setdefault(presence.persona, number)
                else:
                    found[key] = number
    return found


def moved(project: Project, journey: Journey, plan: StagePlan) -> Project:
    """A copy of the project in which every card stands where its page has it, in journey units
    from the page's first strip on."""
    copy = project.snapshot()
    changes: list[Change] = []
    shifts: dict[str, tuple[float, float, float]] = {}
    for number, (page, spread) in enumerate(zip(plan.pages, plan.spreads, strict=True)):
        for strip, start in zip(page, plan.starts(number), strict=False):
            for key in strip.keys:
                one = copy.find(key)
                assert isinstance(one, Touchpoint | Presence)
                box = card_rectangle(one) if isinstance(one, Touchpoint) else chip_rectangle(one)
                middle = (box.x + box.width / 2 - strip.left) * spread + start
                x, y = middle - box.width / 2, box.y - strip.top + ABOVE
                changes.append(Change(one, replace(one, x=x, y=y)))
                end = one.persona if isinstance(one, Presence) else key
                shifts.setdefault(end, (number, start - strip.left * spread, y - box.y))
    for way in project.referring(Connection, journey.id):
        if not way.bends:
            continue
        shift = shifts.get(way.source)
        bends: tuple[tuple[float, float], ...] = ()
        if shift is not None and shift == shifts.get(way.target):
            spread = plan.spreads[int(shift[0])]
            bends = tuple((x * spread + shift[1], y + shift[2]) for x, y in way.bends)
        changes.append(Change(way, replace(way, bends=bends)))
    copy.apply(changes)
    return copy


@frozen
class PagePart:
    """What of the map stands on a page, back to front, in the units of the ``moved`` project."""

    primitives: tuple[Primitive, ...]
    bounds: Rectangle
    """Of cards and of the ways between them."""


def part_of(
    project: Project,
    journey: Journey,
    keys: Sequence[str],
    signs: Mapping[str, tuple[str, Rectangle]],
    area: Rectangle,
    options: MapOptions,
) -> PagePart:
    """Cards and chips by their ids, with their ways. ``signs`` are, by connections that go on
    elsewhere, the name of a sign and where it stands; ways keep within the ``area``."""
    colours = persona_colours(project)
    cards = [one for key in keys if (one := project.touchpoints.get(key))]
    chips = [known for key in keys if (known := project.presences.get(key))]
    places = {one.id: card_rectangle(one) for one in cards}
    for presence in chips:
        places.setdefault(presence.persona, chip_rectangle(presence))
    wishes: list[Wish] = []
    for connection in project.referring(Connection, journey.id):
        if connection.source in places and connection.target in places:
            wish = connection_wish(connection, places, options.type_scale)
        elif connection.id in signs:
            wish = _wish_to_sign(connection, places, *signs[connection.id])
        else:
            continue
        assert wish is not None
        wishes.append(wish)
    obstacles = {**places, **dict(signs.values()), **_walls(area)}
    routes = route(wishes, obstacles)
    lines: list[Primitive] = []
    labels: list[Primitive] = []
    bounds: Rectangle | None = None
    for connection in project.referring(Connection, journey.id):
        way = routes.get(connection.id)
        if way is None:
            continue
        line, label = _drawn(project, connection, way, places, options.type_scale)
        lines.append(line)
        labels += label
        bounds = way.bounds if bounds is None else bounds.united(way.bounds)
    for box in places.values():
        bounds = box if bounds is None else bounds.united(box)
    numbers = [
        number_sign(project.touchpoints[key], number, options.type_scale)
        for key, number in options.numbers
        if key in places and key in project.touchpoints
    ]
    return PagePart(
        (
            *lines,
            *(card(project, one, options, colours) for one in cards),
            *(chip(project, one, options, colours) for one in chips if options.shows(one.persona)),
            *numbers,
            *labels,
        ),
        bounds or Rectangle(0.0, 0.0, 1.0, 1.0),
    )


def _wish_to_sign(
    connection: Connection, places: Mapping[str, Rectangle], name: str, sign: Rectangle
) -> Wish:
    source, target = places.get(connection.source), places.get(connection.target)
    here = source or target
    assert here is not None
    inner = "left" if sign.x > here.x else "right"
    return Wish(
        connection.id,
        source or sign,
        target or sign,
        connection.source if source else name,
        connection.target if target else name,
        (connection.source_side.value if connection.source_side else "") if source else inner,
        (connection.target_side.value if connection.target_side else "") if target else inner,
    )


def _drawn(
    project: Project,
    connection: Connection,
    way: Route,
    places: Mapping[str, Rectangle],
    type_scale: float,
) -> tuple[Placed, list[Placed]]:
    look = connection_look(project, connection, way, type_scale)
    if connection.source not in places:
        look = replace(look, source_inset=0.0)
    if connection.target not in places:
        look = replace(look, target_inset=0.0)
    label = connection_label(look, way)
    named = [] if label is None else [Placed(picture=label, record=connection.id)]
    return Placed(picture=connection_picture(look, way), record=connection.id), named


def _walls(area: Rectangle) -> dict[str, Rectangle]:
    x, y, width, height = area.x, area.y, area.width, area.height
    wide, tall = width + 2 * _WALL, height + 2 * _WALL
    return {
        "wall:top": Rectangle(x - _WALL, y - _WALL, wide, _WALL),
        "wall:bottom": Rectangle(x - _WALL, y + height, wide, _WALL),
        "wall:left": Rectangle(x - _WALL, y - _WALL, _WALL, tall),
        "wall:right": Rectangle(x + width, y - _WALL, _WALL, tall),
    }
