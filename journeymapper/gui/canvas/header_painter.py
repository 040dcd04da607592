"""Paints the headers of stages in a band at the top, in pixels of their own.

On a large map each is painted once and copied, and while the view only moves all of them at once:
twelve of them take longer than a screen of cards.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
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
OVER = 128.0
"""Pixels that the copied band reaches beyond the view on both sides."""


class HeaderPainter:
    def __init__(self, scene: Scene, camera: Camera) -> None:
        self._scene = scene
        self._camera = camera
        self._pixmaps: dict[tuple[str, int, float], QPixmap] = {}
        self._band = QPixmap()
        self._state: Hashable = None
        """What the band shows, or what the last frame showed while that still changed."""
        self._left: float | None = None
        """Where the journey's origin was when the band was painted; None without one."""

    def forget(self) -> None:
        """Something was edited, or the colours are others."""
        self._pixmaps.clear()
        self._state = None

    def paint(
        self,
        painter: QPainter,
        hovered: str,
        selection: frozenset[str],
        bright: frozenset[str] | None,
    ) -> None:
        """The band at the top with the header of every stage in sight, in pixels of its own."""
        camera, stages = self._camera, self._scene.stages
        chosen = frozenset(one.id for one in stages if one.id in selection)
        framed = chosen | {one.id for one in stages if one.id == hovered}
        state = (camera.step, camera.grain, camera.width, text_scale(), bright, chosen, framed)
        if state != self._state:
            # While the zoom changes a band would be of use for one frame.
            self._state, self._left = state, None
            self._paint(painter, chosen, framed, bright, 0.0)
            return
        way = 0.0 if self._left is None else camera.left - self._left
        if self._left is None or abs(way) > OVER or way != round(way):
            self._left, way = camera.left, 0.0
            self._renew(chosen, framed, bright)
        painter.setOpacity(1.0)
        painter.drawPixmap(QPointF(way - OVER, 0), self._band)

    def _renew(
        self, chosen: frozenset[str], framed: frozenset[str], bright: frozenset[str] | None
    ) -> None:
        grain = self._camera.grain
        size = QSizeF(self._camera.width + 2 * OVER, BAND) * grain
        self._band = QPixmap(size.toSize())
        self._band.fill(Qt.GlobalColor.transparent)
        self._band.setDevicePixelRatio(grain)
        painter = QPainter(self._band)
        painter.translate(OVER, 0)
        self._paint(painter, chosen, framed, bright, OVER)
        painter.end()

    def _paint(
        self,
        painter: QPainter,
        chosen: frozenset[str],
        framed: frozenset[str],
        bright: frozenset[str] | None,
        over: float,
    ) -> None:
        """Headers in the view and so many pixels beside it."""
        camera, scene = self._camera, self._scene
        first, last = -over, camera.width + over
        paper = colour("paper")
        painter.fillRect(QRectF(first, 0, last - first, BAND - 4), paper)
        for row in range(4):
            paper.setAlpha(200 - 50 * row)
            painter.fillRect(QRectF(first, BAND - 4 + row, last - first, 1), paper)
        pen = screen_pen(painter)
        for place, stage in enumerate(scene.stages):
            left = round(camera.x_of(scene.lefts[stage.id]))
            right = round(camera.x_of(scene.lefts[stage.id] + stage.width))
            if right < first or left > last or right - left < 8:
                continue
            painter.save()
            painter.setOpacity(self._opacity(stage.id, bright))
            painter.translate(left, HEADER_TOP)
            if scene.ways.is_large:
                pixmap = self._pixmap(stage, place, right - left)
                painter.drawPixmap(QPointF(0, 0), pixmap)
            else:
                pen.draw(header_picture(self._header(stage, place, right - left)))
            if stage.id in framed:
                ink = colour("accent" if stage.id in chosen else "muted_line")
                painter.setPen(QPen(ink, 1.5))
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
