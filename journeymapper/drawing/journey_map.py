"""One journey as a map: its parts apart, for a canvas, or as one picture."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.card_numbers import number_sign
from journeymapper.drawing.cards import card_picture
from journeymapper.drawing.chips import chip_look, chip_picture, chip_rectangle
from journeymapper.drawing.connections import (
    connection_label,
    connection_look,
    connection_picture,
    label_size,
)
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.primitives import Picture, Placed, Primitive
from journeymapper.drawing.stages import HEADER_HEIGHT, header_look, header_picture, separator
from journeymapper.drawing.stickies import sticky_look, sticky_picture, sticky_places
from journeymapper.layout import Rectangle, Route, Wish, route

MARGIN = 24.0
HEADERS = "headers"
"""The obstacle that keeps connections below the stage headers."""


@frozen(kw_only=True)
class JourneyMap:
    """The parts of a map, back to front: separators, connections, stickies, cards, chips, numbers
    of a review, labels of connections, headers. All but numbers, headers and separators are listed
    by the id of their record (a chip by its presence). ``bounds`` hold everything."""

    separators: Picture
    connections: Mapping[str, Picture]
    labels: Mapping[str, Picture]
    stickies: Mapping[str, Placed]
    cards: Mapping[str, Placed]
    chips: Mapping[str, Placed]
    numbers: tuple[Placed, ...]
    headers: tuple[Placed, ...]
    routes: Mapping[str, Route]
    bounds: Rectangle


def card_rectangle(touchpoint: Touchpoint) -> Rectangle:
    return Rectangle(touchpoint.x, touchpoint.y, touchpoint.width, touchpoint.height)


def card(
    project: Project,
    touchpoint: Touchpoint,
    options: MapOptions,
    colours: dict[str, str] | None = None,
) -> Placed:
    """A touchpoint's card where it stands."""
    return Placed(
        picture=card_picture(card_look(project, touchpoint, options, colours)),
        x=touchpoint.x,
        y=touchpoint.y,
        opacity=options.opacity(touchpoint.id),
        record=touchpoint.id,
    )


def ends(project: Project, journey_id: str) -> dict[str, Rectangle]:
    """Where connections may begin and end: touchpoints and present personas, by id."""
    found = {one.id: card_rectangle(one) for one in project.referring(Touchpoint, journey_id)}
    for presence in project.referring(Presence, journey_id):
        found.setdefault(presence.persona, chip_rectangle(presence))
    return found


def connection_wish(
    connection: Connection, places: Mapping[str, Rectangle], type_scale: float = 1.0
) -> Wish | None:
    """What a connection asks of the router; None while one of its ends is not on the canvas.
    ``places`` are those of ``ends``."""
    source, target = places.get(connection.source), places.get(connection.target)
    if source is None or target is None:
        return None
    return Wish(
        connection.id,
        source,
        target,
        connection.source,
        connection.target,
        connection.source_side.value if connection.source_side else "",
        connection.target_side.value if connection.target_side else "",
        connection.bends,
        connection.kind is ConnectionKind.LOOP,
        label_size(connection, type_scale),
    )


def connection_wishes(
    project: Project, journey_id: str, type_scale: float = 1.0, with_stickies: bool = True
) -> tuple[list[Wish], dict[str, Rectangle]]:
    """What routing needs: the wishes of all connections and all that stands in their way."""
    places = ends(project, journey_id)
    wishes = [
        wish
        for connection in project.referring(Connection, journey_id)
        if (wish := connection_wish(connection, places, type_scale)) is not None
    ]
    notes = sticky_places(project, journey_id, type_scale) if with_stickies else {}
    obstacles = {**places, **notes}
    width = sum(stage.width for stage in stages_in_order(project, journey_id))
    if width:
        obstacles[HEADERS] = Rectangle(0.0, -HEADER_HEIGHT - 400.0, width, HEADER_HEIGHT + 392.0)
    return wishes, obstacles


