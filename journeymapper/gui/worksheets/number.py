"""A whole number between two others, typed or turned with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class WholeNumber(QLineEdit):
    """``changed`` hears of every value; while nothing is typed the least one counts."""

    changed = Signal()

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__(str(least))
        self._least, self._most = least, most
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{least} to {most}")
        self.setValidator(QIntValidator(least, most, self))
        self.textChanged.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(lambda: self.take(self.number))

    @property
    def number(self) -> int:
        text = self.text()
        typed = int(text) if text.isdecimal() else self._least
        return max(self._least, min(typed, self._most))

    def take(self, number: int) -> None:
        """Show a number, or the nearest that is allowed."""
        self.setText(str(max(self._least, min(number, self._most))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.take(self.number + step)
