"""Paints what is in sight: separators, connections, notes, cards and chips, then the headers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from journeymapper.domain.records import Stage, Touchpoint
from journeymapper.drawing.options import FAINT
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture
from journeymapper.gui.canvas.camera import BAND, HEADER_BOTTOM, HEADER_TOP, Camera
from journeymapper.gui.canvas.far_painter import FarPainter
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.pixmaps import Pixmaps, origin_in
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.text import Style, measure

FAR = 0.28
"""Below this zoom cards are plain rectangles with a name and lines have no labels."""
SHADOW_ROOM = 12.0
DOT_STEP = 7
HEADER_EDGES = 32
"""Pixels of a header that hold no text: its edges, and the gap before its measure."""
LEAST_NAMED = 44
"""Pixels; a header narrower than this shows no name."""


class MapPainter:
    """``bright`` are the ids that are not dimmed; None dims nothing."""

    def __init__(self, scene: Scene, camera: Camera, looks: Looks) -> None:
        self._scene = scene
        self._camera = camera
        self._looks = looks
        self.pixmaps = Pixmaps()
        self._far = FarPainter(scene, camera, looks)
        self._dot: QPixmap | None = None
        self.bright: frozenset[str] | None = None

    def clear_pictures(self) -> None:
        """Forget what was painted in other colours."""
        self.pixmaps.clear()
        self._dot = None

    def paint_ground(self, painter: QPainter) -> None:
        """The paper and the dotted lines between columns."""
        camera = self._camera
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), colour("paper"))
        self._separators(painter)

    def paint_map(self, painter: QPainter, hidden: set[str]) -> None:
        """Connections, notes, cards, chips; ``hidden`` connections are left out."""
        camera, scene = self._camera, self._scene
        if camera.zoom < FAR:
            self._far.paint(painter, self.bright, hidden)
            return
        sight = camera.in_sight(SHADOW_ROOM)
        lines = sorted(key for key in scene.lines.meeting(sight) if key not in hidden)
        boxes = scene.in_order(scene.cards.meeting(sight))
        self._lines(painter, lines, labels=False)
        self._boxes(painter, boxes)
        self._lines(painter, lines, labels=True)
        painter.setOpacity(1.0)

    def opacity(self, record_id: str) -> float:
        return 1.0 if self.bright is None or record_id in self.bright else FAINT

    def _separators(self, painter: QPainter) -> None:
        """Columns of dots, copied from a tile; they keep their place on the paper."""
        camera, scene = self._camera, self._scene
        if self._dot is None or self._dot.devicePixelRatio() != camera.grain:
            self._dot = _dot_tile(camera.grain)
        shift = (BAND - camera.top) % DOT_STEP
        for stage in scene.stages[:-1]:
            x = round(camera.x_of(scene.lefts[stage.id] + stage.width)) - 2
            if -4 < x < camera.width + 4:
                place = QRectF(x, BAND, 4, camera.height - BAND)
                painter.drawTiledPixmap(place, self._dot, QPointF(0, shift))

    def _lines(self, painter: QPainter, keys: list[str], *, labels: bool) -> None:
        camera = self._camera
        painter.save()
        pen = screen_pen(painter)
        painter.translate(camera.left, camera.top)
        painter.scale(camera.zoom, camera.zoom)
        for key in keys:
            picture = self._looks.line(key)[labels]
            if picture is None:
                continue
            opacity = self.opacity(key)
            if labels and opacity < 1.0:
                # The dimmed line must not show through its label.
                x, y, width, height = picture.bounds
                painter.setOpacity(1.0)
                painter.fillRect(QRectF(x + 8, y + 2, width - 16, height - 4), colour("paper"))
            painter.setOpacity(opacity)
            pen.draw(picture)
        painter.restore()

    def _boxes(self, painter: QPainter, keys: list[str]) -> None:
        camera, scene = self._camera, self._scene
        grain = camera.grain
        for key in keys:
            look, picture = self._looks.box(key)
            pixmap = self.pixmaps.get(look, picture, camera.step, camera.zoom, grain)
            dx, dy = origin_in(picture, camera.zoom, grain)
            box = scene.cards.boxes[key]
            x = round(camera.x_of(box.x) * grain) / grain - dx
            y = round(camera.y_of(box.y) * grain) / grain - dy
            painter.setOpacity(self.opacity(scene.end_of(key)))
            painter.drawPixmap(QPointF(x, y), pixmap)

    def paint_headers(self, painter: QPainter, hovered: str, selection: frozenset[str]) -> None:
        """The band at the top with the header of every stage in sight, in pixels of its own."""
        camera, scene = self._camera, self._scene
        paper = colour("paper")
        painter.fillRect(QRectF(0, 0, camera.width, BAND - 4), paper)
        for row in range(4):
            paper.setAlpha(200 - 50 * row)
            painter.fillRect(QRectF(0, BAND - 4 + row, camera.width, 1), paper)
        pen = screen_pen(painter)
        for place, stage in enumerate(scene.stages):
            left = round(camera.x_of(scene.lefts[stage.id]))
            right = round(camera.x_of(scene.lefts[stage.id] + stage.width))
            if right < 0 or left > camera.width or right - left < 8:
                continue
            look = self._header(stage, place, right - left)
            painter.save()
            painter.setOpacity(self._header_opacity(stage.id))
            painter.translate(left, HEADER_TOP)
            pen.draw(header_picture(look))
            if stage.id in selection or stage.id == hovered:
                chosen = stage.id in selection
                painter.setPen(QPen(colour("accent" if chosen else "muted_line"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                frame = QRectF(2.5, 0.5, right - left - 5, HEADER_BOTTOM - HEADER_TOP - 1)
                painter.drawRoundedRect(frame, 6, 6)
            painter.restore()

    def _header(self, stage: Stage, place: int, width: int) -> HeaderLook:
        """The header in pixels: a narrow one gives up the unit's word, then a point of type, then
        the measure, then its name."""
        look = header_look(self._scene.project, stage, place)
        roomy = width > 190
        look = replace(
            look,
            width=float(width),
            height=HEADER_BOTTOM - HEADER_TOP,
            name_size=13.0 if roomy else 12.0,
            measure_size=11.5 if roomy else 10.5,
            name=look.name if width >= LEAST_NAMED else "",
        )
        short = replace(look, measure=look.measure.partition(" ")[0])
        small = replace(short, name_size=11.0, measure_size=9.5)
        return next(filter(_has_room, (look, short, small)), replace(look, measure=""))

    def _header_opacity(self, stage_id: str) -> float:
        """A stage is dimmed when nothing of it is lit."""
        if self.bright is None or stage_id in self.bright:
            return 1.0
        cards = self._scene.project.referring(Touchpoint, stage_id)
        return 1.0 if any(one.id in self.bright for one in cards) else 0.5


def _has_room(look: HeaderLook) -> bool:
    """Whether name and measure stand whole side by side."""
    room = look.width - measure(look.name, Style(look.name_size, 600)) - HEADER_EDGES
    return measure(look.measure, Style(look.measure_size, 600)) <= room


def _dot_tile(grain: float) -> QPixmap:
    """One dot of a separator."""
    tile = QPixmap(round(4 * grain), round(DOT_STEP * grain))
    tile.fill(Qt.GlobalColor.transparent)
    tile.setDevicePixelRatio(grain)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("muted_line"))
    painter.drawEllipse(QPointF(2.0, DOT_STEP / 2), 0.9, 0.9)
    painter.end()
    return tile
