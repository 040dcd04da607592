"""Garbage is collected in the thread of the windows, and in no other.

Python's collector runs in whichever thread happens to make the next object. What it frees there may
be the rest of a window that was closed: a widget or a picture that goes outside Qt's thread crashes
the program, then or soon after. So the collector is switched off, and the windows' thread looks now
and then, between two events, whether it is time.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOKS_MS = 250


class Collecting(QObject):
    """From when it is made until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = QTimer(self, interval=LOOKS_MS)
        self._looks.timeout.connect(collect_if_due)
        self._looks.start()
        gc.disable()

    def stop(self) -> None:
        """Leave it to Python again."""
        self.deleteLater()
        gc.enable()


def collect_if_due() -> None:
    """Collect what Python would by now have collected by itself."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    if counts[0] > thresholds[0]:
        gc.collect(max(n for n in range(3) if counts[n] > thresholds[n]))
