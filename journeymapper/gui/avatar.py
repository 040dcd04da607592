"""A persona's picture, or the initial in the persona's colour, as on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona
from journeymapper.drawing.chips import ChipLook, chip_look, portrait
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.appearance import px
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import fix

FAINT = 0.45


class Avatar(QWidget):
    """A round picture of a persona, ``size`` units wide; faint while the persona is off."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._look: ChipLook | None = None
        self._faint = False
        fix(self, width=size, height=size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_persona(self, project: Project, persona: Persona, *, faint: bool = False) -> None:
        look = chip_look(project, persona, persona_colours(project)[persona.id])
        if (look, faint) != (self._look, self._faint):
            self._look, self._faint = look, faint
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        if self._faint:
            painter.setOpacity(FAINT)
        size = px(self._size)
        middle = size / 2
        shapes = portrait(self._look, middle, middle, middle - 1)
        bounds = (0.0, 0.0, float(size), float(size))
        screen_pen(painter).draw(Picture(primitives=shapes, bounds=bounds))
        painter.end()
