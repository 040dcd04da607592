"""Pages that are not seen do no work: what changed meanwhile is shown when they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Calls ``refresh`` once for any number of ``ask``, soon while the widget is seen, else when it
    is shown next."""

    def __init__(self, widget: QWidget, refresh: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._refresh = refresh
        self._is_stale = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._do)
        widget.installEventFilter(self)

    def ask(self) -> None:
        """Something that the widget shows has changed."""
        self._is_stale = True
        if self._widget.isVisible():
            self._later.start()

    def done(self) -> None:
        """The widget shows everything as it is now, whoever asked for that."""
        self._later.stop()
        self._is_stale = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._do()
        return super().eventFilter(watched, event)

    def _do(self) -> None:
        self.done()
        self._refresh()
