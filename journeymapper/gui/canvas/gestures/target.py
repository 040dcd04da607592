"""Choose a target: a connection or loop was begun from a card, and a click says where it leads."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.connect import connect, lead_to_lit, nearest_side
from journeymapper.gui.canvas.overlay import LiveLine
from journeymapper.gui.canvas.surface import Surface


def begin(surface: Surface, source: str) -> None:
    """Wait for a click on the card that this one (an id of the scene) leads to."""
    surface.pending_source = source
    surface.setCursor(Qt.CursorShape.CrossCursor)


def end(surface: Surface) -> None:
    surface.pending_source = ""
    surface.scene.end_preview()
    surface.overlay.clear_gesture()
    surface.unsetCursor()
    surface.banner_asked.emit("")
    surface.update()


def follow(surface: Surface, place: QPointF) -> None:
    """Show the line from the source to where the pointer is."""
    source = surface.pending_source
    if source not in surface.scene.cards.boxes:
        return
    x, y = surface.camera.journey_point(place)
    target = surface.finder.card_at(place)
    side, *start = nearest_side(surface, source, x, y)
    live = LiveLine((start[0], start[1]), side, (x, y))
    lead_to_lit(surface, live, source, target)
    surface.overlay.lit = target
    surface.overlay.live = live
    surface.update()


class ChooseTarget(Gesture):
    needs_drag = False
    cursor = Qt.CursorShape.CrossCursor

    def end(self, pointer: Pointer) -> None:
        surface = self.surface
        source = surface.pending_source
        target = surface.finder.card_at(self.start.place)
        end(surface)
        if target:
            connect(surface, surface.scene.end_of(source), surface.scene.end_of(target))
