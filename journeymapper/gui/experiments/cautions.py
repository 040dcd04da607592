"""What speaks against an experiment's numbers, on amber paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.parts import clear, column

ICON = 16


class Cautions(QWidget):
    """One sentence below the other; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(self, gap=6)
        self.texts: tuple[str, ...] = ()
        self.hide()

    def show_texts(self, texts: Sequence[str]) -> None:
        if tuple(texts) != self.texts:
            self.texts = tuple(texts)
            clear(self._column)
            for text in texts:
                self._column.addWidget(Caution(text))
        self.setVisible(bool(texts))


class Caution(QWidget):
    """A sentence beside a sign of warning."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        inner = column(self, (px(ICON) + 20, 7, 12, 7), 0)
        inner.addWidget(WrappedLabel(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("amber_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        x = self.width() - 10 - px(ICON) if self.isRightToLeft() else 10
        paint_icon(painter, "triangle-alert", QRectF(x, 8, px(ICON), px(ICON)), "amber_text")
        painter.end()
