"""Context menus: what can be done with what was clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeymapper.analysis.emotion import emotion_names
from journeymapper.commands.connections import Bend, MarkLoop, UnmarkLoop
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stages import MoveStage
from journeymapper.commands.stickies import PlaceSticky, TurnStickyIntoTouchpoint
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Backdrop, Connection, Passage, Touchpoint, new_id
from journeymapper.domain.vocabulary import (
    ConnectionKind,
    LoopKind,
    Moment,
    Phase,
    StickyKind,
    TouchpointKind,
    WalkedBy,
)
from journeymapper.drawing.options import STAGE_COLOURS
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.gui.canvas.clipboard import Clipboard
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.edits import Edits
from journeymapper.gui.canvas.gestures.place import KINDS
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.canvas.key_table import key_now
from journeymapper.gui.canvas.names import Names
from journeymapper.gui.icons import square_icon

if TYPE_CHECKING:
    from journeymapper.gui.canvas.parts import SurfaceWithParts

Done = Callable[[], object]
STAGE_COLOUR_NAMES = ("Teal", "Blue", "Amber", "Violet", "Green", "Grey")


class ContextMenus:
    def __init__(
        self, surface: SurfaceWithParts, edits: Edits, clipboard: Clipboard, names: Names
    ) -> None:
        self._surface = surface
        self._edits = edits
        self._clipboard = clipboard
        self._names = names

    def menu_for(self, hit: Hit, place: QPointF) -> QMenu:
        """The menu for what was hit at a point of the widget; what was hit is chosen first."""
        workspace = self._surface.workspace
        menu = QMenu(self._surface)
        if hit.record_id and hit.record_id not in workspace.selection:
            workspace.select([hit.record_id])
        record = hit.record_id
        if record in workspace.project.touchpoints:
            self._card(menu, record)
        elif record in workspace.project.connections:
            self._connection(menu, record)
        elif record in workspace.project.stages:
            self._stage(menu, record)
        elif record in workspace.project.presences:
            self._chip(menu, record)
        elif record in workspace.project.stickies:
            self._sticky(menu, record)
        else:
            self._paper(menu, place)
        return menu

    def _edit(self, record_id: str, **values: Any) -> None:
        self._surface.run(EditFields(record_id, values))

    def _rename(self, menu: QMenu, record_id: str, text: str = "Rename") -> None:
        _add(
            menu,
            text,
            lambda: self._surface.rename_asked.emit(record_id),
            key_now("rename_selected"),
        )

    def _copying(self, menu: QMenu) -> None:
        menu.addSeparator()
        _add(menu, "Cut", self._clipboard.cut, key_now("cut"))
        _add(menu, "Copy", self._clipboard.copy, key_now("copy"))
        _add(
            menu,
            "Copy as picture",
            self._clipboard.copy_picture,
            key_now("copy_picture", "Ctrl+Shift+C"),
        )
        _add(menu, "Duplicate", self._edits.duplicate, key_now("duplicate"))

    def _deleting(self, menu: QMenu, text: str = "Delete") -> None:
        menu.addSeparator()
        _add(menu, text, self._edits.delete, key_now("delete"))

    def _card(self, menu: QMenu, card_id: str) -> None:
        workspace = self._surface.workspace
        card = workspace.project.touchpoints[card_id]
        self._rename(menu, card_id)
        _add(
            menu,
            "Connect or loop to…",
            lambda: self._surface.target_asked.emit(card_id),
            key_now("loop"),
        )
        following = DraftWish(source=card_id)
        _add(
            menu,
            "New touchpoint after this",
            lambda: self._edits.draft(following),
            key_now("branch"),
        )
        menu.addSeparator()
        _choices(
            menu.addMenu("Kind"),
            ((kind.label.capitalize(), kind) for kind in TouchpointKind),
            card.kind,
            lambda kind: self._edit(card_id, kind=kind),
        )
        essential = _add(menu, "Essential", self._edits.toggle_essential, key_now("essential"))
        essential.setCheckable(True)
        essential.setChecked(card.essential)
        _choices(
            menu.addMenu("Moment"),
            ((moment.label.capitalize(), moment) for moment in Moment),
            card.moment,
            lambda moment: self._edit(card_id, moment=moment),
        )
        self._emotions(menu)
        menu.addSeparator()
        ask = workspace.page_asked.emit
        _add(
            menu,
            "Add a feedback note",
            lambda: ask("feedback-new", card_id),
            key_now("add_feedback"),
        )
        _add(menu, "Inspect", lambda: ask("inspector", card_id), key_now("inspect"))
        self._copying(menu)
        self._deleting(menu)

    def _emotions(self, menu: QMenu) -> None:
        workspace = self._surface.workspace
        persona = workspace.project.personas.get(workspace.active_persona or "")
        if persona is None:
            return
        inner = menu.addMenu(f"{_plain(persona.name)} feels")
        for number, name in enumerate(emotion_names(workspace.project)):
            _add(
                inner,
                _plain(name).capitalize(),
                partial(self._edits.set_emotion, number - 2),
                key_now(f"emotion_{number + 1}"),
            )

    def _connection(self, menu: QMenu, line_id: str) -> None:
        line = self._surface.workspace.project.connections[line_id]
        self._rename(menu, line_id, "Label")
        _choices(
            menu.addMenu("Kind"),
            ((kind.label.capitalize(), kind) for kind in ConnectionKind),
            line.kind,
            partial(self._set_kind, line_id),
        )
        if line.kind is ConnectionKind.LOOP:
            _choices(
                menu.addMenu("Kind of loop"),
                ((kind.label.capitalize(), kind) for kind in LoopKind),
                line.loop_kind,
                partial(self._set_loop_kind, line_id),
            )
            _add(
                menu,
                "Loop details…",
                lambda: self._surface.loop_asked.emit(line_id),
                key_now("loop"),
            )
        self._walkers(menu, line)
        menu.addSeparator()
        _add(menu, "Reverse", lambda: self._edits.reverse(line_id))
        if line.bends:
            _add(menu, "Straighten", lambda: self._surface.run(Bend(line_id, ())))
        self._deleting(menu)

    def _set_kind(self, line_id: str, kind: ConnectionKind) -> None:
        if kind is ConnectionKind.LOOP:
            if self._surface.run(MarkLoop(line_id)):
                self._surface.loop_asked.emit(line_id)
        elif kind is ConnectionKind.PATH:
            self._surface.run(UnmarkLoop(line_id))
        else:
            self._edit(line_id, kind=kind)

    def _set_loop_kind(self, line_id: str, kind: LoopKind) -> None:
        line = self._surface.workspace.project.connections[line_id]
        self._surface.run(MarkLoop(line_id, kind, line.label, line.every_days, line.walked_by))

    def _walkers(self, menu: QMenu, line: Connection) -> None:
        project = self._surface.workspace.project
        personas = personas_in_order(project)
        if not personas or line.walked_by is WalkedBy.ORGANISATION:
            return
        inner = menu.addMenu("On the path of")
        walking = {one.persona for one in project.referring(Passage, line.id)}
        for persona in personas:

            def step(persona_id: str = persona.id) -> None:
                self._surface.run(StepPath(persona_id, line.id, new_id(Passage)))

            action = _add(inner, _plain(persona.name), step)
            action.setCheckable(True)
            action.setChecked(persona.id in walking)

    def _stage(self, menu: QMenu, stage_id: str) -> None:
        stage = self._surface.workspace.project.stages[stage_id]
        self._rename(menu, stage_id)
        _add(menu, "Add a stage before", lambda: self._names.add_stage(before=stage_id))
        _add(menu, "Add a stage after", lambda: self._names.add_stage(after=stage_id))
        order = [stage.id for stage in self._surface.scene.stages]
        place = order.index(stage_id)
        if place > 0:
            left = MoveStage(stage_id, before=order[place - 1])
            _add(menu, "Move left", lambda: self._surface.run(left))
        if place + 1 < len(order):
            right = MoveStage(stage_id, before=(*order, None)[place + 2])
            _add(menu, "Move right", lambda: self._surface.run(right))
        menu.addSeparator()
        phases = ((phase.label.capitalize(), phase) for phase in Phase)
        _choices(
            menu.addMenu("Phase"),
            (("None", None), *phases),
            stage.phase,
            lambda phase: self._edit(stage_id, phase=phase),
        )
        colours = menu.addMenu("Colour")
        tokens = [LIGHT_THEME.colour(f"stage_{n + 1}") for n in range(STAGE_COLOURS)]
        _choices(
            colours,
            (("Automatic", ""), *zip(STAGE_COLOUR_NAMES, tokens, strict=True)),
            stage.colour,
            lambda colour: self._edit(stage_id, colour=colour),
        )
        for action, token in zip(colours.actions()[1:], tokens, strict=True):
            action.setIcon(square_icon(f"tint:{token}", "muted_line"))
        menu.addSeparator()
        folded = self._surface.workspace.folded
        if stage_id in folded:
            _add(
                menu,
                "Unfold",
                lambda: self._surface.workspace.fold(folded - {stage_id}),
                key_now("fold", "Ctrl+."),
            )
        else:
            _add(
                menu,
                "Fold",
                lambda: self._surface.workspace.fold({*folded, stage_id}),
                key_now("fold", "Ctrl+."),
            )
        self._deleting(menu, "Delete the stage")

    def _chip(self, menu: QMenu, presence_id: str) -> None:
        workspace = self._surface.workspace
        persona = workspace.project.presences[presence_id].persona
        ask = workspace.page_asked.emit
        self._rename(menu, presence_id)
        _add(menu, "Connect to…", lambda: self._surface.target_asked.emit(presence_id))
        menu.addSeparator()
        _add(menu, "Open the persona", lambda: ask("persona", persona))
        _add(menu, "Open the empathy map", lambda: ask("empathy", persona))
        _add(menu, "Walk the path", lambda: workspace.take_tool(f"walk:{persona}"))
        if workspace.shown_personas == {persona}:
            _add(menu, "Show everybody", lambda: workspace.show_personas(()))
        else:
            _add(menu, "Show only this path", lambda: workspace.show_personas([persona]))
        self._deleting(menu, "Take off the canvas")

    def _sticky(self, menu: QMenu, sticky_id: str) -> None:
        surface = self._surface
        sticky = surface.workspace.project.stickies[sticky_id]
        self._rename(menu, sticky_id, "Edit text")
        _choices(
            menu.addMenu("Kind"),
            ((kind.label.capitalize(), kind) for kind in StickyKind),
            sticky.kind,
            lambda kind: self._edit(sticky_id, kind=kind),
        )

        def turn() -> None:
            box = surface.scene.cards.boxes[sticky_id]
            card = new_id(Touchpoint)
            if surface.run(TurnStickyIntoTouchpoint(sticky_id, card, box.x, box.y)):
                surface.workspace.select([card])

        _add(menu, "Turn into a touchpoint", turn)
        _add(menu, "Put into the tray", lambda: surface.run(PlaceSticky((sticky_id,))))
        self._copying(menu)
        self._deleting(menu)

    def _photo(self, menu: QMenu, place: QPointF) -> None:
        """What can be done with the photo of the wall that lies here."""
        surface = self._surface
        photo = surface.backdrops.at(place) if surface.workspace.project.all(Backdrop) else None
        if photo is not None:
            remove = DeleteRecords([photo.id])
            menu.addSeparator()
            _add(menu, "Adjust the wall photo", lambda: surface.photos.adjust(photo.id))
            _add(menu, "Remove the wall photo", lambda: surface.run(remove))

    def _paper(self, menu: QMenu, place: QPointF) -> None:
        x, y = self._surface.camera.journey_point(place)
        corner = (round(x / 8) * 8.0 - 100, round(y / 8) * 8.0 - 44)
        for name, kind in KINDS.items():
            wish = DraftWish(place=corner, kind=kind)
            _add(menu, f"Add {name} here", partial(self._edits.draft, wish))
        _add(menu, "Add a stage", self._names.add_stage)
        self._photo(menu, place)
        menu.addSeparator()
        _add(menu, "Paste", self._clipboard.paste, key_now("paste"))
        _add(menu, "Select all", self._edits.select_all, key_now("select_all"))
        _add(
            menu,
            "Copy the map as picture",
            self._clipboard.copy_picture,
            key_now("copy_picture", "Ctrl+Shift+C"),
        )
        menu.addSeparator()
        _add(menu, "Show the whole journey", self._surface.zoom_to_fit, key_now("fit", "Ctrl+1"))


def _plain(text: str) -> str:
    """A name for a menu, where ``&`` would be a mnemonic."""
    return text.replace("&", "&&")


def _add(menu: QMenu, text: str, done: Done, key: str = "") -> QAction:
    """An action; its key is told, not bound: the canvas binds its keys itself."""
    action = menu.addAction(f"{text}\t{key}" if key else text)
    action.triggered.connect(lambda: done())
    return action


def _choices(
    menu: QMenu,
    choices: Iterable[tuple[str, Any]],
    current: object,
    done: Callable[[Any], object],
) -> None:
    for text, value in choices:
        action = _add(menu, text, partial(done, value))
        action.setCheckable(True)
        action.setChecked(value == current)
