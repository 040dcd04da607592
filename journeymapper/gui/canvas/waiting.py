"""Tools that wait for click after click: walking a path, and leading a connection somewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from journeymapper.commands.connections import Reconnect
from journeymapper.commands.stickies import PlaceSticky
from journeymapper.domain.records import Connection, table_of
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.options import persona_colours
from journeymapper.gui.canvas.gestures import connect, target
from journeymapper.gui.canvas.gestures.walk import walked, walker
from journeymapper.gui.canvas.overlay import LiveLine
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.canvas.target_question import MOST_SHOWN, Question

if TYPE_CHECKING:
    from journeymapper.gui.canvas.target_search import TargetSearch

WORDS = "Where does it lead? Type a name"
REST_MS = 140


class Waiting:
    """Shows what is awaited, and takes the keys meant for it. The search, made when it is first
    asked for, is where a target is named."""

    def __init__(self, surface: Surface, search: Callable[[], TargetSearch]) -> None:
        self._surface = surface
        self._search = search
        surface.banner_asked.connect(self._on_banner)
        self._lit_from = ""
        # The way that it would take is looked for once the hands rest: each key has to be quick.
        self._rest = QTimer(surface, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show_route)
        self._asks = False

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
        """Wait for the target of a connection from this card, or for the card of a note."""
        surface = self._surface
        if surface.scene.part_of(source) == "sticky":
            self._ask_for_card(source)
            return
        surface.setFocus(Qt.FocusReason.OtherFocusReason)
        target.begin(surface, source)
        take = partial(self._connect, source)
        light = partial(self._show_way, source)
        self._ask(Question(WORDS, source, self._before(source), light, take, self.stop))

    def lead_elsewhere(self, *, target: bool) -> None:
        """Ask for another end of the chosen connection."""
        surface = self._surface
        line = surface.workspace.project.connections.get(surface.workspace.selected or "")
        if line is None:
            return
        fixed = surface.scene.key_of(line.source if target else line.target)
        take = partial(self._reconnect, line.id, target)
        words = "Where does it lead?" if target else "Where does it begin?"
        self._ask(Question(words, fixed, (), self._light, take, self._let_go))

    def _ask_for_card(self, sticky: str) -> None:
        notes = [one for one in self._surface.workspace.selection if table_of(one) == "stickies"]
        take = partial(self._put_on, tuple(sorted({*notes, sticky})))
        words = "Which touchpoint does it belong to?"
        self._ask(Question(words, sticky, (), self._light, take, self._let_go))

    def _ask(self, question: Question) -> None:
        self._asks = True
        self._search().ask(question)

    def _before(self, source: str) -> list[str]:
        """The touchpoints on the ways here, the nearest first: where a loop mostly leads."""
        surface = self._surface
        shown = surface.scene.project
        found: dict[str, None] = {}
        edge = [surface.scene.end_of(source)]
        while edge and len(found) < MOST_SHOWN:
            lines = [line for one in edge for line in shown.referring(Connection, one)]
            ends = [one.source for one in lines if one.target in edge and one.source not in found]
            edge = [
                one for one in dict.fromkeys(ends) if one in shown.touchpoints and one != source
            ]
            found.update(dict.fromkeys(edge))
        return list(found)[:MOST_SHOWN]

    def stop(self) -> bool:
        """Stop waiting for a connection's target; whether one was awaited."""
        awaited = bool(self._surface.pending_source) or self._asks
        self._let_go()
        if self._surface.pending_source:
            target.end(self._surface)
        return awaited

    def left_by_focus(self) -> None:
        """The canvas lost the keys: unless its own search has them, nobody waits any more."""
        if not self._asks or not self._search().line.hasFocus():
            self.stop()

    def _on_banner(self, text: str) -> None:
        """A click may have said where it leads."""
        if not text and self._asks and not self._surface.pending_source:
            self._let_go()

    def _let_go(self) -> None:
        if self._asks:
            self._asks = False
            self._rest.stop()
            self._search().close_up()
            self._light("")

    def press(self, event: QKeyEvent) -> bool:
        """Enter ends a walk; letters go to the search."""
        if self.is_walking:
            ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if ends:
                self._surface.workspace.take_tool("select")
            return ends
        if not self._asks:
            return False
        if event.text().isprintable() and event.text().strip():
            self._search().type(event.text())
        return True

    def _light(self, key: str) -> None:
        surface = self._surface
        surface.overlay.lit = key
        if key:
            surface.bring_in(surface.scene.cards.boxes[key])
        surface.update()

    def _show_way(self, source: str, key: str) -> None:
        """Show where the connection would lead; in a moment how."""
        surface = self._surface
        surface.scene.end_preview()
        surface.overlay.live = None
        self._rest.stop()
        if key:
            box = surface.scene.cards.boxes[key]
            side, *start = connect.nearest_side(surface, source, box.cx, box.cy)
            live = LiveLine((start[0], start[1]), side, (box.cx, box.cy))
            live.is_loop = connect.leads_back(surface, source, key)
            surface.overlay.live = live
            self._lit_from = source
            self._rest.start()
        self._light(key)

    def _show_route(self) -> None:
        surface = self._surface
        live, lit = surface.overlay.live, surface.overlay.lit
        if self._asks and live is not None and lit and self._lit_from in surface.scene.cards.boxes:
            connect.lead_to_lit(surface, live, self._lit_from, lit)
            surface.update()

    def _connect(self, source: str, key: str) -> None:
        """Lead it there. The card it comes from stays chosen: one goes on from it."""
        self.stop()
        surface = self._surface
        ends = surface.scene.end_of(source), surface.scene.end_of(key)
        if connect.connect(surface, *ends):
            surface.workspace.select([source])

    def _reconnect(self, line: str, moves_target: bool, key: str) -> None:
        self._let_go()
        surface = self._surface
        was = surface.workspace.project.connections[line].kind
        end = surface.scene.end_of(key)
        command = Reconnect(line, target=end) if moves_target else Reconnect(line, source=end)
        if surface.run(command):
            now = surface.workspace.project.connections[line].kind
            if now is ConnectionKind.LOOP and was is not ConnectionKind.LOOP:
                surface.loop_asked.emit(line)

    def _put_on(self, notes: tuple[str, ...], key: str) -> None:
        self._let_go()
        self._surface.run(PlaceSticky(notes, touchpoint=key))

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
