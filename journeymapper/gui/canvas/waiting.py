"""Tools that wait for click after click: walking a path, and leading a connection somewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from journeymapper.domain.order import journey_order
from journeymapper.domain.records import Touchpoint
from journeymapper.drawing.options import persona_colours
from journeymapper.gui.canvas.gestures import connect, target
from journeymapper.gui.canvas.gestures.walk import walked, walker
from journeymapper.gui.canvas.surface import Surface


class Waiting:
    """Shows what is awaited, and takes the keys meant for it."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._typed = ""

    @property
    def is_walking(self) -> bool:
        return bool(walker(self._surface))

    def refresh(self) -> None:
        """After an edit: the path that is walked may be another, or its persona gone."""
        surface = self._surface
        persona = walker(surface)
        project = surface.workspace.project
        if persona and persona not in project.personas:
            surface.workspace.take_tool("select")
            return
        surface.overlay.walked = walked(surface, persona) if persona else []
        if surface.pending_source and surface.pending_source not in surface.scene.cards.boxes:
            self.stop()

    def begin(self, source: str) -> None:
        """Wait for the target of a connection from this card."""
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        target.begin(self._surface, source)

    def stop(self) -> bool:
        """Stop waiting for a connection's target; whether one was awaited."""
        self._typed = ""
        if not self._surface.pending_source:
            return False
        target.end(self._surface)
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Enter ends a walk; letters find the target of a connection by its name."""
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.is_walking:
            if ends:
                self._surface.workspace.take_tool("select")
            return ends
        if not self._surface.pending_source:
            return False
        if ends:
            self._connect_to_lit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._find(self._typed[:-1])
        elif event.text().isprintable() and (self._typed + event.text()).strip():
            self._find(self._typed + event.text())
        else:
            return False
        return True

    def _find(self, typed: str) -> None:
        """Light the first touchpoint whose name fits what is typed."""
        surface = self._surface
        self._typed = typed
        found = self._named_like(typed) if typed else None
        surface.overlay.lit = found.id if found else ""
        surface.overlay.live = None
        if found:
            surface.bring_in(surface.scene.cards.boxes[found.id])
        told = f"To “{found.name}”? Enter leads it there." if found else "No touchpoint fits."
        surface.banner_asked.emit(f"{typed}  ·  {told}" if typed else target.WAITS)
        surface.update()

    def _named_like(self, typed: str) -> Touchpoint | None:
        """In journey order; a name that begins so before one that holds it."""
        workspace = self._surface.workspace
        wanted = typed.strip().casefold()
        order = journey_order(self._surface.scene.project, workspace.journey_id)
        fitting = [one for one in order if wanted in one.name.casefold()]
        begun = [one for one in fitting if one.name.casefold().startswith(wanted)]
        return next(iter([*begun, *fitting]), None)

    def _connect_to_lit(self) -> None:
        surface = self._surface
        source, lit = surface.pending_source, surface.overlay.lit
        if lit:
            self.stop()
            ends = surface.scene.end_of(source), surface.scene.end_of(lit)
            connect.connect(surface, *ends)

    def show_tool(self) -> None:
        """Another tool is in hand: say what it waits for."""
        self.stop()
        surface = self._surface
        overlay = surface.overlay
        persona = surface.workspace.project.personas.get(walker(surface))
        overlay.walk_stand = ""
        overlay.walked = []
        if persona is None:
            surface.banner_asked.emit("")
        else:
            colours = persona_colours(surface.workspace.project)
            overlay.walk_colour = colours[persona.id]
            overlay.walk_stand = surface.scene.key_of(persona.id)
            overlay.walked = walked(surface, persona.id)
            surface.banner_asked.emit(
                f"The path of {persona.name}: click one connection after another. Enter ends."
            )
            surface.workspace.select(())
        surface.update()
