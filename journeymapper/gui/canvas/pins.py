"""The sign of cards that are pinned in place: on screen only, at the corner where no badge is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.drawing.card_shapes import PILLS, POINT
from journeymapper.gui.canvas.camera import Camera
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.look import colour

LEAST_ZOOM = 0.4
"""Below it cards are too small to bear a sign."""
NEAR = 0.7
RADIUS, SMALL_RADIUS = 8.0, 6.0
"""Pixels, near and farther away."""
LIFT = 3.0
"""So many pixels above the card's edge, off its name."""


def sign_of(scene: Scene, camera: Camera, key: str) -> QRectF | None:
    """Where the sign of a card is on the widget; None for one that is not pinned."""
    card = scene.project.touchpoints.get(key)
    if card is None or not card.pinned or camera.zoom < LEAST_ZOOM:
        return None
    rect = camera.rect_of(scene.cards.boxes[key])
    aside = 0.0
    if card.kind is TouchpointKind.DECISION:
        aside = min(POINT * camera.zoom, rect.width() / 4)
    elif card.kind in PILLS:
        aside = min(rect.width(), rect.height()) / 4
    radius = RADIUS if camera.zoom >= NEAR else SMALL_RADIUS
    middle = rect.topLeft() + QPointF(aside, -LIFT)
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)


def paint_pins(painter: QPainter, scene: Scene, camera: Camera) -> None:
    """A pin on every card in sight that stays where it is when the map is arranged."""
    if camera.zoom < LEAST_ZOOM:
        return
    for key in scene.cards.meeting(camera.in_sight(20)):
        sign = sign_of(scene, camera, key)
        if sign is not None:
            painter.setPen(QPen(colour("muted_line"), 1.0))
            painter.setBrush(colour("card"))
            painter.drawEllipse(sign)
            inset = sign.width() * 0.16
            paint_icon(painter, "pin", sign.adjusted(inset, inset, -inset, -inset), "muted")
