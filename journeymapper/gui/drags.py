"""Records that are dragged from a panel onto the canvas or another panel."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

RECORDS_MIME = "application/x-journeymapper-records"
"""A JSON list of record ids, valid in the window where the drag began."""
MOST_RECORDS = 10_000
WIDEST = 160.0
TALLEST = 72.0
OPACITY = 0.6
BESIDE = QPoint(-14, -14)
"""The pointer's place in the picture: above its upper left corner."""


def mime_of(ids: Sequence[str]) -> QMimeData:
    mime = QMimeData()
    mime.setData(RECORDS_MIME, QByteArray(json.dumps(list(ids)).encode()))
    return mime


def dragged_ids(mime: QMimeData) -> list[str]:
    """The records that are dragged; none when something else is."""
    if not mime.hasFormat(RECORDS_MIME):
        return []
    try:
        ids = json.loads(bytes(mime.data(RECORDS_MIME).data()))
    except ValueError:
        return []
    if not isinstance(ids, list) or len(ids) > MOST_RECORDS:
        return []
    return [one for one in ids if isinstance(one, str)]


def drag_records(widget: QWidget, ids: Sequence[str], part: QRect | None = None) -> None:
    """Drag records with a picture of the widget (or part of it) that stands for them: small, seen
    through, and beside the pointer, so that it hides nothing of where they would go."""
    drag = QDrag(widget)
    drag.setMimeData(mime_of(ids))
    drag.setPixmap(drag_picture(widget.grab(part or widget.rect())))
    drag.setHotSpot(BESIDE)
    drag.exec(Qt.DropAction.CopyAction)


def drag_picture(whole: QPixmap) -> QPixmap:
    """What is seen beside the pointer while what this pictures is dragged."""
    grain = whole.devicePixelRatio()
    size = whole.deviceIndependentSize()
    scale = min(1.0, WIDEST / size.width(), TALLEST / size.height())
    picture = QPixmap(round(size.width() * scale * grain), round(size.height() * scale * grain))
    picture.setDevicePixelRatio(grain)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(OPACITY)
    painter.scale(scale, scale)
    painter.drawPixmap(0, 0, whole)
    painter.end()
    return picture


def is_drag(event: QMouseEvent, pressed_at: QPoint | None) -> bool:
    """Whether the mouse, its left button held, has gone far enough to mean a drag."""
    if pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
        return False
    way = (event.position().toPoint() - pressed_at).manhattanLength()
    return way >= QApplication.startDragDistance()
