"""The outline of a card on the canvas: a rectangle, a pill, or a decision with its points."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.drawing.card_shapes import PILLS, POINT, RADIUS
from journeymapper.gui.canvas.camera import Camera
from journeymapper.layout import Rectangle


def card_outline(camera: Camera, box: Rectangle, kind: TouchpointKind, grow: float) -> QPainterPath:
    """A card's own outline on the widget, grown by so many pixels."""
    rect = camera.rect_of(box).adjusted(-grow, -grow, grow, grow)
    path = QPainterPath()
    if kind is TouchpointKind.DECISION:
        point = min(POINT, box.width / 4) * camera.zoom
        middle = rect.center().y()
        path.moveTo(QPointF(rect.left(), middle))
        for corner in (
            QPointF(rect.left() + point, rect.top()),
            QPointF(rect.right() - point, rect.top()),
            QPointF(rect.right(), middle),
            QPointF(rect.right() - point, rect.bottom()),
            QPointF(rect.left() + point, rect.bottom()),
        ):
            path.lineTo(corner)
        path.closeSubpath()
        return path
    radius = RADIUS * camera.zoom + grow
    if kind in PILLS:
        radius = min(rect.width(), rect.height()) / 2
    path.addRoundedRect(rect, radius, radius)
    return path
