"""Walk a persona's path: click touchpoints or connections one after another."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.commands.personas import StepPath
from journeymapper.domain.records import Connection, Passage, new_id
from journeymapper.domain.vocabulary import WalkedBy
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.surface import Surface


def walker(surface: Surface) -> str:
    """The persona whose path is being walked, or an empty text."""
    tool, _, persona = surface.workspace.tool.partition(":")
    return persona if tool == "walk" else ""


def walked(surface: Surface, persona: str) -> list[str]:
    """The connections of this journey that are on the persona's path."""
    project = surface.workspace.project
    return [
        one.connection
        for one in project.referring(Passage, persona)
        if project.connections[one.connection].journey == surface.workspace.journey_id
    ]


class WalkStep(Gesture):
    """A connection is put on the path or taken off; a touchpoint is walked to from the last."""

    needs_drag = False
    cursor = Qt.CursorShape.PointingHandCursor

    def end(self, pointer: Pointer) -> None:
        surface = self.surface
        if self.hit.part in ("card", "chip", "dot", "corner"):
            self._walk_to(surface.scene.end_of(self.hit.record_id))
        else:
            line = surface.finder.line_at(self.start.place)
            if line:
                self._step(line)

    def _step(self, connection_id: str) -> None:
        surface = self.surface
        persona = walker(surface)
        if surface.run(StepPath(persona, connection_id, new_id(Passage))):
            target = surface.workspace.project.connections[connection_id].target
            on_path = connection_id in walked(surface, persona)
            surface.overlay.walk_stand = surface.scene.key_of(target) if on_path else ""

    def _walk_to(self, end: str) -> None:
        surface = self.surface
        project = surface.workspace.project
        stand = surface.scene.end_of(surface.overlay.walk_stand)
        on_path = set(walked(surface, walker(surface)))
        ways = [
            one
            for one in project.referring(Connection, stand)
            if one.source == stand
            and one.target == end
            and one.walked_by is WalkedBy.CUSTOMER
            and one.journey == surface.workspace.journey_id
        ]
        new = [one for one in ways if one.id not in on_path]
        if stand and not ways and stand != end:
            surface.workspace.told.emit(
                "No connection leads there from the last touchpoint. The walk goes on from here."
            )
        surface.overlay.walk_stand = surface.scene.key_of(end)
        if new:
            surface.run(StepPath(walker(surface), new[0].id, new_id(Passage)))
