"""The editor in place: a real text field over the map, so that input methods work in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymapper.gui.canvas.key_table import KeyTable, is_text, key_text
from journeymapper.gui.canvas.keys import NEXT_CARD
from journeymapper.gui.look import wear

KEPT = NEXT_CARD
LEFT = "left"
CANCELLED = "escape"

WIDEST = 480.0
"""How far the field grows with its text, in pixels."""
ROUND_TEXT = 26

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ENDS = ("Return", "Tab", "Shift+Tab", "Shift+Return")
_EDITING = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Escape,
)

Done = Callable[[str, str], None]
"""Called once with the text and how the editing ended: by the name of a key of the register that is
for naming (``KEPT`` where only Enter and Tab end it), ``LEFT`` or ``CANCELLED``."""


class InPlaceEditor(QLineEdit):
    """One field for every name and label on the canvas; hidden when nothing is edited. While
    touchpoints are named one after another it stays open until it is left: a key that would make
    one of no name makes nothing, and what is typed next is text."""

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
        self._is_composing = False
        self._table = KeyTable(naming=True, parent=self)
        self.textChanged.connect(self.follow)
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
        takes_focus: bool = True,
    ) -> None:
        """Edit a text at a place, asked for again when the view moves; ``knows_next`` tells the
        keys for naming touchpoints one after another apart."""
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
        if takes_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Stay over what is edited, as wide as its text."""
        if not self.is_open:
            return
        place = self._where()
        text = self.fontMetrics().horizontalAdvance(self.text()) + ROUND_TEXT
        more = max(0.0, min(text, WIDEST) - place.width())
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            place.adjust(-more / 2, 0, more / 2, 0)
        else:
            place.adjust(0, 0, more, 0)
        parent = self.parentWidget()
        if more and parent is not None:
            place.translate(-max(0.0, min(place.right() + 8 - parent.width(), more)), 0)
        self.setGeometry(place.toAlignedRect())

    def finish(self, how: str) -> None:
        """End the editing as if the user had."""
        if self._is_composing and self.is_open and how != CANCELLED:
            QGuiApplication.inputMethod().commit()
        self._is_composing = False
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
            if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._ends(event):
                return True
        return super().event(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the field, whatever it means to the window."""
        if self._how(key_text(event)):
            return True
        return not event.modifiers() & COMMANDS and (is_text(event) or event.key() in _EDITING)

    def _how(self, key: str) -> str:
        """How a key ends the editing; empty where it does not."""
        if self._knows_next:
            wanted = self._table.get(key)
            return wanted.name if wanted is not None else ""
        return KEPT if key in _ENDS else ""

    def _ends(self, event: QKeyEvent) -> bool:
        """End the editing where this key does; a key that ends a composition ends nothing else."""
        escapes = event.key() == Qt.Key.Key_Escape
        how = CANCELLED if escapes else self._how(key_text(event))
        if not how:
            return False
        if not self._is_composing:
            if escapes or not self._knows_next or self.text().strip():
                self.finish(how)
        elif escapes:
            QGuiApplication.inputMethod().reset()
        else:
            QGuiApplication.inputMethod().commit()
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.finish(LEFT)
