"""Copy, cut and paste: records between windows and projects, lines of text, pictures."""

from __future__ import annotations

import hashlib
import re
import secrets

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from journeymapper.commands.base import plural
from journeymapper.commands.clipboard import MIME_TYPE, Paste, clip, pasted_ids
from journeymapper.commands.images import AttachPicture
from journeymapper.commands.stickies import AddStickies
from journeymapper.commands.touchpoints import AddTouchpoints
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import (
    Attachment,
    Image,
    Journey,
    Sticky,
    Touchpoint,
    new_id,
)
from journeymapper.drawing.journey_map import whole_map
from journeymapper.gui.canvas.drafts import Drafts
from journeymapper.gui.canvas.edits import Edits
from journeymapper.gui.canvas.names import Names
from journeymapper.gui.canvas.selection_picture import selection_picture
from journeymapper.gui.canvas.surface import Surface
from journeymapper.pens.qt import render

MOST_LINES = 500
PICTURE_SCALE = 2.0
LARGEST_SIDE = 2400
"""Pixels; a larger pasted picture is made smaller."""
_BULLET = re.compile(r"^\s*[-*•–]\s+")


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
        picture = selection_picture(workspace.project, workspace.journey_id, chosen)
        if picture is not None:
            mime.setImageData(render(picture, PICTURE_SCALE))
        QGuiApplication.clipboard().setMimeData(mime)
        cards = [one for one in chosen if one in workspace.project.touchpoints]
        if cards:
            workspace.told.emit(f"Copied {plural(len(cards), Touchpoint.word)}.")
        return True

    def cut(self) -> None:
        if self.copy():
            self._edits.delete()

    def copy_picture(self) -> None:
        """Copy what is chosen as a picture, or the whole map where nothing is."""
        workspace = self._surface.workspace
        chosen = sorted(workspace.selection)
        picture = selection_picture(workspace.project, workspace.journey_id, chosen)
        what = "selection"
        if picture is None:
            picture, what = whole_map(workspace.project, workspace.journey_id), "map"
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
        event = workspace.run(
            Paste(text, workspace.journey_id, x, y, secrets.token_hex(8)), self._surface
        )
        if event is not None:
            workspace.select(pasted_ids(event.changes))
            self._bring_in_selection()

    def _place_for_copies(self) -> tuple[float, float]:
        """Beside the pointer's place when it is over the canvas, else the middle of the view."""
        surface = self._surface
        place = surface.mapFromGlobal(surface.cursor().pos())
        if not surface.rect().contains(place) or not surface.underMouse():
            place = surface.room().center().toPoint()
        x, y = surface.camera.journey_point(place.toPointF())
        return round(x / 8) * 8.0, round(y / 8) * 8.0

    def _paste_lines(self, text: str) -> None:
        lines = [line for line in text.splitlines() if line.strip()][:MOST_LINES]
        if not lines:
            return
        workspace = self._surface.workspace
        notes = workspace.tool == "sticky" or all(_BULLET.match(line) for line in lines)
        texts = [" ".join(_BULLET.sub("", line).split())[:500] for line in lines]
        if notes:
            self._paste_notes(texts)
            return
        x, y = self._drafts.free_place()
        ids = [new_id(Touchpoint) for _ in texts]
        if self._surface.run(AddTouchpoints(ids, texts, workspace.journey_id, x, y)):
            workspace.select(ids)
            self._bring_in_selection()

    def _paste_notes(self, texts: list[str]) -> None:
        """Onto the chosen touchpoint or stage, else into the tray."""
        workspace = self._surface.workspace
        chosen = workspace.selected or ""
        stage = chosen if chosen in workspace.project.stages else None
        touchpoint = chosen if chosen in workspace.project.touchpoints else None
        ids = [new_id(Sticky) for _ in texts]
        command = AddStickies(
            ids, texts, workspace.journey_id, self._names.sticky_kind, stage, touchpoint
        )
        if self._surface.run(command) and not (stage or touchpoint):
            workspace.told.emit(f"{plural(len(ids), Sticky.word).capitalize()} in the tray.")

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

    def _bring_in_selection(self) -> None:
        for key in self._surface.workspace.selection:
            box = self._surface.scene.cards.boxes.get(key)
            if box is not None:
                self._surface.bring_in(box)
                return
