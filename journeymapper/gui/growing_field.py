"""A field for one thought: as high as its text, Enter ends it, several pasted lines stay lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from journeymapper.gui.sizes import at_least


class GrowingField(QPlainTextEdit):
    """Grows from one line to ``most_lines``. Shift+Enter begins a new line."""

    entered = Signal()
    cancelled = Signal()
    left = Signal()
    """The focus went elsewhere in the window; popups and other windows do not count."""
    lines_pasted = Signal()
    """What was pasted has several lines; they stand in the field."""
    arrow_pressed = Signal(int)
    """Up (-1) or down (1) in the empty field."""

    def __init__(self, placeholder: str, name: str, *, most_lines: int = 8) -> None:
        super().__init__()
        self.on_tab: Callable[[int], bool] | None = None
        """Called with 1 for Tab, -1 for Shift+Tab; False lets Qt move the focus."""
        self._most_lines = most_lines
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        at_least(self, width=24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show a text, the caret at its end."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() in (_NONE, _KEYPAD)
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(key))
        if step is not None:
            if self.on_tab is None or not self.on_tab(step):
                QWidget.focusNextPrevChild(self, step > 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in _ARROWS and plain and not self.text():
            self.arrow_pressed.emit(_ARROWS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            history = self.document()
            if event.matches(QKeySequence.StandardKey.Undo) and not history.isUndoAvailable():
                return False
            if event.matches(QKeySequence.StandardKey.Redo) and not history.isRedoAvailable():
                return False
        if event.type() in (QEvent.Type.Polish, QEvent.Type.FontChange):
            self._fit()
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        if len(source.text().strip().splitlines()) > 1:
            self.lines_pasted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def _fit(self) -> None:
        """The document's height is counted in lines."""
        wanted = round(self.document().size().height())
        lines = max(1, min(self._most_lines, wanted))
        height = lines * self.fontMetrics().lineSpacing() + 16
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted > self._most_lines else policy.ScrollBarAlwaysOff
        )


_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_STILL_HERE = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
