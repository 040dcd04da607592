"""Resize: a stage by its header's right edge, a card by its corner."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.commands.stages import NARROWEST, ResizeStage
from journeymapper.commands.touchpoints import ResizeTouchpoint
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.layout import Rectangle

GRID = 8.0
SMALLEST_WIDTH = 120.0
SMALLEST_HEIGHT = 56.0


class StageEdge(Gesture):
    cursor = Qt.CursorShape.SplitHCursor
    scrolls = False

    def begin(self) -> None:
        self._stage = self.surface.workspace.project.stages[self.hit.record_id]

    def _width(self, pointer: Pointer) -> float:
        width = self._stage.width + self.way(pointer)[0]
        if not pointer.holds(Qt.KeyboardModifier.AltModifier):
            width = round(width / GRID) * GRID
        return max(NARROWEST, width)

    def move(self, pointer: Pointer) -> None:
        surface = self.surface
        left = surface.scene.lefts[self._stage.id]
        surface.overlay.column_edge = surface.camera.x_of(left + self._width(pointer))

    def end(self, pointer: Pointer) -> None:
        self.surface.run(ResizeStage(self._stage.id, self._width(pointer)))


class CardCorner(Gesture):
    cursor = Qt.CursorShape.SizeFDiagCursor

    def begin(self) -> None:
        self._box = self.surface.scene.cards.boxes[self.hit.record_id]

    def _size(self, pointer: Pointer) -> tuple[float, float]:
        dx, dy = self.way(pointer)
        width, height = self._box.width + dx, self._box.height + dy
        if not pointer.holds(Qt.KeyboardModifier.AltModifier):
            width, height = round(width / GRID) * GRID, round(height / GRID) * GRID
        return max(SMALLEST_WIDTH, width), max(SMALLEST_HEIGHT, height)

    def move(self, pointer: Pointer) -> None:
        width, height = self._size(pointer)
        box = Rectangle(self._box.x, self._box.y, width, height)
        self.surface.scene.show_moved({self.hit.record_id: box})

    def end(self, pointer: Pointer) -> None:
        width, height = self._size(pointer)
        if not self.surface.run(ResizeTouchpoint(self.hit.record_id, width, height)):
            self.cancel()

    def cancel(self) -> None:
        self.surface.scene.restore()
