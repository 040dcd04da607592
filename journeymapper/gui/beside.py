"""Choices at the side of what they make: how the width is shared, and dialogs that fit the
screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from journeymapper.gui.appearance import px, told
from journeymapper.gui.parts import row

MOST_SHARE = 0.45
"""Of the width, for the choices, however large text is."""
LEAST_SEEN = 420
"""Pixels of width that stay for what is made, or the strip at its other side folds away."""


class Beside(QWidget):
    """Choices of ``width`` (for text of the first size), what they make, and a strip that folds
    away where it would leave too little room."""

    def __init__(
        self, choices: QWidget, width: float, made: QWidget, strip: QWidget | None = None
    ) -> None:
        super().__init__()
        self._choices, self._width, self._strip = choices, width, strip
        self._has_strip = True
        layout = row(self, gap=0)
        layout.addWidget(choices)
        layout.addWidget(made, 1)
        if strip is not None:
            layout.addWidget(strip)
        told().resized.connect(self._fit)
        self._fit()

    def show_strip(self, wanted: bool) -> None:
        """Whether there is something in the strip to be seen."""
        self._has_strip = wanted
        self._fit()

    @property
    def is_folded(self) -> bool:
        """Whether the strip has no room."""
        strip = self._strip
        rest = self.width() - self._choices.maximumWidth()
        return strip is not None and rest - strip.maximumWidth() < LEAST_SEEN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_SEEN, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self._choices.setFixedWidth(min(px(self._width), int(self.width() * MOST_SHARE)))
        if self._strip is not None:
            self._strip.setVisible(self._has_strip and not self.is_folded)


def open_on_screen(dialog: QDialog, width: float, height: float) -> None:
    """Give a dialog this size, for text of the first size, as far as the screen has room."""
    screen = dialog.screen().availableGeometry().size() - QSize(40, 60)
    dialog.resize(QSize(px(width), px(height)).boundedTo(screen))
