"""Drops: records dragged here from the rail, the tray or the feedback inbox, and photos.

A sticky on the paper is a note on its stage; with Shift it becomes a touchpoint, as a cluster does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt

from journeymapper.commands.base import Command, Together
from journeymapper.commands.clusters import PlaceCluster, TurnClusterIntoTouchpoint
from journeymapper.commands.feedback import PinFeedback
from journeymapper.commands.personas import PlacePersona
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import PlaceSticky, TurnStickyIntoTouchpoint
from journeymapper.domain.order import stage_at
from journeymapper.domain.records import (
    CARD_HEIGHT,
    CARD_WIDTH,
    Cluster,
    EmpathyNote,
    FeedbackNote,
    Persona,
    Presence,
    Record,
    Sticky,
    Touchpoint,
    new_id,
)
from journeymapper.drawing.chips import CHIP_HEIGHT, CHIP_WIDTH
from journeymapper.gui.drags import dragged_ids
from journeymapper.gui.dropped_files import photos_in

if TYPE_CHECKING:
    from journeymapper.gui.canvas.parts import SurfaceWithParts

GRID = 8.0
GAP = 24.0
NO_KEYS = Qt.KeyboardModifier.NoModifier
AS_TOUCHPOINT = Qt.KeyboardModifier.ShiftModifier
"""Held while a sticky is dropped on the paper."""
_KINDS: dict[str, type[Record]] = {
    kind.table: kind for kind in (Persona, Cluster, Sticky, FeedbackNote, EmpathyNote)
}

IN_STAGES = frozenset({"stickies", "clusters", "personas"})
"""What can be dropped beside the cards."""


class Drops:
    """Says what a drop would do, lights where it would go, and does it."""

    def __init__(self, surface: SurfaceWithParts) -> None:
        self._surface = surface
        self._told = ""

    def takes(self, mime: QMimeData) -> bool:
        """Whether something is dragged that has a place on the canvas."""
        return bool(self._kinds(dragged_ids(mime)) or photos_in(mime))

    def follow(self, mime: QMimeData, place: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> bool:
        """Light the card or stage under the pointer; whether a drop here would do something."""
        if photos_in(mime):
            self._say("Let go: the photo lies under the map, to be traced")
            return self._is_on_paper(place)
        ids = dragged_ids(mime)
        command = self._command(ids, place, keys)
        kinds = self._kinds(ids)
        card = self._card_at(place) if kinds - {"personas"} else ""
        self._light(card, self._stage_at(place) if kinds & IN_STAGES and not card else "")
        self._say(_said(kinds, keys, is_on_card=bool(card)))
        return command is not None

    def leave(self) -> None:
        self._light("", "")
        self._say("")

    def _say(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self._surface.banner_asked.emit(text)

    def _is_on_paper(self, place: QPointF) -> bool:
        return self._surface.finder.at(place).part in ("paper", "line", "label")

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

    def drop(self, mime: QMimeData, place: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> bool:
        self.leave()
        photos = photos_in(mime)
        if photos:
            return self._drop_photos(photos, place)
        command = self._command(dragged_ids(mime), place, keys)
        return command is not None and self._surface.run(command)

    def _drop_photos(self, photos: Sequence[Path], place: QPointF) -> bool:
        if not self._is_on_paper(place):
            return False
        for path in photos:
            self._surface.photos.add(path, place)
        return True

    def _kinds(self, ids: Sequence[str]) -> set[str]:
        project = self._surface.workspace.project
        tables = {record.table for one in ids if (record := project.find(one)) is not None}
        return tables & set(_KINDS)

    def _card_at(self, place: QPointF) -> str:
        key = self._surface.finder.card_at(place)
        return key if key in self._surface.workspace.project.touchpoints else ""

    def _command(
        self, ids: Sequence[str], place: QPointF, keys: Qt.KeyboardModifier
    ) -> Command | None:
        project = self._surface.workspace.project
        of_kind = {
            table: [one for one in ids if one in project.all(kind)]
            for table, kind in _KINDS.items()
        }
        card = self._card_at(place)
        if of_kind["clusters"] or of_kind["stickies"]:
            inside = set(of_kind["clusters"])
            loose = [
                one for one in of_kind["stickies"] if project.stickies[one].cluster not in inside
            ]
            return self._tray_command(of_kind["clusters"], loose, place, keys)
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

    def _tray_command(
        self,
        clusters: Sequence[str],
        stickies: Sequence[str],
        place: QPointF,
        keys: Qt.KeyboardModifier,
    ) -> Command | None:
        """What stickies and clusters of the tray become where they are let go."""
        card = self._card_at(place)
        commands: list[Command] = []
        if card:
            commands += [PlaceCluster(one, touchpoint=card) for one in clusters]
            if stickies:
                commands.append(PlaceSticky(tuple(stickies), touchpoint=card))
        else:
            as_cards = [*clusters, *(stickies if keys & AS_TOUCHPOINT else ())]
            commands += self._cards_of(as_cards, place)
            stage = self._stage_at(place)
            if stickies and not keys & AS_TOUCHPOINT and stage:
                commands.append(PlaceSticky(tuple(stickies), stage=stage))
        if len(commands) < 2:
            return commands[0] if commands else None
        return Together("Place what was in the tray", commands)

    def _cards_of(self, ids: Sequence[str], place: QPointF) -> list[Command]:
        """A touchpoint of each, one below the other, the first under the pointer."""
        x, y = self._surface.camera.journey_point(place)
        left = round((x - CARD_WIDTH / 2) / GRID) * GRID
        top = round((y - CARD_HEIGHT / 2) / GRID) * GRID
        clusters = self._surface.workspace.project.all(Cluster)
        return [
            (TurnClusterIntoTouchpoint if one in clusters else TurnStickyIntoTouchpoint)(
                one, new_id(Touchpoint), left, top + number * (CARD_HEIGHT + GAP)
            )
            for number, one in enumerate(ids)
        ]


def _said(kinds: set[str], keys: Qt.KeyboardModifier, *, is_on_card: bool) -> str:
    """What a drop on the paper would make, where there is a choice."""
    if is_on_card or not kinds <= {"stickies", "clusters"} or not kinds:
        return ""
    if "stickies" not in kinds:
        return "Let go: a touchpoint with the stickies on it"
    if keys & AS_TOUCHPOINT:
        return "Let go: a touchpoint"
    return "Let go: a note on the stage · with Shift: a touchpoint"
