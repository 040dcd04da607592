"""Why a check does not matter here, asked in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.scroll_column import bring_into_sight

WHY_NOT = "Why does this not matter here?"


class ReasonLine(QWidget):
    """A reason asked in place; hidden until ``begin``. Without one nothing is given."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap=4)
        self.field = _Field()
        self.field.setPlaceholderText(WHY_NOT)
        self.field.setAccessibleName(WHY_NOT)
        self.field.entered.connect(self._give)
        self.field.left.connect(self.leave)
        layout.addWidget(self.field)
        self.refusal = WrappedLabel(role="care")
        layout.addWidget(self.refusal)
        buttons = row(gap=6)
        for one in (button("Set aside", self._give, "soft"), button("Keep it", self.leave)):
            one.setProperty("compact", True)
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.hide()

    def begin(self) -> None:
        self.refusal.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def leave(self) -> None:
        self.field.setText("")
        self.hide()

    def _give(self) -> None:
        reason = self.field.text().strip()
        self.refusal.setVisible(not reason)
        if reason:
            self.given.emit(reason)
        else:
            self.refusal.show_text(
                "Say why, so that others understand it: for example “no shop of our own”."
            )
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class _Field(QLineEdit):
    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
