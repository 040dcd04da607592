"""The words of a slide: its title and caption under the map, and the notes of the speaker."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget

from journeymapper.analysis.slides import Slide
from journeymapper.drawing.cards import emotion_token
from journeymapper.gui import appearance
from journeymapper.gui.look import colour, wear

NO_NOTES = (
    "No notes here. What is written as the description of a touchpoint is read here by you alone."
)
TITLES = ((0.052, 1), (0.042, 2), (0.034, 3), (0.027, 4), (0.022, 6))
WORDS = ((0.031, 2), (0.027, 3), (0.023, 4), (0.02, 6))
"""Sizes as shares of the screen's height, each with the most lines that it is used for."""
LEAST_SIZE = 13
LOWEST_SHARE, HIGHEST_SHARE = 0.09, 0.36
"""Of the screen's height, for the words under the map."""
NOTES_SHARE = 0.026
"""The letters of the notes, of the height of their window."""
_LINE_BREAK = "\u2028"


class Words(QLabel):
    """Lines that break between words, and inside one that is wider than a line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour("ink"))
        self._lines(self.text(), self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def fit(self, width: int, sizes: tuple[tuple[int, int], ...], weight: int, most: int) -> int:
        """Take the first of the sizes (pixels, most lines) whose lines are few enough, or the
        last, and say how high all lines are then. Beyond ``most`` pixels the rest gives way."""
        high = 0
        for pixels, lines in sizes:
            _letter(self, pixels, weight)
            high = self.high(self.text(), width)
            if high <= lines * self.high("Å", width) * 1.25 and high <= most:
                return high
        if high > most:
            self._cut(width, most)
            high = self.high(self.text(), width)
        return high

    def high(self, text: str, width: int) -> int:
        """How many pixels high a text is in lines so wide."""
        return ceil(self._lines(text, width)[1]) if text else 0

    def _lines(self, text: str, width: int) -> tuple[QTextLayout, float]:
        """The text in lines so wide, and how high they are."""
        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines = QTextLayout(text.replace("\n", _LINE_BREAK), self.font())
        lines.setTextOption(option)
        lines.beginLayout()
        high = 0.0
        while (line := lines.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, high))
            high += line.height()
        lines.endLayout()
        return lines, high

    def _cut(self, width: int, most: int) -> None:
        text = self.text()
        low, end = 0, len(text)
        while low < end:
            middle = (low + end + 1) // 2
            if self.high(f"{text[:middle].rstrip()}…", width) <= most:
                low = middle
            else:
                end = middle - 1
        self.setText(f"{text[:low].rstrip()}…")


class Caption(QWidget):
    """The lower part of the screen: large enough to be read from the back of a room, and no higher
    than its words need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._slide: Slide | None = None
        self.title, self.words = Words(self), Words(self)
        self.count = QLabel(self)
        for one in (self.title, self.words):
            one.setTextFormat(Qt.TextFormat.PlainText)
            one.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        wear(self, "QLabel { color: {ink}; background: transparent; }")

    def say(self, slide: Slide, count: str) -> None:
        """Show the words of a slide, and which of how many it is; ``fit`` gives them room."""
        self._slide = slide
        self.count.setText(count)
        self.update()

    def fit(self, width: int, screen: int) -> int:
        """Set the words for a screen so wide and high; the height that they need with what is
        around them."""
        slide = self._slide
        self.title.setText(slide.title if slide is not None else "")
        self.words.setText(slide.caption if slide is not None else "")
        edge, gap = round(screen * 0.045), round(screen * 0.006)
        above = round(screen * 0.018)
        _letter(self.count, screen * 0.02, 400)
        beside = QFontMetrics(self.count.font()).horizontalAdvance("000 / 000")
        room = max(width - 2 * edge - beside, 40)
        most = round(screen * HIGHEST_SHARE) - 2 * above - gap
        title = self.title.fit(room, _pixels(TITLES, screen), 700, most)
        words = self.words.fit(room, _pixels(WORDS, screen), 400, max(most - title, 0))
        gap = gap if words else 0
        needed = title + words + gap
        high = max(needed + 2 * above, round(screen * LOWEST_SHARE))
        top = (high - needed) // 2
        self.title.setGeometry(edge, top, room, title)
        self.words.setGeometry(edge, top + title + gap, room, words)
        self.words.setVisible(bool(words))
        self.count.setGeometry(edge + room, 0, beside + edge // 2, high - above)
        return high

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), colour("line"))
        feeling = self._slide.feeling if self._slide is not None else None
        if feeling is not None:
            bar = QRectF(0, 0, self.title.x() // 3, self.height())
            painter.fillRect(bar, colour(emotion_token(feeling)))
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
        appearance.told().resized.connect(self._size)

    def say(self, slide: Slide) -> None:
        """Show the notes of a slide."""
        self.text.setText("\n\n".join(slide.notes) or NO_NOTES)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    def _size(self) -> None:
        """Letters as large as the screen and the chosen size of text ask for."""
        screen = self.window().height()
        _letter(self.text, max(screen * NOTES_SHARE, 14.0) * appearance.text_scale(), 400)


def _pixels(shares: tuple[tuple[float, int], ...], screen: int) -> tuple[tuple[int, int], ...]:
    return tuple((max(round(share * screen), LEAST_SIZE), lines) for share, lines in shares)


def _letter(widget: QLabel, pixels: float, weight: int) -> None:
    font = QFont(widget.font())
    font.setPixelSize(max(9, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    widget.setFont(font)
