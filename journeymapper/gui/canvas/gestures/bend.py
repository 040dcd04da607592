"""Bend: drag a connection's line, or one of the points it already bends at; a click chooses it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.commands.connections import Bend
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.select import ADDS
from journeymapper.layout import flatten

GRID = 8.0


def place_of_bend(
    line: tuple[tuple[float, float], ...],
    bends: tuple[tuple[float, float], ...],
    x: float,
    y: float,
) -> int:
    """Where among the bends a new one belongs that is pulled out of the line at this point."""

    def nearest(px: float, py: float) -> int:
        return min(range(len(line)), key=lambda n: (line[n][0] - px) ** 2 + (line[n][1] - py) ** 2)

    here = nearest(x, y)
    return sum(nearest(*bend) <= here for bend in bends)


class BendLine(Gesture):
    cursor = Qt.CursorShape.SizeAllCursor

    def press(self) -> None:
        self._toggles = self.start.holds(ADDS)
        if not self._toggles:
            self.surface.workspace.select([self.hit.record_id])

    def begin(self) -> None:
        scene = self.surface.scene
        self._connection = scene.project.connections[self.hit.record_id]
        self._bends = list(self._connection.bends)
        if self.hit.part == "bend":
            self._place = int(self.hit.detail)
            return
        line = flatten(scene.routes[self._connection.id].steps)
        x, y = self.surface.camera.journey_point(self.start.place)
        self._place = place_of_bend(line, self._connection.bends, x, y)
        self._bends.insert(self._place, (x, y))

    def move(self, pointer: Pointer) -> None:
        x, y = self.surface.camera.journey_point(pointer.place)
        if not pointer.holds(Qt.KeyboardModifier.AltModifier):
            x, y = round(x / GRID) * GRID, round(y / GRID) * GRID
        self._bends[self._place] = (x, y)
        self.surface.scene.show_bends(self._connection.id, tuple(self._bends))

    def end(self, pointer: Pointer) -> None:
        self.move(pointer)
        if not self.surface.run(Bend(self._connection.id, tuple(self._bends))):
            self.cancel()

    def click(self, pointer: Pointer) -> None:
        if self._toggles:
            workspace = self.surface.workspace
            workspace.select(workspace.selection ^ {self.hit.record_id})

    def cancel(self) -> None:
        self.surface.scene.restore()
