"""The cards of the welcome page that can be clicked, and the recent files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton

from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour, start_side
from journeymapper.gui.sizes import fix, painter_of, plain_font, turned

STAGES = ("stage_1", "stage_2", "stage_3", "stage_4", "stage_5")


class Tile(QAbstractButton):
    """A white card that can be clicked, with focus and hover."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def draw_card(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour("accent" if lit else "line"), 1.5 if self.hasFocus() else 1))
        painter.setBrush(colour("accent_faint" if self.isDown() else "card"))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 9, 9)


class RecentTile(Tile):
    """A recent project: name, folder, when it was last changed."""

    chosen = Signal(object)

    def __init__(self, path: Path, index: int) -> None:
        super().__init__(path.stem)
        self._path = path
        self._token = STAGES[index % len(STAGES)]
        changed = datetime.fromtimestamp(path.stat().st_mtime)
        self._when = when(changed)
        self._folder = path.parent.name or str(path.parent)
        self.setToolTip(str(path))
        self.setAccessibleDescription(f"{self._folder}, {self._when}")
        fix(self, height=54)
        self.clicked.connect(lambda: self.chosen.emit(self._path))

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(54))

    def paintEvent(self, _event: object) -> None:
        painter, area = painter_of(self)
        self.draw_card(painter, area)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._token))
        sign = turned(self, QRectF(14, 14, 36, 26))
        painter.drawRoundedRect(sign, 5, 5)
        wave = QPainterPath(QPointF(20, 30))
        wave.cubicTo(28, 12, 36, 42, 44, 23)
        painter.setPen(QPen(colour("accent"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(wave.translated(sign.left() - 14, 0))
        taken = painter.fontMetrics().horizontalAdvance(self._when) + 16
        room = round(area.width()) - 64 - taken - 14
        self._line(painter, 64, 8, room, self.text(), colour("ink"), bold=True)
        self._line(painter, 64, 27, room, self._folder, colour("muted"))
        painter.setPen(colour("muted"))
        painter.drawText(
            turned(self, QRectF(area.width() - taken - 14, 0, taken, area.height())),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._when,
        )

    def _line(
        self,
        painter: QPainter,
        x: int,
        y: int,
        room: int,
        text: str,
        ink: QColor,
        bold: bool = False,
    ) -> None:
        font = plain_font(self.font())
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            turned(self, QRectF(x, y, room, 20)),
            int(Qt.AlignmentFlag.AlignVCenter | start_side()),
            shown,
        )


def when(moment: datetime, today: date | None = None) -> str:
    """``today, 18:40``, ``yesterday, 18:40``, ``Tuesday`` within a week, else ``12 November``."""
    today = today or date.today()
    days = (today - moment.date()).days
    if days in (0, 1):
        return f"{'today' if days == 0 else 'yesterday'}, {moment:%H:%M}"
    if 1 < days < 7:
        return f"{moment:%A}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {moment:%B}{year}"
