"""Reconnect: drag an end of the selected connection to another card."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.commands.connections import Reconnect
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.connect import lead_to_lit, nearest_side
from journeymapper.gui.canvas.overlay import LiveLine


class MoveEnd(Gesture):
    cursor = Qt.CursorShape.CrossCursor

    def begin(self) -> None:
        self._connection = self.surface.workspace.project.connections[self.hit.record_id]
        self._moves_target = self.hit.detail == "target"

    def _fixed(self) -> str:
        connection = self._connection
        end = connection.source if self._moves_target else connection.target
        return self.surface.scene.key_of(end)

    def move(self, pointer: Pointer) -> None:
        surface = self.surface
        overlay = surface.overlay
        overlay.hidden_routes.add(self._connection.id)
        x, y = surface.camera.journey_point(pointer.place)
        side, fixed_x, fixed_y = nearest_side(surface, self._fixed(), x, y)
        overlay.lit = surface.finder.card_at(pointer.place)
        live = LiveLine((fixed_x, fixed_y), side, (x, y), backwards=not self._moves_target)
        keys = (self._fixed(), overlay.lit) if self._moves_target else (overlay.lit, self._fixed())
        lead_to_lit(surface, live, *keys, instead_of=self._connection.id)
        overlay.live = live

    def _ends(self, key: str) -> tuple[str, str]:
        end = self.surface.scene.end_of(key)
        if self._moves_target:
            return self._connection.source, end
        return end, self._connection.target

    def cancel(self) -> None:
        self.surface.scene.end_preview()

    def end(self, pointer: Pointer) -> None:
        surface = self.surface
        surface.scene.end_preview()
        card = surface.finder.card_at(pointer.place)
        if not card or self._ends(card) == (self._connection.source, self._connection.target):
            return
        source, target = self._ends(card)
        was = self._connection.kind
        command = (
            Reconnect(self._connection.id, target=target)
            if self._moves_target
            else Reconnect(self._connection.id, source=source)
        )
        if surface.run(command):
            now = surface.workspace.project.connections[self._connection.id].kind
            if now is ConnectionKind.LOOP and was is not ConnectionKind.LOOP:
                surface.loop_asked.emit(self._connection.id)
