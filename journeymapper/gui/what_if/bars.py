"""Horizontal bars with a name and a percentage each: what is lost with each touchpoint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour, start_side
from journeymapper.gui.sizes import fix, painter_of, turned

ROW = 26
_NAME = 0.42
_NUMBER = 52


class Bars(QWidget):
    """``show_bars`` takes a name, a part (0 to 1) and how it is written for each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self._bars: Sequence[tuple[str, float, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[tuple[str, float, str]]) -> None:
        self._bars = bars
        said = ", ".join(f"{name} {text}" for name, _, text in bars)
        self.setAccessibleName(f"{self._name}: {said}" if said else self._name)
        fix(self, height=max(len(bars), 1) * ROW)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(360), px(max(len(self._bars), 1) * ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        left = area.width() * _NAME
        room = area.width() - left - _NUMBER
        middle = Qt.AlignmentFlag.AlignVCenter | start_side()
        for number, (name, part, text) in enumerate(self._bars):
            top = number * ROW
            painter.setPen(colour("ink"))
            seen = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(left - 12))
            painter.drawText(turned(self, QRectF(0, top, left - 12, ROW)), int(middle), seen)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("quiet"))
            painter.drawRoundedRect(turned(self, QRectF(left, top + 8, room, ROW - 16)), 4, 4)
            painter.setBrush(colour("accent"))
            filled = QRectF(left, top + 8, max(room * part, 2.0), ROW - 16)
            painter.drawRoundedRect(turned(self, filled), 4, 4)
            painter.setPen(colour("ink"))
            place = QRectF(area.width() - _NUMBER, top, _NUMBER, ROW)
            painter.drawText(
                turned(self, place),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
                text,
            )
        painter.end()
