"""What the grid shows and where the hands are in it: rows, columns, the current cell."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from journeymapper.app.observers import Event
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.grid.cells import CARD_HEIGHT, LEAST_HEIGHT, PADDING_TOP, gap_of
from journeymapper.gui.appearance import text_scale
from journeymapper.gui.grid.arrows import Arrows
from journeymapper.gui.grid.cursor import HEADER, Cursor
from journeymapper.gui.grid.curves import Curves
from journeymapper.gui.grid.editor import LEFT, CellEditor
from journeymapper.gui.grid.frame import HEAD, NAMES, SHADOW, Frame
from journeymapper.gui.grid.sheet import Sheet
from journeymapper.gui.sizes import units
from journeymapper.gui.workspace import Workspace

_WHEEL_STEP = 60
_FELT = frozenset({"experiences", "touchpoints", "personas", "stages", "lanes"})
"""Kinds of record on which the curves depend."""


class GridSurface(QAbstractScrollArea):
    """The sheet, its frame and the current cell; it neither paints nor takes keys."""

    current_changed = Signal()
    """Another cell is current, or something else stands in it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # or the style draws one of its own between the bars
        self.frame = Frame()
        self.sheet = Sheet(workspace)
        self.current = Cursor()
        self.editor = CellEditor(self.viewport(), self.seen)
        self.curves = Curves(self)
        self.arrows = Arrows(self)
        self._choosing = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.current_changed)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(_WHEEL_STEP)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._on_journey)
        workspace.personas_changed.connect(self.reload)
        workspace.selection_changed.connect(self._on_selection)
        remove = workspace.add_flusher(lambda: self.editor.finish(LEFT))
        self.destroyed.connect(remove)

    # What is shown

    def reload(self) -> None:
        """Show the journey anew."""
        self.sheet.load()
        self.lay_out()

    def begin_at_start(self) -> None:
        """The first cell; while there is no stage, the place of its name."""
        self.current = self._within(Cursor().at(0, 0))

    def lay_out(self) -> None:
        """Columns and rows again, after an edit or another size."""
        self.frame.set_columns(len(self.sheet.columns), is_blueprint=self.sheet.is_blueprint)
        self.sheet.set_width(self.frame.cell(HEADER, 0).width() if self.sheet.columns else 0)
        self.frame.set_heights(self.sheet.heights())
        self.curves.renew()
        self.arrows.renew()
        self.set_bars()
        self.current = self._within(self.current)
        self.renew()
        self._later.start()

    # Frame, sheet and cursor count as at the first size of text; the view shows them larger.

    def renew(self, part: QRect | None = None) -> None:
        """Paint a part of the frame again, or all of it."""
        if part is None:
            self.viewport().update()
        else:
            self.viewport().update(self.seen(part))

    def seen(self, part: QRect) -> QRect:
        """Where a part of the frame is on the viewport."""
        scale = text_scale()
        if scale == 1.0:
            return part
        shown = QRectF(part.x() * scale, part.y() * scale, *_scaled(part, scale))
        return shown.toAlignedRect()

    def in_frame(self, point: QPoint) -> QPoint:
        """The point of the frame that a point of the viewport shows."""
        scale = text_scale()
        return QPoint(int(point.x() / scale), int(point.y() / scale))

    def fit_frame(self) -> None:
        """The frame has the viewport's room."""
        size = self.viewport().size()
        self.frame.resize(int(units(size.width())), int(units(size.height())))

    def set_bars(self) -> None:
        room = self.frame.room
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(self.frame.content_width - room.width(), 0))
        across.setPageStep(max(room.width(), 1))
        down.setRange(0, max(self.frame.content_height - room.height(), 0))
        down.setPageStep(max(room.height(), 1))

    def _on_journey(self) -> None:
        self.let_go()
        self.reload()
        self.begin_at_start()
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def _on_records(self, event: Event) -> None:
        if self.sheet.grid.journey != self.workspace.journey_id:
            return
        tables = {change.table for change in event.changes}
        on_curve = self.curves.row is not None and self.current.row == self.curves.row
        stands = "" if on_curve else self.current_record()
        before = self.frame.tops, self.frame.count
        was = self.current
        if not self.sheet.take(event.changes):
            if "connections" in tables:
                self.arrows.renew()
                self.renew()
            return
        self.let_go()
        touched = self.sheet.touched
        self.frame.set_columns(len(self.sheet.columns), is_blueprint=self.sheet.is_blueprint)
        self.sheet.set_width(self.frame.cell(HEADER, 0).width() if self.sheet.columns else 0)
        self.frame.set_heights(self.sheet.heights())
        self.arrows.renew()
        if tables & _FELT:
            self.curves.renew()
        self.set_bars()
        if stands and (place := self.sheet.find(stands)) is not None:
            row, column, number = place
            if (row, column, number) != (self.current.row, self.current.column, self.current.entry):
                self.current = self.current.at(*place)
        self.current = self._within(self.current)
        arrows_move = self.sheet.is_blueprint and "touchpoints" in tables
        if self.current != was:
            self.renew()  # the ring goes where the cursor went
        stands_still = before == (self.frame.tops, self.frame.count) and not arrows_move
        if touched is not None and stands_still:
            for row, column in touched:
                self.renew(self.frame.cell(row, column).adjusted(-10, -4, 10, 4))
            felt = self.curves.row
            if felt is not None and tables & _FELT:
                cell = self.frame.cell(felt, 0)
                self.renew(QRect(0, cell.y(), self.frame.width, cell.height()))
            if "contents" in tables:  # holes are counted beside the lane's name
                self.renew(QRect(0, 0, NAMES, self.frame.height))
        else:
            self.renew()
        self._later.start()

    def _on_selection(self) -> None:
        if self._choosing:
            return
        chosen = self.workspace.selected
        if chosen and chosen != self.current_record():
            self._go_to_record(chosen)
        self.renew()

    def show_record(self, record_id: str) -> None:
        """Make the cell current in which a record stands, and bring it into sight."""
        self._go_to_record(record_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_record(self, record_id: str) -> None:
        place = self.sheet.find(record_id)
        if place is not None:
            self.go(Cursor().at(*place))

    # The current cell

    def go(self, cursor: Cursor) -> None:
        """Make another cell current, see it, and choose what stands there."""
        self.editor.finish(LEFT)
        before = self.current
        self.current = self._within(cursor)
        self.see_current()
        self._choosing = True
        self.workspace.select(self.records_of_block())
        self._choosing = False
        if before.is_block:
            self.renew()
        else:
            self._update_cell(before)
        self.update_current()
        self._later.start()

    def update_current(self) -> None:
        """Paint again what shows where the hands are."""
        if self.current.is_block:
            self.renew()
        else:
            self._update_cell(self.current)

    def _update_cell(self, one: Cursor) -> None:
        """Paint a cell again, and its lane's name, and its place on the curve."""
        if one.row >= len(self.sheet.rows) or one.column > len(self.sheet.columns):
            return
        cell = self.frame.cell(one.row, one.column).adjusted(-10, -4, 10, 4)
        self.renew(cell)
        self.renew(QRect(0, cell.y(), NAMES, cell.height()))
        on_curve = one.row != HEADER and self.sheet.rows[one.row].holds_cards
        if on_curve and (felt := self.curves.row) is not None:
            curve = self.frame.cell(felt, one.column).adjusted(-10, 0, 10, 0)
            self.renew(curve)

    def _within(self, cursor: Cursor) -> Cursor:
        """The cursor on a cell that there is. Only the head has a place behind the last stage."""
        last_row, count = len(self.sheet.rows) - 1, len(self.sheet.columns)
        row = min(max(cursor.row, HEADER), last_row if count else HEADER)
        column = min(max(cursor.column, 0), count if row == HEADER else count - 1)
        entry = min(max(cursor.entry, 0), max(self.sheet.count(row, column) - 1, 0))
        if not cursor.is_block:
            return cursor.at(row, column, entry)
        return Cursor(
            row=row,
            column=min(column, max(count - 1, 0)),
            entry=entry,
            anchor_row=min(max(cursor.anchor_row, HEADER), last_row),
            anchor_column=min(max(cursor.anchor_column, 0), max(count - 1, 0)),
        )

    def current_record(self) -> str:
        """The record that the current entry shows; of the head, the stage. Empty without one."""
        cursor = self.current
        if cursor.row == HEADER:
            inside = cursor.column < len(self.sheet.columns)
            return self.sheet.columns[cursor.column].key if inside else ""
        if not cursor.column < len(self.sheet.columns):
            return ""
        if self.sheet.rows[cursor.row].kind is LaneKind.EMOTION:
            cards = self.sheet.grid.cards(self.sheet.columns[cursor.column].key)
            return cards[cursor.entry].id if cursor.entry < len(cards) else ""
        entry = self.sheet.entry(cursor.row, cursor.column, cursor.entry)
        return entry.record if entry is not None else ""

    def is_current_lane(self, row: int) -> bool:
        return row in self.current.rows and self.hasFocus()

    def holes(self, row: int) -> int:
        """How many lines of a lane hold nothing yet."""
        return self.sheet.holes(row)

    def current_part(self) -> QRect:
        """Where the current entry is seen; of an empty cell, where the first would stand."""
        current = self.current
        is_felt = current.row != HEADER and self.sheet.rows[current.row].kind is LaneKind.EMOTION
        if is_felt and not self.sheet.project.personas:
            return QRect()  # a sentence stands in the lane
        return self.part_at(current.row, current.column, current.entry)

    def part_at(self, row: int, column: int, number: int) -> QRect:
        """The place of an entry in the view; with a number behind the last, of the next one."""
        cell = self.frame.cell(row, column)
        if row == HEADER or column >= len(self.sheet.columns):
            return cell
        lane = self.sheet.rows[row]
        if lane.kind is LaneKind.EMOTION:
            return self.curves.spot(row, column, number)
        slots = self.sheet.cell(row, column).slots
        if 0 <= number < len(slots):
            one = slots[number]
            return QRect(
                round(cell.x() + one.x), round(cell.y() + one.y),
                round(one.width), round(one.height),
            )  # fmt: skip
        lowest = max((one.y + one.height + gap_of(lane) for one in slots), default=PADDING_TOP)
        height = CARD_HEIGHT if lane.holds_cards else LEAST_HEIGHT
        return QRect(cell.x(), round(cell.y() + lowest), cell.width(), height)

    def part_of(self, row: int, column: int, record_id: str) -> QRect:
        """Where a record's entry of a cell is seen."""
        entries = self.sheet.cell(row, column).entries
        number = next((n for n, one in enumerate(entries) if one.record == record_id), 0)
        return self.part_at(row, column, number)

    def see_current(self) -> None:
        """Scroll as little as needed for the current entry to be seen."""
        part = self.current_part() if self.current.row != HEADER else QRect()
        column = min(self.current.column, len(self.sheet.columns))
        x, y = self.frame.scrolled_to(
            self.current.row, column, part if not part.isEmpty() else None
        )
        if self.current.row != HEADER and self.current.entry == 0 and self.current.row == 0:
            y = min(y, 0)
        self.horizontalScrollBar().setValue(x)
        self.verticalScrollBar().setValue(y)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What was painted is shifted; only what comes into sight is painted."""
        frame, area = self.frame, self.viewport()
        left = frame.scroll_x - self.horizontalScrollBar().value()
        up = frame.scroll_y - self.verticalScrollBar().value()
        frame.scroll_x, frame.scroll_y = frame.scroll_x - left, frame.scroll_y - up
        self.editor.follow()
        if self.paints_over or text_scale() != 1.0:
            area.update()
            return
        if left:
            start = NAMES - SHADOW
            area.scroll(left, 0, QRect(start, 0, max(frame.width - start, 0), frame.height))
        if up:
            area.scroll(0, up, QRect(0, HEAD, frame.width, max(frame.height - HEAD, 0)))

    @property
    def paints_over(self) -> bool:
        """Whether something is painted that does not scroll with the cells."""
        return self.sheet.is_empty

    def records_of_block(self) -> list[str]:
        """The records of the block; of one cell, that of its current entry."""
        current, sheet = self.current, self.sheet
        if not current.is_block:
            record = self.current_record()
            return [record] if record else []
        found: dict[str, None] = {}
        for row in current.rows:
            for column in current.columns:
                if row == HEADER:
                    if column < len(sheet.columns) and sheet.columns[column].key:
                        found[sheet.columns[column].key] = None
                elif column < len(sheet.columns):
                    for one in sheet.cell(row, column).entries:
                        if one.record:
                            found[one.record] = None
        return list(found)

    def let_go(self) -> None:
        """Give up what hands have begun; a view that takes hands says how."""


def _scaled(part: QRect, scale: float) -> tuple[float, float]:
    return part.width() * scale, part.height() * scale
