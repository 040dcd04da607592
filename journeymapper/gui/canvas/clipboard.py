"""Copy, cut and paste: records between windows and projects, lines of text, pictures."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage

from journeymapper.commands.base import Together, plural
from journeymapper.commands.clipboard import MIME_TYPE, Paste, clip, pasted_ids
from journeymapper.commands.images import AttachPicture
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import stage_at
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    CARD_WIDTH,
    Action,
    Attachment,
    Experiment,
    Image,
    Journey,
    Measure,
    Reading,
    Touchpoint,
    new_id,
)
from journeymapper.drawing.journey_map import whole_map
from journeymapper.gui.canvas.drafts import Drafts
from journeymapper.gui.canvas.edits import Edits
from journeymapper.gui.canvas.names import Names
from journeymapper.gui.canvas.pasted_lines import (
    card_commands,
    left_inside,
    note_commands,
    read_lines,
)
from journeymapper.gui.canvas.selection_picture import selection_picture
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle
from journeymapper.pens.qt import render

PICTURE_SCALE = 2.0
LARGEST_SIDE = 2400
"""Pixels; a larger pasted picture is made smaller."""


def left_behind(project: Project, cards: Sequence[str]) -> str:
    """What belongs to these touchpoints and is not copied with them, in words; empty for nothing:
    it happened to them, and not to their copies."""
    measures = [one.id for card in cards for one in project.referring(Measure, card)]
    found = [
        any(project.referring(Reading, one) for one in measures),
        any(project.referring(Experiment, one) for one in cards),
        any(project.referring(Action, one) for one in cards),
    ]
    words = ("readings", "experiments", "actions")
    *first, last = [word for word, there in zip(words, found, strict=True) if there] or [""]
    return f"{', '.join(first)} and {last}" if first else last


class Clipboard:
    def __init__(self, surface: Surface, edits: Edits, drafts: Drafts, names: Names) -> None:
        self._surface = surface
        self._edits = edits
        self._drafts = drafts
        self._names = names

    def copy(self) -> bool:
        """Copy what is chosen, as records, as lines of text and as a picture."""
        workspace = self._surface.workspace
        chosen = sorted(workspace.selection)
        try:
            text = clip(workspace.project, chosen)
        except EditRefused as refusal:
            workspace.refused.emit(str(refusal))
            return False
        mime = QMimeData()
        mime.setData(MIME_TYPE, QByteArray(text.encode("utf-8")))
        mime.setText(self._lines_of(chosen))
        shown = self._surface.scene.project
        picture = selection_picture(shown, workspace.journey_id, chosen)
        if picture is not None:
            mime.setImageData(render(picture, PICTURE_SCALE))
        QGuiApplication.clipboard().setMimeData(mime)
        cards = [one for one in chosen if one in workspace.project.touchpoints]
        if cards:
            left = left_behind(workspace.project, cards)
            without = f", without {left}" if left else ""
            workspace.told.emit(f"Copied {plural(len(cards), Touchpoint.word)}{without}.")
        return True

    def cut(self) -> None:
        if self.copy():
            self._edits.delete()

    def copy_picture(self) -> None:
        """Copy what is chosen as a picture, or the whole map where nothing is."""
        workspace = self._surface.workspace
        chosen = sorted(workspace.selection)
        shown = self._surface.scene.project
        picture = selection_picture(shown, workspace.journey_id, chosen)
        what = "selection"
        if picture is None:
            picture, what = whole_map(shown, workspace.journey_id), "map"
        QGuiApplication.clipboard().setImage(render(picture, PICTURE_SCALE))
        workspace.told.emit(f"The {what} was copied as a picture.")

    def paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime.hasFormat(MIME_TYPE):
            self._paste_records(bytes(mime.data(MIME_TYPE).data()))
        elif mime.hasImage():
            self._paste_picture(QGuiApplication.clipboard().image())
        elif mime.hasText():
            self._paste_lines(mime.text())

    def _lines_of(self, ids: list[str]) -> str:
        records = [self._surface.workspace.project.find(one) for one in ids]
        named = (getattr(one, "name", "") or getattr(one, "text", "") for one in records)
        return "\n".join(name for name in named if name)

    def _paste_records(self, data: bytes) -> None:
        workspace = self._surface.workspace
        x, y = self._place_for_copies()
        text = data.decode("utf-8", "replace")
        paste = Paste(text, workspace.journey_id, x, y, secrets.token_hex(8))
        event = workspace.run(self._surface.led_back(paste), self._surface)
        if event is not None:
            workspace.select(pasted_ids(event.changes))
            self._bring_in_selection()

    def _place_for_copies(self) -> tuple[float, float]:
        """Beside the pointer's place when it is over the canvas, else the middle of the view."""
        surface = self._surface
        x, y = surface.camera.journey_point(self._pointer() or surface.room().center())
        return round(x / 8) * 8.0, round(y / 8) * 8.0

    def _pointer(self) -> QPointF | None:
        """Where the pointer is while it is over the canvas."""
        surface = self._surface
        place = surface.mapFromGlobal(surface.cursor().pos())
        over = surface.rect().contains(place) and surface.underMouse()
        return place.toPointF() if over else None

    def _paste_lines(self, text: str) -> None:
        """Touchpoints where the pointer is, else at the next free place; notes on what is chosen
        where there is nothing else, else in the tray."""
        workspace, scene = self._surface.workspace, self._surface.scene
        lines = read_lines(text, self._names.sticky_kind, only_notes=workspace.tool == "sticky")
        stage, touchpoint = (None, None) if lines.names else self._chosen_holder()
        ids = [new_id(Touchpoint) for _ in lines.names]
        commands = note_commands(lines.notes, workspace.journey_id, stage, touchpoint)
        if ids:
            commands += card_commands(scene, lines.names, ids, *self._place_for_lines())
        told = lines.told()
        if not commands or not self._surface.run(Together(f"Paste {told}", commands)):
            return
        if ids:
            workspace.select(ids)
            self._bring_in_block([scene.cards.boxes[one] for one in ids])
        if lines.notes and not (stage or touchpoint):
            told += " in the tray"
        if lines.left_out:
            told += f"; the last {lines.left_out} lines were left out"
        workspace.told.emit(f"{told}.")

    def _chosen_holder(self) -> tuple[str | None, str | None]:
        """The stage or touchpoint that is chosen alone."""
        workspace = self._surface.workspace
        chosen = workspace.selected or ""
        stage = chosen if chosen in workspace.project.stages else None
        return stage, chosen if chosen in workspace.project.touchpoints else None

    def _place_for_lines(self) -> tuple[float, float]:
        """Under the pointer, or below the cards of the column that it is over."""
        surface = self._surface
        place = self._pointer()
        if place is None:
            return self._drafts.free_place()
        x, y = surface.camera.journey_point(place)
        stage = stage_at(surface.workspace.project, surface.workspace.journey_id, x)
        if stage is not None and surface.finder.at(place).part not in ("paper", "line"):
            return self._drafts.place_in(stage.id)
        left = round((x - CARD_WIDTH / 2) / 8) * 8.0
        if stage is not None:
            left = left_inside(surface.scene, stage.id, left)
        return left, round(y / 8) * 8.0

    def _paste_picture(self, image: QImage) -> None:
        """Attach a picture to the chosen touchpoint, else to the journey."""
        workspace = self._surface.workspace
        if image.isNull():
            return
        if max(image.width(), image.height()) > LARGEST_SIDE:
            image = image.scaled(
                LARGEST_SIDE,
                LARGEST_SIDE,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        data = bytes(held.data())
        made = Image(id=f"{Image.prefix}_{hashlib.sha256(data).hexdigest()}", data=data)
        cards = self._surface.selected_touchpoints()
        holder = cards[0] if len(cards) == 1 else workspace.journey_id
        if self._surface.run(AttachPicture(new_id(Attachment), holder, made)):
            record = workspace.project.find(holder)
            name = record.title if isinstance(record, Journey) else getattr(record, "name", "")
            workspace.told.emit(f"The picture was attached to “{name}”.")
            if holder in workspace.project.touchpoints:
                workspace.page_asked.emit("inspector", holder)

    def _bring_in_block(self, boxes: Sequence[Rectangle]) -> None:
        """As much of these as there is room for, the first in any case."""
        surface = self._surface
        if surface.camera.bring_in(reduce(Rectangle.united, boxes), surface.room()):
            surface.show_view()
        surface.bring_in(boxes[0])

    def _bring_in_selection(self) -> None:
        boxes = self._surface.boxes_of(self._surface.workspace.selection).values()
        if boxes:
            self._surface.bring_in(min(boxes, key=lambda box: (box.y, box.x)))
