"""What a drag has lifted from a large map: painted over its picture, which stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF, QRegion

from journeymapper.drawing.connections import ARROW_LENGTH, ARROW_WIDTH, PLAIN_WIDTH
from journeymapper.gui.canvas.camera import BAND, Camera
from journeymapper.gui.canvas.large_painter import LargePainter
from journeymapper.gui.canvas.line_ink import token_of
from journeymapper.gui.canvas.rough import Segment
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour

FRAME_SECONDS = 0.003
MARGIN = 12.0


class LiftedPainter:
    def __init__(self, scene: Scene, camera: Camera, large: LargePainter) -> None:
        self._scene = scene
        self._camera = camera
        self._large = large

    def paint(self, painter: QPainter, *, is_far: bool) -> None:
        """Lifted lines behind all cards, then lifted cards."""
        scene, camera = self._scene, self._camera
        if not scene.lifted:
            return
        sight = camera.in_sight(MARGIN)
        lines = sorted(
            key
            for key in scene.lifted
            if any(box.intersects(sight) for box in scene.lines.boxes_of(key))
        )
        held = scene.cards.boxes
        boxes = [key for key in scene.lifted if key in held and held[key].intersects(sight)]
        painter.save()
        painter.setClipRegion(self._paper(lines, is_far=is_far))
        painter.translate(camera.left, camera.top)
        painter.scale(camera.zoom, camera.zoom)
        for key in lines:
            if scene.ways.is_waiting(key):
                self._rough(painter, key)
            else:
                self._large.line(painter, key)
        painter.restore()
        if is_far:
            self._large.plain_boxes(painter, boxes)
        else:
            self._large.boxes(painter, scene.in_order(boxes), FRAME_SECONDS)
        painter.setOpacity(1.0)

    def _paper(self, lines: list[str], *, is_far: bool) -> QRegion:
        """The widget without the cards that the lines would run across."""
        scene, camera = self._scene, self._camera
        view = QRectF(0, BAND - 4, camera.width, camera.height)
        region = QRegion(view.toRect())
        if is_far:
            return region
        sight = camera.in_sight()
        crossed = {
            key
            for line in lines
            for box in scene.lines.boxes_of(line)
            if box.intersects(sight)
            for key in scene.cards.meeting(box)
        }
        for key in crossed - scene.lifted:
            region -= QRegion(camera.rect_of(scene.cards.boxes[key]).toAlignedRect())
        return region

    def _rough(self, painter: QPainter, key: str) -> None:
        way = self._scene.ways.rough(key)
        if way is None:
            return
        ink = colour(token_of(self._scene.project.connections[key]))
        width = max(PLAIN_WIDTH, 1.0 / self._camera.zoom)
        course = QPainterPath(QPointF(way[0][0], way[0][1]))
        for _, _, x, y in way:
            course.lineTo(x, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cap, join = Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPath(course)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(_head(way[-1]))


def _head(last: Segment) -> QPolygonF:
    """The head of an arrow at the end of a piece along an axis."""
    x, y, end_x, end_y = last
    along_x = (end_x > x) - (end_x < x)
    along_y = (end_y > y) - (end_y < y)
    back_x, back_y = end_x - along_x * ARROW_LENGTH, end_y - along_y * ARROW_LENGTH
    aside_x, aside_y = along_y * ARROW_WIDTH / 2, along_x * ARROW_WIDTH / 2
    return QPolygonF(
        [
            QPointF(end_x, end_y),
            QPointF(back_x + aside_x, back_y + aside_y),
            QPointF(back_x - aside_x, back_y - aside_y),
        ]
    )
