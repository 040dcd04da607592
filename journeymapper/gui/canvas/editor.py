"""The editor in place: a real text field over the map, so that input methods work in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymapper.gui.look import wear

KEPT = "enter"
NEXT = "tab"
BRANCH = "branch"
LEFT = "left"
CANCELLED = "escape"

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

Done = Callable[[str, str], None]
"""Called once with the text and how the editing ended: enter, tab, branch, left or escape."""


class InPlaceEditor(QLineEdit):
    """One field for every name and label on the canvas; hidden when nothing is edited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Name")
        wear(
            self,
            "QLineEdit { border: 1.5px solid {accent}; border-radius: 6px;"
            " padding: 0 7px; background: {card}; }",
        )
        self.record_id = ""
        """What is edited; empty for a draft."""
        self._done: Done | None = None
        self._where: Callable[[], QRectF] = QRectF
        self._knows_next = False
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._done is not None

    def open(
        self,
        record_id: str,
        where: Callable[[], QRectF],
        text: str,
        done: Done,
        *,
        placeholder: str = "",
        pixels: float = 13.5,
        weight: int = 600,
        knows_next: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Edit a text at a place, asked for again when the view moves; ``knows_next`` tells Tab
        and Shift+Enter apart from Enter."""
        self.finish(LEFT)
        self.record_id = record_id
        self._done = done
        self._knows_next = knows_next
        font = self.font()
        font.setPixelSize(max(11, round(pixels)))
        font.setWeight(font.Weight(weight))
        self.setFont(font)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setPlaceholderText(placeholder)
        self.setText(text)
        self.selectAll()
        self._where = where
        self.follow()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Stay over what is edited."""
        if self.is_open:
            self.setGeometry(self._where().toAlignedRect())

    def finish(self, how: str) -> None:
        """End the editing as if the user had."""
        done, self._done = self._done, None
        if done is None:
            return
        text = " ".join(self.text().split())
        had_focus = self.hasFocus()
        self.hide()
        parent = self.parentWidget()
        if had_focus and parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        done(text, how)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and not event.modifiers() & COMMANDS:
                # Plain keys are text here, whatever they mean to the window.
                event.accept()
                return True
            tabs = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if event.type() == QEvent.Type.KeyPress and tabs:
                self.finish(NEXT if self._knows_next else KEPT)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(CANCELLED)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.finish(BRANCH if shifted and self._knows_next else KEPT)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.finish(LEFT)
