"""A colour out of a few that fit together, or the one that the theme gives."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.gui.appearance import px
from journeymapper.gui.icons import paint_icon
from journeymapper.gui.inspector.fields import MakeEdit
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.look import colour
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

SIZE = 28


class Swatches(QWidget):
    """Colours of tokens such as ``persona_1``; the value is ``#RRGGBB``, or empty for the first
    swatch: the theme's own order."""

    def __init__(
        self, workspace: Workspace, make_command: MakeEdit, tokens: Sequence[str], name: str
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._workspace = workspace
        self._make_command = make_command
        self._value = ""
        layout = FlowLayout(self)
        is_ground = tokens[0].startswith("stage_")
        values = ["", *(LIGHT_THEME.colour(token) for token in tokens)]
        self.swatches: list[_Swatch] = []
        for number, value in enumerate(values):
            said = f"{name} {number}: {value}" if value else f"{name}: automatic"
            made = _Swatch(value, said, f"tint:{value}" if is_ground else value)
            made.clicked.connect(lambda _=False, value=value: self._choose(value))
            layout.addWidget(made)
            self.swatches.append(made)

    def show_value(self, value: str) -> None:
        self._value = value
        for one in self.swatches:
            one.setChecked(one.value == value.upper())

    def finish(self) -> None:
        """A choice is an edit at once."""

    def _choose(self, value: str) -> None:
        command = self._make_command(value)
        made = command is not None and self._workspace.run(command, self) is not None
        self.show_value(value if made else self._value)


class _Swatch(QAbstractButton):
    def __init__(self, value: str, said: str, token: str) -> None:
        super().__init__()
        self.value = value
        self._token = token
        self.setCheckable(True)
        self.setToolTip(said)
        self.setAccessibleName(said)
        fix(self, width=SIZE, height=SIZE)

    def sizeHint(self) -> QSize:
        return QSize(px(SIZE), px(SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(QPen(colour("muted_line"), 1))
        painter.setBrush(colour(self._token if self.value else "card"))
        painter.drawEllipse(frame)
        if not self.value:
            paint_icon(painter, "refresh-cw", frame.adjusted(5, 5, -5, -5), "muted")
        if self.isChecked() or self.hasFocus():
            style = Qt.PenStyle.SolidLine if self.isChecked() else Qt.PenStyle.DotLine
            painter.setPen(QPen(colour("accent"), 2 if self.isChecked() else 1, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
