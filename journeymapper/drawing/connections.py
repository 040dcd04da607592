"""Connections: paths, hand-offs and loops along their routes, with arrow head and label."""

from __future__ import annotations

from functools import lru_cache

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, loop_said
from journeymapper.drawing.card_shapes import edge_inset
from journeymapper.drawing.figures import percent, rhythm
from journeymapper.drawing.marks import pill, pill_height, pill_width, polygon
from journeymapper.drawing.primitives import Box, Path, Picture, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.going_on import go_on
from journeymapper.layout import Route
from journeymapper.text import Style, measure

ARROW_LENGTH = 9.0
ARROW_WIDTH = 8.0
LABEL_STYLE = Style(11.0, 600)
LONGEST_LABEL = 240.0
PLAIN_WIDTH = 1.6
LOOP_DASH = (6.0, 4.5)
FRICTION_DASH = (6.0, 3.0, 1.5, 3.0)


@frozen(kw_only=True)
class ConnectionLook:
    """All that a connection's picture depends on, but for its route. The insets tell how far the
    drawn edges of its ends lie inside their rectangles."""

    kind: ConnectionKind = ConnectionKind.PATH
    is_friction: bool = False
    label: str = ""
    share: float | None = None
    source_inset: float = 0.0
    target_inset: float = 0.0
    type_scale: float = 1.0

    @property
    def colour(self) -> str:
        if self.kind is ConnectionKind.LOOP:
            return "coral" if self.is_friction else "accent"
        return "connection"

    @property
    def width(self) -> float:
        if self.kind is ConnectionKind.LOOP:
            return 1.9
        return PLAIN_WIDTH if self.share is None else 1.5 + 2.5 * min(max(self.share, 0.0), 1.0)


def label_text(connection: Connection) -> str:
    """What stands on the line: ``feedback loop · every 2 weeks``, ``27%``; empty for nothing."""
    parts = [" ".join(connection.label.split())]
    if connection.kind is ConnectionKind.LOOP:
        if not parts[0]:
            parts = [loop_said(connection.loop_kind)]
        if connection.every_days:
            parts.append(rhythm(connection.every_days))
    if connection.share is not None:
        # The same in every locale: routes leave room for it, and none is laid out for a locale.
        parts.append(percent(connection.share))
    return " · ".join(part for part in parts if part)


def label_size(connection: Connection, type_scale: float = 1.0) -> tuple[float, float] | None:
    """Width and height of the label's pill in journey units; None without a label."""
    text = label_text(connection)
    if not text:
        return None
    return _label_box(text, type_scale)


def _is_bare(text: str) -> bool:
    """A share alone is a number on its line; a rim round it would hide short arrows."""
    return len(text) <= 5 and text.endswith("%")


def _label_box(text: str, type_scale: float) -> tuple[float, float]:
    style = Style(LABEL_STYLE.size * type_scale, LABEL_STYLE.weight)
    if _is_bare(text):
        return measure(text, style) + style.size * 0.5, round(style.size * 1.2, 2)
    return pill_width(text, style, LONGEST_LABEL * type_scale), pill_height(style)


def connection_look(
    project: Project, connection: Connection, route: Route, type_scale: float = 1.0
) -> ConnectionLook:
    """How this connection looks now, along this route."""
    go_on()
    _, x, y = route.steps[0]
    tip_x, tip_y, _, _ = route.arrow
    return ConnectionLook(
        kind=connection.kind,
        is_friction=connection.loop_kind is LoopKind.FRICTION,
        label=label_text(connection),
        share=connection.share,
        source_inset=_inset(project, connection.source, float(x), float(y)),
        target_inset=_inset(project, connection.target, tip_x, tip_y),
        type_scale=type_scale,
    )


def _inset(project: Project, end: str, x: float, y: float) -> float:
    card = project.touchpoints.get(end)
    if card is None:
        return 0.0
    side, at = _port(card, x, y)
    return round(edge_inset(card.kind, card.width, card.height, side, at), 3)


def _port(card: Touchpoint, x: float, y: float) -> tuple[str, float]:
    """The side of the card on which a point lies, and how far from that side's middle."""
    aside, below = x - card.x - card.width / 2, y - card.y - card.height / 2
    distances = (
        (abs(x - card.x), "left", below),
        (abs(x - card.x - card.width), "right", below),
        (abs(y - card.y), "top", aside),
        (abs(y - card.y - card.height), "bottom", aside),
    )
    _, side, at = min(distances)
    return side, at


