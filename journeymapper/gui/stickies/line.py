"""The line that stickies are typed into, as fast as people speak."""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.sizes import at_least

KINDS = (
    StickyKind.PAIN,
    StickyKind.OPPORTUNITY,
    StickyKind.IDEA,
    StickyKind.QUESTION,
    StickyKind.QUOTE,
)
"""In the order of Ctrl+1 to Ctrl+5."""
PREFIXES = {
    "p ": StickyKind.PAIN,
    "o ": StickyKind.OPPORTUNITY,
    "! ": StickyKind.IDEA,
    "? ": StickyKind.QUESTION,
    '"': StickyKind.QUOTE,
    "“": StickyKind.QUOTE,
}
"""What a line may begin with to change the kind. An idea is "! " because many sentences begin
with a hasty "i "."""
_BULLET = re.compile(r"^\s*(?:[-–—*•]|\d{1,3}[.)])\s+")
_KEYS = {
    Qt.Key.Key_1: StickyKind.PAIN,
    Qt.Key.Key_2: StickyKind.OPPORTUNITY,
    Qt.Key.Key_3: StickyKind.IDEA,
    Qt.Key.Key_4: StickyKind.QUESTION,
    Qt.Key.Key_5: StickyKind.QUOTE,
}


class StickyLine(QLineEdit):
    """Says what was typed (``typed``: the lines, and whether they go on the selected touchpoint)
    and which kind was asked for."""

    typed = Signal(list, bool)
    kind_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("New sticky")
        at_least(self, width=24)
        self.textEdited.connect(self._read_prefix)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _kind_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = _kind_of(event)
        if kind is not None:
            self.kind_asked.emit(kind)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            there = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._send([self.text()], there)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_lines()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_lines)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paste_lines(self) -> None:
        """Paste; several lines become a sticky each."""
        lines = lines_of(QGuiApplication.clipboard().text())
        if len(lines) > 1:
            self._send([*lines_of(self.text()), *lines], False)
        else:
            self.insert(" ".join(lines))

    def _read_prefix(self, text: str) -> None:
        for prefix, kind in PREFIXES.items():
            if text.startswith(prefix) and self.cursorPosition() == len(prefix):
                self.setText(text[len(prefix) :])
                self.setCursorPosition(0)
                self.kind_asked.emit(kind)
                return

    def _send(self, lines: list[str], there: bool) -> None:
        lines = [line for line in lines if line.strip()]
        if lines:
            self.typed.emit(lines, there)


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something, without the bullets of a list."""
    return [line for part in text.splitlines() if (line := _BULLET.sub("", part).strip())]


class _HasKey(Protocol):
    def key(self) -> int: ...
    def modifiers(self) -> Qt.KeyboardModifier: ...


def _kind_of(event: _HasKey) -> StickyKind | None:
    """The kind that Ctrl and a digit ask for."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers != Qt.KeyboardModifier.ControlModifier:
        return None
    return _KEYS.get(Qt.Key(event.key()))
