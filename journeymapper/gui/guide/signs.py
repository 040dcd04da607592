"""What the guide paints itself: a step's number or check, and how far the map has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.gui.icons import icon
from journeymapper.gui.look import colour
from journeymapper.gui.sizes import fix, painter_of

DIAMETER = 22
CHECK = 14


class StepSign(QWidget):
    """A circle with the step's number; with a check where it is enough."""

    def __init__(self) -> None:
        super().__init__()
        fix(self, width=DIAMETER, height=DIAMETER)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shown = (0, False, False, False)

    def show_step(self, number: int, *, begun: bool, enough: bool, is_open: bool) -> None:
        if (number, begun, enough, is_open) != self._shown:
            self._shown = (number, begun, enough, is_open)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        number, begun, enough, is_open = self._shown
        painter, room = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = room.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(colour("accent" if begun or enough or is_open else "muted_line"))
        painter.setBrush(colour("accent" if is_open else "accent_soft" if enough else "card"))
        painter.drawEllipse(circle)
        if enough:
            place = QRectF(0, 0, CHECK, CHECK)
            place.moveCenter(circle.center())
            sign = icon("check", "on_accent" if is_open else "accent")
            sign.paint(painter, place.toRect())
        else:
            font = QFont(self.font())
            font.setPixelSize(11)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(colour("on_accent" if is_open else "accent" if begun else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()


class Progress(QWidget):
    """A part for each step, filled where it is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: tuple[str, ...] = ()

    def show_parts(self, tokens: tuple[str, ...]) -> None:
        """The colour of each part, as a token."""
        if tokens != self._parts:
            self._parts = tokens
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        count = len(self._parts)
        if not count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - 3 * (count - 1)) / count
        for place, token in enumerate(self._parts):
            painter.setBrush(colour(token))
            painter.drawRoundedRect(QRectF(place * (width + 3), 0, width, 6), 3, 3)
        painter.end()
