"""The list of feedback notes: chosen with the mouse or keys, dragged, moved on with keys.

A table of one column: its rows need not be looked at before they are seen, so that it opens with
50,000 notes as with ten. Where there are many, every row has the same height.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTableView,
)

from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.drags import drag_records
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.model import FeedbackModel
from journeymapper.gui.feedback.painting import NoteDelegate
from journeymapper.gui.one_column import be_one_column

MANY = 600
"""From so many notes on a note has one line of its text."""
MOST_RANGES = 400
"""Of a choice in more pieces than these, only the first stays when the list is made anew."""
KEYS = {
    Qt.Key.Key_T: "triage",
    Qt.Key.Key_A: "act",
    Qt.Key.Key_C: "close",
    Qt.Key.Key_R: "reply",
    Qt.Key.Key_P: "pin",
    Qt.Key.Key_G: "tag",
    Qt.Key.Key_S: "suggestion",
    Qt.Key.Key_X: "merge",
    Qt.Key.Key_J: "next",
    Qt.Key.Key_K: "previous",
    Qt.Key.Key_N: "new",
    Qt.Key.Key_Slash: "filter",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
}
STANDARD = {"copy": QKeySequence.StandardKey.Copy, "filter": QKeySequence.StandardKey.Find}
SHIFTED = {Qt.Key.Key_J: "more", Qt.Key.Key_K: "less"}


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def wish_of(event: QKeyEvent) -> str:
    """What a key asks for; empty for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.text() == "/":  # on many keyboards with Shift
        return "filter"
    for wish, standard in STANDARD.items():
        if event.matches(standard):
            return wish
    if modifiers == Qt.KeyboardModifier.ShiftModifier:
        return SHIFTED.get(Qt.Key(event.key()), "")
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return ""
    return KEYS.get(Qt.Key(event.key()), "")


def _belongs_here(event: QKeyEvent) -> bool:
    """Whether the list wants a key that the window has a shortcut for."""
    return bool(wish_of(event)) or event.matches(QKeySequence.StandardKey.SelectAll)


class FeedbackList(QTableView):
    """Shows notes and tells which are chosen; it edits nothing itself."""

    chosen = Signal()
    wished = Signal(str)

    def __init__(self, actions: Actions, *, narrow: bool = False) -> None:
        super().__init__()
        self._actions = actions
        self._is_filling = False
        self.notes = FeedbackModel(actions.workspace, actions.today)
        self.setModel(self.notes)
        self.delegate = NoteDelegate(self, narrow=narrow)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Feedback notes")
        be_one_column(self)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def startDrag(self, supported: Qt.DropAction) -> None:
        row = self.visualRect(self.currentIndex())
        drag_records(self.viewport(), self.chosen_ids(), row)

    def show_notes(self, notes: list[FeedbackNote]) -> None:
        """List these; what was chosen stays chosen where it is still listed, else its place is."""
        ids, row = self.chosen_ids(), self.currentIndex().row()
        self._is_filling = True
        try:
            if self.notes.show_notes(notes):
                self._lay_out()
                self.choose(ids)
                if ids and not self.count_chosen() and notes:
                    self.choose([notes[max(0, min(row, len(notes) - 1))].id])
            else:
                self._lay_out()
                self.viewport().update()
        finally:
            self._is_filling = False
        if self.chosen_ids() != ids:
            self.chosen.emit()

    def chosen_ids(self) -> list[str]:
        """The chosen notes, in the order in which they are listed."""
        found = self.notes.notes
        return [one.id for top, bottom in self._chosen() for one in found[top : bottom + 1]]

    def count_chosen(self) -> int:
        """How many notes are chosen."""
        return sum(bottom - top + 1 for top, bottom in self._chosen())

    def following(self) -> str:
        """The note that comes after the chosen ones, or before them where none does; or empty."""
        spans = self._chosen()
        if not spans:
            return ""
        after, before = spans[-1][1] + 1, spans[0][0] - 1
        row = after if after < len(self.notes.notes) else before
        return self.notes.notes[row].id if row >= 0 else ""

    def choose(self, ids: Iterable[str]) -> None:
        """Choose those of these notes that are listed, and bring the first into sight."""
        self._choose_rows(sorted({row for one in ids if (row := self.notes.row_of(one)) >= 0}))

    def _choose_rows(self, rows: Sequence[int]) -> None:
        spans = _spans(rows)
        if len(spans) > MOST_RANGES:
            spans = spans[:1]
        selection = QItemSelection()
        for top, bottom in spans:
            selection.select(self.notes.index(top), self.notes.index(bottom))
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if rows:
            model.setCurrentIndex(self.notes.index(rows[0]), flags.NoUpdate)
        model.select(selection, flags.ClearAndSelect)
        if rows:
            self.scrollTo(self.notes.index(rows[0]))

    def step(self, by: int) -> None:
        """Choose the next or the previous note."""
        count = len(self.notes.notes)
        if count:
            row = self.currentIndex().row() + by if self.count_chosen() else 0
            self._choose_rows([max(0, min(row, count - 1))])

    def extend(self, by: int) -> None:
        """Choose the next or the previous note as well; back towards the first, one fewer."""
        key = Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up
        press, shift = QEvent.Type.KeyPress, Qt.KeyboardModifier.ShiftModifier
        super().keyPressEvent(QKeyEvent(press, key, shift))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish in ("more", "less"):
            self.extend(1 if wish == "more" else -1)
        elif wish:
            self.wished.emit(wish)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not event.text() or event.text() == " " or event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last note: there is one column only."""
        ends = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: len(self.notes.notes) - 1,
        }
        if action in ends:
            return self.notes.index(ends[action])
        return super().moveCursor(action, modifiers)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _belongs_here(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not the beginning of a note's text."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.wished.emit("open")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        ids = self.chosen_ids()
        if ids:
            menu = self._actions.menu(ids, self, event.globalPos())
            menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _chosen(self) -> list[tuple[int, int]]:
        """The first and the last row of each chosen piece, in order."""
        chosen = self.selectionModel().selection()
        pieces = (chosen.at(place) for place in range(chosen.count()))
        return sorted((one.top(), one.bottom()) for one in pieces)

    def _lay_out(self) -> None:
        """Give the rows their heights: each its own, or all the same where they are many."""
        self.delegate.one_line = len(self.notes.notes) > MANY
        option = QStyleOptionViewItem()
        option.widget = self
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.delegate.least_height())
        if not self.delegate.one_line:
            for row in range(len(self.notes.notes)):
                height = self.delegate.sizeHint(option, self.notes.index(row)).height()
                if rows.sectionSize(row) != height:
                    rows.resizeSection(row, height)

    def _on_selection(self) -> None:
        if not self._is_filling:
            self.chosen.emit()


def _spans(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows that follow one another, as pairs of the first and the last."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
