"""Paints the part of the grid that is seen: cells, then lanes' names and the head over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.analysis.lanes import GridLane
from journeymapper.domain.vocabulary import LaneKind, TouchpointKind
from journeymapper.drawing.cards import CardLook
from journeymapper.drawing.grid.cells import PADDING_TOP
from journeymapper.drawing.grid.labels import column_tint, lane_label
from journeymapper.drawing.grid.type import SCREEN, SMALL
from journeymapper.drawing.primitives import Picture, Primitive
from journeymapper.drawing.stages import HeaderLook, header_picture
from journeymapper.drawing.texts import one_line
from journeymapper.gui.appearance import text_scale
from journeymapper.gui.grid.card_pixmaps import CardPixmaps
from journeymapper.gui.grid.cursor import HEADER
from journeymapper.gui.grid.frame import HEAD, NAMES, RIGHT, SHADOW
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.pens.qt import QtPen
from journeymapper.text import Style

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView

ROUND = frozenset({TouchpointKind.START, TouchpointKind.END})
EDGE = 24
"""Where names and lines begin."""
SOFT = 36
"""How strong the fill of a chosen card is, of 255."""
LINE_NAME = Style(10.5, 500)
FIRST_STAGE = "Name the first stage"
BELONGS = {
    LaneKind.TOUCHPOINTS: "Type a step that customers take",
    LaneKind.FRONTSTAGE: "Type a step that customers see somebody do",
    LaneKind.BACKSTAGE: "Type a step that somebody does unseen",
    LaneKind.SUPPORT: "Type what a system or partner does for the steps above",
}
BEGIN = (
    "A journey is read from left to right: name its stages first.",
    "Type a name and press Tab for the next one; Enter goes down into the lanes.",
)


class GridPainter:
    """Draws a view; cards come from pixmaps that are painted once."""

    def __init__(self, view: GridView) -> None:
        self._view = view
        self._pixmaps = CardPixmaps()

    def paint(self, painter: QPainter, part: QRect) -> None:
        """Paint what reaches into a part of the view."""
        view = self._view
        painter.fillRect(part, colour("paper"))
        pen = screen_pen(painter)
        cells = part.intersected(view.frame.room.adjusted(-SHADOW, 0, 0, 0))
        if not cells.isEmpty():
            painter.save()
            painter.setClipRect(cells)
            self._block(painter)
            self._lines(painter, cells)
            if not view.sheet.is_empty:
                view.curves.paint(painter, pen, cells)
                view.arrows.paint(pen, cells)
            for row in view.frame.rows_in(cells):
                for column in view.frame.columns_in(cells):
                    self._cell(painter, pen, row, column)
                self._say_what_belongs(pen, row)
            if view.sheet.is_empty:
                self._say_what_to_do(pen, view.frame.room)
            self._marks(painter)
            painter.restore()
        if part.left() < NAMES - SHADOW:
            painter.save()
            names = part.intersected(
                QRect(0, HEAD, NAMES - SHADOW, max(view.frame.height - HEAD, 0))
            )
            painter.setClipRect(names)
            painter.fillRect(names, colour("paper"))
            for row in view.frame.rows_in(names):
                self._lane_name(painter, pen, row)
            painter.restore()
        if part.top() < HEAD:
            self._head(painter, pen, part)

    # Cells

    def _cell(self, painter: QPainter, pen: QtPen, row: int, column: int) -> None:
        view = self._view
        lane = view.sheet.rows[row]
        if lane.kind is LaneKind.EMOTION:
            return
        place = view.frame.cell(row, column)
        if lane.holds_cards:
            self._cards(painter, row, column, place)
            return
        primitives = view.sheet.primitives(row, column)
        if primitives:
            painter.translate(place.topLeft())
            pen.draw(_picture(primitives, place))
            painter.translate(-place.topLeft())

    def _cards(self, painter: QPainter, row: int, column: int, place: QRect) -> None:
        view = self._view
        cell = view.sheet.cell(row, column)
        grain = view.devicePixelRatioF() * text_scale()
        chosen = view.workspace.selection
        # The cursor's own ring says enough where it stands.
        has_cursor = row == view.current.row and not view.current.is_block
        current = view.current_record() if has_cursor else ""
        for one, slot in zip(cell.entries, cell.slots, strict=True):
            at = QPointF(place.x() + slot.x, place.y() + slot.y)
            if at.y() > view.frame.height or at.y() + slot.height < HEAD:
                continue
            look = slot.look
            if not isinstance(look, CardLook):
                continue
            pixmap = self._pixmaps.get(look, grain)
            painter.setOpacity(0.35 if one.record == view.dragging.record_id else 1.0)
            painter.drawPixmap(at - CardPixmaps.ORIGIN, pixmap)
            painter.setOpacity(1.0)
            if one.record in chosen and one.record != current:
                tint = QColor(colour("accent"))
                tint.setAlpha(SOFT)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tint)
                around = QRectF(at.x(), at.y(), slot.width, slot.height)
                radius = slot.height / 2 if look.kind in ROUND else 9.0
                painter.drawRoundedRect(around, radius, radius)

    def _lines(self, painter: QPainter, part: QRect) -> None:
        """The line above each lane: quiet, or one of the blueprint's."""
        view = self._view
        for row in view.frame.rows_in(part):
            _line_above(painter, view.sheet.rows[row], row, view.frame.top(row), 0, self._right())

    def _right(self) -> int:
        frame = self._view.frame
        if not frame.count:
            return frame.width - RIGHT
        return min(frame.left(frame.count) + frame.next_width, frame.width)

    # The current cell, the block, and where a dragged thing would go

    def _block(self, painter: QPainter) -> None:
        view = self._view
        cursor = view.current
        if not cursor.is_block:
            return
        tint = QColor(colour("accent_soft"))
        for row in cursor.rows:
            for column in cursor.columns:
                if row != HEADER and column < view.frame.count and row < len(view.sheet.rows):
                    painter.fillRect(view.frame.cell(row, column).adjusted(-3, 1, 3, 0), tint)

    def _marks(self, painter: QPainter) -> None:
        view = self._view
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if view.current.row != HEADER and not view.editor.is_open:
            place = QRectF(view.current_part())
            lit = view.hasFocus()
            painter.setPen(QPen(colour("accent" if lit else "muted_line"), 2))
            radius = self._radius()
            if not place.isEmpty():
                painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)
        view.dragging.paint(painter)

    def _radius(self) -> float:
        """How round the ring of the current entry is: as its card."""
        view = self._view
        card = view.sheet.project.touchpoints.get(view.current_record())
        if card is None or not view.sheet.rows[view.current.row].holds_cards:
            return 7.0
        return view.current_part().height() / 2 - 1 if card.kind in ROUND else 8.0

    # Names and head

    def _say_what_to_do(self, pen: QtPen, room: QRect) -> None:
        top = room.y() + min(room.height() // 3, 200)
        found = [
            one_line(line, style, room.x(), top + n * 24, room.width() - RIGHT, tone, "centre")
            for n, (line, style, tone) in enumerate(
                zip(BEGIN, (Style(14, 600), Style(13, 400)), ("ink", "muted"), strict=True)
            )
        ]
        pen.draw(_picture(tuple(found), room))

    def _say_what_belongs(self, pen: QtPen, row: int) -> None:
        """What is typed into a lane of a blueprint in which nothing stands yet."""
        view = self._view
        sheet = view.sheet
        said = BELONGS.get(sheet.rows[row].kind, "") if sheet.is_blueprint else ""
        is_here = view.editor.is_open and view.current.row == row
        if not said or is_here or any(sheet.count(row, n) for n in range(len(sheet.columns))):
            return
        room = view.frame.room
        middle = view.frame.cell(row, 0).center().y() + 0.5
        text = one_line(said, SMALL, room.x() + 9, middle, room.width() - RIGHT - 9, "muted")
        pen.draw(_picture((text,), room))

    def _lane_name(self, painter: QPainter, pen: QtPen, row: int) -> None:
        view = self._view
        lane, top = view.sheet.rows[row], view.frame.top(row)
        _line_above(painter, lane, row, top, EDGE, NAMES)
        if view.is_current_lane(row):
            height = view.frame.cell(row, 0).height()
            painter.fillRect(QRect(EDGE - 12, top + 14, 3, min(height - 28, 22)), colour("accent"))
        if lane.line_above:
            name = one_line(lane.line_above, LINE_NAME, EDGE, top, NAMES - EDGE - 4, "muted")
            wide = round(name.line.width) + 8
            painter.fillRect(QRect(EDGE, top - 8, wide, 16), colour("paper"))
            pen.draw(_picture((name,), QRect()))
        label = lane_label(lane, view.holes(row), NAMES - EDGE - 14, SCREEN)
        pen.draw(_picture(tuple(label.drawn(EDGE, top + PADDING_TOP)), QRect()))

    def _head(self, painter: QPainter, pen: QtPen, part: QRect) -> None:
        view = self._view
        frame = view.frame
        painter.save()
        painter.setClipRect(
            part.intersected(QRect(NAMES - SHADOW, 0, frame.width - NAMES + SHADOW, HEAD))
        )
        painter.fillRect(QRect(0, 0, frame.width, HEAD), colour("paper"))
        for column in frame.columns_in(part):
            place = frame.cell(HEADER, column)
            painter.translate(place.topLeft())
            pen.draw(header_picture(self._header_look(column, place)))
            painter.translate(-place.topLeft())
        self._next_stage(painter, pen)
        if view.current.row == HEADER and not view.editor.is_open:
            lit = view.hasFocus()
            painter.setPen(QPen(colour("accent" if lit else "muted_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for column in view.current.columns:
                place = frame.cell(HEADER, column)
                painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 7, 7)
        painter.restore()
        corner = part.intersected(QRect(0, 0, NAMES - SHADOW, HEAD))
        painter.fillRect(corner, colour("paper"))

    def _header_look(self, column: int, place: QRect) -> HeaderLook:
        view = self._view
        one = view.sheet.columns[column]
        is_off = one.is_on_target is False
        return HeaderLook(
            name=one.name,
            colour=column_tint(one),
            measure=f"{one.note} off target" if is_off else one.note,
            measure_now=f"!{one.note}" if is_off else "",
            is_off=is_off,
            width=place.width(),
            height=place.height(),
        )

    def _next_stage(self, painter: QPainter, pen: QtPen) -> None:
        """The place of the next stage, behind the last one."""
        place = self._view.frame.cell(HEADER, self._view.frame.count)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(colour("muted_line"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 7, 7)
        said = FIRST_STAGE if self._view.sheet.is_empty else "+"
        middle = place.center().y() + 0.5
        text = one_line(said, SMALL, place.x(), middle, place.width(), "muted", "centre")
        pen.draw(_picture((text,), place))


def _line_above(
    painter: QPainter, lane: GridLane, row: int, top: int, left: int, right: int
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if lane.line_above:
        painter.setPen(QPen(colour("connection"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(left, top, right, top)
    elif row:
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(left, top, right, top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _picture(primitives: tuple[Primitive, ...], place: QRect) -> Picture:
    return Picture(primitives=primitives, bounds=(0, 0, place.width(), place.height()))
