"""Labels for text that somebody typed: they never force a panel to be wider than it is."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import bidirectional, combining

from PySide6 import QtWidgets
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from journeymapper.gui.look import start_side
from journeymapper.gui.parts import Button

_FLAG = Qt.AlignmentFlag
_LEFT = int(_FLAG.AlignLeft | _FLAG.AlignAbsolute | _FLAG.AlignVCenter)
_RIGHT = int(_FLAG.AlignRight | _FLAG.AlignAbsolute | _FLAG.AlignVCenter)
_BREAK_HERE = "\u200b"
_LONGEST_WORD = 18
_SURELY_FITS = 8
_LAID_OUT = Qt.WidgetAttribute.WA_Resized


class ElidedLabel(QLabel):
    """One line that ends in “…” where it does not fit; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.setText(" ".join(text.split()))
        self._tell_hidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_hidden()

    def minimumSizeHint(self) -> QSize:
        return QSize(16, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        way = Qt.LayoutDirection
        from_right = _reads_from_the_right(self.text())
        painter.setLayoutDirection(way.RightToLeft if from_right else way.LeftToRight)
        side = _RIGHT if self.isRightToLeft() else _LEFT
        # Without QStyle: the window opens with such a label (see the option of a button below).
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), side, self._seen())
        painter.end()

    def _seen(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell_hidden(self) -> None:
        self.setToolTip(self.text() if self._seen() != self.text() else "")


class WrappedLabel(QLabel):
    """Several lines; words that are longer than a line are broken as well."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(start_side() | _FLAG.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        if text == self._whole == self.accessibleName():
            return  # to lay everything out anew is slow
        self.setAccessibleName(text)
        self._whole = text
        self.setText(self._broken())
        # Qt passes over labels that are not yet shown, and would keep the height of the old text.
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if parent is not None and layout is not None:
            layout.invalidate()
            parent.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(16, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        broken = self._broken()
        if broken != self.text():
            self.setText(broken)

    def _broken(self) -> str:
        """The text with places to break in words that are wider than the label."""
        room = self.contentsRect().width() if self.testAttribute(_LAID_OUT) else 0
        metrics = self.fontMetrics()
        words = []
        for word in _breakable(self._whole).split(" "):
            is_long = len(word) > _SURELY_FITS and room > 0 and _breaks_anywhere(word)
            if is_long and _widest(metrics, word) > room:
                word = _BREAK_HERE.join(word.replace(_BREAK_HERE, ""))
            words.append(word)
        return " ".join(words)


class ElidedButton(Button):
    """A button whose text ends in “…” where it does not fit; it is never wider than its place."""

    def __init__(
        self, text: str, clicked: Callable[[], object] | None = None, role: str = ""
    ) -> None:
        super().__init__()
        self.setAutoDefault(False)
        if role:
            self.setProperty("role", role)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        whole = " ".join(text.split())
        self.setText(whole.replace("&", "&&"))
        self.setAccessibleName(whole)
        self.setToolTip(whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Asked for here: PySide6 makes the eleven enumerations of QStyle when it is first named.
        option = QtWidgets.QStyleOptionButton()
        self.initStyleOption(option)
        hint = self.sizeHint().width()
        if self.width() < hint:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self.text()) - (hint - self.width())
            option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QtWidgets.QStylePainter(self)
        painter.drawControl(QtWidgets.QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), self.sizeHint().height())


def _breakable(text: str) -> str:
    """The text with places to break inside very long words."""
    words = []
    for word in text.split(" "):
        if len(word) > _LONGEST_WORD and word.isascii():
            step = _LONGEST_WORD // 2
            word = _BREAK_HERE.join(word[at : at + step] for at in range(0, len(word), step))
        words.append(word)
    return " ".join(words)


def _breaks_anywhere(word: str) -> bool:
    """Whether letters stand one by one, without marks and joins: Latin, Greek, Cyrillic."""
    return all(ord(letter) < 0x530 and not combining(letter) for letter in word if letter.isalpha())


def _widest(metrics: QFontMetrics, word: str) -> int:
    """The widest part of a word between its places to break."""
    parts = (part for line in word.split("\n") for part in line.split(_BREAK_HERE))
    return max(map(metrics.horizontalAdvance, parts))


def _reads_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction is Arabic, Hebrew or the like."""
    directions = (bidirectional(letter) for letter in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"
