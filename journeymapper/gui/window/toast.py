"""A sentence that comes, is read, and goes: refusals and small successes."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QMainWindow, QWidget

from journeymapper.gui.announcing import announce
from journeymapper.gui.look import wear
from journeymapper.gui.parts import row

_GLANCE = 1 / 3
"""Of the time that it takes to read a sentence without haste."""


class Toast(QFrame):
    """One line above the lower edge of what its window is about, beside and below which panels
    stand; a click sends it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        wear(
            self,
            "#toast { background: {ink}; border-radius: 9px; }"
            "#toast QLabel { color: {card}; background: transparent; }",
        )
        layout = row(self, (16, 10, 16, 10))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        layout.addWidget(self._text)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self._whole, self._since = 0, QElapsedTimer()
        self._is_refusal = self._is_passing = False
        self.hide()

    def refuse(self, sentence: str) -> None:
        """Say what was refused; it is out of date as soon as an edit succeeds."""
        self._show(sentence)
        self._is_refusal = True
        announce(self, sentence, at_once=True)

    def edit_succeeded(self) -> None:
        if self._is_refusal:
            self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence for as long as it takes to read it."""
        self._show(sentence)
        announce(self, sentence)

    def tell(self, sentence: str) -> None:
        """Say what is true of what is chosen and shown now."""
        self.say(sentence)
        self._is_passing = True

    def choice_changed(self) -> None:
        """Something else is chosen: what was told of the choice before goes as soon as it can have
        been glanced at."""
        if self._is_passing and self.isVisible():
            rest = round(self._whole * _GLANCE) - self._since.elapsed()
            if rest > 0:
                self._timer.start(rest)
            else:
                self.hide()

    def light_changed(self) -> None:
        """Other records are lit, or all again: what was told of those before is no longer so."""
        if self._is_passing:
            self.hide()

    def _show(self, sentence: str) -> None:
        self._is_refusal = self._is_passing = False
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._whole = 2_500 + 55 * len(sentence)
        self._timer.start(self._whole)
        self._since.start()

    @property
    def sentence(self) -> str:
        """What it says now; empty when it is hidden."""
        return self._text.text() if self.isVisible() else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        widest = min(560, parent.width() - 48)
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 36
        self.setFixedWidth(max(120, min(widest, wanted)))
        self.adjustSize()
        middle = parent.centralWidget() if isinstance(parent, QMainWindow) else None
        room = middle.geometry() if middle is not None else parent.rect()
        left = room.center().x() - self.width() // 2
        left = max(8, min(left, parent.width() - self.width() - 8))
        self.move(left, room.bottom() - self.height() - 28)
