"""Grid lines on the paper, where cards come to rest; shown or not is remembered."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.drawing.contrast import contrast
from journeymapper.gui.canvas.camera import BAND, Camera
from journeymapper.gui.look import colour
from journeymapper.gui.preferences import settings

SETTING = "canvas/grid_lines"
STEP = 8.0
"""Journey units between two places where a card may come to rest."""
LEAST_PIXELS = 14.0
"""Lines nearer to one another than this are left out, by halves."""


FAINT, STRONG = 1.13, 1.3
"""The most contrast with the paper, in every theme: connections have three and more."""


def are_shown() -> bool:
    return bool(settings().value(SETTING, False, bool))


def remember(shown: bool) -> None:
    settings().setValue(SETTING, shown)


def paint(painter: QPainter, camera: Camera) -> None:
    """Thin lines, every fourth a little darker; fewer of them the smaller the map is shown."""
    step = STEP
    while step * camera.zoom < LEAST_PIXELS:
        step *= 2
    paper = colour("paper").name()
    faint = _quiet(colour("line").name(), paper, FAINT)
    strong = _quiet(colour("muted_line").name(), paper, STRONG)
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


@cache
def _quiet(ink: str, paper: str, most: float) -> QColor:
    """The ink, mixed with paper until it has no more contrast with it than this."""
    on, ground = QColor(ink), QColor(paper)
    found = ground
    for part in range(1, 21):
        mixed = QColor(
            *(
                round((a * part + b * (20 - part)) / 20)
                for a, b in (
                    (on.red(), ground.red()),
                    (on.green(), ground.green()),
                    (on.blue(), ground.blue()),
                )
            )
        )
        if contrast(mixed.name(), paper) > most:
            break
        found = mixed
    return found