def build_map(
    project: Project,
    journey_id: str,
    options: MapOptions | None = None,
    routes: Mapping[str, Route] | None = None,
) -> JourneyMap:
    """The whole map of one journey; without ``routes`` connections are routed here."""
    options = options or MapOptions()
    scale = options.type_scale
    if routes is None:
        routes = route(*connection_wishes(project, journey_id, scale, options.stickies))
    colours = persona_colours(project)
    cards = {
        one.id: card(project, one, options, colours)
        for one in project.referring(Touchpoint, journey_id)
    }
    chips = {
        one.id: chip(project, one, options, colours)
        for one in project.referring(Presence, journey_id)
        if options.shows(one.persona)
    }
    places = sticky_places(project, journey_id, scale) if options.stickies else {}
    stickies = {
        one: Placed(
            picture=sticky_picture(sticky_look(project, project.stickies[one], place.width, scale)),
            x=place.x,
            y=place.y,
            opacity=options.opacity(one),
            record=one,
        )
        for one, place in places.items()
    }
    looks = {
        one.id: connection_look(project, one, routes[one.id], scale)
        for one in project.referring(Connection, journey_id)
        if one.id in routes
    }
    labels = {one: connection_label(look, routes[one]) for one, look in looks.items()}
    headers = stage_headers(project, journey_id)
    bounds = map_bounds(project, journey_id, routes, places)
    return JourneyMap(
        separators=separators(project, journey_id, bounds.bottom),
        connections={one: connection_picture(look, routes[one]) for one, look in looks.items()},
        labels={one: label for one, label in labels.items() if label is not None},
        stickies=stickies,
        cards=cards,
        chips=chips,
        numbers=tuple(
            number_sign(project.touchpoints[one], number, scale)
            for one, number in options.numbers
            if one in cards
        ),
        headers=headers,
        routes=routes,
        bounds=bounds,
    )


def chip(
    project: Project,
    presence: Presence,
    options: MapOptions,
    colours: dict[str, str] | None = None,
) -> Placed:
    """A persona's chip where it stands."""
    colours = persona_colours(project) if colours is None else colours
    persona = project.personas[presence.persona]
    return Placed(
        picture=chip_picture(chip_look(project, persona, colours[persona.id], options.type_scale)),
        x=presence.x,
        y=presence.y,
        opacity=options.opacity(persona.id),
        record=presence.id,
    )


def stage_headers(project: Project, journey_id: str) -> tuple[Placed, ...]:
    """The bands over the columns, from left to right."""
    headers: list[Placed] = []
    left = 0.0
    for place, stage in enumerate(stages_in_order(project, journey_id)):
        picture = header_picture(header_look(project, stage, place))
        headers.append(Placed(picture=picture, x=left, y=-HEADER_HEIGHT, record=stage.id))
        left += stage.width
    return tuple(headers)


def separators(project: Project, journey_id: str, bottom: float, top: float = 0.0) -> Picture:
    """Dotted lines between neighbouring columns, from ``top`` down to ``bottom``."""
    lines: list[Primitive] = []
    left = 0.0
    stages = stages_in_order(project, journey_id)
    for stage in stages[:-1]:
        left += stage.width
        lines.append(separator(left, top + 8.0, bottom))
    return Picture(primitives=tuple(lines), bounds=(0.0, 0.0, max(left, 0.0), max(bottom, 0.0)))


def map_bounds(
    project: Project,
    journey_id: str,
    routes: Mapping[str, Route],
    notes: Mapping[str, Rectangle],
) -> Rectangle:
    """The rectangle that holds headers, cards, chips, notes and connections."""
    width = sum(stage.width for stage in stages_in_order(project, journey_id))
    bounds = Rectangle(0.0, -HEADER_HEIGHT, width, HEADER_HEIGHT + MARGIN) if width else None
    places = [
        *ends(project, journey_id).values(),
        *notes.values(),
        *(one.bounds for one in routes.values()),
    ]
    for place in places:
        bounds = place if bounds is None else bounds.united(place)
    return bounds or Rectangle(0.0, 0.0, 264.0, 120.0)


def map_primitives(built: JourneyMap, options: MapOptions) -> tuple[Primitive, ...]:
    """Everything but the headers, back to front, in journey units."""
    return (
        *built.separators.primitives,
        *(
            Placed(picture=picture, opacity=options.opacity(one), record=one)
            for one, picture in built.connections.items()
        ),
        *built.stickies.values(),
        *built.cards.values(),
        *built.chips.values(),
        *built.numbers,
        *(
            Placed(picture=picture, opacity=options.opacity(one), record=one)
            for one, picture in built.labels.items()
        ),
    )


def whole_map(project: Project, journey_id: str, options: MapOptions | None = None) -> Picture:
    """The map as one picture with a margin: what is copied or exported without a page."""
    options = options or MapOptions()
    built = build_map(project, journey_id, options)
    box = built.bounds.inflated(MARGIN)
    return Picture(
        # Labels of ways above the first row reach a little into the bands.
        primitives=(*built.headers, *map_primitives(built, options)),
        bounds=(box.x, box.y, box.width, box.height),
    )
