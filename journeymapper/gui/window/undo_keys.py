"""Who Ctrl+Z belongs to: the text field that has the focus, while it has something of its own to
take back; else the project.

Qt gives the keys to any text field, a fresh empty one, too, and nothing would happen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_Key = QKeySequence.StandardKey


class UndoKeys(QObject):
    """Watches the text field of a window that has the focus, and no other widget."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            can_undo, can_redo = _own_steps(watched)
            undo, redo = event.matches(_Key.Undo), event.matches(_Key.Redo)
            if (undo and not can_undo) or (redo and not can_redo):
                event.ignore()
                return True
        return False

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QTextEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QTextEdit | QPlainTextEdit) and new.window() is self._window:
            new.installEventFilter(self)


def _own_steps(field: QObject) -> tuple[bool, bool]:
    """Whether a text field has something to undo, and to redo. Nothing can be typed into a field
    that is only read."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    if isinstance(field, QTextEdit | QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable(), document.isRedoAvailable()
    return True, True
