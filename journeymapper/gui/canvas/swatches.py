"""Small squares of colour for menus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from journeymapper.gui.look import colour

SIDE = 32


def swatch(value: str) -> QIcon:
    """An icon filled with a colour, ``#RRGGBB``."""
    pixmap = QPixmap(SIDE, SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("muted_line"), 2))
    painter.setBrush(QColor(value))
    painter.drawRoundedRect(QRectF(3, 3, SIDE - 6, SIDE - 6), 6, 6)
    painter.end()
    return QIcon(pixmap)
