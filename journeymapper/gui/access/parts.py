"""Small widgets of our own that can be pressed, and that Qt takes for frames."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

PRESS = QAccessibleActionInterface.pressAction()


class Pressable(QAccessibleWidget):
    """A press does what a click does."""

    def __init__(
        self, widget: QWidget, role: QAccessible.Role, press: Callable[[], object]
    ) -> None:
        super().__init__(widget, role)
        self._press = press

    def actionNames(self) -> list[str]:
        return [PRESS, *super().actionNames()]

    def doAction(self, action: str) -> None:
        if action == PRESS:
            self._press()
        else:
            super().doAction(action)
