"""What takes a moment: the pointer waits, and the status bar says what for, before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from journeymapper.gui.workspace import Workspace


@contextmanager
def waiting_for(workspace: Workspace, what: str) -> Iterator[None]:
    """``what`` is a few words: ``Changing 50,000 notes…``."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    workspace.busy_with.emit(what)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
        workspace.busy_with.emit("")
