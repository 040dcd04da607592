"""A table that is worked in like a sheet: arrows go, Enter and F2 edit, Tab goes on, typing begins.

Its model holds the cells; ``setData`` makes the edit and says whether it was made. What is typed in
an open cell is sent on Enter, Tab, on leaving it, and when the workspace flushes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.turned_style import keep_order
from journeymapper.gui.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
NAMES_ROLE = Qt.ItemDataRole.UserRole
"""Where a model offers names for a cell while somebody types."""
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
"""A token for a cell's paper, where a model gives one."""
PAD = 6
_Key = Qt.Key
_NONE, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
_OWN_KEYS = frozenset(
    {
        *(_Key.Key_F2, _Key.Key_Insert, _Key.Key_Delete, _Key.Key_Backspace),
        *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right),
    }
)
_Hint = QAbstractItemDelegate.EndEditHint


class CellField(QLineEdit):
    """The field over an open cell. Undo with nothing typed in it is the project's."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                return False
            if event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable():
                return False
        return super().event(event)


class Cells(QStyledItemDelegate):
    """Paints cells with a quiet line below, the chosen ones tinted, the current one framed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        field = CellField(parent)
        name = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        field.setAccessibleName(str(name or "Cell"))
        field.setStyleSheet("border-radius: 0; padding: 1px 7px;")
        names = index.data(NAMES_ROLE)
        if names:
            offered = QCompleter(list(names), field)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(offered)
        return field

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        state = QStyle.StateFlag
        keep_order(option)
        option.state &= ~(state.State_Selected | state.State_HasFocus | state.State_MouseOver)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        rect = option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        tone = index.data(TONE_ROLE)
        painter.fillRect(rect, colour("accent_faint" if chosen else tone or "card"))
        self.paint_content(painter, option, index)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            focused = view.hasFocus() or view.viewport().hasFocus()
            painter.setPen(QPen(colour("accent" if focused else "muted_line"), 2 if focused else 1))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What a cell holds; text, unless a delegate knows better."""
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        super().paint(painter, inside, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        return super().sizeHint(inside, index).grownBy(QMargins(PAD, PAD, PAD, PAD))


class Table(QTableView):
    """``row_delete_asked`` hears Delete, with the rows that are chosen; ``passed_end`` Tab in the
    last cell; ``opened`` Enter, F2, a double click or a first letter on a cell that is not typed
    into."""

    row_delete_asked = Signal(list)
    passed_end = Signal()
    opened = Signal(QModelIndex, str)

    def __init__(self, workspace: Workspace, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { border: none; }")
        self.setItemDelegate(Cells(self))
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        self.setWordWrap(True)
        self.doubleClicked.connect(lambda index: self._open(index, ""))
        self._step: tuple[int, int] | None = None
        self._refusal = WrappedLabel("", "refusal")
        self._refusal.setParent(self.viewport())
        self._refusal.hide()
        self._kept: QWidget | None = None
        remove = workspace.add_flusher(self.finish)
        self.destroyed.connect(remove)

    def finish(self) -> None:
        """Send what is typed in an open cell."""
        field = self._field()
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, _Hint.NoHint)

    @property
    def is_typing(self) -> bool:
        return self._field() is not None

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one, and the only one chosen."""
        index = self.model().index(row, column)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def chosen_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectedIndexes()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = _Key(event.key()), event.modifiers() in (_NONE, _KEYPAD)
        index = self.currentIndex()
        if key in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_F2) and plain and index.isValid():
            self._open(index, "")
        elif key == _Key.Key_Delete and plain:
            self.row_delete_asked.emit(self.chosen_rows())
        elif key == _Key.Key_Backspace and plain:
            self.empty(self.selectedIndexes())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif plain and _is_letter(event) and not self._is_typed_into(index):
            self.opened.emit(index, event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # What the table knows to do with a key comes before the window's menu.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys, held = QKeySequence.StandardKey, event.modifiers()
            is_ours = (
                event.matches(keys.Copy)
                or event.matches(keys.Paste)
                or _Key(event.key()) in _OWN_KEYS
                or (_is_letter(event) and held in (_NONE, _KEYPAD))
            )
            if is_ours:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab goes from cell to cell, and on to the next panel from the last."""
        if self.currentIndex().isValid() and self._go(0, 1 if next_ else -1):
            return True
        return super().focusNextPrevChild(next_)

    def empty(self, indexes: Sequence[QModelIndex]) -> None:
        """Take the text out of cells."""
        for index in indexes:
            if self._is_typed_into(index):
                self.model().setData(index, "", Qt.ItemDataRole.EditRole)

    def paste(self, text: str) -> None:
        """Set the current cell to what was copied elsewhere; tables of more cells override it."""
        index = self.currentIndex()
        if self._is_typed_into(index) and text.strip():
            self.model().setData(index, " ".join(text.split()), Qt.ItemDataRole.EditRole)

    def refusal(self, index: QModelIndex, text: str) -> str:
        """Why a cell cannot hold a text, as a sentence; empty where it can. What is refused stays
        in its open cell, with the sentence below it."""
        del index, text
        return ""

    def commitData(self, editor: QWidget) -> None:
        if isinstance(editor, CellField):
            said = self.refusal(self.indexAt(editor.geometry().center()), editor.text())
            if said:
                self._keep(editor, said)
                return
        super().commitData(editor)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._kept is not None:  # what is refused is mended, or given up with Escape
            QTimer.singleShot(0, self, self._back)

    def _back(self) -> None:
        if self._kept is not None:
            self.setCurrentIndex(self.indexAt(self._kept.geometry().center()))
            self._kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, field: CellField, said: str) -> None:
        """Say below an open cell why it stays open."""
        if self._kept is not field:
            self._kept = field
            field.textEdited.connect(self._refusal.hide)
            field.destroyed.connect(self._let_go)
        field.setAccessibleDescription(said)
        width = max(field.width(), 240)
        left = max(0, min(field.x(), self.viewport().width() - width))
        self._refusal.show_text(said)
        height = self._refusal.heightForWidth(width)
        below = field.geometry().bottom() + 1
        if below + height > self.viewport().height():
            below = max(0, field.y() - height)
        self._refusal.setGeometry(left, below, width, height)
        self._refusal.show()
        self._refusal.raise_()

    def _let_go(self) -> None:
        self._kept = None
        self._refusal.hide()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes a row down, Tab a cell on; nothing opens by itself."""
        if editor is self._kept:
            if hint is not _Hint.RevertModelCache and self._refusal.isVisibleTo(self.viewport()):
                return
            editor.destroyed.disconnect(self._let_go)
            self._let_go()
        super().closeEditor(editor, _Hint.NoHint)
        step = {
            _Hint.EditNextItem: (0, 1),
            _Hint.EditPreviousItem: (0, -1),
            _Hint.SubmitModelCache: (1, 0),
        }.get(hint)
        if step is not None:
            self._go(*step)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, rows: int, columns: int) -> bool:
        """A row down, or a cell on to the next row's first; False at the ends."""
        index, model = self.currentIndex(), self.model()
        row, column = index.row() + rows, index.column() + columns
        if column >= model.columnCount():
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, model.columnCount() - 1
        if 0 <= row < model.rowCount():
            self.go_to(row, column)
            return True
        if row >= model.rowCount() and columns:
            self.passed_end.emit()
            return self.currentIndex() != index
        return False

    def _open(self, index: QModelIndex, typed: str) -> None:
        if not self._is_typed_into(index):
            self.opened.emit(index, typed)
        elif not self.is_typing:
            self.edit(index)

    def _is_typed_into(self, index: QModelIndex) -> bool:
        return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)

    def _field(self) -> QLineEdit | None:
        found = [one for one in self.viewport().findChildren(CellField) if one.isVisible()]
        return found[0] if found else None

    def _copied(self) -> str:
        """The chosen cells as a block, tabs between columns."""
        chosen = {(one.row(), one.column()): one for one in self.selectedIndexes()}
        rows = sorted({row for row, _ in chosen})
        columns = sorted({column for _, column in chosen})
        return "\n".join(
            "\t".join(
                str(chosen[row, column].data() or "") if (row, column) in chosen else ""
                for column in columns
            )
            for row in rows
        )


def changed(model: QAbstractItemModel) -> None:
    """Have every cell read again; what is typed in an open one stays."""
    if model.rowCount() and model.columnCount():
        last = model.index(model.rowCount() - 1, model.columnCount() - 1)
        model.dataChanged.emit(model.index(0, 0), last)


def _is_letter(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()
