"""How much of a journey is assumed, partly known and researched: a bar of three parts, in numbers
too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.analysis.evidence import EvidenceShares
from journeymapper.domain.vocabulary import Evidence
from journeymapper.gui.appearance import px
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.parts import column
from journeymapper.gui.sizes import fix

TOKENS = {
    Evidence.ASSUMED: "quiet",
    Evidence.PARTIAL: "amber",
    Evidence.RESEARCHED: "emotion_2",
}
HEIGHT = 8


class ShareBar(QWidget):
    """The bar and below it the words."""

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap=4)
        self._bar = _Bar()
        self._words = WrappedLabel(role="small")
        layout.addWidget(self._bar)
        layout.addWidget(self._words)

    def show_shares(self, shares: EvidenceShares) -> None:
        self._bar.show_shares(shares)
        self._words.show_text(shares_said(shares))

    @property
    def text(self) -> str:
        return self._words.accessibleName()


def shares_said(shares: EvidenceShares) -> str:
    """``12 assumed · 3 partial · 5 researched``."""
    if not shares.total:
        return "nothing yet"
    return " · ".join(f"{getattr(shares, one.value):,} {one.label}" for one in Evidence)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shares = EvidenceShares(0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix(self, height=HEIGHT)

    def show_shares(self, shares: EvidenceShares) -> None:
        self._shares = shares
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 3.5, 3.5)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), colour("quiet"))
        x = 0.0
        for evidence, token in TOKENS.items():
            width = self._shares.share(evidence) * self.width()
            left = self.width() - x - width if self.isRightToLeft() else x
            painter.fillRect(QRectF(left, 0, width, self.height()), colour(token))
            x += width
        painter.setClipping(False)
        painter.setPen(QPen(colour("muted_line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 3.5, 3.5)
        painter.end()
