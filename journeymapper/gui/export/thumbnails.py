"""All pages of a document, small, to choose the one that is looked at. They are painted one by one
between what the user does."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from journeymapper.drawing.primitives import Page
from journeymapper.drawing.theme import Theme
from journeymapper.gui.appearance import px, told
from journeymapper.gui.export.preview import paint_page
from journeymapper.gui.look import colour

SIDE = 112
"""Pixels of the square that a thumbnail stands in, however large text is."""
WIDTH = 156


class Thumbnails(QListWidget):
    """The pages in their order; ``looked_at`` tells which one was chosen."""

    looked_at = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pages")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedWidth(WIDTH)
        self._pages: list[Page | None] = []
        self._painted: list[Page | None] = []
        self._theme: Theme | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._paint_one)
        self._fit()
        told().resized.connect(self._paint_again)
        told().themed.connect(self._paint_again)
        self.currentRowChanged.connect(self._on_row)

    @property
    def place(self) -> int:
        """The page that is looked at, from 0."""
        return max(self.currentRow(), 0)

    def page(self, place: int) -> Page | None:
        return self._pages[place] if 0 <= place < len(self._pages) else None

    def set_count(self, count: int) -> None:
        """There are so many pages now."""
        self.blockSignals(True)
        place = self.place
        while self.count() > count:
            self.takeItem(self.count() - 1)
        while self.count() < count:
            item = QListWidgetItem(str(self.count() + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setSizeHint(self._cell())
            self.addItem(item)
        for pages in (self._pages, self._painted):
            del pages[count:]
            pages.extend([None] * (count - len(pages)))
        if count:
            self.setCurrentRow(min(place, count - 1))
        self.blockSignals(False)

    def take(self, place: int, page: Page, theme: Theme) -> None:
        """This page stands here now."""
        if place >= self.count():
            self.set_count(place + 1)
        if theme is not self._theme:
            self._theme = theme
            self._painted = [None] * len(self._pages)
        self._pages[place] = page
        item = self.item(place)
        said = f"{place + 1}  {page.title}"
        item.setText(said)
        item.setToolTip(page.title)
        if place == 0 and self.currentRow() < 0:
            self.blockSignals(True)
            self.setCurrentRow(0)
            self.blockSignals(False)
        self._timer.start()

    def rest(self) -> None:
        """Paint no more."""
        self._timer.stop()

    def _on_row(self, place: int) -> None:
        if place >= 0:
            self.looked_at.emit(place)

    def _cell(self) -> QSize:
        return QSize(WIDTH - 24, SIDE + px(30))

    def _fit(self) -> None:
        self.setIconSize(QSize(SIDE, SIDE))
        for place in range(self.count()):
            self.item(place).setSizeHint(self._cell())

    def _paint_again(self) -> None:
        self._fit()
        self._painted = [None] * len(self._pages)
        self._timer.start()

    def _paint_one(self) -> None:
        place = self._next()
        if place is None or self._theme is None:
            self._timer.stop()
            return
        page = self._pages[place]
        assert page is not None
        self._painted[place] = page
        icon = QIcon()
        picture = self._picture(page, self._theme)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # not tinted where it is chosen
            icon.addPixmap(picture, mode)
        self.item(place).setIcon(icon)

    def _next(self) -> int | None:
        """The next page to paint, those in sight first."""
        waiting = [
            place
            for place, page in enumerate(self._pages)
            if page is not None and page is not self._painted[place]
        ]
        shown = self.viewport().rect()
        in_sight = (one for one in waiting if shown.intersects(self.visualItemRect(self.item(one))))
        return next(in_sight, next(iter(waiting), None))

    def _picture(self, page: Page, theme: Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        side = SIDE
        scale = (side - 4) / max(page.width, page.height)
        width, height = max(page.width * scale, 2.0), max(page.height * scale, 2.0)
        image = paint_page(page, theme, round(width * ratio), round(height * ratio))
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        left, top = round((side - width) / 2), round((side - height) / 2)
        painter.setPen(QColor(colour("muted_line")))
        painter.drawRect(left - 1, top - 1, round(width) + 1, round(height) + 1)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(left, top, image)
        painter.end()
        return picture
