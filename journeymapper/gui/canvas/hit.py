"""What lies under a point of the widget."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journeymapper.domain.frozen import frozen
from journeymapper.gui.canvas.camera import BAND, HEADER_BOTTOM, HEADER_TOP, Camera
from journeymapper.gui.canvas.scene import Scene
from journeymapper.layout import Rectangle, distance_to_route

if TYPE_CHECKING:
    from collections.abc import Iterable

GRAB = 6.0
"""How near, in pixels, the pointer must be to a line or an edge."""
DOT = 8.0
SMALL_DOT = 5.0
"""How near to a dot on a card that is shown small, most of which is there to be dragged."""
ROOMY = 0.6
SMALLEST_WITH_HANDLES = 0.4
"""Below this zoom cards are too small for dots on their edges."""


@frozen
class Hit:
    """``part`` is one of: paper, band, card, chip, sticky, line, label, end, bend, dot, corner,
    header, header_edge. ``record_id`` of a chip is its presence. ``detail`` tells which dot (a
    side), end (source, target) or bend (its number)."""

    part: str
    record_id: str = ""
    detail: str = ""


PAPER = Hit("paper")


def sides_of(box: Rectangle) -> dict[str, tuple[float, float]]:
    """The middle of each side of a card, where the dots for new connections are."""
    return {
        "left": (box.x, box.cy),
        "right": (box.right, box.cy),
        "top": (box.cx, box.y),
        "bottom": (box.cx, box.bottom),
    }


class Finder:
    """Hit tests over what the scene holds; handles of what is hovered or selected come first."""

    def __init__(self, scene: Scene, camera: Camera) -> None:
        self._scene = scene
        self._camera = camera

    def at(self, point: QPointF, hovered: str = "", selection: Iterable[str] = ()) -> Hit:
        """The topmost thing under the point."""
        if point.y() < BAND:
            return self._header_at(point)
        selected = list(selection)
        alone = selected[0] if len(selected) == 1 else ""
        return (
            self._handle_at(point, hovered, alone)
            or self._box_at(point)
            or self._line_at(point)
            or PAPER
        )

    def card_at(self, point: QPointF) -> str:
        """The card or chip under the point, or an empty text; forgiving by a few pixels."""
        hit = self._box_at(point)
        if hit is not None and hit.part in ("card", "chip"):
            return hit.record_id
        x, y = self._camera.journey_point(point)
        near = 12 / self._camera.zoom
        area = Rectangle(x - near, y - near, 2 * near, 2 * near)
        for key in self._scene.cards.meeting(area):
            if self._scene.part_of(key) != "sticky":
                return key
        return ""

    def line_at(self, point: QPointF) -> str:
        """The connection under the point, or an empty text."""
        hit = self._line_at(point)
        return hit.record_id if hit else ""

    def _header_at(self, point: QPointF) -> Hit:
        if not HEADER_TOP - 4 <= point.y() <= HEADER_BOTTOM + 4:
            return Hit("band")
        lefts, camera = self._scene.lefts, self._camera
        columns = [
            (stage.id, camera.x_of(lefts[stage.id]), camera.x_of(lefts[stage.id] + stage.width))
            for stage in self._scene.stages
        ]
        for stage_id, _, right in reversed(columns):
            if abs(point.x() - right) <= GRAB:
                return Hit("header_edge", stage_id)
        for stage_id, left, right in columns:
            if left <= point.x() < right:
                return Hit("header", stage_id)
        return Hit("band")

    def _handle_at(self, point: QPointF, hovered: str, alone: str) -> Hit | None:
        camera = self._camera
        route = self._scene.routes.get(alone)
        if route is not None:
            connection = self._scene.project.connections[alone]
            for name, (x, y) in (
                ("target", route.arrow[:2]),
                ("source", (float(route.steps[0][1]), float(route.steps[0][2]))),
            ):
                if self._near(point, x, y, DOT):
                    return Hit("end", alone, name)
            for place, (x, y) in enumerate(connection.bends):
                if self._near(point, x, y, DOT):
                    return Hit("bend", alone, str(place))
        box = self._scene.cards.boxes.get(alone)
        if box is not None and self._scene.part_of(alone) == "card":
            corner = camera.point_of(box.right, box.bottom) - QPointF(4, 4)
            if abs(point.x() - corner.x()) <= 7 and abs(point.y() - corner.y()) <= 7:
                return Hit("corner", alone)
        if camera.zoom < SMALLEST_WITH_HANDLES:
            return None
        reach = DOT if camera.zoom >= ROOMY else SMALL_DOT
        for key in dict.fromkeys((hovered, alone)):
            box = self._scene.cards.boxes.get(key)
            if box is None or self._scene.part_of(key) == "sticky":
                continue
            for side, (x, y) in sides_of(box).items():
                if self._near(point, x, y, reach):
                    return Hit("dot", key, side)
        return None

    def _near(self, point: QPointF, x: float, y: float, reach: float) -> bool:
        return hypot(point.x() - self._camera.x_of(x), point.y() - self._camera.y_of(y)) <= reach

    def _box_at(self, point: QPointF) -> Hit | None:
        x, y = self._camera.journey_point(point)
        found = list(self._scene.cards.meeting(Rectangle(x, y, 0, 0)))
        if not found:
            return None
        key = self._scene.topmost(found)
        return Hit(self._scene.part_of(key), key)

    def _line_at(self, point: QPointF) -> Hit | None:
        x, y = self._camera.journey_point(point)
        reach = GRAB / self._camera.zoom
        area = Rectangle(x - reach, y - reach, 2 * reach, 2 * reach)
        best: tuple[float, str] | None = None
        for key in self._scene.lines.meeting(area):
            route = self._scene.routes[key]
            size = self._scene.label_size(key)
            if route.label is not None and size is not None:
                dx, dy = abs(x - route.label[0]), abs(y - route.label[1])
                if dx <= size[0] / 2 and dy <= size[1] / 2:
                    return Hit("label", key)
            distance = distance_to_route(route, x, y)
            if distance <= reach and (best is None or (distance, key) < best):
                best = (distance, key)
        return Hit("line", best[1]) if best else None
