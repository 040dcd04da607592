"""Two buttons beside one another, or one below the other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journeymapper.gui.labels import ElidedButton
from journeymapper.gui.parts import row


class ButtonPair(QWidget):
    """Lays two buttons out for the width there is."""

    def __init__(self, first: ElidedButton, second: ElidedButton) -> None:
        super().__init__()
        self._buttons = (first, second)
        self._row = row(self, (0, 8, 0, 0), 8)
        for one in self._buttons:
            self._row.addWidget(one, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max(one.sizeHint().width() for one in self._buttons)
        beside = 2 * widest + self._row.spacing() <= self.width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())
