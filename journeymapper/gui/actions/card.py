"""An action in the matrix: a small card that is dragged, or moved with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.analysis.actions import still_waits
from journeymapper.domain.records import Action
from journeymapper.gui.drags import is_drag
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import choose, column

CARD_HEIGHT = 44
_ARROWS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MatrixCard(QFrame):
    """``stepped`` says how far right and up an arrow asks for."""

    lifted = Signal()
    carried = Signal()
    put_down = Signal()
    stepped = Signal(int, int)
    clicked = Signal()
    open_asked = Signal()
    delete_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed_at: QPoint | None = None
        self._is_carried = False
        layout = column(self, (10, 4, 8, 4), 0)
        self._text = ElidedLabel()
        self._about = ElidedLabel(role="small")
        for one in (self._text, self._about):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(one)

    def show_action(self, action: Action, owner: str, due: str, late: str) -> None:
        """``owner`` and ``due`` are said below the text, in coral how ``late`` it is."""
        self._text.show_text(action.text)
        self._about.show_text(
            " · ".join(filter(None, (late, owner, "" if late else due))) or action.status.label
        )
        about = "trouble" if late else "small"
        mark(self._about, role=about)
        role = "" if still_waits(action) else "muted"
        mark(self._text, role=role)
        owned = "".join(f", {one}" for one in (owner, f"due {due}" if due else "") if one)
        level = "not placed yet"
        if action.impact is not None and action.effort is not None:
            level = f"impact {action.impact} of 5, effort {action.effort} of 5"
        self.setAccessibleName(f"{action.text}{owned}, {action.status.label}, {level}")
        self.setToolTip(f"{action.text}{owned} ({action.status.label})")

    def show_chosen(self, chosen: bool) -> None:
        choose(self, chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_carried and is_drag(event, self._pressed_at):
            self._is_carried = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.lifted.emit()
        if self._is_carried and self._pressed_at is not None:
            self.move(self.mapToParent(event.position().toPoint()) - self._pressed_at)
            self.carried.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        self._pressed_at = None
        if self._is_carried:
            self._end_drag()
        else:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.open_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.clicked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _end_drag(self) -> None:
        self._is_carried = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.put_down.emit()
