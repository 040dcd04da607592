"""Names and labels edited in place: touchpoints, connections, stages, personas, stickies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt

from journeymapper.commands.records import EditFields
from journeymapper.commands.stages import AddStage
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Persona,
    Presence,
    Stage,
    Sticky,
    Touchpoint,
    new_id,
)
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.drawing.stickies import sticky_places
from journeymapper.gui.canvas.camera import HEADER_BOTTOM, HEADER_TOP
from journeymapper.gui.canvas.editor import CANCELLED, KEPT, LEFT, InPlaceEditor
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle

NEW_STAGE_WIDTH = 180.0

_NEXT = f"{Sticky.prefix}_next"


def next_place(project: Project, stage_id: str) -> Rectangle:
    """Where the next note of a stage will stand."""
    imagined = project.snapshot()
    journey = project.stages[stage_id].journey
    imagined.apply(AddSticky(_NEXT, journey, "…", stage=stage_id).plan(imagined))
    return sticky_places(imagined, journey)[_NEXT]


class Names:
    """Opens the editor over what is renamed, and makes the edit when it ends."""

    def __init__(self, surface: Surface, editor: InPlaceEditor) -> None:
        self._surface = surface
        self._editor = editor
        self.sticky_kind = StickyKind.IDEA
        """What the next sticky will be; the one chosen last."""

    def rename(self, record_id: str) -> None:
        """Edit the name of a record where it stands."""
        record = self._surface.workspace.project.find(record_id)
        if isinstance(record, Presence):
            record = self._surface.workspace.project.personas[record.persona]
        if record is not None and self._surface.scene.project.find(record.id) is None:
            self._surface.workspace.reveal(record_id)
        self._bring_in(record_id)
        if isinstance(record, Touchpoint):
            self._open(record_id, "name", record.name, partial(self._card_rect, record_id), 13.5)
        elif isinstance(record, Connection):
            self._open(record_id, "label", record.label, partial(self._label_rect, record_id), 12.0)
        elif isinstance(record, Stage):
            self._open(record_id, "name", record.name, partial(self._header_rect, record_id), 13.0)
        elif isinstance(record, Persona):
            key = self._surface.scene.key_of(record.id)
            self._open(record.id, "name", record.name, partial(self._card_rect, key), 13.0)
        elif isinstance(record, Sticky):
            self._open(
                record_id, "text", record.text, partial(self._card_rect, record_id), 12.0, 400
            )

    def _open(
        self,
        record_id: str,
        field: str,
        text: str,
        where: Callable[[], QRectF],
        size: float,
        weight: int = 600,
    ) -> None:
        def done(typed: str, how: str) -> None:
            if how != CANCELLED and typed != text and (typed or field == "label"):
                self._surface.run(EditFields(record_id, {field: typed}))

        self._editor.open(
            record_id,
            where,
            text,
            done,
            placeholder="Name this connection" if field == "label" else "Name",
            pixels=size * (1.0 if where().top() < HEADER_BOTTOM else self._surface.camera.zoom),
            weight=weight,
            align=Qt.AlignmentFlag.AlignHCenter if field == "label" else Qt.AlignmentFlag.AlignLeft,
        )

    def add_stage(
        self, after: str = "", before: str = "", then: Callable[[str], object] | None = None
    ) -> None:
        """Name a new stage in the band, at the end or beside another; Enter at the end readies the
        next, or calls ``then`` with the stage that was made."""
        surface = self._surface
        scene, camera = surface.scene, surface.camera
        x = scene.width
        if after:
            x = scene.lefts[after] + scene.project.stages[after].width
        elif before:
            x = scene.lefts[before]
        left = camera.x_of(x)
        right = surface.width() - NEW_STAGE_WIDTH - 16
        if left > right:
            camera.pan(right - left, 0)
            surface.show_view()

        def done(typed: str, how: str) -> None:
            if typed and how != CANCELLED:
                journey = surface.workspace.journey_id
                stage = new_id(Stage)
                command = AddStage(stage, journey, typed, after or None, before=before or None)
                if not surface.run(command) or how != KEPT:
                    return
                if then is not None:
                    then(stage)
                elif not (after or before):
                    self.add_stage()

        def where() -> QRectF:
            height = HEADER_BOTTOM - HEADER_TOP
            return QRectF(camera.x_of(x) + 4, HEADER_TOP, NEW_STAGE_WIDTH, height)

        self._editor.open("", where, "", done, placeholder="Name the new stage", pixels=13)

    def add_sticky(self, stage: str, touchpoint: str) -> None:
        """Write a note for a touchpoint or stage, where it will stand; Enter readies the next."""
        surface = self._surface
        kind = self.sticky_kind
        note = next_place(surface.scene.project, stage) if stage else None
        if note is not None:
            surface.bring_in(note)

        def done(typed: str, how: str) -> None:
            if not typed or how == CANCELLED:
                return
            command = AddSticky(
                new_id(Sticky),
                surface.workspace.journey_id,
                typed,
                kind,
                stage or None,
                touchpoint or None,
            )
            if surface.run(command) and how != LEFT:
                self.add_sticky(stage, touchpoint)

        self._editor.open(
            "",
            partial(self._note_rect, note, touchpoint),
            "",
            done,
            placeholder=f"{kind.label.capitalize()}: type, Enter, next",
            pixels=12,
            weight=400,
        )

    def _note_rect(self, note: Rectangle | None, touchpoint: str) -> QRectF:
        surface = self._surface
        box = surface.scene.cards.boxes.get(touchpoint)
        width = 230.0
        if box is not None:
            rect = surface.camera.rect_of(box)
            place = QRectF(rect.left(), rect.bottom() + 6, width, 30)
        elif note is not None:
            rect = surface.camera.rect_of(note)
            place = QRectF(rect.left(), rect.top(), max(width, rect.width()), 30)
        else:
            place = QRectF(surface.width() / 2 - width / 2, HEADER_BOTTOM + 24, width, 30)
        place.moveTop(min(max(place.top(), HEADER_BOTTOM + 14), surface.height() - 44.0))
        place.moveLeft(min(max(place.left(), 8.0), surface.width() - width - 8.0))
        return place

    def _bring_in(self, record_id: str) -> None:
        scene = self._surface.scene
        box = scene.cards.boxes.get(scene.key_of(record_id))
        if box is not None:
            self._surface.bring_in(box)

    def _card_rect(self, key: str) -> QRectF:
        return self._surface.name_rect(self._surface.scene.cards.boxes[key])

    def _label_rect(self, connection_id: str) -> QRectF:
        surface = self._surface
        centre = surface.scene.middle_of(connection_id)
        place = surface.camera.point_of(*centre)
        return QRectF(place.x() - 100, place.y() - 15, 200, 30)

    def _header_rect(self, stage_id: str) -> QRectF:
        surface = self._surface
        left = surface.camera.x_of(surface.scene.lefts[stage_id])
        width = surface.scene.project.stages[stage_id].width * surface.camera.zoom
        return QRectF(left + 2, HEADER_TOP, max(140.0, width - 4), HEADER_BOTTOM - HEADER_TOP)
