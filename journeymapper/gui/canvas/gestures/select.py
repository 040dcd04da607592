"""Select: a click on a stage's header or a note; a note can be dragged elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.commands.stickies import PlaceSticky
from journeymapper.domain.records import table_of
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.surface import Surface

ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class ClickToSelect(Gesture):
    scrolls = False

    def press(self) -> None:
        self._toggles = self.start.holds(ADDS)
        if not self._toggles:
            self.surface.workspace.select([self.hit.record_id])

    def click(self, pointer: Pointer) -> None:
        if self._toggles:
            workspace = self.surface.workspace
            workspace.select(workspace.selection ^ {self.hit.record_id})


class MoveSticky(ClickToSelect):
    """Drag a note of a stage onto a touchpoint or another stage; off the canvas into the tray."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def begin(self) -> None:
        workspace = self.surface.workspace
        if self.hit.record_id not in workspace.selection:
            workspace.select([self.hit.record_id])
        self._ids = [one for one in workspace.selection if table_of(one) == "stickies"]
        self._boxes = self.surface.boxes_of(self._ids)

    def move(self, pointer: Pointer) -> None:
        dx, dy = self.way(pointer)
        scene = self.surface.scene
        scene.show_moved({key: box.moved(dx, dy) for key, box in self._boxes.items()})
        overlay = self.surface.overlay
        overlay.lit = card_under(self.surface, pointer, set(self._ids))
        overlay.lit_stage = "" if overlay.lit else stage_under(self.surface, pointer) or ""

    def end(self, pointer: Pointer) -> None:
        left_the_canvas = not self.surface.rect().contains(pointer.place.toPoint())
        touchpoint = "" if left_the_canvas else card_under(self.surface, pointer, set(self._ids))
        stage = None if touchpoint or left_the_canvas else stage_under(self.surface, pointer)
        self.cancel()
        if touchpoint or stage or left_the_canvas:
            self.surface.run(PlaceSticky(tuple(self._ids), stage, touchpoint or None))

    def cancel(self) -> None:
        self.surface.scene.restore()


def card_under(surface: Surface, pointer: Pointer, besides: set[str]) -> str:
    """The touchpoint under the pointer, looking through what is being dragged."""
    x, y = surface.camera.journey_point(pointer.place)
    for key, box in surface.scene.cards.boxes.items():
        if key not in besides and surface.scene.part_of(key) == "card" and box.contains(x, y):
            return key
    return ""


def stage_under(surface: Surface, pointer: Pointer) -> str | None:
    """The stage whose column is under the pointer, None beside the columns."""
    x, _ = surface.camera.journey_point(pointer.place)
    for stage in surface.scene.stages:
        left = surface.scene.lefts[stage.id]
        if left <= x < left + stage.width:
            return stage.id
    return None
