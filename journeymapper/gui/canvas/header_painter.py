"""Paints the headers of stages in a band at the top, in pixels of their own.

On a large map each is painted once and copied: twelve of them take longer than a screen of cards.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from journeymapper.domain.records import Stage, Touchpoint
from journeymapper.drawing.stages import HeaderLook, header_look, header_picture
from journeymapper.gui.appearance import text_scale
from journeymapper.gui.canvas.camera import BAND, HEADER_BOTTOM, HEADER_TOP, Camera
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.text import Style, measure

HEADER_EDGES = 32
"""Pixels of a header that hold no text: its edges, and the gap before its measure."""
LEAST_NAMED = 44
"""Pixels; a header narrower than this shows no name."""
MOST = 256


class HeaderPainter:
    def __init__(self, scene: Scene, camera: Camera) -> None:
        self._scene = scene
        self._camera = camera
        self._pixmaps: dict[tuple[str, int, float], QPixmap] = {}

    def forget(self) -> None:
        """Something was edited, or the colours are others."""
        self._pixmaps.clear()

    def paint(
        self,
        painter: QPainter,
        hovered: str,
        selection: frozenset[str],
        bright: frozenset[str] | None,
    ) -> None:
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
            painter.save()
            painter.setOpacity(self._opacity(stage.id, bright))
            painter.translate(left, HEADER_TOP)
            if scene.ways.is_large:
                pixmap = self._pixmap(stage, place, right - left)
                painter.drawPixmap(QPointF(0, 0), pixmap)
            else:
                pen.draw(header_picture(self._header(stage, place, right - left)))
            if stage.id in selection or stage.id == hovered:
                chosen = stage.id in selection
                painter.setPen(QPen(colour("accent" if chosen else "muted_line"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                frame = QRectF(2.5, 0.5, right - left - 5, HEADER_BOTTOM - HEADER_TOP - 1)
                painter.drawRoundedRect(frame, 6, 6)
            painter.restore()

    def _pixmap(self, stage: Stage, place: int, width: int) -> QPixmap:
        grain = self._camera.grain
        found = self._pixmaps.get((stage.id, width, grain))
        if found is None:
            if len(self._pixmaps) >= MOST:
                self._pixmaps.clear()
            size = QRectF(0, 0, width * grain, (HEADER_BOTTOM - HEADER_TOP) * grain)
            found = QPixmap(size.toAlignedRect().size())
            found.fill(Qt.GlobalColor.transparent)
            found.setDevicePixelRatio(grain)
            painter = QPainter(found)
            screen_pen(painter).draw(header_picture(self._header(stage, place, width)))
            painter.end()
            self._pixmaps[stage.id, width, grain] = found
        return found

    def _header(self, stage: Stage, place: int, width: int) -> HeaderLook:
        """The header in pixels: a narrow one gives up the unit's word, then a point of type, then
        the measure, then its name."""
        look = header_look(self._scene.project, stage, place)
        roomy = width > 190
        look = replace(
            look,
            width=float(width),
            height=HEADER_BOTTOM - HEADER_TOP,
            name_size=(13.0 if roomy else 12.0) * text_scale(),
            measure_size=(11.5 if roomy else 10.5) * text_scale(),
            name=look.name if width >= LEAST_NAMED else "",
        )
        short = replace(look, measure=look.measure.partition(" ")[0])
        small = replace(short, name_size=11.0 * text_scale(), measure_size=9.5 * text_scale())
        return next(filter(_has_room, (look, short, small)), replace(look, measure=""))

    def _opacity(self, stage_id: str, bright: frozenset[str] | None) -> float:
        """A stage is dimmed when nothing of it is lit."""
        if bright is None or stage_id in bright:
            return 1.0
        cards = self._scene.project.each_referring(Touchpoint, stage_id)
        return 1.0 if any(one.id in bright for one in cards) else 0.5


def _has_room(look: HeaderLook) -> bool:
    """Whether name and measure stand whole side by side."""
    room = look.width - measure(look.name, Style(look.name_size, 600)) - HEADER_EDGES
    return measure(look.measure, Style(look.measure_size, 600)) <= room
