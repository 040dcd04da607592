"""Drops: records dragged here from the rail, the tray or the feedback inbox."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPointF

from journeymapper.commands.base import Command, Together
from journeymapper.commands.feedback import PinFeedback
from journeymapper.commands.personas import PlacePersona
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import PlaceSticky
from journeymapper.domain.order import stage_at
from journeymapper.domain.records import (
    EmpathyNote,
    FeedbackNote,
    Persona,
    Presence,
    Record,
    Sticky,
    new_id,
)
from journeymapper.drawing.chips import CHIP_HEIGHT, CHIP_WIDTH
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.drags import dragged_ids

GRID = 8.0
_KINDS: dict[str, type[Record]] = {
    kind.table: kind for kind in (Persona, Sticky, FeedbackNote, EmpathyNote)
}

IN_STAGES = frozenset({"stickies", "personas"})
"""What can be dropped beside the cards."""


class Drops:
    """Says what a drop would do, lights where it would go, and does it."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def takes(self, mime: QMimeData) -> bool:
        """Whether something is dragged that has a place on the canvas."""
        return bool(self._kinds(dragged_ids(mime)))

    def follow(self, mime: QMimeData, place: QPointF) -> bool:
        """Light the card or stage under the pointer; whether a drop here would do something."""
        ids = dragged_ids(mime)
        command = self._command(ids, place)
        kinds = self._kinds(ids)
        card = self._card_at(place) if kinds - {"personas"} else ""
        self._light(card, self._stage_at(place) if kinds & IN_STAGES and not card else "")
        return command is not None

    def leave(self) -> None:
        self._light("", "")

    def _light(self, card: str, stage: str) -> None:
        overlay = self._surface.overlay
        if (card, stage) != (overlay.lit, overlay.lit_stage):
            overlay.lit, overlay.lit_stage = card, stage
            self._surface.update()

    def _stage_at(self, place: QPointF) -> str:
        workspace = self._surface.workspace
        x, _ = self._surface.camera.journey_point(place)
        stage = stage_at(workspace.project, workspace.journey_id, x)
        return stage.id if stage is not None else ""

    def drop(self, mime: QMimeData, place: QPointF) -> bool:
        self.leave()
        command = self._command(dragged_ids(mime), place)
        return command is not None and self._surface.run(command)

    def _kinds(self, ids: Sequence[str]) -> set[str]:
        project = self._surface.workspace.project
        tables = {record.table for one in ids if (record := project.find(one)) is not None}
        return tables & set(_KINDS)

    def _card_at(self, place: QPointF) -> str:
        key = self._surface.finder.card_at(place)
        return key if key in self._surface.workspace.project.touchpoints else ""

    def _command(self, ids: Sequence[str], place: QPointF) -> Command | None:
        project = self._surface.workspace.project
        of_kind = {
            table: [one for one in ids if one in project.all(kind)]
            for table, kind in _KINDS.items()
        }
        card = self._card_at(place)
        if of_kind["stickies"]:
            return self._sticky_command(of_kind["stickies"], card, place)
        if of_kind["feedback_notes"]:
            return PinFeedback(tuple(of_kind["feedback_notes"]), card) if card else None
        if of_kind["empathy_notes"] and card:
            links = [EditFields(one, {"touchpoint": card}) for one in of_kind["empathy_notes"]]
            return links[0] if len(links) == 1 else Together("Link empathy notes", tuple(links))
        if of_kind["personas"]:
            x, y = self._surface.camera.journey_point(place)
            return PlacePersona(
                new_id(Presence),
                of_kind["personas"][0],
                self._surface.workspace.journey_id,
                round((x - CHIP_WIDTH / 2) / GRID) * GRID,
                round((y - CHIP_HEIGHT / 2) / GRID) * GRID,
            )
        return None

    def _sticky_command(self, ids: list[str], card: str, place: QPointF) -> Command | None:
        if card:
            return PlaceSticky(tuple(ids), touchpoint=card)
        stage = self._stage_at(place)
        return PlaceSticky(tuple(ids), stage=stage) if stage else None
