"""Five levels from angry to delighted, with their names, numbers and colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.inspector.fields import MakeEdit
from journeymapper.gui.look import colour
from journeymapper.gui.parts import row
from journeymapper.gui.sizes import painter_of, units
from journeymapper.gui.workspace import Workspace

LEVELS = (-2, -1, 0, 1, 2)
HEIGHT = 40


class EmotionButtons(QWidget):
    """One of five levels, or none: a click on the chosen one takes it back."""

    def __init__(self, workspace: Workspace, make_command: MakeEdit) -> None:
        super().__init__()
        self.setAccessibleName("Emotion")
        self._workspace = workspace
        self._make_command = make_command
        self._value: Any = None
        layout = row(self, gap=2)
        self.levels: dict[int, _Level] = {}
        for level in LEVELS:
            made = _Level(level)
            made.clicked.connect(lambda _=False, level=level: self._choose(level))
            layout.addWidget(made, 1)
            self.levels[level] = made

    def show_names(self, names: Sequence[str]) -> None:
        """What the project calls the levels from -2 to 2."""
        for level, name in zip(LEVELS, names, strict=True):
            self.levels[level].show_name(name)

    def show_value(self, value: int | None) -> None:
        self._value = value
        for level, made in self.levels.items():
            made.setChecked(level == value)

    def finish(self) -> None:
        """A choice is an edit at once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        places = [level for level, made in self.levels.items() if made.hasFocus()]
        if step and places:
            self.levels[min(max(places[0] + step, -2), 2)].setFocus()
        else:
            super().keyPressEvent(event)

    def _choose(self, level: int) -> None:
        value = None if level == self._value else level
        command = self._make_command(value)
        made = command is not None and self._workspace.run(command, self) is not None
        self.show_value(value if made else self._value)


class _Level(QAbstractButton):
    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = f"{level:+d}".replace("-", "−") if level else "0"

    def show_name(self, name: str) -> None:
        self.setText(name)
        self.setToolTip(f"{name} ({self._number})")
        self.setAccessibleName(f"Emotion: {name}, {self._number}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(48), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, whole = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = colour(f"emotion_{self._level}")
        chosen = self.isChecked()
        ink = colour(f"on:emotion_{self._level}" if chosen else "ink")
        painter.setPen(QPen(colour(f"emotion_line_{self._level}"), 1.2))
        painter.setBrush(tone if chosen else colour("card"))
        frame = whole.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, 7, 7)
        if self.hasFocus():
            painter.setPen(QPen(colour("ink"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2.5), 5, 5)
        painter.setPen(ink)
        self._write(painter, self.text(), QPointF(0, 4), 500 if chosen else 400)
        painter.setPen(ink if chosen else colour("muted"))
        self._write(painter, self._number, QPointF(0, 20), 400)
        painter.end()

    def _write(self, painter: QPainter, text: str, at: QPointF, weight: int) -> None:
        font = QFont(self.font())
        font.setPixelSize(10)
        font.setWeight(QFont.Weight(weight))
        painter.setFont(font)
        room = round(units(self.width())) - 2
        seen = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(1, at.y(), room, 16), int(Qt.AlignmentFlag.AlignCenter), seen)
