"""The heat of the map, painted over its cards: a wash, a frame, and the number in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.analysis.heat import EMOTION, EVIDENCE, VALUE, Heat, Warmth, heat_of
from journeymapper.drawing.cards import emotion_token
from journeymapper.drawing.marks import pill, pill_height, pill_width
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.painter import FAR
from journeymapper.gui.look import colour
from journeymapper.pens.qt import QtPen
from journeymapper.text import Style

if TYPE_CHECKING:
    from journeymapper.domain.change import Change
    from journeymapper.gui.canvas.surface import Surface

REST_MS = 120
"""After edits the heat is worked out anew when hands rest."""
_STYLE = Style(10.5, 600)
_LEAST_ZOOM = 0.35
"""Below it no words are shown."""
_GROW = 2.0
_FAR_WASH = 0.72
"""So much that names are read through it."""
_COLD = 0.45
"""How much of the paper lies over a card of which nothing is known."""


def tone(kind: str, level: int) -> QColor:
    """The colour of a level, for the map and its legend."""
    if kind == EMOTION:
        return colour(emotion_token(level - 2))
    tint = colour({VALUE: "accent", EVIDENCE: "amber"}.get(kind, "coral"))
    tint.setAlphaF(0.12 + 0.22 * level)
    return tint


class HeatMap:
    """Made when it is first asked for; ``heat`` is what the workspace wants to see."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._heat: Heat | None = None
        self._far: tuple[int, list[tuple[QColor, list[QRectF]]]] | None = None
        self._later = QTimer(surface, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self.forget)

    @property
    def heat(self) -> Heat:
        """How hot every touchpoint is."""
        if self._heat is None:
            workspace = self._surface.workspace
            self._heat = heat_of(
                self._surface.scene.project,
                workspace.journey_id,
                workspace.heat,
                workspace.heat_persona,
            )
        return self._heat

    def forget(self) -> None:
        """Something else is asked for, or was edited: work it out when it is painted."""
        self._later.stop()
        self._heat = self._far = None
        self._surface.update()

    def take(self, changes: Iterable[Change]) -> None:
        """Renew what an edit touched, when hands rest."""
        if any(True for _ in changes):
            self._later.start()

    def word(self, record_id: str) -> str:
        """What is known of a card, in words; else empty."""
        found = self.heat.cells.get(record_id)
        return found.word if found else ""

    def paint(self, painter: QPainter) -> None:
        """Over the cards in sight."""
        camera = self._surface.camera
        painter.save()
        painter.setClipRect(QRectF(0, BAND - 4, camera.width, camera.height))
        if camera.zoom < FAR:
            self._paint_far(painter)
        else:
            self._paint_near(painter)
        painter.restore()

    def _paint_far(self, painter: QPainter) -> None:
        """Batches of plain rectangles, made once until something changes."""
        camera, scene = self._surface.camera, self._surface.scene
        if self._far is None or self._far[0] != scene.version:
            self._far = (scene.version, self._batches())
        painter.translate(camera.left, camera.top)
        painter.scale(camera.zoom, camera.zoom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(_FAR_WASH)
        for tint, boxes in self._far[1]:
            painter.setBrush(tint)
            painter.drawRects(boxes)

    def _batches(self) -> list[tuple[QColor, list[QRectF]]]:
        heat, scene = self.heat, self._surface.scene
        levels: dict[int, list[QRectF]] = {}
        for card in scene.project.touchpoints:
            box = scene.cards.boxes.get(card)
            if box is not None:
                found = heat.cells.get(card)
                levels.setdefault(-1 if found is None else found.level, []).append(
                    QRectF(box.x, box.y, box.width, box.height)
                )
        return [
            (_cold() if level < 0 else _opaque(tone(heat.kind, level)), boxes)
            for level, boxes in sorted(levels.items())
        ]

    def _paint_near(self, painter: QPainter) -> None:
        surface = self._surface
        camera, scene, heat = surface.camera, surface.scene, self.heat
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key in scene.in_order(scene.cards.meeting(camera.in_sight(20))):
            if scene.part_of(key) != "card":
                continue
            found = heat.cells.get(key)
            rect = camera.rect_of(scene.cards.boxes[key]).adjusted(-_GROW, -_GROW, _GROW, _GROW)
            radius = 9.0 * camera.zoom + _GROW
            if found is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_cold())
                painter.drawRoundedRect(rect, radius, radius)
                continue
            frame = _opaque(tone(heat.kind, found.level))
            wash = QColor(frame)
            wash.setAlphaF(0.30)
            painter.setPen(QPen(frame, 2.5))
            painter.setBrush(wash)
            painter.drawRoundedRect(rect, radius, radius)
            if camera.zoom >= _LEAST_ZOOM:
                self._say(painter, heat.kind, found, rect)

    def _say(self, painter: QPainter, kind: str, found: Warmth, rect: QRectF) -> None:
        style = Style(max(_STYLE.size * min(self._surface.camera.zoom * 1.3, 1.0), 8.0), 600)
        width, height = pill_width(found.word, style, rect.width()), pill_height(style)
        parts = pill(
            found.word,
            style,
            rect.left() + min(10.0, (rect.width() - width) / 2),
            rect.bottom() - height / 2,
            width,
            fill="card",
            colour="ink",
            stroke=_opaque(tone(kind, found.level)).name(),
        )
        QtPen(painter).draw(Picture(primitives=parts, bounds=(0, 0, 1, 1)))


def _cold() -> QColor:
    paper = colour("paper")
    paper.setAlphaF(_COLD)
    return paper


def _opaque(tint: QColor) -> QColor:
    """The colour as it looks on a card."""
    card, alpha = colour("card"), tint.alphaF()
    return QColor.fromRgbF(
        tint.redF() * alpha + card.redF() * (1 - alpha),
        tint.greenF() * alpha + card.greenF() * (1 - alpha),
        tint.blueF() * alpha + card.blueF() * (1 - alpha),
    )
