"""The grid: one widget that paints what is seen and hands keys and mouse to what they mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.appearance import text_scale, told
from journeymapper.gui.grid.clipboard import CellClipboard
from journeymapper.gui.grid.cursor import HEADER, Cursor
from journeymapper.gui.grid.dragging import Dragging
from journeymapper.gui.grid.editor import LEFT
from journeymapper.gui.grid.edits import Edits
from journeymapper.gui.grid.frame import HEAD_BAND, HEAD_TOP, NAMES
from journeymapper.gui.grid.keyboard import Keyboard
from journeymapper.gui.grid.lanes_menu import LanesMenu
from journeymapper.gui.grid.menus import GridMenus
from journeymapper.gui.grid.painter import EDGE, GridPainter
from journeymapper.gui.grid.saying import said_of, tip_at
from journeymapper.gui.grid.surface import GridSurface
from journeymapper.gui.grid.writing import Writing
from journeymapper.gui.parts import button
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace


class GridView(GridSurface):
    """Stages across, lanes down, of the workspace's journey."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        at_least(self, width=320, height=200)
        self.dragging = Dragging(self)
        self.painter = GridPainter(self)
        self.edits = Edits(self)
        self.writing = Writing(self)
        self.clipboard = CellClipboard(self)
        self.keyboard = Keyboard(self)
        self.lanes_menu = LanesMenu(workspace, self, self.writing.rename_lane, self.stand_in_lane)
        self.menus = GridMenus(self)
        self._add_lanes_button()
        self.current_changed.connect(self._say_current)
        self.reload()
        self.begin_at_start()

    def _add_lanes_button(self) -> None:
        self.lanes_button = button("Lanes…", role="quiet-link")
        self.lanes_button.setParent(self)
        self.lanes_button.setToolTip("Which lanes are shown, and new ones")
        menu = QMenu(self.lanes_button)
        menu.aboutToShow.connect(lambda: self.lanes_menu.fill(menu))
        menu.triggered.connect(lambda _action: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.lanes_button.setMenu(menu)
        told().resized.connect(self._fit_text)
        self.lanes_button.setGeometry(
            self.seen(QRect(EDGE - 5, HEAD_TOP, NAMES - EDGE - 6, HEAD_BAND))
        )

    def stand_in_lane(self, key: str) -> None:
        """Make a lane current, in the stage where the cursor is."""
        row = self.sheet.row_of(key)
        if row is not None:
            self.go(self.current.at(row, self.current.column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_current(self) -> None:
        """Tell a screen reader where the hands are."""
        said = said_of(self)
        if said != self.accessibleName():
            self.setAccessibleName(said)
            self.setAccessibleDescription(self.keyboard.hint())
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # Painting and size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            scale = text_scale()
            painter.scale(scale, scale)
            for part in event.region():  # type: ignore[attr-defined]  # missing in the stubs
                self.painter.paint(painter, self._shown_part(part))
        finally:
            painter.end()

    def _shown_part(self, part: QRect) -> QRect:
        """What of the frame lies in a part of the viewport, and a little more."""
        scale = text_scale()
        if scale == 1.0:
            return part
        first = self.in_frame(part.topLeft())
        last = self.in_frame(part.bottomRight()) + QPoint(2, 2)
        return QRect(first, last)

    def _fit_text(self) -> None:
        """Text has another size: everything is as much larger."""
        self.lanes_button.setGeometry(
            self.seen(QRect(EDGE - 5, HEAD_TOP, NAMES - EDGE - 6, HEAD_BAND))
        )
        self.fit_frame()
        self.lay_out()
        self.editor.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.frame.column_width
        self.fit_frame()
        if self.frame.column_width != before:
            self.lay_out()
        else:
            self.set_bars()
        self.editor.follow()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.dragging.is_on:
            if event.key() == Qt.Key.Key_Escape:
                self.dragging.stop()
            return
        if not self.keyboard.press(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the stages; F6 leaves the grid."""
        if self.hasFocus() and not self.dragging.is_on:
            self.keyboard.tab(1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes begins an entry, as typed characters do."""
        if (event.commitString() or event.preeditString()).strip() and self.writing.begin(""):
            QApplication.sendEvent(self.editor, event)

    def leave(self, *, forward: bool) -> None:
        """Give the focus to what comes behind or before the grid."""
        super().focusNextPrevChild(forward)

    def let_go(self) -> None:
        self.dragging.stop()

    @property
    def paints_over(self) -> bool:
        return super().paints_over or self.dragging.is_on

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update_current()

    # Mouse

    def cell_at(self, point: QPoint) -> Cursor | None:
        """The cell and entry under a point; the entry is the cell's count where none is there."""
        place = self.frame.place_at(point)
        if place.row is None or place.column is None:
            return None
        row, column = place.row, place.column
        if row == HEADER or column >= len(self.sheet.columns):
            return Cursor().at(HEADER, column) if row == HEADER else None
        if self.sheet.rows[row].kind is LaneKind.EMOTION:
            return Cursor().at(row, column, self.curves.nearest(column, point.x()))
        slots = self.sheet.cell(row, column).slots
        for number in range(len(slots)):
            if self.part_at(row, column, number).contains(point):
                return Cursor().at(row, column, number)
        return Cursor().at(row, column, len(slots))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.finish(LEFT)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = self.in_frame(event.position().toPoint())
        found = self.cell_at(point)
        if found is None:
            row = self.frame.place_at(point).row
            if self.frame.place_at(point).over_names and row is not None and row != HEADER:
                self.go(self.current.at(row, self.current.column))
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go(self.current.reaching(found.row, found.column))
            return
        self.go(found)
        if event.button() == Qt.MouseButton.LeftButton:
            if found.row == HEADER and found.column >= len(self.sheet.columns):
                self.writing.begin("")
                return
            record = self.current_record()
            on_it = found.entry < self.sheet.count(found.row, found.column)
            if found.row != HEADER and on_it and self.edits.can_drag(record):
                self.dragging.press(point, found.row, found.column, record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.in_frame(event.position().toPoint())
        if not event.buttons() & Qt.MouseButton.LeftButton or self.dragging.move(point):
            return
        found = self.cell_at(point)
        if found is not None and (found.row, found.column) != (
            self.current.row,
            self.current.column,
        ):
            self.go(self.current.reaching(found.row, found.column))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        record = self.dragging.record_id
        target = self.dragging.release()
        if target is not None:
            self.edits.drop(record, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.in_frame(event.position().toPoint())
        place = self.frame.place_at(point)
        if place.over_names and place.row is not None and place.row != HEADER:
            self.writing.rename_lane(self.sheet.rows[place.row].key)
            return
        found = self.cell_at(point)
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.go(found)
        on_it = found.entry < self.sheet.count(found.row, found.column)
        if on_it and self.current_record() in self.workspace.project.touchpoints:
            self.edits.reveal()
        elif on_it or found.row == HEADER:
            self.writing.edit()
        else:
            self.writing.another()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not event.pixelDelta().x():
            delta = event.pixelDelta().y() or event.angleDelta().y() or event.angleDelta().x()
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - delta)
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip_at(self, self.in_frame(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.editor.finish(LEFT)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.current_part().center() if by_key else self.in_frame(event.pos())
        menu = self.menus.menu_at(point, by_key=by_key)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown = self.seen(QRect(point, QSize(1, 1))).topLeft()
            menu.popup(self.viewport().mapToGlobal(shown))
