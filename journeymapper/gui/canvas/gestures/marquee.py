"""Marquee: drag over the paper selects what lies in the rectangle; a click lets everything go."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.layout import Rectangle

ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Marquee(Gesture):
    def begin(self) -> None:
        self._before = self.surface.workspace.selection

    def move(self, pointer: Pointer) -> None:
        area = QRectF(self.start.place, pointer.place).normalized()
        self.surface.overlay.marquee = area
        self.surface.workspace.select(self._inside(area, pointer))

    def _inside(self, area: QRectF, pointer: Pointer) -> set[str]:
        camera, scene = self.surface.camera, self.surface.scene
        x, y = camera.journey_point(area.topLeft())
        box = Rectangle(x, y, area.width() / camera.zoom, area.height() / camera.zoom)
        found = set(scene.cards.meeting(box))
        for key in scene.lines.meeting(box):
            bounds = scene.line_bounds(key)
            whole = box.x <= bounds.x and bounds.right <= box.right
            if whole and box.y <= bounds.y and bounds.bottom <= box.bottom:
                found.add(key)
        return found | self._before if pointer.holds(ADDS) else found

    def click(self, pointer: Pointer) -> None:
        workspace = self.surface.workspace
        if not pointer.holds(ADDS):
            workspace.select(())
            workspace.light(None)

    def cancel(self) -> None:
        self.surface.workspace.select(self._before)
