"""Pan: Space and drag, or the middle button."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.gui.canvas.gestures.base import Gesture, Pointer


class Pan(Gesture):
    needs_drag = False
    scrolls = False
    cursor = Qt.CursorShape.ClosedHandCursor

    def press(self) -> None:
        self._last = self.start.place

    def move(self, pointer: Pointer) -> None:
        way = pointer.place - self._last
        self._last = pointer.place
        self.surface.camera.pan(way.x(), way.y())
        self.surface.show_view()
