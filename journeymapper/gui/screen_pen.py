"""The pen that draws pictures on the screen: in the theme that the windows wear now."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from journeymapper.gui.appearance import current_theme
from journeymapper.pens.qt import QtPen


def screen_pen(painter: QPainter) -> QtPen:
    """A pen for one painting; another theme needs another pen."""
    return QtPen(painter, current_theme())
