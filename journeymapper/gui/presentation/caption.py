"""The words of a slide: its title and caption under the map, and the notes of the speaker."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget

from journeymapper.analysis.slides import Slide
from journeymapper.drawing.cards import emotion_token
from journeymapper.gui.look import colour, wear
from journeymapper.gui.parts import column, label, row

NO_NOTES = (
    "No notes here. What is written as the description of a touchpoint is read here by you alone."
)
LONG_TITLE = 42
"""Characters; a longer title is written smaller."""


class Caption(QWidget):
    """The lower part of the screen: large enough to be read from the back of a room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._slide: Slide | None = None
        self.title, self.words = label("", wrap=True), label("", wrap=True)
        self.count = label("")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._whole = whole = row(self, gap=24)
        texts = column(gap=4)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.words)
        texts.addStretch(1)
        whole.addLayout(texts, 1)
        whole.addWidget(self.count)
        wear(self, "QLabel { color: {ink}; background: transparent; }")

    def say(self, slide: Slide, place: int, of: int) -> None:
        """Show the words of a slide."""
        self._slide = slide
        self.title.setText(slide.title)
        self.words.setText(slide.caption)
        self.words.setVisible(bool(slide.caption))
        self.count.setText(f"{place + 1} / {of}")
        self._size()
        self.update()

    def _size(self) -> None:
        height = max(self.height(), 40)
        margin = height // 4
        self._whole.setContentsMargins(margin, height // 16, margin, height // 16)
        long = len(self.title.text()) > LONG_TITLE
        _letter(self.title, height * (0.17 if long else 0.25), 700)
        _letter(self.words, height * (0.12 if len(self.words.text()) > 160 else 0.145), 400)
        _letter(self.count, height * 0.1, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), colour("line"))
        feeling = self._slide.feeling if self._slide is not None else None
        if feeling is not None:
            painter.fillRect(
                QRectF(0, 0, self.height() // 10, self.height()), colour(emotion_token(feeling))
            )
        painter.end()


class Notes(QScrollArea):
    """What the speaker may say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Notes of the speaker")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setMargin(24)
        self.setWidget(self.text)
        wear(self, "QLabel { background: {note}; color: {ink}; }")

    def say(self, slide: Slide) -> None:
        """Show the notes of a slide."""
        self.text.setText("\n\n".join(slide.notes) or NO_NOTES)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _letter(self.text, max(self.height() / 38, 13.0), 400)


def _letter(widget: QLabel, pixels: float, weight: int) -> None:
    font = QFont(widget.font())
    font.setPixelSize(max(9, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    widget.setFont(font)
