"""The router: keeps the obstacles and routes of one canvas and renews what an edit touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.layout.geometry import (
    Outline,
    Rectangle,
    box_of_points,
    flatten_outline,
    rectangle_of,
    steps_of,
)
from journeymapper.layout.records import BOTTOM, LEFT, RIGHT, TOP, Route, Wish, point_at
from journeymapper.layout.shapes import EAR, NORMAL, arc, curve, ear, port, through


def route(wishes: Sequence[Wish], obstacles: Mapping[str, Rectangle]) -> dict[str, Route]:
    """All routes at once, by the ids of the wishes."""
    router = Router()
    router.set_all(wishes, obstacles)
    return router.routes


class Router:
    """Routes that follow the cards.

    ``routes`` holds the present route of every wish.
    """

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self._wishes: dict[str, Wish] = {}
        self._obstacles: dict[str, Rectangle] = {}

    def set_all(self, wishes: Sequence[Wish], obstacles: Mapping[str, Rectangle]) -> None:
        """Start anew with these wishes and obstacles."""
        self._wishes = {wish.id: wish for wish in sorted(wishes, key=lambda wish: wish.id)}
        self._obstacles = dict(obstacles)
        self.routes = {key: _route(wish) for key, wish in self._wishes.items()}

    def update(
        self,
        changed_obstacles: Mapping[str, Rectangle | None],
        changed_wishes: Mapping[str, Wish | None],
    ) -> dict[str, Route | None]:
        """Take changed cards and wishes (None: removed) and return only routes that changed.

        A wish whose card moved must be among ``changed_wishes`` with its new rectangles.
        """
        before = self.routes
        for key, box in changed_obstacles.items():
            if box is None:
                self._obstacles.pop(key, None)
            else:
                self._obstacles[key] = box
        wishes = {**self._wishes}
        for name, wish in changed_wishes.items():
            if wish is None:
                wishes.pop(name, None)
            else:
                wishes[name] = wish
        self.set_all(list(wishes.values()), self._obstacles)
        changed: dict[str, Route | None] = {
            key: found for key, found in self.routes.items() if before.get(key) != found
        }
        changed.update({key: None for key in before if key not in self.routes})
        return changed


def _route(wish: Wish) -> Route:
    source, target = wish.source.box, wish.target.box
    outline: Outline | None = None
    start_side, end_side = RIGHT, LEFT
    if wish.source_id == wish.target_id:
        end_side = RIGHT
        outline = ear(source, TOP, RIGHT, EAR)
    elif wish.bends:
        outline = through(port(source, RIGHT), RIGHT, wish.bends, port(target, LEFT), LEFT)
    elif wish.is_loop:
        start_side = end_side = BOTTOM
        start, end = port(source, BOTTOM), port(target, BOTTOM)
        outline = arc(start, end, BOTTOM, 40 + 0.15 * abs(end[0] - start[0]))
    else:
        for start_side, end_side in ((RIGHT, LEFT), (BOTTOM, TOP), (TOP, BOTTOM), (LEFT, RIGHT)):
            outline = curve(port(source, start_side), start_side, port(target, end_side), end_side)
            if outline:
                break
    if outline is None:
        outline = (port(source, start_side), port(target, end_side))
    nx, ny = NORMAL[end_side]
    tip = outline[-1]
    found = Route(
        wish.id,
        steps_of(outline),
        (tip[-2], tip[-1], -nx, -ny),
        None,
        rectangle_of(box_of_points(flatten_outline(outline))),
    )
    if wish.label_size is None:
        return found
    x, y, _, _ = point_at(found, 0.5)
    return Route(found.id, found.steps, found.arrow, (x, y), found.bounds)
