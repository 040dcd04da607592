"""What waits until a widget was seen: a start pays for nothing before its first paint."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

CHECKS_AFTER_MS = 300
"""Between the map's first paint and the first look of the checks."""

FINDER_AFTER_MS = 900
"""Between it and the first slice of what the finder knows."""

FILES_AFTER_MS = 1_200
"""Between it and the first look at files that are followed."""


def after_paint(widget: QWidget, milliseconds: int, act: Callable[[], object]) -> None:
    """Do something so long after the widget's next paint, once, if the widget is still there."""
    _Waiting(widget, milliseconds, act)


class _Waiting(QObject):
    def __init__(self, widget: QWidget, milliseconds: int, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._milliseconds = milliseconds
        self._act = act
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(self._milliseconds, self._widget, self._act)
        return False