def _dash(look: ConnectionLook) -> tuple[float, ...]:
    """Friction differs by more than its colour, which grey print does not show."""
    if look.kind is not ConnectionKind.LOOP:
        return ()
    return FRICTION_DASH if look.is_friction else LOOP_DASH


@lru_cache(maxsize=8192)
def connection_picture(look: ConnectionLook, route: Route) -> Picture:
    """The line where its route runs, without its label. It ends inside the arrow head, whose tip
    touches the card."""
    steps = _fitted_steps(look, route)
    line = Path(
        steps=steps,
        stroke=look.colour,
        stroke_width=look.width,
        dash=_dash(look),
        round_caps=look.kind is not ConnectionKind.LOOP,
    )
    primitives: list[Primitive] = [line]
    if look.kind is ConnectionKind.HAND_OFF:
        primitives = [
            Path(steps=steps, stroke=look.colour, stroke_width=look.width + 3.4),
            Path(steps=steps, stroke="paper", stroke_width=look.width + 0.6),
        ]
    primitives.append(_arrow_head(look, route))
    # Within pills and decisions the line goes on beyond its route, to their drawn edges.
    box = route.bounds.inflated(ARROW_WIDTH + max(look.source_inset, look.target_inset))
    return Picture(primitives=tuple(primitives), bounds=(box.x, box.y, box.width, box.height))


@lru_cache(maxsize=8192)
def connection_label(look: ConnectionLook, route: Route) -> Picture | None:
    """The pill on the line; apart from the line, so that no other line crosses it."""
    if not look.label or route.label is None:
        return None
    style = Style(LABEL_STYLE.size * look.type_scale, LABEL_STYLE.weight)
    width, height = _label_box(look.label, look.type_scale)
    x, y = route.label[0] - width / 2, route.label[1] - height / 2
    colour = {"connection": "muted", "coral": "coral_text"}.get(look.colour, look.colour)
    primitives: tuple[Primitive, ...]
    if _is_bare(look.label):
        ground = Box(x=x, y=y, width=width, height=height, radius=height / 3, fill="card")
        middle = y + height / 2
        primitives = (
            ground,
            one_line(look.label, style, x, middle, width, fill=colour, align="centre"),
        )
    else:
        primitives = pill(
            look.label, style, x, y, width, fill="card", colour=colour, stroke=look.colour
        )
    return Picture(primitives=primitives, bounds=(x - 1, y - 1, width + 2, height + 2))


def _tip(look: ConnectionLook, route: Route) -> tuple[float, float]:
    x, y, dx, dy = route.arrow
    return x + dx * look.target_inset, y + dy * look.target_inset


def _arrow_size(look: ConnectionLook) -> tuple[float, float]:
    wide = max(look.width - 2.0, 0.0) + (3.0 if look.kind is ConnectionKind.HAND_OFF else 0.0)
    return ARROW_LENGTH + wide, ARROW_WIDTH + 1.4 * wide


def _arrow_head(look: ConnectionLook, route: Route) -> Path:
    x, y = _tip(look, route)
    _, _, dx, dy = route.arrow
    length, width = _arrow_size(look)
    back_x, back_y = x - dx * length, y - dy * length
    half_x, half_y = -dy * width / 2, dx * width / 2
    return polygon(
        ((x, y), (back_x + half_x, back_y + half_y), (back_x - half_x, back_y - half_y)),
        fill=look.colour,
    )


def _fitted_steps(look: ConnectionLook, route: Route) -> tuple[tuple[str | float, ...], ...]:
    """The route's steps, begun at the source's drawn edge and ended inside the arrow head."""
    steps = list(route.steps)
    tip_x, tip_y = _tip(look, route)
    _, _, dx, dy = route.arrow
    length, _ = _arrow_size(look)
    reach = length * 0.8
    steps[-1] = (*steps[-1][:-2], tip_x - dx * reach, tip_y - dy * reach)
    if look.source_inset > 0.05 and len(steps) > 1:
        _, x, y = (float(one) if place else one for place, one in enumerate(steps[0]))
        towards = steps[1]
        ux, uy = float(towards[1]) - float(x), float(towards[2]) - float(y)
        distance = (ux * ux + uy * uy) ** 0.5
        if distance > 0:
            back = look.source_inset / distance
            start: tuple[str | float, ...] = (
                "M",
                float(x) - ux * back,
                float(y) - uy * back,
            )
            steps[:1] = [start, ("L", float(x), float(y))]
    return tuple(steps)
