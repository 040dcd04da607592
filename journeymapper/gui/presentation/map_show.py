"""The map as a presentation shows it: any view of it, headers at its own scale, the rest dimmed."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import reduce

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.stages import HEADER_HEIGHT, header_look, header_picture
from journeymapper.gui.canvas.camera import LARGEST_STEP, SMALLEST_STEP, STEPS_PER_OCTAVE, Camera
from journeymapper.gui.canvas.looks import LARGEST_TYPE, Looks
from journeymapper.gui.canvas.painter import MapPainter
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.gui.presentation.flight import View
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.layout import Rectangle

AROUND = 28.0
"""Journey units left free round what is shown."""


class MapShow:
    """Paints a journey from cards that were painted once; sharp when the view rests. ``options``
    say whose emotion and whose dots the cards show."""

    def __init__(self, scene: Scene, options: MapOptions) -> None:
        self._scene = scene
        self._camera = Camera()
        self._looks = Looks(scene)
        self._looks.options = replace(options, type_scale=LARGEST_TYPE)
        self._painter = MapPainter(scene, self._camera, self._looks)

    def clear_pictures(self) -> None:
        """Paint all anew, in other colours."""
        self._looks.clear()
        self._painter.clear_pictures()

    @property
    def is_large(self) -> bool:
        """Whether lines in sight wait for ``work``."""
        return self._scene.ways.is_large

    def work(self, deadline: float) -> bool | None:
        """Find the ways of lines that the last frame showed roughly, until about a deadline;
        whether there is more, None where there was nothing to do."""
        return self._painter.work(deadline)

    def look_of(self, key: str) -> Hashable:
        """How a card, chip or sticky looks here."""
        return self._looks.box(key)[0]

    def bounds(self, ids: Iterable[str]) -> Rectangle:
        """What these cards, headers of stages, personas, notes and connections take up with some
        room around; the whole journey for none."""
        boxes = [box for one in ids for box in self._boxes_of(one)]
        whole = reduce(Rectangle.united, boxes) if boxes else self._scene.bounds()
        box = whole or Rectangle(0.0, 0.0, 800.0, 400.0)
        top = box.y - AROUND if boxes else min(box.y, -HEADER_HEIGHT - 8.0) - AROUND
        return Rectangle(box.x - AROUND, top, box.width + 2 * AROUND, box.bottom + AROUND - top)

    def _boxes_of(self, record_id: str) -> list[Rectangle]:
        scene = self._scene
        if record_id in scene.lefts:
            width = next(one.width for one in scene.stages if one.id == record_id)
            top = -HEADER_HEIGHT - 8.0
            return [Rectangle(scene.lefts[record_id], top, width, HEADER_HEIGHT)]
        place = scene.place_of(record_id)
        return [place] if place is not None else scene.lines.boxes_of(record_id)

    def paint(
        self, painter: QPainter, room: QRectF, view: View, bright: frozenset[str], *, rests: bool
    ) -> None:
        """Show a view in the room; what is not ``bright`` (when any is) is dimmed. While the view
        moves, cards are scaled from what was painted already."""
        camera = self._camera
        camera.step = _step(view.zoom)
        scale = view.zoom / camera.zoom
        camera.grain = painter.device().devicePixelRatio()
        camera.width, camera.height = room.width() / scale, room.height() / scale
        camera.left = camera.width / 2 - view.x * camera.zoom
        camera.top = camera.height / 2 - view.y * camera.zoom
        self._painter.bright = bright or None
        painter.save()
        painter.setClipRect(room)
        painter.translate(room.topLeft())
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not rests or scale != 1.0)
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), colour("paper"))
        self._painter.paint_map(painter, set())
        self._headers(painter)
        painter.restore()

    def _headers(self, painter: QPainter) -> None:
        """Whole, or not at all."""
        scene, camera = self._scene, self._camera
        top = camera.y_of(-HEADER_HEIGHT - 8.0)
        if top < 0:
            return
        pen = screen_pen(painter)
        for place, stage in enumerate(scene.stages):
            left = camera.x_of(scene.lefts[stage.id])
            if left > camera.width or left + stage.width * camera.zoom < 0:
                continue
            painter.save()
            painter.translate(left, top)
            painter.scale(camera.zoom, camera.zoom)
            pen.draw(header_picture(header_look(scene.project, stage, place)))
            painter.restore()


def _step(zoom: float) -> int:
    """The canvas's step that is nearest to a zoom."""
    wanted = round(STEPS_PER_OCTAVE * math.log2(max(zoom, 1e-6)))
    return max(SMALLEST_STEP, min(LARGEST_STEP, wanted))
