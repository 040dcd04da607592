"""A worksheet as it will be printed, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.drawing.primitives import Page
from journeymapper.drawing.theme import Theme
from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour
from journeymapper.pens.qt import render

_INSET = 12
_LEAST = (240, 140)
"""Pixels for a sheet, however large text is."""


class SheetView(QWidget):
    """Shows one sheet, or a sentence in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Page, Theme] | None = None
        self.sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*_LEAST)
        self.setAccessibleName("Preview")

    @property
    def page(self) -> Page | None:
        return self._shown[0] if self._shown else None

    def show_page(self, page: Page, theme: Theme) -> None:
        self._shown, self.sentence = (page, theme), ""
        self.setAccessibleDescription(page.title)
        self.update()

    def say(self, sentence: str) -> None:
        """Show no sheet but this."""
        self._shown, self.sentence = None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inset = px(_INSET)
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._shown is None:
            painter.setPen(colour("muted"))
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(how), self.sentence)
            painter.end()
            return
        page, theme = self._shown
        scale = min(room.width() / page.width, room.height() / page.height)
        size = QSizeF(page.width * scale, page.height * scale)
        place = QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size)
        image = render(page.picture, scale * self.devicePixelRatioF(), theme, "card")
        painter.fillRect(place.adjusted(-1, -1, 1, 1), colour("line"))
        painter.fillRect(place, QColor("#FFFFFF"))
        painter.drawImage(place, image)
        painter.end()
