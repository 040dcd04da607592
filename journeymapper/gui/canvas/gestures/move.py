"""Move: press chooses a card, dragging moves all that is chosen; one edit at release."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from heapq import nsmallest

from PySide6.QtCore import Qt

from journeymapper.commands.touchpoints import MoveTouchpoints
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.layout import Rectangle, snap

ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
GRID = 8.0
REACH = 6.0
MOST_NEIGHBOURS = 120
"""Cards that what is dragged may line up with: those nearest to where it began."""


class MoveCards(Gesture):
    """Cards and persona chips. Shift keeps to one axis, Alt lets go of grid and neighbours."""

    def press(self) -> None:
        workspace = self.surface.workspace
        self._toggles = self.start.holds(ADDS)
        if not self._toggles and self.hit.record_id not in workspace.selection:
            workspace.select([self.hit.record_id])

    def click(self, pointer: Pointer) -> None:
        workspace = self.surface.workspace
        if self._toggles:
            workspace.select(workspace.selection ^ {self.hit.record_id})
        else:
            workspace.select([self.hit.record_id])

    def begin(self) -> None:
        surface = self.surface
        if self.hit.record_id not in surface.workspace.selection:
            surface.workspace.select(surface.workspace.selection | {self.hit.record_id})
        scene = surface.scene
        self._boxes = {
            key: box
            for key, box in surface.boxes_of(surface.workspace.selection).items()
            if scene.part_of(key) in ("card", "chip")
        }
        sight = surface.camera.in_sight()
        self._others = [
            scene.cards.boxes[key]
            for key in scene.cards.meeting(sight)
            if key not in self._boxes and scene.part_of(key) == "card"
        ]
        if len(self._others) > MOST_NEIGHBOURS:
            x, y = surface.camera.journey_point(self.start.place)
            self._others = nsmallest(
                MOST_NEIGHBOURS, self._others, lambda one: abs(one.cx - x) + abs(one.cy - y)
            )
        self._dx = self._dy = 0.0

    def move(self, pointer: Pointer) -> None:
        self._dx, self._dy = self._shift(pointer)
        moved = {key: box.moved(self._dx, self._dy) for key, box in self._boxes.items()}
        self.surface.scene.show_moved(moved)

    def _shift(self, pointer: Pointer) -> tuple[float, float]:
        dx, dy = self.way(pointer)
        straight = pointer.holds(Qt.KeyboardModifier.ShiftModifier)
        across = abs(dx) >= abs(dy)
        if straight:
            dx, dy = (dx, 0.0) if across else (0.0, dy)
        overlay = self.surface.overlay
        overlay.guides = ()
        if not pointer.holds(Qt.KeyboardModifier.AltModifier):
            found = snap(
                _union(self._boxes.values()).moved(dx, dy),
                self._others,
                GRID,
                REACH / self.surface.camera.zoom,
            )
            dx += found.dx if not straight or across else 0.0
            dy += found.dy if not straight or not across else 0.0
            overlay.guides = found.guides
        return dx, dy

    def end(self, pointer: Pointer) -> None:
        surface = self.surface
        self._dx, self._dy = self._shift(pointer)
        still = not (self._dx or self._dy)
        if still or not surface.run(MoveTouchpoints(tuple(self._boxes), self._dx, self._dy)):
            self.cancel()

    def cancel(self) -> None:
        self.surface.scene.restore()


def _union(boxes: Iterable[Rectangle]) -> Rectangle:
    return reduce(Rectangle.united, boxes)
