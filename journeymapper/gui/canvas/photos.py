"""Laying photos of the wall under the map: from the menu, and dropped as files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QPointF, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from journeymapper.app.images import photo_from_file
from journeymapper.commands.backdrops import AddBackdrop
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Backdrop, Image, new_id
from journeymapper.gui.canvas.adjusting import Adjusting
from journeymapper.gui.canvas.backdrops import Backdrops
from journeymapper.gui.canvas.surface import Surface

PICTURE_FILES = "Pictures (*.jpg *.jpeg *.png)"
SHARE = 0.8
"""So much of the view a new photo takes."""


class Photos(QObject):
    """Reads files on a thread of its own; one at a time."""

    _came = Signal(object, str, object)
    """What was read: an Image or the sentence why not; for which journey; and where it was
    dropped."""

    def __init__(self, surface: Surface, shown: Backdrops) -> None:
        super().__init__(surface)
        self._surface = surface
        self._shown = shown
        self._waiting: list[tuple[Path, str, QPointF | None]] = []
        self._thread: Thread | None = None
        self.adjusting = Adjusting(surface, shown)
        self._came.connect(self._lay)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._thread is not None

    def ask(self) -> None:
        """Let the user choose a picture file."""
        pictures = QStandardPaths.StandardLocation.PicturesLocation
        folder = QStandardPaths.writableLocation(pictures)
        name, _ = QFileDialog.getOpenFileName(
            self._surface, "Choose a photo of the wall", folder, PICTURE_FILES
        )
        if name:
            self.add(Path(name))

    def add(self, path: Path, place: QPointF | None = None) -> None:
        """Lay a photo under the map, its middle at a point of the canvas or of the view."""
        self._waiting.append((path, self._surface.workspace.journey_id, place))
        self._next()

    def adjust(self, backdrop_id: str = "") -> None:
        """Adjust a photo, or the uppermost one."""
        here = self._shown.all_here()
        if not here:
            self._surface.workspace.refused.emit(
                "No photo lies under this map yet. Choose Insert > Photo of the wall."
            )
            return
        self.adjusting.begin(backdrop_id or here[-1].id)

    def _next(self) -> None:
        if self._thread is not None or not self._waiting:
            return
        waiting = self._waiting.pop(0)
        self._surface.workspace.busy_with.emit("Reading the photo…")
        self._thread = Thread(target=self._read, args=waiting, daemon=True, name="photo")
        self._thread.start()

    def _read(self, path: Path, journey: str, place: QPointF | None) -> None:
        found: Image | str = "The photo could not be read. Choose another one."
        try:
            found = photo_from_file(path)
        except EditRefused as refusal:
            found = str(refusal)
        finally:
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._came.emit(found, journey, place)

    def _lay(self, found: Image | str, journey: str, place: QPointF | None) -> None:
        self._thread = None
        workspace = self._surface.workspace
        workspace.busy_with.emit("")
        if isinstance(found, str):
            workspace.refused.emit(found)
        else:
            self._add(found, journey, place)
        self._next()

    def _add(self, image: Image, journey: str, place: QPointF | None) -> None:
        surface = self._surface
        camera, room = surface.camera, surface.room()
        made = Backdrop(id=new_id(Backdrop), journey=journey, image=image.id)
        shape = self._shown.shape_of(image)
        width = SHARE * min(room.width(), room.height() / shape) / camera.zoom
        x, y = camera.journey_point(room.center() if place is None else place)
        left, top = _whole(x - width / 2), _whole(y - width * shape / 2)
        add = AddBackdrop(made.id, journey, image, left, top, _whole(width))
        if surface.run(add) and journey == surface.workspace.journey_id:
            self.adjusting.begin(made.id)


def _whole(value: float) -> float:
    return round(value / 8) * 8.0
