"""What goes into routing and what comes out of it: wishes and routes."""

from __future__ import annotations

from typing import Final

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import (
    Point,
    Rectangle,
    Steps,
    distance_to_points,
    flatten,
    point_along,
)

LEFT: Final = "left"
RIGHT: Final = "right"
TOP: Final = "top"
BOTTOM: Final = "bottom"
SIDES: Final = (RIGHT, LEFT, BOTTOM, TOP)


@frozen
class Wish:
    """One connection that wants a line.

    ``source`` and ``target`` are the cards at its ends (the same one for a self loop);
    ``source_id`` and ``target_id`` are the ids under which these stand among the obstacles.
    An empty side means: choose. ``bends`` are points that the user wants the line to pass through.
    ``is_loop`` makes it an arc that leads back. ``label_size`` is the width and height of the pill
    that carries its name, None without one.
    """

    id: str
    source: Rectangle
    target: Rectangle
    source_id: str
    target_id: str
    source_side: str = ""
    target_side: str = ""
    bends: tuple[Point, ...] = ()
    is_loop: bool = False
    label_size: tuple[float, float] | None = None


@frozen
class Route:
    """How one connection runs, in journey units.

    ``steps`` begin on the source's edge and end on the target's edge: ("M", x, y), ("L", x, y),
    ("C", x1, y1, x2, y2, x, y). ``arrow`` is the tip and the unit direction of the arrow head,
    ``label`` the centre of the label's pill, which lies on the line or, where that would cover
    cards, beside it. ``bounds`` holds line and pill.
    """

    id: str
    steps: Steps
    arrow: tuple[float, float, float, float]
    label: Point | None
    bounds: Rectangle


def distance_to_route(route: Route, x: float, y: float) -> float:
    """How far the point is from the line, in journey units."""
    return distance_to_points(flatten(route.steps), x, y)


def point_at(route: Route, fraction: float) -> tuple[float, float, float, float]:
    """The point at ``fraction`` (0 source, 1 target) of the line's length: x, y, direction."""
    return point_along(flatten(route.steps), fraction)
