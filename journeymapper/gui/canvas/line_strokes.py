"""Lines of connections as Qt draws them, kept: a pan makes no path and no pen anew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from journeymapper.drawing.primitives import Path, Picture
from journeymapper.gui.appearance import current_theme
from journeymapper.gui.canvas.looks import Looks
from journeymapper.pens.qt import painter_path

MOST = 1500
"""Lines kept: several screens full; all are forgotten beyond it."""
_NOTHING = QPen(Qt.PenStyle.NoPen)


@dataclass(frozen=True, slots=True)
class _Stroke:
    path: QPainterPath
    pen: QPen
    brush: QBrush


class LineStrokes:
    """By the ids of connections that have a way."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._kept: dict[str, tuple[Picture, list[_Stroke]]] = {}

    def clear(self) -> None:
        self._kept.clear()

    def draw(self, painter: QPainter, key: str, *, plain: bool) -> None:
        """Draw a line in journey units; ``plain``: its course alone, quickly."""
        picture = self._looks.line(key)[0]
        kept = self._kept.get(key)
        if kept is None or kept[0] is not picture:
            if len(self._kept) >= MOST:
                self._kept.clear()
            kept = self._kept[key] = (picture, _strokes(picture))
        for stroke in kept[1][:1] if plain else kept[1]:
            painter.setPen(stroke.pen)
            painter.setBrush(stroke.brush)
            painter.drawPath(stroke.path)


def _strokes(picture: Picture) -> list[_Stroke]:
    theme, made = current_theme(), []
    for path in picture.primitives:
        if not isinstance(path, Path):
            continue
        course = painter_path(path)
        brush = QBrush(QColor(theme.colour(path.fill))) if path.fill else QBrush()
        if not path.stroke:
            made.append(_Stroke(course, _NOTHING, brush))
            continue
        ink, width = QColor(theme.colour(path.stroke)), path.stroke_width
        cap = Qt.PenCapStyle.RoundCap if path.round_caps else Qt.PenCapStyle.FlatCap
        if path.dash:
            # To find where the dashes of a long line end takes longer than to fill them.
            stroker = QPainterPathStroker()
            stroker.setWidth(width)
            stroker.setCapStyle(cap)
            stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            stroker.setDashPattern([length / width for length in path.dash])
            made.append(_Stroke(stroker.createStroke(course), _NOTHING, QBrush(ink)))
            continue
        pen = QPen(ink, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
        made.append(_Stroke(course, pen, brush))
    return made
