"""Drafts: a touchpoint that is being named. Nothing is in the project before it has a name."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from journeymapper.commands.base import Command, Together
from journeymapper.commands.connections import Connect
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import (
    CARD_HEIGHT,
    CARD_WIDTH,
    STAGE_WIDTH,
    Connection,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind
from journeymapper.gui.canvas.editor import BRANCH, CANCELLED, KEPT, LEFT, NEXT, InPlaceEditor
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle, place_new

GRID = 8.0
PLACEHOLDERS = {
    TouchpointKind.TOUCHPOINT: "Name this touchpoint",
    TouchpointKind.DECISION: "What is decided here?",
    TouchpointKind.START: "Where does it start?",
    TouchpointKind.END: "How does it end?",
}


@frozen
class DraftWish:
    """A draft that somebody asks for: ``place`` is its top left corner (None: find one), and
    ``source`` the card that it will be connected from."""

    place: tuple[float, float] | None = None
    source: str = ""
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT
    text: str = ""


class Drafts:
    """Opens drafts one after another. Enter makes the touchpoint and readies the next, Tab makes
    the next one connected to it, Shift+Enter one more from the same card."""

    def __init__(self, surface: Surface, editor: InPlaceEditor) -> None:
        self._surface = surface
        self._editor = editor
        self._last_made = ""

    def open(self, wish: DraftWish) -> None:
        self._editor.finish(LEFT)
        surface = self._surface
        place = wish.place or self.free_place(wish.source)
        box = Rectangle(*place, CARD_WIDTH, CARD_HEIGHT)
        surface.bring_in(box)
        surface.overlay.draft = box
        surface.overlay.draft_kind = wish.kind.value
        source = surface.scene.key_of(wish.source) if wish.source else ""
        surface.overlay.draft_route = surface.scene.way_to(source, box) if source else None
        self._show_editor(wish, place)
        surface.update()

    def _show_editor(self, wish: DraftWish, place: tuple[float, float]) -> None:
        def done(text: str, how: str) -> None:
            self._done(wish, place, text, how)

        box = Rectangle(*place, CARD_WIDTH, CARD_HEIGHT)
        self._editor.open(
            "",
            lambda: self._surface.name_rect(box),
            wish.text,
            done,
            placeholder=PLACEHOLDERS.get(wish.kind, "Name this touchpoint"),
            pixels=13.5 * self._surface.camera.zoom,
            knows_next=True,
        )
        if wish.text:
            self._editor.deselect()
            self._editor.end(False)

    def wish_at(self, point: QPointF) -> DraftWish:
        """A draft whose middle is at a point of the widget."""
        x, y = self._surface.camera.journey_point(point)
        left = round((x - CARD_WIDTH / 2) / GRID) * GRID
        return DraftWish(place=(left, round((y - CARD_HEIGHT / 2) / GRID) * GRID))

    def free_place(self, source: str = "") -> tuple[float, float]:
        """Where the next touchpoint goes: in the column of the card it comes from, else in the
        chosen stage, else in the column of the last one made, else of the first stage."""
        scene = self._surface.scene
        touchpoints = scene.project.touchpoints
        near = touchpoints.get(source) or touchpoints.get(self._last_made)
        if near is None or near.journey != scene.journey_id:
            selected = [touchpoints[one] for one in self._surface.selected_touchpoints()]
            near = selected[0] if len(selected) == 1 else None
        stage = near.stage if near is not None else None
        chosen = self._surface.workspace.selected
        if chosen in scene.lefts and not source:
            stage = chosen
        if stage not in scene.lefts:
            stage = next(iter(scene.lefts), None)
        return self.place_in(stage)

    def place_in(self, stage: str | None) -> tuple[float, float]:
        """The next free place in a stage's column, or in the first where there is none."""
        scene = self._surface.scene
        left, width = 0.0, STAGE_WIDTH
        if stage is not None:
            left, width = scene.lefts[stage], scene.project.stages[stage].width
        column = Rectangle(left, 0.0, width, 0.0)
        return place_new(scene.cards.boxes.values(), column, (CARD_WIDTH, CARD_HEIGHT))

    def _done(self, wish: DraftWish, place: tuple[float, float], text: str, how: str) -> None:
        surface = self._surface
        surface.overlay.draft = None
        surface.overlay.draft_route = None
        surface.update()
        surface.draft_closed.emit()
        if not text or how == CANCELLED:
            return
        made = self._make(wish, place, text)
        if made is None:
            return
        self._last_made = made
        surface.workspace.select([made])
        if how == KEPT:
            self.open(DraftWish())
        elif how == NEXT:
            self.open(DraftWish(source=made))
        elif how == BRANCH:
            self.open(DraftWish(source=wish.source or made))

    def _make(self, wish: DraftWish, place: tuple[float, float], text: str) -> str | None:
        surface = self._surface
        journey = surface.workspace.journey_id
        touchpoint_id = new_id(Touchpoint)
        command: Command = AddTouchpoint(touchpoint_id, journey, text, *place, wish.kind)
        steps: list[Command] = [command]
        if surface.workspace.essentials_only:
            steps.append(EditFields(touchpoint_id, {"essential": True}))
        connection_id = ""
        if wish.source and surface.workspace.project.find(wish.source) is not None:
            connection_id = new_id(Connection)
            steps.append(Connect(connection_id, journey, wish.source, touchpoint_id))
        if len(steps) > 1:
            command = Together(f"Add touchpoint “{text}”", tuple(steps))
        if not surface.run(command):
            return None
        made = surface.workspace.project.connections.get(connection_id)
        if made is not None and made.kind is ConnectionKind.LOOP:
            surface.loop_asked.emit(connection_id)
        return touchpoint_id
