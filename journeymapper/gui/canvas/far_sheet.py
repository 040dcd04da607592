"""All of the far view in one opaque picture: copied as a whole while it only moves."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.gui.canvas.camera import Camera
from journeymapper.layout import Rectangle


class FarSheet:
    """``paint`` paints paper, separators and map onto a sheet whose camera is moved there."""

    def __init__(self, camera: Camera, paint: Callable[[QPainter], object]) -> None:
        self._camera = camera
        self._paint = paint
        self._kept: tuple[Hashable, QPixmap] | None = None

    def forget(self) -> None:
        self._kept = None

    def show(self, painter: QPainter, span: Rectangle, state: Hashable) -> None:
        """Copy the sheet; ``span`` is its place in pixels from the journey's origin, and another
        ``state`` has it painted anew."""
        camera = self._camera
        whole = (span, state, camera.step, camera.grain)
        if self._kept is None or self._kept[0] != whole:
            self._kept = (whole, self._made(span))
        at = QPointF(camera.left + span.x, camera.top + span.y)
        painter.drawPixmap(at, self._kept[1])

    def _made(self, span: Rectangle) -> QPixmap:
        camera = self._camera
        sheet = QPixmap(round(span.width * camera.grain), round(span.height * camera.grain))
        # Without this a pixmap may take the time of one that can be seen through.
        sheet.fill(Qt.GlobalColor.white)
        sheet.setDevicePixelRatio(camera.grain)
        before = camera.left, camera.top, camera.width, camera.height
        camera.left, camera.top = -span.x, -span.y
        camera.width, camera.height = span.width, span.height
        painter = QPainter(sheet)
        try:
            self._paint(painter)
        finally:
            painter.end()
            camera.left, camera.top, camera.width, camera.height = before
        return sheet
