"""Ctrl+C in the terminal that the window was opened from: the windows close, as by the mouse."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication


class CtrlC:
    """Closes all windows when it is pressed; ``was_pressed`` tells. Python hears of a signal only
    between steps of its own, and Qt waits for hours: so the signal writes a byte, for which Qt
    wakes."""

    def __init__(self, application: QApplication) -> None:
        self.was_pressed = False
        self._application = application
        self._here, self._there = socket.socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)
        notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, application)
        notifier.activated.connect(self._wake)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.set_wakeup_fd(self._there.fileno())
            signal.signal(signal.SIGINT, self._press)

    def _wake(self) -> None:
        self._here.recv(64)

    def _press(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.was_pressed = True
        # Later: something may be painted or written just now, and nothing may run yet.
        QTimer.singleShot(0, self._application.closeAllWindows)
