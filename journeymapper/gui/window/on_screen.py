"""Windows stay on the screen, whatever its size and wherever they were left."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

FRAME = QMargins(4, 36, 4, 4)
"""What a window manager may add around a window; it is known only after the first showing."""
NO_SCREEN = "offscreen"
"""The platform without a screen, which calls itself 800 × 800."""


def keep_on_screen(window: QMainWindow) -> None:
    """Make a window that is about to be shown no larger than its screen, and move it there where
    it has a place of its own already."""
    if window.isMaximized() or window.isFullScreen():
        return
    if QGuiApplication.platformName() != NO_SCREEN:
        place = within(window.geometry(), window.screen().availableGeometry())
        if place != window.geometry():
            # ``move`` speaks of the frame, ``geometry`` of what is inside.
            corner = place.topLeft() + window.pos() - window.geometry().topLeft()
            window.resize(place.size())
            if not window.pos().isNull():
                window.move(corner)


def within(wanted: QRect, room: QRect) -> QRect:
    """The wanted place of a window's inside, made smaller and moved until its frame fits."""
    room = room.marginsRemoved(FRAME)
    width, height = min(wanted.width(), room.width()), min(wanted.height(), room.height())
    x = max(room.left(), min(wanted.left(), room.right() + 1 - width))
    y = max(room.top(), min(wanted.top(), room.bottom() + 1 - height))
    return QRect(x, y, width, height)
