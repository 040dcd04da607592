"""One page as it will be, as large as there is room, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.domain.remark import Offer, Remark
from journeymapper.drawing.primitives import Page
from journeymapper.drawing.theme import Theme
from journeymapper.gui.appearance import px
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.look import colour
from journeymapper.gui.parts import button, clear, column, label, panel
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.pens.qt import QtPen

INSET = 20
WHITE = "#FFFFFF"
"""Paper of a document."""
LEAST = (240, 140)
"""Pixels for a page, however large text is."""
MOST_REMARKS = 20
"""Shown at once; the rest are counted."""


def paint_page(page: Page, theme: Theme, width: int, height: int, paper: str = WHITE) -> QImage:
    """The page as a picture of this many pixels; what is no ``paper`` is seen through."""
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(paper) if paper else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    scale = min(width / page.width, height / page.height)
    painter.scale(scale, scale)
    x, y, _, _ = page.picture.bounds
    painter.translate(-x, -y)
    QtPen(painter, theme).draw(page.picture)
    painter.end()
    return image


class PageView(QWidget):
    """Shows one page, or a sentence in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._theme: Theme | None = None
        self._paper = WHITE
        self._sentence = ""
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*LEAST)
        self.setAccessibleName("Preview")

    @property
    def page(self) -> Page | None:
        return self._page

    @property
    def sentence(self) -> str:
        return self._sentence

    def show_page(self, page: Page, theme: Theme, paper: str) -> None:
        if (page, theme, paper) != (self._page, self._theme, self._paper) or self._sentence:
            self._page, self._theme, self._paper = page, theme, paper
            self._sentence, self._image = "", None
            self.setAccessibleDescription(page.title)
            self.update()

    def say(self, sentence: str) -> None:
        """Show no page but this."""
        self._page, self._image, self._sentence = None, None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._page is None or self._theme is None:
            room = QRectF(self.rect()).adjusted(px(60), px(20), -px(60), -px(20))
            painter.setPen(colour("muted"))
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(wrap), self._sentence)
            return
        place = self._place(self._page)
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize()
        if self._image is None or self._image.size() != size:
            self._image = paint_page(
                self._page, self._theme, size.width(), size.height(), self._paper
            )
        for reach in (4, 2, 1):
            around = place.adjusted(-reach, -reach + 1, reach, reach + 1)
            shade = QColor(colour("shadow"))
            shade.setAlphaF(0.05)
            painter.fillRect(around, shade)
        if not self._paper:
            painter.fillRect(place, QColor(WHITE))
            painter.fillRect(place, Qt.BrushStyle.Dense6Pattern)
        painter.drawImage(place, self._image)

    def _place(self, page: Page) -> QRectF:
        inset = px(INSET)
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        scale = min(room.width() / page.width, room.height() / page.height)
        size = QSizeF(round(page.width * scale), round(page.height * scale))
        middle = room.center() - QPointF(size.width() / 2, size.height() / 2)
        return QRectF(QPointF(round(middle.x()), round(middle.y())), size)


class Remarks(QWidget):
    """What is to be said of the document: a sentence each, with a button for what would do."""

    offered = Signal(object)
    """An Offer was taken."""

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[Remark, ...] = ()
        self._content = panel("paper")
        self._lines = column(self._content, (20, 4, 20, 8), 4)
        area = ScrollColumn(self._content)
        layout = column(self)
        layout.addWidget(area)
        self._most = px(124)
        self._content.installEventFilter(self)
        self.setAccessibleName("Remarks")
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these, each once."""
        told = tuple(_joined(dict.fromkeys(remarks)))
        if told == self._remarks:
            return
        self._remarks = told
        clear(self._lines)
        for one in told[:MOST_REMARKS]:
            self._lines.addWidget(self._line(one))
        if len(told) > MOST_REMARKS:
            more = f"{len(told) - MOST_REMARKS} more remarks come with the export."
            self._lines.addWidget(label(more, "small"))
        self._lines.addStretch()
        self.setVisible(bool(told))
        self._fit()

    def fit(self, most: int) -> None:
        """As high as what is told, but at most so many pixels; then it scrolls."""
        self._most = most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """New lines have a height once they are shown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        height = self._lines.totalHeightForWidth(self.width())
        self.setFixedHeight(max(min(height, self._most), 1))

    def _line(self, remark: Remark) -> QWidget:
        made = QWidget()
        layout = column(made, gap=2)
        where = f"Page {remark.page}: " if remark.page else ""
        layout.addWidget(label(f"{where}{remark.text}", "care", wrap=True))
        if remark.offers:
            offers = FlowLayout(gap=6)
            for one in remark.offers:
                offers.addWidget(self._offer(one))
            layout.addLayout(offers)
        return made

    def _offer(self, offer: Offer) -> QWidget:
        made = button(offer.text, lambda: self.offered.emit(offer), "soft")
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.setProperty("compact", True)
        return made


def _joined(remarks: Iterable[Remark]) -> list[Remark]:
    """Pages that would be helped by the same have one remark together."""
    alike: dict[tuple[object, ...], list[Remark]] = {}
    for one in remarks:
        alone = () if one.page and one.offers else (one,)
        alike.setdefault((one.offers, *alone), []).append(one)
    return [found[0] if len(found) == 1 else _one_of(found) for found in alike.values()]


def _one_of(found: Sequence[Remark]) -> Remark:
    pages = [f"{one.page:,}" for one in sorted(found, key=lambda one: one.page)]
    numbers = f"{', '.join(pages[:-1])} and {pages[-1]}"
    text = f"{len(found):,} maps are drawn too small to be read easily: pages {numbers}."
    return Remark(text, found[0].offers)
