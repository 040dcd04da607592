"""Lucide icons from ``resources/icons``, tinted with a token of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.resource_folder import resource


class _TintedIcon(QIconEngine):
    """Draws the outline at any size and screen scale, paler when disabled."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter, rect, mode, state) -> None:  # type: ignore[no-untyped-def]
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        _renderer(self._name, token).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a button that is too narrow for its icon asks for none
            return QPixmap()
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def clone(self) -> _TintedIcon:
        return _TintedIcon(self._name, self._token)


@cache
def _renderer(name: str, token: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", LIGHT_THEME.colour(token))
    source = source.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(source.encode()))


@cache
def icon(name: str, token: str = "ink") -> QIcon:
    """The icon of this file name, without its ending, in a token's colour."""
    return QIcon(_TintedIcon(name, token))


def paint_icon(painter: QPainter, name: str, rect: QRectF, token: str = "ink") -> None:
    """Draw an icon where a widget paints itself."""
    _renderer(name, token).render(painter, rect)
