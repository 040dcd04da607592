"""Laying photos of the wall under the map: from the menu, and dropped as files."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QPointF, QStandardPaths, QTimer
from PySide6.QtWidgets import QFileDialog

from journeymapper.app.images import photo_from_file
from journeymapper.commands.backdrops import AddBackdrop
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Backdrop, Image, new_id
from journeymapper.gui.canvas.adjusting import Adjusting
from journeymapper.gui.canvas.backdrops import Backdrops
from journeymapper.gui.canvas.surface import Surface

PICTURE_FILES = "Pictures (*.jpg *.jpeg *.png)"
LOOKS_MS = 15
SHARE = 0.8
"""So much of the view a new photo takes."""


class Photos(QObject):
    """Reads files on a thread of its own; one at a time."""

    def __init__(self, surface: Surface, shown: Backdrops) -> None:
        super().__init__(surface)
        self._surface = surface
        self._shown = shown
        self._waiting: list[tuple[Path, str, QPointF | None]] = []
        self._reading: _Reading | None = None
        self._about: tuple[str, QPointF | None] = ("", None)
        """For which journey a photo is read, and where it was dropped."""
        self._looks = QTimer(self, interval=LOOKS_MS)
        self._looks.timeout.connect(self._look)
        self.adjusting = Adjusting(surface, shown)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._reading is not None

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
        if self._reading is not None or not self._waiting:
            return
        path, journey, place = self._waiting.pop(0)
        self._about = (journey, place)
        self._surface.workspace.busy_with.emit("Reading the photo…")
        self._reading = _Reading(path)
        self._reading.start()
        self._looks.start()

    def _look(self) -> None:
        """Whether the photo is read."""
        reading = self._reading
        if reading is None or reading.is_alive():
            return
        self._reading = None
        self._looks.stop()
        workspace = self._surface.workspace
        workspace.busy_with.emit("")
        if isinstance(reading.found, str):
            workspace.refused.emit(reading.found)
        else:
            self._add(reading.found, *self._about)
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


class _Reading(Thread):
    """Reads a file. It holds nothing of Qt: whoever lets go of a window last must be the window's
    thread. ``found`` is the image, or the sentence why there is none."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True, name="photo")
        self._path = path
        self.found: Image | str = "The photo could not be read. Choose another one."

    def run(self) -> None:
        try:
            self.found = photo_from_file(self._path)
        except EditRefused as refusal:
            self.found = str(refusal)
