"""The list of feedback notes: chosen with the mouse or J and K, dragged, moved on with keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.drags import drag_records
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.model import FeedbackModel
from journeymapper.gui.feedback.painting import NoteDelegate

KEYS = {
    Qt.Key.Key_T: "triage",
    Qt.Key.Key_A: "act",
    Qt.Key.Key_C: "close",
    Qt.Key.Key_J: "next",
    Qt.Key.Key_K: "previous",
    Qt.Key.Key_N: "new",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
}


def wish_of(event: QKeyEvent) -> str:
    """What a key asks for; empty for other keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return ""
    return KEYS.get(Qt.Key(event.key()), "")


def _belongs_here(event: QKeyEvent) -> bool:
    """Whether the list wants a key that the window has a shortcut for."""
    return bool(wish_of(event)) or event.matches(QKeySequence.StandardKey.SelectAll)


class FeedbackList(QListView):
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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.setResizeMode(QListView.ResizeMode.Adjust)
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
                self.choose(ids)
                if ids and not self.chosen_ids() and notes:
                    self.choose([notes[max(0, min(row, len(notes) - 1))].id])
            else:
                self.viewport().update()
        finally:
            self._is_filling = False
        if self.chosen_ids() != ids:
            self.chosen.emit()

    def chosen_ids(self) -> list[str]:
        """The chosen notes, in the order in which they are listed."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.notes.notes[row].id for row in rows if row < len(self.notes.notes)]

    def choose(self, ids: Iterable[str]) -> None:
        """Choose those of these notes that are listed, and bring the first into sight."""
        wanted = set(ids)
        rows = [row for row, one in enumerate(self.notes.notes) if one.id in wanted]
        selection = QItemSelection()
        for row in rows:
            selection.select(self.notes.index(row), self.notes.index(row))
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
            has_choice = bool(self.chosen_ids())
            row = self.currentIndex().row() + by if has_choice else 0
            self.choose([self.notes.notes[max(0, min(row, count - 1))].id])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish:
            self.wished.emit(wish)
        else:
            super().keyPressEvent(event)

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
            self.scheduleDelayedItemsLayout()

    def _on_selection(self) -> None:
        if not self._is_filling:
            self.chosen.emit()
