"""How the rail shows a loop: its sign, its name, and the touchpoints that it goes through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.entries import INSET, Entry
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import column, row
from journeymapper.gui.sizes import fix, painter_of

MOST_LINES = 3


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
        self._texts: Sequence[str] = ("",)
        self.lights: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self._name.text()

    @property
    def cycle(self) -> str:
        return self._cycle.accessibleName()

    def show_cycle(
        self, name: str, cycles: Sequence[str], whole: str, lights: frozenset[str], token: str
    ) -> None:
        """``cycles`` say the cycle, from the longest text to the shortest: the first is shown that
        stands in three lines. ``whole`` names everything; ``token`` is the colour of the sign."""
        self._sign.show_token(token)
        self._name.setVisible(bool(name))
        self._name.show_text(name)
        self._texts = cycles
        self._fit()
        self.setToolTip(whole)
        self.setAccessibleName(f"{name}: {whole}" if name else whole)
        self.lights = lights

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, width = self._cycle.fontMetrics(), self._cycle.width()
        most = QRect(0, 0, width, MOST_LINES * metrics.lineSpacing())

        def fits(text: str) -> bool:
            wraps = Qt.TextFlag.TextWordWrap
            return metrics.boundingRect(most, wraps, text).height() <= most.height()

        text = next((one for one in self._texts if fits(one)), self._texts[-1])
        if text != self.cycle:
            self._cycle.show_text(text)


class _Sign(QWidget):
    """The small sign of a loop, in its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._token = "accent"
        fix(self, width=16, height=16)

    def show_token(self, token: str) -> None:
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, _ = painter_of(self)
        paint_icon(painter, "repeat", QRectF(1, 1, 14, 14), self._token)
        painter.end()
