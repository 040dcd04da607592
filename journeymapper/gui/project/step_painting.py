"""How a step looks in the undo list: a mark for where one stands, its name, and when it was."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymapper.gui.appearance import px
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.look import colour
from journeymapper.gui.project.step_rows import StepRow, time_said

ROW = Qt.ItemDataRole.UserRole
MARK = 26
INSET = 16
"""How far a step of an open group stands in."""


class StepDelegate(QStyledItemDelegate):
    """Steps above the present are pale: they were undone."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, px(20) + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: StepRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(QPen(colour("accent"), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_faint" if chosen else "quiet"))
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        inset = INSET if row.kind == "step" and row.group >= 0 else 0
        self._paint_mark(painter, area.adjusted(inset, 0, 0, 0), row)
        right = self._paint_end(painter, area, row, option.font)
        font = QFont(option.font)
        font.setPixelSize(px(13))
        font.setWeight(
            QFont.Weight.DemiBold if row.is_present or row.is_milestone else QFont.Weight.Normal
        )
        painter.setFont(font)
        painter.setPen(colour("muted" if row.is_undone else "ink"))
        name = f"{row.name} · {row.count:,} times" if row.kind == "group" else row.name
        left = area.x() + MARK + inset
        room = QRect(left, area.y(), right - 12 - left, area.height())
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
        painter.restore()

    def _paint_mark(self, painter: QPainter, area: QRect, row: StepRow) -> None:
        x, y = area.x() + MARK / 2, area.center().y() + 0.5
        if row.is_present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(QRectF(x - 4.5, y - 4.5, 9, 9))
        elif row.kind == "group":
            box = QRectF(x - 7, y - 7, 14, 14)
            paint_icon(painter, "chevron-down" if row.is_open else "chevron-right", box, "muted")
        elif row.is_milestone:
            paint_icon(painter, "flag", QRectF(x - 7, y - 7, 14, 14), "accent")
        else:
            painter.setPen(QPen(colour("muted_line"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x - 3, y - 3, 6, 6))

    def _paint_end(self, painter: QPainter, area: QRect, row: StepRow, font: QFont) -> int:
        """When it was, or that one is there; where that begins."""
        said = "you are here" if row.is_present else "undone" if row.is_undone else ""
        if row.at is not None:
            when = time_said(row.at, datetime.now().astimezone())
            said = f"{said} · {when}" if said else when
        small = QFont(font)
        small.setPixelSize(px(12))
        width = QFontMetrics(small).horizontalAdvance(said) + 2
        painter.setFont(small)
        painter.setPen(colour("accent" if row.is_present else "muted"))
        box = QRect(area.right() - 10 - width, area.y(), width, area.height())
        painter.drawText(box, _RIGHT, said)
        return box.x()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
