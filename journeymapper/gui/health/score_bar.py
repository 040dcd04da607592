"""How many of the mistakes that can be made are avoided: a calm bar, always with its words beside
it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour
from journeymapper.gui.sizes import fix, painter_of, turned

HEIGHT = 6


class ScoreBar(QWidget):
    """Amber as far as mistakes are avoided."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(self, height=HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_score(self, avoided: int, applicable: int) -> None:
        self._share = avoided / applicable if applicable else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = HEIGHT / 2
        painter.setBrush(colour("note_line"))
        painter.drawRoundedRect(room, radius, radius)
        if self._share:
            width = max(room.width() * self._share, float(HEIGHT))
            painter.setBrush(colour("amber"))
            painter.drawRoundedRect(turned(self, QRectF(0, 0, width, HEIGHT)), radius, radius)
        painter.end()
