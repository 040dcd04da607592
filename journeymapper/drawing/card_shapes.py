"""The papers of cards: what stands under the text of each kind of touchpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.domain.vocabulary import Outcome, TouchpointKind
from journeymapper.drawing.marks import polygon
from journeymapper.drawing.primitives import Box, Primitive

if TYPE_CHECKING:
    from journeymapper.drawing.cards import CardLook

RADIUS = 9.0
POINT = 14.0
"""How far the sides of a decision come to a point."""
PILLS = frozenset({TouchpointKind.START, TouchpointKind.END})
_QUIET = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})


def edge_inset(kind: TouchpointKind, width: float, height: float, side: str, at: float) -> float:
    """How far the drawn edge lies inside the card's rectangle at ``at`` units from the middle of a
    side (``left``, ``right``, ``top``, ``bottom``): 0 but for pills and decisions."""
    across = side in ("left", "right")
    if kind is TouchpointKind.DECISION and across:
        return min(POINT, width / 4) * min(abs(at) / (height / 2), 1.0)
    if kind in PILLS:
        radius = min(width, height) / 2
        straight = (height if across else width) / 2 - radius
        beyond = min(max(abs(at) - straight, 0.0), radius)
        return float(radius - (radius * radius - beyond * beyond) ** 0.5)
    return 0.0


def card_shape(look: CardLook) -> tuple[Primitive, ...]:
    """The paper of a card: a rectangle, a pill for starts and ends, a decision's points; tinted
    in season."""
    width, height = look.width, look.height
    if look.kind is TouchpointKind.DECISION:
        point = min(POINT, width / 4)
        middle = height / 2
        corners = (
            (0.0, middle),
            (point, 0.0),
            (width - point, 0.0),
            (width, middle),
            (width - point, height),
            (point, height),
        )
        under = Box(x=point, y=0, width=width - 2 * point, height=height, fill="card", shadow=True)
        fill, stroke = ("amber_soft", "amber") if look.in_season else ("card", "connection")
        return (under, polygon(corners, fill=fill, stroke=stroke))
    fill, stroke, radius = "card", "line", RADIUS
    dash: tuple[float, ...] = ()
    if look.kind in PILLS:
        radius = min(width, height) / 2
        fill, stroke = _pill_colours(look)
    elif look.kind in _QUIET:
        fill = "quiet"
    elif look.kind in (TouchpointKind.OWN_STEP, TouchpointKind.WAIT):
        fill = "card" if look.kind is TouchpointKind.OWN_STEP else "paper"
        stroke, dash = "connection", (4.0, 3.0)
    if look.in_season:
        fill, stroke = "amber_soft", "amber"
    box = Box(
        x=0,
        y=0,
        width=width,
        height=height,
        radius=min(radius, min(width, height) / 2),
        fill=fill,
        stroke=stroke,
        dash=dash,
        shadow=look.kind not in _QUIET,
    )
    return (box,)


def _pill_colours(look: CardLook) -> tuple[str, str]:
    if look.kind is TouchpointKind.START or look.outcome is Outcome.WON:
        return "accent_soft", "accent"
    if look.outcome is Outcome.LOST:
        return "coral_soft", "coral"
    return "quiet", "connection"
