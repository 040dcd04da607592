"""The list of the tray: stickies and clusters are chosen, dragged together and taken apart.

A table of one column, as the feedback inbox has it: rows need not be looked at before they are
seen. Where there are many, every row has one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from journeymapper.gui.drags import drag_records, dragged_ids
from journeymapper.gui.one_column import be_one_column
from journeymapper.gui.stickies.model import TrayModel
from journeymapper.gui.stickies.naming import InPlace
from journeymapper.gui.stickies.painting import TrayDelegate
from journeymapper.gui.stickies.rows import PLACED, Row
from journeymapper.gui.workspace import Workspace

MANY = 600
"""From so many rows on each has one line."""
KEYS = {
    Qt.Key.Key_G: "cluster",
    Qt.Key.Key_M: "move",
    Qt.Key.Key_T: "touchpoint",
    Qt.Key.Key_P: "put",
    Qt.Key.Key_F2: "edit",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Backspace: "delete",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Left: "fold",
    Qt.Key.Key_Right: "unfold",
}
MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


def wish_of(event: QKeyEvent) -> str:
    """What a key asks for; empty for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return MOVES.get(Qt.Key(event.key()), "")
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return ""
    return KEYS.get(Qt.Key(event.key()), "")


def _belongs_here(event: QKeyEvent) -> bool:
    """Whether the list wants a key that the window has a shortcut for."""
    return bool(wish_of(event)) or event.matches(QKeySequence.StandardKey.SelectAll)


