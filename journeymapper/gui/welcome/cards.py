"""The cards of the welcome page: a small drawing over a title, the recent files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journeymapper.gui.look import colour

STAGES = ("stage_1", "stage_2", "stage_3", "stage_4", "stage_5")


def draw_small_map(painter: QPainter, area: QRectF, columns: int, seed: int, loop: str) -> None:
    """A journey in miniature: headers, cards, and a loop in a token's colour (or none)."""
    gap = 8.0
    width = (area.width() - gap * (columns - 1)) / columns
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for index in range(columns):
        left = area.left() + index * (width + gap)
        painter.setBrush(colour(STAGES[(index + seed) % len(STAGES)]))
        painter.drawRoundedRect(QRectF(left, area.top(), width, 5), 2.5, 2.5)
    if not loop:
        return
    painter.setBrush(colour("card"))
    painter.setPen(QPen(colour("muted_line"), 1))
    bottoms = []
    for index in range(columns):
        left = area.left() + index * (width + gap)
        rows = 1 + (0 < index < columns - 1 and (index + seed) % 2)
        for row in range(rows):
            top = area.top() + 13 + row * 19
            painter.drawRoundedRect(QRectF(left + 0.5, top, width - 1, 13), 4, 4)
        bottoms.append(area.top() + 13 + rows * 19 - 3)
    first = QPointF(area.left() + width * 0.5, bottoms[0])
    last = QPointF(area.right() - width * 0.5, bottoms[-1])
    deepest = area.bottom() + 18
    path = QPainterPath(last)
    path.cubicTo(last.x(), deepest, first.x(), deepest, first.x(), first.y())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(loop), 1.6, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(path)


class _Tile(QAbstractButton):
    """A white card that can be clicked, with focus and hover."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def draw_card(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour("accent" if lit else "line"), 1.5 if self.hasFocus() else 1))
        painter.setBrush(colour("accent_faint" if self.isDown() else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


class TemplateTile(_Tile):
    """A template: its small drawing and its title."""

    def __init__(self, title: str, tip: str, seed: int, *, is_empty: bool = False) -> None:
        super().__init__(title)
        self.setToolTip(tip)
        self._seed = seed
        self._loop = "" if is_empty else ("coral" if seed % 3 == 0 else "accent")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(130)
        self.setMinimumWidth(128)

    def sizeHint(self) -> QSize:
        return QSize(180, 130)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        self.draw_card(painter)
        drawing = QRectF(14, 14, self.width() - 28, 66)
        draw_small_map(painter, drawing, 4, self._seed, self._loop)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        room = QRectF(14, 90, self.width() - 28, 36)
        wrapped = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, wrapped, self.text())


class RecentTile(_Tile):
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
        self.setFixedHeight(54)
        self.clicked.connect(lambda: self.chosen.emit(self._path))

    def sizeHint(self) -> QSize:
        return QSize(300, 54)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        self.draw_card(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._token))
        painter.drawRoundedRect(QRectF(14, 14, 36, 26), 5, 5)
        wave = QPainterPath(QPointF(20, 30))
        wave.cubicTo(28, 12, 36, 42, 44, 23)
        painter.setPen(QPen(colour("accent"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(wave)
        taken = painter.fontMetrics().horizontalAdvance(self._when) + 16
        room = self.width() - 64 - taken - 14
        self._line(painter, 64, 8, room, self.text(), colour("ink"), bold=True)
        self._line(painter, 64, 27, room, self._folder, colour("muted"))
        painter.setPen(colour("muted"))
        painter.drawText(
            QRectF(self.width() - taken - 14, 0, taken, self.height()),
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
        font = self.font()
        font.setWeight(font.Weight.DemiBold if bold else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x, y, room, 20), Qt.AlignmentFlag.AlignVCenter, shown)


class SampleDrawing(QWidget):
    """The sample's journey in miniature."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(170, 84)
        self.setAccessibleName("A small drawing of a journey with a loop")

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        draw_small_map(painter, QRectF(self.rect()).adjusted(2, 2, -2, -10), 5, 0, "accent")


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
