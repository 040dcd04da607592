"""The map from far away: cards as plain rectangles with a name, connections as thin lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.domain.vocabulary import ConnectionKind, LoopKind
from journeymapper.drawing.cards import CardLook, emotion_token
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Path, Picture
from journeymapper.drawing.texts import block
from journeymapper.gui.canvas.camera import Camera
from journeymapper.gui.canvas.far_tiles import FarTiles
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.layout import Rectangle
from journeymapper.pens.qt import painter_path
from journeymapper.text import Style

NAME = Style(32.0, 600)
"""Of one size in journey units, so that a name is broken once for all zooms."""
SPACING = 38.0
INSET = 14.0
LEAST_NAMED = 6.0 / NAME.size
"""Below this zoom a name would be less than six pixels tall."""


class FarPainter:
    def __init__(self, scene: Scene, camera: Camera, looks: Looks) -> None:
        self._scene = scene
        self._camera = camera
        self._looks = looks
        self._tiles = FarTiles()

    def paint(self, painter: QPainter, bright: frozenset[str] | None, hidden: set[str]) -> None:
        """Everything in sight; what is not among the ``bright`` is dimmed."""
        camera = self._camera
        dimming = MapOptions(bright=bright)

        def paint(onto: QPainter, area: Rectangle) -> None:
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._lines(onto, area, dimming, hidden)
            self._boxes(onto, area, dimming)

        state = (
            self._scene.version,
            self._looks.version,
            camera.step,
            camera.grain,
            bright,
            frozenset(hidden),
        )
        self._tiles.paint(painter, camera, state, paint)

    def _lines(
        self, painter: QPainter, area: Rectangle, dimming: MapOptions, hidden: set[str]
    ) -> None:
        scene = self._scene
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key in sorted(scene.lines.meeting(area)):
            if key in hidden:
                continue
            connection = scene.project.connections[key]
            token = "connection"
            if connection.kind is ConnectionKind.LOOP:
                token = "coral" if connection.loop_kind is LoopKind.FRICTION else "accent"
            painter.setOpacity(dimming.opacity(key))
            painter.setPen(QPen(colour(token), 1.2 / self._camera.zoom))
            painter.drawPath(painter_path(Path(steps=scene.routes[key].steps)))

    def _boxes(self, painter: QPainter, area: Rectangle, dimming: MapOptions) -> None:
        scene, zoom = self._scene, self._camera.zoom
        frame, card = QPen(colour("muted_line"), 1 / zoom), colour("card")
        for key in scene.in_order(scene.cards.meeting(area)):
            box = scene.cards.boxes[key]
            painter.setOpacity(dimming.opacity(scene.end_of(key)))
            painter.setPen(frame)
            painter.setBrush(card)
            painter.drawRect(QRectF(box.x, box.y, box.width, box.height))
            look = self._looks.box(key)[0]
            if isinstance(look, CardLook) and look.emotion is not None:
                bar = QRectF(box.x, box.y, max(2 / zoom, 5.0), box.height)
                painter.fillRect(bar, colour(emotion_token(look.emotion)))
            if zoom >= LEAST_NAMED:
                self._name(painter, key, box)

    def _name(self, painter: QPainter, key: str, box: Rectangle) -> None:
        record = self._scene.project.find(self._scene.end_of(key))
        name = getattr(record, "name", "")
        most = int((box.height - 4) // SPACING)
        if not name or most < 1:
            return
        width = box.width - 2 * INSET
        lines = block(name, NAME, INSET, 0, width, max_lines=most, spacing=SPACING)
        picture = Picture(primitives=lines.lines, bounds=(0, 0, box.width, box.height))
        painter.save()
        painter.translate(box.x, box.y + (box.height - lines.height) / 2)
        screen_pen(painter).draw(picture)
        painter.restore()
