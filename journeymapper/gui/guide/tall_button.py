"""A button whose text goes on in the next line where it does not fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from journeymapper.gui.look import colour
from journeymapper.gui.parts import Button

_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWrapAnywhere)
_BY_WORDS = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
SIDES, ENDS = 12, 8


class TallButton(Button):
    """The one thing to do, in the accent's colour; with ``role`` soft, one of several."""

    def __init__(self, clicked: Callable[[], object], role: str = "primary") -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("role", role)
        self._ink = "on_accent" if role == "primary" else "accent"
        self.clicked.connect(lambda: clicked())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._whole = ""

    def show_text(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(24, width - 2 * SIDES), 10_000)
        return (
            self._metrics().boundingRect(room, self._flags(room), self._whole).height() + 2 * ENDS
        )

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setFont(self._bold())
        painter.setPen(colour(self._ink))
        room = self.rect().adjusted(SIDES, 0, -SIDES, 0)
        painter.drawText(room, self._flags(room), self._whole)
        painter.end()

    def _flags(self, room: QRect) -> int:
        """By words, unless one of them is wider than the button."""
        widest = max(map(self._metrics().horizontalAdvance, self._whole.split()), default=0)
        return _BY_WORDS if widest <= room.width() else _WRAPPED

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
