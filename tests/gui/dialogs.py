"""Dialogs that nobody answers."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from journeymapper.gui.export.dialog import ExportDialog

PATIENCE_MS = 60_000


def dialogs_time_out(patience: int = PATIENCE_MS) -> QTimer:
    """Puts away a dialog that nobody answers, so that a test fails instead of waiting for ever."""
    clock, seen = QElapsedTimer(), [QWidget()]
    timer = QTimer(interval=200)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not seen[0] or dialog is None:
            seen[0] = dialog  # type: ignore[call-overload]
            clock.start()
        elif clock.elapsed() > patience and not isinstance(dialog, ExportDialog):
            text = dialog.text() if isinstance(dialog, QMessageBox) else ""
            print(f"nobody answers {dialog} {text}")  # noqa: T201
            put_away(dialog)

    timer.timeout.connect(look)
    timer.start()
    return timer


def put_away(dialog: QWidget) -> None:
    """Close what stays open after a failure, and what was opened from it."""
    for one in (QApplication.activePopupWidget(), QApplication.activeModalWidget(), dialog):
        if isinstance(one, QDialog):
            one.reject()
        elif one is not None:
            one.close()
