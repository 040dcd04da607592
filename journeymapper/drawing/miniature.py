"""A journey seen from far away: stages, cards and loops without words, for covers and templates."""

from __future__ import annotations

from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, TouchpointKind
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.card_shapes import PILLS
from journeymapper.drawing.cards import emotion_token
from journeymapper.drawing.chips import chip_rectangle
from journeymapper.drawing.journey_map import connection_wishes, map_bounds
from journeymapper.drawing.options import MapOptions, persona_colours, stage_colour
from journeymapper.drawing.primitives import Box, Ellipse, Path, Picture, Placed, Primitive
from journeymapper.drawing.stages import HEADER_HEIGHT
from journeymapper.layout import route


def miniature(project: Project, journey_id: str, width: float, height: float) -> Picture:
    """The journey at the origin, as large as fits into ``width`` × ``height``."""
    routes = route(*connection_wishes(project, journey_id, with_stickies=False))
    bounds = map_bounds(project, journey_id, routes, {})
    scale = min(width / bounds.width, height / bounds.height)
    thin = 0.9 / scale
    parts: list[Primitive] = []
    left = 0.0
    for place, stage in enumerate(stages_in_order(project, journey_id)):
        parts.append(
            Box(
                x=left + 3,
                y=-HEADER_HEIGHT,
                width=stage.width - 6,
                height=HEADER_HEIGHT * 0.8,
                radius=7,
                fill=stage_colour(stage, place),
            )
        )
        left += stage.width
    for connection in project.referring(Connection, journey_id):
        if connection.id in routes:
            parts.append(_line(connection, routes[connection.id].steps, thin))
    for touchpoint in project.referring(Touchpoint, journey_id):
        parts += _card(project, touchpoint, thin)
    colours = persona_colours(project)
    for presence in project.referring(Presence, journey_id):
        chip = chip_rectangle(presence)
        radius = chip.height / 2
        parts.append(
            Ellipse(
                cx=chip.right - radius,
                cy=chip.cy,
                rx=radius,
                ry=radius,
                fill=colours[presence.persona],
            )
        )
    picture = Picture(
        primitives=tuple(parts), bounds=(bounds.x, bounds.y, bounds.width, bounds.height)
    )
    placed = Placed(picture=picture, x=-bounds.x * scale, y=-bounds.y * scale, scale=scale)
    return Picture(
        primitives=(placed,), bounds=(0.0, 0.0, bounds.width * scale, bounds.height * scale)
    )


def _line(connection: Connection, steps: tuple[tuple[str | float, ...], ...], thin: float) -> Path:
    if connection.kind is not ConnectionKind.LOOP:
        return Path(steps=steps, stroke="connection", stroke_width=thin, opacity=0.55)
    return Path(
        steps=steps,
        stroke="coral" if connection.loop_kind is LoopKind.FRICTION else "accent",
        stroke_width=thin * 1.6,
        dash=(thin * 4.5, thin * 3.5),
        round_caps=False,
    )


def _card(project: Project, touchpoint: Touchpoint, thin: float) -> list[Primitive]:
    look = card_look(project, touchpoint, MapOptions(), {})
    x, y, width, height = touchpoint.x, touchpoint.y, touchpoint.width, touchpoint.height
    radius = min(width, height) / 2 if touchpoint.kind in PILLS else 12.0
    decision = touchpoint.kind is TouchpointKind.DECISION
    box = Box(
        x=x,
        y=y,
        width=width,
        height=height,
        radius=radius,
        fill="card",
        stroke="connection" if decision else "line",
        stroke_width=thin,
    )
    if look.emotion is None or touchpoint.kind in PILLS:
        return [box]
    bar = Box(
        x=x,
        y=y + height * 0.14,
        width=max(thin * 2.4, 8.0),
        height=height * 0.72,
        radius=4.0,
        fill=emotion_token(look.emotion),
    )
    return [box, bar]
