"""Connect: drag from a card's edge to another card, or to the paper for a new touchpoint."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.commands.connections import Connect
from journeymapper.domain.order import is_earlier
from journeymapper.domain.records import CARD_HEIGHT, CARD_WIDTH, Connection, new_id
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.select import ADDS
from journeymapper.gui.canvas.hit import sides_of
from journeymapper.gui.canvas.overlay import LiveLine
from journeymapper.gui.canvas.surface import Surface


def leads_back(surface: Surface, source: str, target: str) -> bool:
    """Whether a connection between the two would be a loop."""
    touchpoints = surface.workspace.project.touchpoints
    first, second = touchpoints.get(source), touchpoints.get(target)
    if first is None or second is None:
        return False
    return first.id == second.id or is_earlier(surface.workspace.project, second, first)


def connect(surface: Surface, source: str, target: str) -> str | None:
    """Make a connection, select it, and ask for the loop's kind where it became one."""
    workspace = surface.workspace
    connection_id = new_id(Connection)
    if not surface.run(Connect(connection_id, workspace.journey_id, source, target)):
        return None
    workspace.select([connection_id])
    made = workspace.project.connections[connection_id]
    if made.kind is ConnectionKind.LOOP:
        surface.loop_asked.emit(connection_id)
    return connection_id


def nearest_side(surface: Surface, card: str, x: float, y: float) -> tuple[str, float, float]:
    """The side of a card whose middle is nearest to the point, and that middle."""
    box = surface.scene.cards.boxes[card]
    places = sides_of(box)
    side = min(places, key=lambda one: (places[one][0] - x) ** 2 + (places[one][1] - y) ** 2)
    return (side, *places[side])


def lead_to_lit(
    surface: Surface, live: LiveLine, source: str, target: str, instead_of: str = ""
) -> None:
    """Let the live line take the way that the connection between the two would take."""
    if source and target:
        live.is_loop = leads_back(surface, source, target)
        live.route = surface.scene.preview(source, target, live.is_loop, instead_of)
    else:
        surface.scene.end_preview()


class ConnectCards(Gesture):
    """``hit.detail`` is the side whose dot was pressed; empty with the connecting tool."""

    cursor = Qt.CursorShape.CrossCursor

    def move(self, pointer: Pointer) -> None:
        surface = self.surface
        x, y = surface.camera.journey_point(pointer.place)
        source = self.hit.record_id
        box = surface.scene.cards.boxes.get(source)
        if box is None:
            return
        side = self.hit.detail
        if side:
            start = sides_of(box)[side]
        else:
            side, *place = nearest_side(surface, source, x, y)
            start = (place[0], place[1])
        target = surface.finder.card_at(pointer.place)
        target = "" if target == source else target
        surface.overlay.lit = target
        live = LiveLine(start, side, (x, y))
        lead_to_lit(surface, live, source, target)
        surface.overlay.live = live

    def cancel(self) -> None:
        self.surface.scene.end_preview()

    def end(self, pointer: Pointer) -> None:
        surface = self.surface
        surface.scene.end_preview()
        source = self.hit.record_id
        target = surface.finder.card_at(pointer.place)
        if target and target != source:
            connect(surface, surface.scene.end_of(source), surface.scene.end_of(target))
        elif not target:
            x, y = surface.camera.journey_point(pointer.place)
            place = (x - CARD_WIDTH / 2, y - CARD_HEIGHT / 2)
            if self.hit.detail == "right":
                place = (x, y - CARD_HEIGHT / 2)
            elif self.hit.detail == "left":
                place = (x - CARD_WIDTH, y - CARD_HEIGHT / 2)
            snapped = (round(place[0] / 8) * 8.0, round(place[1] / 8) * 8.0)
            surface.draft_asked.emit(DraftWish(place=snapped, source=surface.scene.end_of(source)))

    def click(self, pointer: Pointer) -> None:
        """With the connecting tool the target comes next; else a dot is a part of its card."""
        workspace = self.surface.workspace
        if workspace.tool == "connect":
            self.surface.target_asked.emit(self.hit.record_id)
        elif self.start.holds(ADDS):
            workspace.select(workspace.selection ^ {self.hit.record_id})
        else:
            workspace.select([self.hit.record_id])
