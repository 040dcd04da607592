"""Cards painted once and copied ever after: pixmaps by look, zoom step and screen scale."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.drawing.primitives import Picture
from journeymapper.gui.appearance import current_theme
from journeymapper.gui.screen_pen import screen_pen

MOST_PIXELS = 48_000_000
"""What is kept at most: 192 MB, several screens full of cards at any scale."""


class Pixmaps:
    """Least recently used pixmaps go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Hashable, int, float], QPixmap] = OrderedDict()
        self._pixels = 0
        self._theme = current_theme()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        self._kept.clear()
        self._pixels = 0

    def get(
        self, look: Hashable, picture: Picture, step: int, scale: float, grain: float
    ) -> QPixmap:
        """The picture at ``scale`` pixels per unit on a screen with ``grain`` device pixels per
        pixel. Its top left corner is the picture's bounds' one."""
        if self._theme is not current_theme():
            self._theme = current_theme()
            self.clear()
        key = (look, step, grain)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = painted(picture, scale, grain)
        self._kept[key] = made
        self._pixels += made.width() * made.height()
        while self._pixels > MOST_PIXELS and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._pixels -= oldest.width() * oldest.height()
        return made


def painted(picture: Picture, scale: float, grain: float) -> QPixmap:
    x, y, width, height = picture.bounds
    # The origin falls on a whole device pixel, so that edges look alike on every card.
    left, top = ceil(-x * scale * grain), ceil(-y * scale * grain)
    right, bottom = ceil((x + width) * scale * grain), ceil((y + height) * scale * grain)
    pixmap = QPixmap(max(1, left + right), max(1, top + bottom))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(left, top)
    painter.scale(scale * grain, scale * grain)
    screen_pen(painter).draw(picture)
    painter.end()
    pixmap.setDevicePixelRatio(grain)
    return pixmap


def origin_in(picture: Picture, scale: float, grain: float) -> tuple[float, float]:
    """Where the picture's origin lies on its pixmap, in logical pixels."""
    x, y, _, _ = picture.bounds
    return ceil(-x * scale * grain) / grain, ceil(-y * scale * grain) / grain
