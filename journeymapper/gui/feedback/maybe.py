"""Suggestions as quiet chips: “Maybe: Guided tour”. A click, Space or Enter takes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import ElidedButton
from journeymapper.gui.parts import clear, label
from journeymapper.gui.sizes import fix

HEIGHT = 28


class MaybeChip(ElidedButton):
    """What may be right; Enter takes it as well."""

    def __init__(self, text: str, what: str, clicked: Callable[[], object]) -> None:
        super().__init__(text, clicked, "chip")
        fix(self, height=HEIGHT)
        self.setToolTip(f"{what} {text}")
        self.setAccessibleName(f"Maybe {text}: {what[:1].lower()}{what[1:]} {text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Maybe(QWidget):
    """Hidden while there is nothing to suggest. ``what`` is what taking one does."""

    taken = Signal(str)

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self._shown: list[tuple[str, str]] = []
        self.chips: list[MaybeChip] = []
        self._layout = FlowLayout(self, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these: what ``taken`` says, and its name."""
        if list(options) == self._shown:
            return
        self._shown = list(options)
        clear(self._layout)
        self.chips = []
        if options:
            said = label("Maybe:", "small")
            fix(said, height=HEIGHT)
            self._layout.addWidget(said)
        for value, name in options:
            chip = MaybeChip(name, self._what, partial(self.taken.emit, value))
            self.chips.append(chip)
            self._layout.addWidget(chip)
        self.setVisible(bool(options))
        self.updateGeometry()
