"""The line that follows the pointer while a connection is drawn."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from journeymapper.drawing.primitives import Path
from journeymapper.gui.canvas.camera import Camera
from journeymapper.gui.canvas.overlay import LiveLine
from journeymapper.pens.qt import painter_path

_NORMALS = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "top": (0.0, -1.0), "bottom": (0.0, 1.0)}


def live_path(live: LiveLine, camera: Camera) -> QPainterPath:
    """The way to the lit card, else a curve that leaves the card at a right angle."""
    if live.route is not None:
        shown = QTransform(camera.zoom, 0, 0, camera.zoom, camera.left, camera.top)
        return shown.map(painter_path(Path(steps=live.route.steps)))
    start, end = camera.point_of(*live.start), camera.point_of(*live.end)
    reach = max(24.0, min(140.0, hypot(end.x() - start.x(), end.y() - start.y()) * 0.45))
    nx, ny = _NORMALS.get(live.start_side, (0.0, 0.0))
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(nx * reach, ny * reach), end, end)
    return path


def arrow_head(path: QPainterPath, at_start: bool) -> QPainterPath:
    """A head at the path's end, or at its start."""
    tip = path.pointAtPercent(0.0 if at_start else 1.0)
    length = max(path.length(), 1.0)
    share = min(0.5, 9.0 / length)
    back = path.pointAtPercent(share if at_start else 1.0 - share)
    dx, dy = tip.x() - back.x(), tip.y() - back.y()
    size = hypot(dx, dy) or 1.0
    dx, dy = dx / size, dy / size
    head = QPainterPath(tip)
    head.lineTo(tip.x() - dx * 9 - dy * 4.5, tip.y() - dy * 9 + dx * 4.5)
    head.lineTo(tip.x() - dx * 9 + dy * 4.5, tip.y() - dy * 9 - dx * 4.5)
    head.closeSubpath()
    return head
