"""The photos under the map: where they lie, and pictures of them as large as they are shown.

A photo is decoded once, and halved as long as that helps; at a zoom that stays, the part of it that
is seen is copied from a picture made for this zoom, so that a pan costs a copy.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from journeymapper.commands.backdrops import backdrops_of
from journeymapper.domain.records import Backdrop, Image
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle

MOST_DECODED = 3
"""So many photos are held as pixels; 28 MB each at most."""
LARGEST_SIDE = 4096
"""A photo with more pixels than the program would keep, from a strange file, is decoded smaller."""
_SMALLEST_SIDE = 64
UNKNOWN_SHAPE = 0.75


class Backdrops:
    """Made when a journey first has a photo."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self.previews: dict[str, Backdrop] = {}
        """Photos that are being moved, sized or faded, as they would become."""
        self._shapes: dict[str, float] = {}
        self._levels: OrderedDict[str, list[QPixmap]] = OrderedDict()
        self._shown: dict[str, tuple[tuple[object, ...], QPixmap | None]] = {}
        self._wanted: list[str] = []
        self._later = QTimer(surface, singleShot=True, interval=0)
        self._later.timeout.connect(self._decode)

    def all_here(self) -> list[Backdrop]:
        """The photos of the journey as they are shown, the lowest first."""
        workspace = self._surface.workspace
        found = backdrops_of(workspace.project, workspace.journey_id)
        return [self.previews.get(one.id, one) for one in found]

    def box_of(self, backdrop: Backdrop) -> Rectangle:
        """Where a photo lies, in journey units."""
        image = self._surface.workspace.project.images.get(backdrop.image)
        shape = UNKNOWN_SHAPE if image is None else self.shape_of(image)
        height = backdrop.width * shape
        return Rectangle(backdrop.x, backdrop.y, backdrop.width, height)

    def at(self, point: QPointF) -> Backdrop | None:
        """The uppermost photo under a point of the canvas."""
        camera = self._surface.camera
        for one in reversed(self.all_here()):
            if camera.rect_of(self.box_of(one)).contains(point):
                return one
        return None

    def paint(self, painter: QPainter) -> None:
        """Paint what is in sight of them; what is not decoded yet follows."""
        camera = self._surface.camera
        sight = QRectF(0, 0, camera.width, camera.height)
        here = self.all_here()
        for one in here:
            rect = camera.rect_of(self.box_of(one))
            if not rect.intersects(sight) or rect.width() < 1 or rect.height() < 1:
                continue
            levels = self._levels.get(one.image)
            if levels is None:
                self._want(one.image)
            elif levels:
                self._levels.move_to_end(one.image)
                self._paint_photo(painter, one, rect, sight, levels)
        gone = self._shown.keys() - {one.id for one in here}
        for key in gone:
            del self._shown[key]

    def _paint_photo(
        self,
        painter: QPainter,
        one: Backdrop,
        rect: QRectF,
        sight: QRectF,
        levels: list[QPixmap],
    ) -> None:
        grain = self._surface.camera.grain
        size = QSize(round(rect.width() * grain), round(rect.height() * grain))
        whole = levels[0]
        key = (one.image, size.width(), size.height(), grain, one.opacity)
        before, made = self._shown.get(one.id, ((), None))
        fits = size.width() <= whole.width()
        if before != key:
            self._shown[one.id] = (key, None)  # the zoom may be moving: made when it stays
        elif made is None and fits:
            made = _faded(_nearest(levels, size.width()), size, one.opacity, grain)
            self._shown[one.id] = (key, made)
        if made is not None and before == key:
            corner = QPointF(round(rect.x() * grain) / grain, round(rect.y() * grain) / grain)
            painter.drawPixmap(corner, made)
            return
        level = _nearest(levels, size.width())
        seen = rect.intersected(sight)
        scale = level.width() / rect.width()
        part = QRectF(
            (seen.x() - rect.x()) * scale,
            (seen.y() - rect.y()) * scale,
            seen.width() * scale,
            seen.height() * scale,
        )
        painter.save()
        painter.setOpacity(one.opacity)
        is_moving = before != key and fits  # the next frame has it as it should be
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_moving)
        painter.drawPixmap(seen, level, part)
        painter.restore()
        if is_moving:
            self._later.start()

    def shape_of(self, image: Image) -> float:
        """The height of a picture, its width being 1."""
        found = self._shapes.get(image.id)
        if found is None:
            buffer = QBuffer()
            buffer.setData(QByteArray(image.data))
            size = _reader(buffer).size()
            found = size.height() / size.width() if not size.isEmpty() else UNKNOWN_SHAPE
            self._shapes[image.id] = found
        return found

    def _want(self, image_id: str) -> None:
        if image_id not in self._wanted:
            self._wanted.append(image_id)
        self._later.start()

    def _decode(self) -> None:
        """Decode what was asked for, a photo at a time; what cannot be read shows nothing."""
        if self._wanted:
            image_id = self._wanted.pop(0)
            image = self._surface.workspace.project.images.get(image_id)
            self._levels[image_id] = _levels_of(image.data if image is not None else b"")
            while len(self._levels) > MOST_DECODED:
                self._levels.popitem(last=False)
        if self._wanted:
            self._later.start()
        self._surface.update()


def _reader(buffer: QBuffer) -> QImageReader:
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer)


def _levels_of(data: bytes) -> list[QPixmap]:
    """The picture, and each half of it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = _reader(buffer)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return []
    if max(size.width(), size.height()) > LARGEST_SIDE:
        reader.setScaledSize(
            size.scaled(LARGEST_SIDE, LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        return []
    levels = [image.convertToFormat(QImage.Format.Format_RGB32)]
    while min(levels[-1].width(), levels[-1].height()) >= 2 * _SMALLEST_SIDE:
        last = levels[-1]
        levels.append(
            last.scaled(
                last.width() // 2,
                last.height() // 2,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return [QPixmap.fromImage(one) for one in levels]


def _nearest(levels: list[QPixmap], width: int) -> QPixmap:
    """The smallest level that has enough pixels."""
    enough = [one for one in levels if one.width() >= width]
    return enough[-1] if enough else levels[0]


def _faded(level: QPixmap, size: QSize, opacity: float, grain: float) -> QPixmap:
    """The photo at its size on the screen; seen through, if it is, without asking every frame."""
    scaled = level.toImage().scaled(
        size,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    if opacity >= 1.0:
        made = QPixmap.fromImage(scaled)
    else:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setOpacity(opacity)
        painter.drawImage(0, 0, scaled)
        painter.end()
    made.setDevicePixelRatio(grain)
    return made