class TrayList(QTableView):
    """Shows rows and tells what is wished; it makes no edit itself but of a text in place."""

    wished = Signal(str)
    folded = Signal(str)
    """A cluster or a title should hide what is under it, or show it again."""
    let_go = Signal(list, object)
    """These records were dropped on this Row, or on None: beside all rows."""
    menu_asked = Signal(QPoint)
    signed = Signal(str, QPoint)
    """What this sticky rests on should be shown, at this place of the screen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.tray = TrayModel(workspace)
        self.setModel(self.tray)
        self.delegate = TrayDelegate(self)
        self.setItemDelegate(self.delegate)
        self.in_place = InPlace(workspace, self.viewport())
        self.in_place.ended.connect(self._on_edited)
        self.in_place.grown.connect(self._place_editor)
        self.setAccessibleName("Stickies of this journey")
        be_one_column(self)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)

    # What is shown

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """List these; what was chosen stays chosen where it is still listed."""
        ids, current, place = self.chosen_ids(), self.current_id(), self.currentIndex().row()
        waited = 0 <= place < _waiting(self.tray.rows)
        editing = self.in_place.record_id
        came_or_went = self.tray.show_rows(rows)
        self._lay_out()
        if came_or_went:
            waiting = _waiting(rows)
            if waited and waiting and not 0 <= self.tray.row_of(current) < waiting:
                current = rows[min(place, waiting - 1)].id  # it was placed: on to the next one
                ids = [current]
            self.choose(ids, current, in_sight=False)
        if editing and self.tray.row_of(editing) < 0:
            self.in_place.end()
        self._place_editor()
        self.viewport().update()
        if self.hasFocus():
            self._choose_current()

    def _choose_current(self) -> None:
        """What keys do, they do with something that can be seen to be chosen."""
        if not self.selectionModel().hasSelection() and self.current_id():
            self.choose([self.current_id()])

    def chosen_ids(self) -> list[str]:
        """The chosen stickies and clusters, in the order in which they are listed."""
        chosen = self.selectionModel().selection()
        pieces = (chosen.at(place) for place in range(chosen.count()))
        found = [
            one
            for top, bottom in sorted((one.top(), one.bottom()) for one in pieces)
            for one in self.tray.rows[top : bottom + 1]
        ]
        return [one.id for one in found if one.kind != "title"]

    def current_id(self) -> str:
        """The row that the keys are about; empty without one."""
        row = self.currentIndex().row()
        return self.tray.rows[row].id if 0 <= row < len(self.tray.rows) else ""

    def choose(self, ids: Iterable[str], current: str = "", *, in_sight: bool = True) -> None:
        """Choose those of these that are listed; ``current`` (or the first) has the keys."""
        selection = QItemSelection()
        rows = sorted(row for one in ids if (row := self.tray.row_of(one)) >= 0)
        for top, bottom in _spans(rows):
            selection.select(self.tray.index(top), self.tray.index(bottom))
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        at = self.tray.row_of(current) if current else rows[0] if rows else -1
        if at >= 0:
            model.setCurrentIndex(self.tray.index(at), flags.NoUpdate)
            if in_sight:
                self.scrollTo(self.tray.index(at))
        model.select(selection, flags.ClearAndSelect)

    def edit_text(self, record_id: str) -> None:
        """Edit a sticky's text or a cluster's name in its place."""
        row = self.tray.row_of(record_id)
        if row < 0:
            return
        self.choose([record_id])
        if self.in_place.begin(record_id) is not None:
            self._place_editor()

    def _place_editor(self) -> None:
        editor = self.in_place.editor
        row = self.tray.row_of(self.in_place.record_id)
        if editor is None or row < 0:
            return
        found, item = self.tray.rows[row], self.visualRect(self.tray.index(row))
        if found.kind == "cluster":
            editor.setGeometry(self.delegate.name_rectangle(item))
        else:
            room = self.delegate.text_rectangle(item, found)
            editor.setGeometry(room.x(), room.y(), room.width(), editor.sizeHint().height())

    def _on_edited(self, goes_back: bool) -> None:
        if goes_back:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()

    def _lay_out(self) -> None:
        """Give the rows their heights: each its own, or all the same where they are many."""
        found, rows = self.tray.rows, self.verticalHeader()
        self.delegate.one_line = len(found) > MANY
        rows.setDefaultSectionSize(self.delegate.least_height())
        if not self.delegate.one_line:
            width = self.viewport().width()
            for number, row in enumerate(found):
                height = self.delegate.height(row, self.tray, width)
                if rows.sectionSize(number) != height:
                    rows.resizeSection(number, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
        self._place_editor()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._choose_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish:
            self.wished.emit(wish)
        elif not event.text() or event.text() == " " or event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _belongs_here(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not the beginning of a sticky's text."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row: there is one column only."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: len(self.tray.rows) - 1,
        }
        if action in ends:
            return self.tray.index(ends[action])
        return super().moveCursor(action, modifiers)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            row, item = self.tray.rows[index.row()], self.visualRect(index)
            folds = row.kind != "sticky" and self.delegate.fold_rectangle(item).contains(place)
            if folds or row.kind == "title":
                self.folded.emit(row.id)
                return
            is_sign = self.delegate.sign_rectangle(item).contains(place)
            if row.kind == "sticky" and is_sign and not self.delegate.one_line:
                self.signed.emit(row.id, self.viewport().mapToGlobal(place))
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid():
            return
        row = self.tray.rows[index.row()]
        item = self.visualRect(index)
        if row.kind == "title" or (
            row.kind == "cluster" and self.delegate.fold_rectangle(item).contains(place)
        ):
            self.folded.emit(row.id)  # each click of two folds
        else:
            self.edit_text(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen_ids():
            place = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                item = self.visualRect(self.currentIndex())
                place = self.viewport().mapToGlobal(item.center())
            self.menu_asked.emit(place)

    # Dragging

    def startDrag(self, supported: Qt.DropAction) -> None:
        ids = self.chosen_ids()
        if ids:
            drag_records(self.viewport(), ids, self.visualRect(self.currentIndex()))
            self._light(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges
        if not self._dragged(event):
            event.ignore()
            return
        self._light(self.indexAt(event.position().toPoint()).row())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._light(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        ids = self._dragged(event)
        index = self.indexAt(event.position().toPoint())
        self._light(-1)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if ids:
            self.let_go.emit(ids, self.tray.rows[index.row()] if index.isValid() else None)
            event.acceptProposedAction()

    def stopAutoScroll(self) -> None:
        """Rows roll while something is dragged near an edge; after the drop they rest."""
        self.setAutoScroll(False)
        self.setAutoScroll(True)

    def _dragged(self, event: QDropEvent) -> list[str]:
        project = self.tray.workspace.project
        ids = dragged_ids(event.mimeData())
        found = [one for one in ids if (record := project.find(one)) and record.table in _TABLES]
        return found if len(found) == len(ids) else []

    def _light(self, row: int) -> None:
        if self.delegate.lit != row:
            self.delegate.lit = row
            self.viewport().update()


_TABLES = frozenset({"stickies", "clusters"})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def _spans(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Rows that follow one another, as pairs of the first and the last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _waiting(rows: Sequence[Row]) -> int:
    """How many rows lie in the tray; what is placed is listed behind them, under a title."""
    return next((place for place, row in enumerate(rows) if row.id == PLACED), len(rows))
