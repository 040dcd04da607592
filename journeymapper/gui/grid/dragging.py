"""Cards and notes dragged from cell to cell: what is carried, and where it would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.grid.cells import BOX_GAP, LEAST_HEIGHT, PADDING_TOP
from journeymapper.gui.appearance import text_scale
from journeymapper.gui.drags import drag_picture
from journeymapper.gui.look import colour

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView

NEAR_EDGE = 28
"""So near to an edge of the cells, a drag rolls them."""
ROLL = 18


@frozen
class Drop:
    """Where a dragged entry would go: a cell, and before which of its entries (their number for
    the end)."""

    row: int
    column: int
    number: int


class Dragging:
    """One drag within the grid. A press becomes a drag when the pointer has gone far enough."""

    def __init__(self, view: GridView) -> None:
        self._view = view
        self._pressed: tuple[QPoint, int, int, str] | None = None
        self._picture: QPixmap | None = None
        self._pointer = QPoint()
        self.record_id = ""
        """What is dragged; empty while nothing is."""
        self.target: Drop | None = None
        self._roll = QTimer(view, interval=40)
        self._roll.timeout.connect(self._roll_on)

    @property
    def is_on(self) -> bool:
        return bool(self.record_id)

    def press(self, at: QPoint, row: int, column: int, record_id: str) -> None:
        """The mouse went down on an entry."""
        self._pressed = (at, row, column, record_id)

    def move(self, at: QPoint) -> bool:
        """Follow the pointer; False while it is no drag."""
        if self._pressed is None:
            return False
        start, row, column, record_id = self._pressed
        if not self.record_id:
            if (at - start).manhattanLength() < QApplication.startDragDistance():
                return False
            part = self._view.part_of(row, column, record_id)
            self._picture = drag_picture(self._view.viewport().grab(self._view.seen(part)))
            self.record_id = record_id  # from now on its card is faint
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._roll.start()
        self._pointer = at
        self.target = self._target_at(at)
        self._view.viewport().update()
        return True

    def release(self) -> Drop | None:
        """End the drag; where to put what was dragged, or None."""
        target, was_on = self.target, self.is_on
        self.stop()
        return target if was_on else None

    def stop(self) -> bool:
        """Let go of what is dragged, leaving it where it was; whether something was."""
        was_on = self.is_on
        self._pressed = self._picture = self.target = None
        self.record_id = ""
        self._roll.stop()
        if was_on:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()
        return was_on

    def _target_at(self, at: QPoint) -> Drop | None:
        view = self._view
        assert self._pressed is not None
        place = view.frame.place_at(at)
        row, column = place.row, place.column
        if place.over_names or place.over_head or row is None or column is None:
            return None
        if column >= view.frame.count or not view.edits.takes(self.record_id, row):
            return None
        cell, found = view.frame.cell(row, column), view.sheet.cell(row, column)
        number = 0
        for slot in found.slots:
            if at.y() > cell.y() + slot.y + slot.height / 2:
                number += 1
        return Drop(row, column, number)

    def _roll_on(self) -> None:
        """Roll while the pointer stays near an edge."""
        room = self._view.frame.room
        at = self._pointer
        across = (at.x() > room.right() - NEAR_EDGE) - (at.x() < room.left() + NEAR_EDGE)
        down = (at.y() > room.bottom() - NEAR_EDGE) - (at.y() < room.top() + NEAR_EDGE)
        if across or down:
            bars = (self._view.horizontalScrollBar(), self._view.verticalScrollBar())
            for bar, way in zip(bars, (across, down), strict=True):
                bar.setValue(bar.value() + way * ROLL)
            self.target = self._target_at(at)

    def paint(self, painter: QPainter) -> None:
        """The cell that would take it, the line where it would stand, and the thing itself."""
        view, target = self._view, self.target
        if target is not None:
            cell = view.frame.cell(target.row, target.column)
            tint = colour("accent_soft")
            tint.setAlpha(110)
            painter.setPen(QPen(colour("accent"), 1.4, Qt.PenStyle.DashLine))
            painter.setBrush(tint)
            painter.drawRoundedRect(QRectF(cell).adjusted(-1, 4, 1, -4), 8, 8)
            painter.setPen(QPen(colour("accent"), 3))
            y = self._line_at(cell, target)
            painter.drawLine(QPointF(cell.x() + 4, y), QPointF(cell.right() - 4, y))
        if self._picture is not None:
            painter.save()
            painter.translate(self._pointer + QPoint(10, 8))
            painter.scale(1 / text_scale(), 1 / text_scale())  # it was grabbed as it is seen
            painter.drawPixmap(QPoint(0, 0), self._picture)
            painter.restore()

    def _line_at(self, cell: QRect, target: Drop) -> float:
        slots = self._view.sheet.cell(target.row, target.column).slots
        if not slots:
            return cell.y() + PADDING_TOP + LEAST_HEIGHT / 2
        if target.number < len(slots):
            return cell.y() + slots[target.number].y - BOX_GAP / 2 - 1
        return cell.y() + slots[-1].y + slots[-1].height + BOX_GAP / 2
