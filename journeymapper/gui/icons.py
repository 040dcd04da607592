"""Lucide icons from ``resources/icons``, tinted with a token of the theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.gui.appearance import current_theme, px
from journeymapper.resource_folder import resource

Draw = Callable[[QPainter, QRectF], None]
MOST_PIXMAPS = 256


class _TintedIcon(QIconEngine):
    """Draws the outline at any size and screen scale, paler when disabled."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter, rect, mode, state) -> None:  # type: ignore[no-untyped-def]
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        _renderer(self._name, current_theme().colour(token)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a button that is too narrow for its icon asks for none
            return QPixmap()
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        colour = current_theme().colour(token)
        return _pixmap(self._name, colour, size.width(), size.height())

    def clone(self) -> _TintedIcon:
        return _TintedIcon(self._name, self._token)


class _DrawnIcon(QIconEngine):
    """Asks for its drawing whenever it is shown, so that it follows the theme."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter, rect, mode, state) -> None:  # type: ignore[no-untyped-def]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> _DrawnIcon:
        return _DrawnIcon(self._draw)


def square_icon(fill: str, edge: str) -> QIcon:
    """A square of paper in a token's colour."""

    def draw(painter: QPainter, area: QRectF) -> None:
        side = area.width() / 10
        painter.setPen(QPen(QColor(current_theme().colour(edge)), side))
        painter.setBrush(QColor(current_theme().colour(fill)))
        painter.drawRoundedRect(area.adjusted(side, side, -side, -side), 2 * side, 2 * side)

    return QIcon(_DrawnIcon(draw))


class IconLabel(QWidget):
    """An icon that is only looked at."""

    def __init__(self, name: str, token: str, side: int) -> None:
        super().__init__()
        self._name, self._token, self._side = name, token, side
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, 0, px(self._side), px(self._side))
        area.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._name, area, self._token)
        painter.end()


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", colour)
    source = source.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(source.encode()))


@lru_cache(maxsize=MOST_PIXMAPS)
def _pixmap(name: str, colour: str, width: int, height: int) -> QPixmap:
    """Kept, because what lies over the canvas is painted with every frame of it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _renderer(name, colour).render(painter, QRectF(image.rect()))
    painter.end()
    return QPixmap.fromImage(image)


@cache
def icon(name: str, token: str = "ink") -> QIcon:
    """The icon of this file name, without its ending, in a token's colour."""
    return QIcon(_TintedIcon(name, token))


def paint_icon(painter: QPainter, name: str, rect: QRectF, token: str = "ink") -> None:
    """Draw an icon where a widget paints itself."""
    _renderer(name, current_theme().colour(token)).render(painter, rect)
