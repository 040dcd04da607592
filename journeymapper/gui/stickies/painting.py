"""How rows of the tray look: painted, because a widget for each sticky would be slow."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeymapper.domain.records import Sticky
from journeymapper.gui.appearance import px
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.look import colour
from journeymapper.gui.stickies.model import NO_NAME, ROW, Index, TrayModel
from journeymapper.gui.stickies.rows import Row

PAD, GAP, BAR, INDENT, SIGN = 12, 6, 4, 14, 13
MOST_LINES = 6
_LONGEST = 600
"""Letters of a text that are looked at; more would not be seen anyway."""


class TrayDelegate(QStyledItemDelegate):
    """Paints titles, clusters and stickies."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.one_line = False
        """Whether every row has one line, so that all are of one height."""
        self.lit = -1
        """The row that something dragged would go into."""

    def least_height(self) -> int:
        """The height of every row where there are many."""
        return px(20) + 14 + GAP

    def height(self, row: Row, model: TrayModel, width: int) -> int:
        if self.one_line:
            return self.least_height()
        sticky = model.sticky(row)
        if sticky is None:
            return px(20) + 14 + (GAP if row.kind == "cluster" else 0)
        lines = _line_count(_flat(sticky.text), px(13), self._room(row, width))
        return 8 + lines * _line_height() + 4 + px(16) + 8 + GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, model = option.widget, index.model()
        assert isinstance(model, TrayModel)
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 300
        return QSize(0, self.height(index.data(ROW), model, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        model = index.model()
        assert isinstance(model, TrayModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = option.widget
        has_focus = view is not None and view.hasFocus()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        current = has_focus and bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = "accent" if chosen or current or index.row() == self.lit else ""
        width = 2 if chosen or index.row() == self.lit else 1
        sticky = model.sticky(row)
        if sticky is not None:
            self._paint_sticky(painter, option.rect, row, sticky, model, (edge, width))
        else:
            self._paint_head(painter, option.rect, row, model, (edge, width))
        painter.restore()

    def sign_rectangle(self, item: QRect) -> QRect:
        """Where the sign of what a sticky rests on lies, in the list."""
        card = item.adjusted(1, 1, -2, -GAP)
        return QRect(card.right() - 30, card.bottom() - px(16) - 8, 26, px(16) + 6)

    def fold_rectangle(self, item: QRect) -> QRect:
        """Where a click folds a cluster or a title, or opens it."""
        return QRect(item.x(), item.y(), 30, item.height())

    def name_rectangle(self, item: QRect) -> QRect:
        """Where the name of a cluster stands."""
        return item.adjusted(28, 1, -44, 1 - GAP)

    def text_rectangle(self, item: QRect, row: Row) -> QRect:
        """Where a sticky's text is edited."""
        return item.adjusted(1 + (INDENT if row.cluster else 0), 1, -2, 1 - GAP)

    def _room(self, row: Row, width: int) -> int:
        return width - 3 - 2 * PAD - (INDENT if row.cluster else 0)

    def _paint_head(
        self, painter: QPainter, item: QRect, row: Row, model: TrayModel, edge: tuple[str, int]
    ) -> None:
        is_cluster = row.kind == "cluster"
        band = item.adjusted(1, 1, -2, 1 - GAP) if is_cluster else item.adjusted(1, 1, -2, 0)
        if is_cluster or edge[0]:
            line = edge[0] or "line"
            painter.setPen(QPen(colour(line), edge[1]))
            painter.setBrush(colour("quiet") if is_cluster else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(band).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        side = px(15)
        middle = QRectF(item.x() + 15.5 - side / 2, band.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, "chevron-down" if row.is_open else "chevron-right", middle, "muted")
        text = " ".join(model.text(row).split())
        font = _font(px(13 if is_cluster else 12), 600)
        count = f"{row.count:,}"
        counted = QFontMetrics(font).horizontalAdvance(count)
        room = QRect(item.x() + 28, band.y(), band.width() - 28 - counted - 20, band.height())
        if text:
            token = "ink" if is_cluster else "muted"
        else:
            text, token = NO_NAME, "muted"
            font = _font(px(13), 500)
        _write(painter, text, room, token, font)
        tail = QRect(band.right() - counted - 10, band.y(), counted + 2, band.height())
        _write(painter, count, tail, "muted", _font(px(12), 600))

    def _paint_sticky(
        self,
        painter: QPainter,
        item: QRect,
        row: Row,
        sticky: Sticky,
        model: TrayModel,
        edge: tuple[str, int],
    ) -> None:
        kind = sticky.kind.value
        card = item.adjusted(1, 1, -2, 1 - GAP)
        if row.cluster:
            painter.setPen(QPen(colour("line"), 2))
            painter.drawLine(item.x() + 6, item.y() - GAP + 1, item.x() + 6, item.bottom() - GAP)
            card = card.adjusted(INDENT, 0, 0, 0)
        painter.setPen(QPen(colour(edge[0] or f"{kind}_line"), edge[1]))
        painter.setBrush(colour(kind))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{kind}_line"))
        inside = 3 if edge[1] > 1 else 0
        bar = QRectF(card.x() + inside, card.y() + 8, BAR, card.height() - 16)
        painter.drawRoundedRect(bar, 2, 2)
        room = QRect(card.x() + PAD, card.y() + 8, card.width() - 2 * PAD, card.height())
        if self.one_line:
            line = QRect(room.x(), card.y(), room.width(), card.height())
            _write(painter, _flat(sticky.text), line, "ink", _font(px(13), 500))
            return
        foot = _paint_text(painter, _flat(sticky.text), room) + 4
        self._paint_foot(painter, QRect(room.x(), foot, room.width(), px(16)), sticky, model)

    def _paint_foot(self, painter: QPainter, room: QRect, sticky: Sticky, model: TrayModel) -> None:
        count = model.rests_on(sticky)
        end = room.right() + 1
        font = _font(px(12), 600)
        if count:
            said = str(count)
            width = QFontMetrics(font).horizontalAdvance(said)
            _write(
                painter,
                said,
                QRect(end - width, room.y(), width + 1, room.height()),
                "accent",
                font,
            )
            end -= width + 3
        side = px(SIGN)
        sign = QRectF(end - side, room.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, "file-text", sign, "accent" if count else "muted")
        end -= side + 8
        votes = model.votes(sticky)
        if votes:
            width = min(QFontMetrics(font).horizontalAdvance(votes), room.width() // 2)
            box = QRect(end - width, room.y(), width + 1, room.height())
            _write(painter, votes, box, "good_text", font)
            end -= width + 8
        rest = QRect(room.x(), room.y(), max(0, end - room.x()), room.height())
        _write(painter, model.about(sticky), rest, "muted", _font(px(12), 400))


def _font(pixels: int, weight: int) -> QFont:
    return _made_font(tuple(QApplication.font().families()), pixels, weight)


@lru_cache(maxsize=32)
def _made_font(families: tuple[str, ...], pixels: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


def _flat(text: str) -> str:
    return " ".join(text[:_LONGEST].split())


def _line_height() -> int:
    return px(19)


@lru_cache(maxsize=4_000)
def _line_count(text: str, pixels: int, width: int) -> int:
    if width <= 0:
        return 1
    return max(1, min(MOST_LINES, _laid_out(text, _font(pixels, 500), width).lineCount()))


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _paint_text(painter: QPainter, text: str, room: QRect) -> int:
    """Paint the lines of a text; where they end. What does not fit ends in an ellipsis."""
    painter.setPen(colour("ink"))
    font = _font(px(13), 500)
    layout = _laid_out(text, font, room.width())
    last = min(layout.lineCount(), MOST_LINES) - 1
    for number in range(last + 1):
        line = layout.lineAt(number)
        y = room.y() + number * _line_height()
        if number == last and layout.lineCount() > last + 1:
            rest = QRect(room.x(), y, room.width(), _line_height())
            _write(painter, text[line.textStart() :], rest, "ink", font)
        else:
            line.setPosition(QPointF(0, 0))
            line.draw(painter, QPointF(room.x(), y))
    return room.y() + max(1, last + 1) * _line_height()


def _write(painter: QPainter, text: str, room: QRect, token: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(colour(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | flags, shown)
