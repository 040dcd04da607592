"""Clicks of a tool: a new touchpoint where the paper is clicked, a note on what is clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.domain.records import CARD_HEIGHT, CARD_WIDTH
from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.select import card_under, stage_under

KINDS = {
    "touchpoint": TouchpointKind.TOUCHPOINT,
    "decision": TouchpointKind.DECISION,
    "start": TouchpointKind.START,
    "end": TouchpointKind.END,
}
GRID = 8.0


class PlaceTouchpoint(Gesture):
    needs_drag = False
    cursor = Qt.CursorShape.CrossCursor

    def end(self, pointer: Pointer) -> None:
        workspace = self.surface.workspace
        x, y = self.surface.camera.journey_point(self.start.place)
        kind = KINDS[workspace.tool]
        place = (
            round((x - CARD_WIDTH / 2) / GRID) * GRID,
            round((y - CARD_HEIGHT / 2) / GRID) * GRID,
        )
        workspace.take_tool("select")
        self.surface.draft_asked.emit(DraftWish(place=place, kind=kind))


class PlaceNote(Gesture):
    needs_drag = False
    cursor = Qt.CursorShape.CrossCursor

    def end(self, pointer: Pointer) -> None:
        touchpoint = card_under(self.surface, self.start, set())
        stage = "" if touchpoint else stage_under(self.surface, self.start) or ""
        self.surface.sticky_asked.emit(stage, touchpoint)
