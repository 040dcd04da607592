"""Labels for text that somebody typed: they never force a panel to be wider than it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_BREAK_HERE = "\u200b"
_LONGEST_WORD = 18


class ElidedLabel(QLabel):
    """One line that ends in “…” where it does not fit; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self._whole = ""
        self.show_text(text)

    @property
    def whole(self) -> str:
        """The text, also where only its beginning is seen."""
        return self._whole

    def show_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._elide()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + 4
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(16, super().minimumSizeHint().height())

    def _elide(self) -> None:
        room = self.contentsRect().width()
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(text)
        self.setToolTip(self._whole if text != self._whole else "")


class WrappedLabel(QLabel):
    """Several lines; words that are longer than a line are broken as well."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setText(_breakable(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(16, super().minimumSizeHint().height())


def _breakable(text: str) -> str:
    """The text with places to break inside very long words."""
    words = []
    for word in text.split(" "):
        if len(word) > _LONGEST_WORD and word.isascii():
            step = _LONGEST_WORD // 2
            word = _BREAK_HERE.join(word[at : at + step] for at in range(0, len(word), step))
        words.append(word)
    return " ".join(words)
