"""How grave a finding is, told by shape and colour; its word always stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.checks.finding import Severity
from journeymapper.gui.appearance import px
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.sizes import fix

SIGNS = {
    Severity.HIGH: ("triangle-alert", "coral_text"),
    Severity.MEDIUM: ("diamond", "amber_text"),
    Severity.LOW: ("circle", "muted"),
}
"""Icon and colour."""
SIDE = 14


class SeveritySign(QWidget):
    """A triangle, a diamond or a ring."""

    def __init__(self) -> None:
        super().__init__()
        self._severity = Severity.LOW
        fix(self, width=SIDE, height=SIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_severity(self, severity: Severity) -> None:
        if severity is not self._severity:
            self._severity = severity
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(SIDE), px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, SIGNS[self._severity][0], QRectF(self.rect()), SIGNS[self._severity][1])
        painter.end()
