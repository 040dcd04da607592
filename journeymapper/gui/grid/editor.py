"""The editor in place: a real text field over a cell, so that input methods work in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.look import wear

DOWN = "enter"
MORE = "another entry"
NEXT = "tab"
BACK = "back tab"
STAGE = "another stage"
LEFT = "left"
CANCELLED = "escape"

PADDING = 9
"""Pixels between the editor's edge and its text, at every side."""

Done = Callable[[str, str], None]
"""Called once with the text and how the editing ended."""


class CellEditor(QPlainTextEdit):
    """One field for everything that is written in the grid; hidden when nothing is edited.

    It is at least as high as the place that it is opened over, and grows downwards with its text.
    """

    def __init__(self, parent: QWidget, seen: Callable[[QRect], QRect]) -> None:
        """``seen`` tells where a place of the frame is on the parent."""
        super().__init__(parent)
        self._seen = seen
        self.record_id = ""
        """What is edited; empty for something new."""
        self._done: Done | None = None
        self._where: Callable[[], QRect] = QRect
        self._is_one_line = False
        self._pasted: Callable[[str], bool] | None = None
        wear(
            self,
            "QPlainTextEdit { border: 2px solid {accent}; border-radius: 7px;"
            " padding: 0; background: {card}; }",
        )
        self.document().setDocumentMargin(PADDING - 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.follow())
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._done is not None

    def open(
        self,
        record_id: str,
        where: Callable[[], QRect],
        text: str,
        done: Done,
        *,
        name: str,
        placeholder: str = "",
        pixels: float = 12.5,
        weight: int = 400,
        one_line: bool = False,
        pasted: Callable[[str], bool] | None = None,
    ) -> None:
        """Edit a text at a place, asked for again when the view moves.

        ``pasted`` is offered what is pasted into the empty field first: cells of a spreadsheet.
        """
        self.finish(LEFT)
        self.record_id = record_id
        self._where = where
        self._is_one_line = one_line
        self._pasted = pasted
        font = self.font()
        font.setPixelSize(px(pixels))
        font.setWeight(font.Weight(weight))
        self.setFont(font)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setPlainText(text)
        self.selectAll()
        self._done = done
        self.follow()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, typed: str) -> None:
        """What was typed before the field was there."""
        self.setPlainText(typed)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def follow(self) -> None:
        """Stay over what is edited."""
        if not self.is_open:
            return
        place = self._seen(self._where())
        # The height of a plain text's document is counted in lines.
        lines = max(1, round(self.document().size().height()))
        needed = lines * self.fontMetrics().lineSpacing() + 2 * PADDING
        parent = self.parentWidget()
        assert parent is not None
        most = max(place.height(), parent.height() - max(place.y(), 0) - 4)
        place.setHeight(min(max(place.height(), needed), most))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > most else policy.ScrollBarAlwaysOff
        )
        if place != self.geometry():
            self.setGeometry(place)

    def finish(self, how: str) -> None:
        """End the editing as if the user had."""
        done, self._done = self._done, None
        if done is None:
            return
        text = self.toPlainText()
        if self._is_one_line:
            text = " ".join(text.split())
        had_focus = self.hasFocus()
        self.hide()
        view = self.parentWidget()
        view = view.parentWidget() if view is not None else None
        if had_focus and view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        done(text.strip(), how)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._claim(event)
            if event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
                self.finish(_TABS[Qt.Key(event.key())])
                return True
        return super().event(event)

    def _claim(self, event: QKeyEvent) -> bool:
        """Plain keys are text here, whatever they mean to the window; undo is the window's again
        when nothing of this text is left to undo."""
        history = self.document()
        if event.matches(QKeySequence.StandardKey.Undo) and not history.isUndoAvailable():
            return False
        if event.matches(QKeySequence.StandardKey.Redo) and not history.isRedoAvailable():
            return False
        if not event.modifiers() & _COMMANDS or event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(CANCELLED)
        elif event.key() in _ENTER:
            self._enter(event.modifiers())
        else:
            super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.finish(STAGE)
        elif modifiers & Qt.KeyboardModifier.AltModifier and not self._is_one_line:
            self.insertPlainText("\n")
        else:
            shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.finish(MORE if shifted else DOWN)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if self._pasted is not None and not self.toPlainText() and self._pasted(text):
            return
        self.insertPlainText(" ".join(text.split()) if self._is_one_line else text.rstrip("\n"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.finish(LEFT)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = {Qt.Key.Key_Tab: NEXT, Qt.Key.Key_Backtab: BACK}
_STILL_HERE = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
