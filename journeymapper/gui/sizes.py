"""Lengths that follow the size of text: fixed heights and widths, icons, and fonts of a widget's
own. Each is told once, for text of the first size, and holds for every size chosen later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import Shiboken

from journeymapper.gui.appearance import px, text_scale

_KEPT = "lengths"


def fix(widget: QWidget, *, width: float | None = None, height: float | None = None) -> None:
    """Give the widget just this width, this height, or both."""
    _keep(widget, "fixed_width", width)
    _keep(widget, "fixed_height", height)


def at_least(widget: QWidget, *, width: float | None = None, height: float | None = None) -> None:
    """Give the widget no less than this."""
    _keep(widget, "least_width", width)
    _keep(widget, "least_height", height)


def at_most(widget: QWidget, *, width: float | None = None, height: float | None = None) -> None:
    """Give the widget no more than this."""
    _keep(widget, "most_width", width)
    _keep(widget, "most_height", height)


def icon_side(button: QAbstractButton, side: float) -> None:
    """Show the button's icon so large."""
    _keep(button, "icon", side)


def letter(widget: QWidget, pixels: float, weight: int = 0) -> None:
    """Write in the widget so large, in this weight where one is given. For what paints itself: the
    style sheet says how large labels and buttons write."""
    if weight:
        _keep(widget, "weight", weight)
    _keep(widget, "letter", pixels)


def fit_again() -> None:
    """Another size of text was chosen."""
    for widget in living_widgets():
        for name, length in (widget.property(_KEPT) or {}).items():
            _apply(widget, name, length)


def living_widgets() -> Iterator[QWidget]:
    """Every widget, also where working on one lets go of others."""
    return (one for one in QApplication.allWidgets() if Shiboken.isValid(one))


def _keep(widget: QWidget, name: str, length: float | None) -> None:
    if length is None:
        return
    kept = dict(widget.property(_KEPT) or {})
    kept[name] = length
    widget.setProperty(_KEPT, kept)
    _apply(widget, name, length)


def _apply(widget: QWidget, name: str, length: float) -> None:
    if name == "icon":
        assert isinstance(widget, QAbstractButton)
        widget.setIconSize(QSize(px(length), px(length)))
    elif name in ("letter", "weight"):
        font = QFont(widget.font())
        if name == "letter":
            font.setPixelSize(max(px(length), 1))
        else:
            font.setWeight(QFont.Weight(int(length)))
        widget.setFont(font)
    else:
        _SETTERS[name](widget, px(length))


def units(pixels: float) -> float:
    """So many pixels, counted as text of the first size would count them."""
    return pixels / text_scale()


def painter_of(widget: QWidget) -> tuple[QPainter, QRectF]:
    """A painter that draws as for text of the first size, only larger, and the room that it has.
    For a widget whose own font is that of the first size: see ``plain_font``."""
    painter = QPainter(widget)
    scale = text_scale()
    painter.scale(scale, scale)
    font = plain_font(widget.font())
    painter.setFont(font)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return painter, QRectF(0, 0, widget.width() / scale, widget.height() / scale)


def plain_font(font: QFont) -> QFont:
    """The font as it is at the first size of text."""
    plain = QFont(font)
    plain.setPixelSize(max(round(font.pixelSize() / text_scale()), 1))
    return plain


def turned(widget: QWidget, area: QRectF) -> QRectF:
    """An area of ``painter_of``, on the other side of a widget that begins at its right."""
    if not widget.isRightToLeft():
        return area
    return area.translated(units(widget.width()) - area.left() - area.right(), 0)


_SETTERS = {
    "fixed_width": QWidget.setFixedWidth,
    "fixed_height": QWidget.setFixedHeight,
    "least_width": QWidget.setMinimumWidth,
    "least_height": QWidget.setMinimumHeight,
    "most_width": QWidget.setMaximumWidth,
    "most_height": QWidget.setMaximumHeight,
}
