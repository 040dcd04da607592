"""A variant's rate in words, and its interval as a small bar below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.analysis.experiments.results import Arm
from journeymapper.analysis.experiments.verdict import rate_text
from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour, start_side
from journeymapper.gui.sizes import painter_of

TRACK, BAR, DOT = 2.0, 8.0, 4.5


class RateBar(QWidget):
    """The bar runs from 0 to ``top``, the same for all variants of an experiment."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arm: Arm | None = None
        self._top = 1.0
        self.text = ""

    def show_arm(self, arm: Arm, top: float, locale: str) -> None:
        self._arm, self._top = arm, top
        self.text = rate_text(arm, locale) or "no rate yet"
        self.setAccessibleName(f"Rate of {arm.variant.name}: {self.text}")
        self.setToolTip("Rate, and between which rates the true one lies 19 times of 20 (Wilson)")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(150), px(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(96), px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._arm is None:
            return
        painter, area = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rate, interval = self._arm.rate, self._arm.interval
        painter.setPen(colour("ink" if rate is not None else "muted"))
        words = QRectF(DOT, 0, area.width() - DOT, 20)
        seen = painter.fontMetrics().elidedText(
            self.text, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | start_side()), seen)
        left, room, middle = DOT, area.width() - 2 * DOT, 29.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(QRectF(left, middle - TRACK / 2, room, TRACK), 1, 1)
        if rate is not None and interval is not None:
            tone = "muted" if self._arm.variant.is_control else "accent"
            low, high = (left + room * one / self._top for one in interval)
            painter.setOpacity(0.35)
            painter.setBrush(colour(tone))
            width = max(high - low, 3.0)
            painter.drawRoundedRect(QRectF(low, middle - BAR / 2, width, BAR), 3, 3)
            painter.setOpacity(1)
            painter.drawEllipse(QPointF(left + room * rate / self._top, middle), DOT, DOT)
        painter.end()
