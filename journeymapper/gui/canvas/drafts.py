"""Drafts: a touchpoint that is being named. Nothing is in the project before it has a name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from journeymapper.commands.base import Command, Together
from journeymapper.commands.connections import AddConnected
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import (
    CARD_HEIGHT,
    CARD_WIDTH,
    Connection,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind
from journeymapper.gui.canvas.editor import CANCELLED, LEFT, InPlaceEditor
from journeymapper.gui.canvas.keys import (
    BRANCH_CARD,
    CONNECTED_CARD,
    CONNECTED_STAGE,
    NEXT_CARD,
    NEXT_STAGE,
)
from journeymapper.gui.canvas.names import Names
from journeymapper.gui.canvas.rooms import Rooms
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle

GRID = 8.0
PLACEHOLDERS = {
    TouchpointKind.TOUCHPOINT: "Name this touchpoint",
    TouchpointKind.DECISION: "What is decided here?",
    TouchpointKind.START: "Where does it start?",
    TouchpointKind.END: "How does it end?",
}


@frozen
class DraftWish:
    """A draft that somebody asks for: ``place`` is its top left corner (None: find one), in this
    ``stage`` (empty: where the work goes on), and ``source`` the card that it will be connected
    from; ``is_branch``: as a further way out of it. ``takes_focus``: the keys go to its field."""

    place: tuple[float, float] | None = None
    source: str = ""
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT
    text: str = ""
    stage: str = ""
    is_branch: bool = False
    takes_focus: bool = True


class Drafts:
    """Opens drafts one after another. Enter makes the touchpoint and readies the next, Tab makes
    the next one connected to it, Shift+Enter one more from the same card; with Control the next one
    is in the next stage. Escape makes nothing; the draft after it offers the name once more,
    selected, so that typing replaces it."""

    def __init__(self, surface: Surface, editor: InPlaceEditor, names: Names) -> None:
        self._surface = surface
        self._editor = editor
        self._names = names
        self._rooms = Rooms(surface)
        self._last_made = ""
        self._open: DraftWish | None = None
        """What is being named, its place settled."""
        self._cancelled = ""
        """A name that was typed and not made: the next draft offers it."""
        self._offered = ""

    def open(self, wish: DraftWish) -> None:
        self._editor.finish(LEFT)
        surface = self._surface
        place = wish.place
        if place is None:
            stage = wish.stage or self._stage_at_work(wish.source)
            at_work = self._at_work(wish.source)
            place = self._rooms.for_wish(stage, wish.source, at_work, is_branch=wish.is_branch)
            wish = replace(wish, stage=stage, place=place)
        self._open = wish
        box = Rectangle(*place, CARD_WIDTH, CARD_HEIGHT)
        self._bring_in(box)
        surface.overlay.draft = box
        surface.overlay.draft_kind = wish.kind.value
        source = surface.scene.key_of(wish.source) if wish.source else ""
        surface.overlay.draft_route = surface.scene.way_to(source, box) if source else None
        self._show_editor(wish, place)
        surface.update()

    def _bring_in(self, box: Rectangle) -> None:
        """See the draft and its field; where the view has to move for it, far enough for the next
        one as well."""
        surface = self._surface
        zoom = surface.camera.zoom
        field = surface.name_rect(box)
        wide, high = field.width() / zoom + 16 / zoom, max(box.height, field.height() / zoom)
        whole = Rectangle(box.cx - wide / 2, box.y, wide, high + 8 / zoom)
        whole = whole.united(box)
        seen = surface.camera.rect_of(whole)
        if not surface.room().contains(seen):
            after = Rectangle(
                whole.x, whole.y, whole.width + CARD_WIDTH, whole.height + CARD_HEIGHT
            )
            surface.bring_in(after)
        surface.bring_in(whole)

    def _show_editor(self, wish: DraftWish, place: tuple[float, float]) -> None:
        def done(text: str, how: str) -> None:
            settled, self._open = self._open, None
            if settled is not None:
                self._done(settled, place, text, how)

        box = Rectangle(*place, CARD_WIDTH, CARD_HEIGHT)
        self._offered = self._cancelled if wish.takes_focus and not wish.text else ""
        self._cancelled = ""
        self._editor.open(
            "",
            lambda: self._surface.name_rect(box),
            wish.text or self._offered,
            done,
            placeholder=_placeholder(wish.kind),
            pixels=13.5 * self._surface.camera.zoom,
            knows_next=True,
            takes_focus=wish.takes_focus,
        )
        if wish.text:
            self._editor.deselect()
            self._editor.end(False)

    def wish_at(self, point: QPointF) -> DraftWish:
        """A draft whose middle is at a point of the widget."""
        x, y = self._surface.camera.journey_point(point)
        left = round((x - CARD_WIDTH / 2) / GRID) * GRID
        return DraftWish(place=(left, round((y - CARD_HEIGHT / 2) / GRID) * GRID))

    def open_kind(self, kind: TouchpointKind) -> None:
        """A draft of this kind; the one that is open turns into it and keeps what was typed."""
        if self._open is None or not self._editor.is_open:
            self.open(DraftWish(kind=kind))
            return
        self._open = replace(self._open, kind=kind)
        self._surface.overlay.draft_kind = kind.value
        self._editor.setPlaceholderText(_placeholder(kind))
        self._surface.update()

    def open_after(self) -> None:
        """A draft that the chosen card leads to; without one, any."""
        chosen = self._surface.workspace.selected or ""
        is_card = chosen in self._surface.workspace.project.touchpoints
        self.open(DraftWish(source=chosen, is_branch=True) if is_card else DraftWish())

    def open_beyond(self, *, connected: bool) -> None:
        """A draft in the stage that follows the chosen card, stage, or the last one made."""
        surface = self._surface
        chosen = surface.workspace.selected or ""
        if chosen in surface.scene.lefts:
            self._go_on("", chosen)
            return
        card = chosen if chosen in surface.workspace.project.touchpoints else self._last_made
        if card in surface.scene.cards.boxes:
            self._go_on(card if connected else "", card)
        else:
            self.open(DraftWish())

    def _go_on(self, source: str, here: str) -> None:
        """Open a draft in the stage behind a card's or stage; behind the last, name a new stage
        first. Without any stages, in the next column."""
        scene = self._surface.scene
        if not scene.stages:
            box = scene.cards.boxes[here]
            place = self._rooms.beside_column(box, along=bool(source))
            self.open(DraftWish(place=place, source=source))
            return
        card = scene.project.touchpoints.get(here)
        stage = here if card is None else card.stage
        order = [one.id for one in scene.stages]
        place_of = order.index(stage) + 1 if stage in order else 0
        if place_of < len(order):
            self.open(DraftWish(source=source, stage=order[place_of]))
        else:
            self._names.add_stage(then=lambda made: self.open(DraftWish(source=source, stage=made)))

    def _at_work(self, source: str = "") -> str:
        """The card that the next one goes on from: its source, else the last one made, else the
        one that is chosen."""
        chosen = self._surface.workspace.selected or ""
        boxes = self._surface.scene.cards.boxes
        is_card = chosen in self._surface.workspace.project.touchpoints
        ways = (source, chosen if is_card else "", self._last_made)
        return next((one for one in ways if one in boxes), "")

    def _stage_at_work(self, source: str) -> str:
        """The stage that the next card goes to: the chosen one, else that of the card one goes on
        from, else the first; empty without stages."""
        scene = self._surface.scene
        chosen = self._surface.workspace.selected
        if chosen in scene.lefts and chosen is not None and not source:
            return chosen
        card = scene.project.touchpoints.get(self._at_work(source))
        stage = card.stage if card is not None else None
        return stage if stage in scene.lefts and stage else next(iter(scene.lefts), "")

    def free_place(self) -> tuple[float, float]:
        """Where the next touchpoint goes."""
        return self._rooms.for_wish(self._stage_at_work(""), "", self._at_work())

    def place_in(self, stage: str | None) -> tuple[float, float]:
        """The next free place in a stage's column, or in the first where there is none."""
        return self._rooms.for_wish(stage or "", "", "")

    def _done(self, wish: DraftWish, place: tuple[float, float], text: str, how: str) -> None:
        surface = self._surface
        surface.overlay.draft = None
        surface.overlay.draft_route = None
        surface.update()
        surface.draft_closed.emit()
        if how == CANCELLED:
            self._cancelled = text if text != self._offered else ""
            return
        if not text or (how == LEFT and text == self._offered):
            return
        made = self._make(wish, place, text)
        if made is None:
            return
        self._last_made = made
        surface.workspace.select([made])
        if how == NEXT_CARD:
            self.open(DraftWish())
        elif how == CONNECTED_CARD:
            self.open(DraftWish(source=made))
        elif how == BRANCH_CARD:
            self.open(DraftWish(source=wish.source or made, is_branch=True))
        elif how in (NEXT_STAGE, CONNECTED_STAGE):
            self._go_on(made if how == CONNECTED_STAGE else "", made)

    def _make(self, wish: DraftWish, place: tuple[float, float], text: str) -> str | None:
        surface = self._surface
        journey = surface.workspace.journey_id
        touchpoint_id = new_id(Touchpoint)
        connection_id = ""
        if wish.source and surface.workspace.project.find(wish.source) is not None:
            connection_id = new_id(Connection)
            ids = touchpoint_id, connection_id, journey, wish.source
            command: Command = AddConnected(*ids, text, *place, wish.kind)
        else:
            command = AddTouchpoint(touchpoint_id, journey, text, *place, wish.kind)
        steps = self._rooms.made_wide_enough(wish.stage, place) if wish.is_branch else []
        steps.append(command)
        if surface.workspace.essentials_only:
            steps.append(EditFields(touchpoint_id, {"essential": True}))
        if len(steps) > 1:
            command = Together(f"Add touchpoint “{text}”", tuple(steps))
        if not surface.run(command):
            return None
        made = surface.workspace.project.connections.get(connection_id)
        if made is not None and made.kind is ConnectionKind.LOOP:
            surface.loop_asked.emit(connection_id)
        return touchpoint_id


def _placeholder(kind: TouchpointKind) -> str:
    return PLACEHOLDERS.get(kind, "Name this touchpoint")
