"""How the rail shows a loop: its sign, its name, and the touchpoints that it goes through."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymapper.gui.entries import INSET, Entry
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import column, row


class LoopEntry(Entry):
    """A loop or an unmarked cycle: its name, and the touchpoints that it goes through."""

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, (INSET - 1, 4, 8, 4), 8)
        self._sign = _Sign()
        layout.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        texts = column(gap=0)
        self._name = ElidedLabel(role="name")
        self._cycle = WrappedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._cycle)
        layout.addLayout(texts, 1)
        self.lights: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self._name.text()

    @property
    def cycle(self) -> str:
        return self._cycle.accessibleName()

    def show_cycle(
        self, name: str, cycle: str, whole: str, lights: frozenset[str], token: str
    ) -> None:
        """``whole`` is the cycle with all its names; ``token`` the colour of its sign."""
        self._sign.show_token(token)
        self._name.setVisible(bool(name))
        self._name.show_text(name)
        self._cycle.show_text(cycle)
        self.setToolTip(whole)
        self.setAccessibleName(f"{name}: {whole}" if name else whole)
        self.lights = lights


class _Sign(QWidget):
    """The small sign of a loop, in its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._token = "accent"
        self.setFixedSize(16, 16)

    def show_token(self, token: str) -> None:
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "repeat", QRectF(1, 1, 14, 14), self._token)
        painter.end()
