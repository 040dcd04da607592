"""A key that can be pressed anew: a button that shows it, and takes the next keys when clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from journeymapper.gui.canvas.key_table import key_text
from journeymapper.gui.look import mark
from journeymapper.gui.parts import Button

LISTENS = "Press the keys…"
NONE = "no key"
_ALONE = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_unknown,
)


class KeyButton(Button):
    """Enter, Space or a click has it listen; Escape or leaving it lets go."""

    recorded = Signal(str)
    """The keys that were pressed, as the register writes them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._keys = ""
        self.is_listening = False
        self.setAutoDefault(False)
        self.setProperty("role", "chip")
        self.clicked.connect(self._listen)

    def show_keys(self, keys: str, *, own: bool) -> None:
        """Show what the command has now; ``own``: as the program gives it."""
        self._keys = keys
        self._stop()
        mark(self, role="chip" if own else "soft")
        says = keys or "no key"
        changed = "" if own else ", changed"
        self.setAccessibleName(f"{self._text}: {says}{changed}")

    def _listen(self) -> None:
        self.is_listening = True
        self.setText(LISTENS)
        self.setAccessibleName(f"{self._text}: press the keys")

    def _stop(self) -> None:
        self.is_listening = False
        self.setText(self._keys or NONE)

    def event(self, event: QEvent) -> bool:
        if self.is_listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE or event.isAutoRepeat():
            return
        self._stop()
        if event.key() != Qt.Key.Key_Escape:
            self.recorded.emit(key_text(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_listening:
            self._stop()
