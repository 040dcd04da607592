"""Grid lines on the paper, where cards come to rest; shown or not is remembered."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from journeymapper.gui.canvas.camera import BAND, Camera
from journeymapper.gui.look import colour
from journeymapper.gui.preferences import settings

SETTING = "canvas/grid_lines"
STEP = 8.0
"""Journey units between two places where a card may come to rest."""
LEAST_PIXELS = 14.0
"""Lines nearer to one another than this are left out, by halves."""


def are_shown() -> bool:
    return bool(settings().value(SETTING, False, bool))


def remember(shown: bool) -> None:
    settings().setValue(SETTING, shown)


def paint(painter: QPainter, camera: Camera) -> None:
    """Thin lines, every fourth a little darker; fewer of them the smaller the map is shown."""
    step = STEP
    while step * camera.zoom < LEAST_PIXELS:
        step *= 2
    faint, strong = colour("line"), colour("muted_line")
    faint.setAlphaF(0.55)
    strong.setAlphaF(0.6)
    sight = camera.in_sight()
    thin: list[QLineF] = []
    thick: list[QLineF] = []
    for number in range(ceil(sight.x / step), ceil(sight.right / step)):
        x = round(camera.x_of(number * step)) + 0.5
        (thin if number % 4 else thick).append(QLineF(x, BAND, x, camera.height))
    for number in range(ceil(sight.y / step), ceil(sight.bottom / step)):
        y = round(camera.y_of(number * step)) + 0.5
        (thin if number % 4 else thick).append(QLineF(0, y, camera.width, y))
    painter.setPen(QPen(faint, 1))
    painter.drawLines(thin)
    painter.setPen(QPen(strong, 1))
    painter.drawLines(thick)
