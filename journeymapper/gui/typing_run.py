"""From keys to edits: a text field whose typing becomes one undo step.

Typing is sent 300 ms after the last key, on losing the focus, and when the workspace flushes.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from journeymapper.commands.base import Command
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 300
_runs = itertools.count()

MakeCommand = Callable[[str, str], Command | None]
"""From the text and the run's merge key to the edit; None when there is nothing to edit."""


class TypingRun(QObject):
    """Watches one text field. The text is sent as ``make_command(text, merge_key)``; all that is
    typed while the field keeps the focus is one undo step."""

    def __init__(
        self, field: QLineEdit | QPlainTextEdit, workspace: Workspace, make_command: MakeCommand
    ) -> None:
        super().__init__(field)
        self._field = field
        self._workspace = workspace
        self._make_command = make_command
        self._sent = self._text()
        self._key = ""
        self._sending = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.send)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._on_edited)
        else:
            field.textChanged.connect(self._on_edited)
        field.installEventFilter(self)
        remove = workspace.add_flusher(self.end)
        field.destroyed.connect(remove)

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that is not yet an edit."""
        return self._timer.isActive()

    def show(self, text: str) -> None:
        """Put a record's text into the field, unless the user is typing there."""
        if self.is_pending or self._sending:
            return
        self._sent = text
        if self._text() != text:
            cursor = self._position()
            blocked = self._field.blockSignals(True)
            if isinstance(self._field, QLineEdit):
                self._field.setText(text)
                self._field.setCursorPosition(min(cursor, len(text)))
            else:
                self._field.setPlainText(text)
                moved = self._field.textCursor()
                moved.setPosition(min(cursor, len(text)))
                self._field.setTextCursor(moved)
            self._field.blockSignals(blocked)

    def send(self) -> None:
        """Make the edit now, if something was typed."""
        if self._sending:  # a dialog that says what is in the way takes the focus
            return
        self._timer.stop()
        text = self._text()
        if text == self._sent:
            return
        if not self._key:
            self._key = f"typing {next(_runs)}"
        command = self._make_command(text, self._key)
        if command is None:
            self._sent = text
            return
        self._sending = True
        try:
            if self._workspace.run(command, self._field) is not None:
                self._sent = text
        finally:
            self._sending = False

    def end(self) -> None:
        """Make the edit and end the run: what is typed next is a step of its own."""
        self.send()
        self._key = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.end()
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self._timer.start()

    def _text(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()
        return self._field.toPlainText()

    def _position(self) -> int:
        if isinstance(self._field, QLineEdit):
            return self._field.cursorPosition()
        return self._field.textCursor().position()
