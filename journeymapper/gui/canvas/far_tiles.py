"""The map from far away, painted once in square tiles and copied while the view moves."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.gui.canvas.camera import Camera
from journeymapper.layout import Rectangle

SIDE = 256
MOST = 160
"""Tiles kept: two large screens full."""

Paint = Callable[[QPainter, Rectangle], None]
"""Paints what touches an area, in journey units."""


class FarTiles:
    """Tiles belong to a ``state`` (what stands where, how large, what is dimmed); another state
    throws them away."""

    def __init__(self) -> None:
        self._state: Hashable = None
        self._tiles: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()

    def paint(self, painter: QPainter, camera: Camera, state: Hashable, paint: Paint) -> None:
        if state != self._state:
            self._state = state
            self._tiles.clear()
        first_x, first_y = floor(-camera.left / SIDE), floor(-camera.top / SIDE)
        last_x = floor((camera.width - camera.left) / SIDE)
        last_y = floor((camera.height - camera.top) / SIDE)
        for x in range(first_x, last_x + 1):
            for y in range(first_y, last_y + 1):
                tile = self._tile((x, y), camera, paint)
                painter.drawPixmap(QPointF(camera.left + x * SIDE, camera.top + y * SIDE), tile)

    def _tile(self, place: tuple[int, int], camera: Camera, paint: Paint) -> QPixmap:
        tile = self._tiles.get(place)
        if tile is not None:
            self._tiles.move_to_end(place)
            return tile
        tile = QPixmap(round(SIDE * camera.grain), round(SIDE * camera.grain))
        tile.fill(Qt.GlobalColor.transparent)
        tile.setDevicePixelRatio(camera.grain)
        side = SIDE / camera.zoom
        area = Rectangle(place[0] * side, place[1] * side, side, side)
        painter = QPainter(tile)
        painter.translate(-place[0] * SIDE, -place[1] * SIDE)
        painter.scale(camera.zoom, camera.zoom)
        paint(painter, area.inflated(2 / camera.zoom))
        painter.end()
        self._tiles[place] = tile
        while len(self._tiles) > MOST:
            self._tiles.popitem(last=False)
        return tile
