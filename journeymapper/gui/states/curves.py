"""The emotion curves of the compared journeys; whoever points at a dot is told what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.analysis.emotion import emotion_name
from journeymapper.drawing.curves import CurveFrame
from journeymapper.drawing.primitives import Picture
from journeymapper.drawing.state_curves import (
    StateCurves,
    StateDot,
    key_of_journeys,
    state_curves,
)
from journeymapper.gui.appearance import px, text_scale
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import fix, painter_of, units
from journeymapper.gui.workspace import Workspace

HEIGHT = 300
KEY = 26.0
GRAB = 9.0
RIGHT = 116.0


class CurvesView(QWidget):
    touchpoint_chosen = Signal(str)
    """A dot was clicked."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._journeys: tuple[str, ...] = ()
        self._personas: tuple[str, ...] = ()
        self._drawn: StateCurves | None = None
        fix(self, height=HEIGHT)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curves(self, journeys: Sequence[str], personas: Sequence[str]) -> None:
        self._journeys, self._personas = tuple(journeys), tuple(personas)
        self._drawn = None
        project = self._workspace.project
        names = [project.journeys[one].title for one in journeys]
        people = [project.personas[one].name for one in personas]
        said = f"Emotion curves of {', '.join(people)} in {' and '.join(names)}"
        self.setAccessibleName(said)
        self.update()

    @property
    def dots(self) -> tuple[StateDot, ...]:
        """The dots as they are drawn, in the picture below the key."""
        return self._curves().dots

    def place_of(self, dot: StateDot) -> QPointF:
        """Where a dot is on the widget."""
        return QPointF(dot.x, dot.y + KEY) * text_scale()

    def sizeHint(self) -> QSize:
        return QSize(px(480), px(HEIGHT))

    def _curves(self) -> StateCurves:
        if self._drawn is None:
            frame = CurveFrame(
                units(self.width()), units(self.height()) - KEY, 78.0, RIGHT, 22.0, text_size=11.0
            )
            self._drawn = state_curves(
                self._workspace.project, self._journeys, self._personas, frame
            )
        return self._drawn

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = painter_of(self)
        pen = screen_pen(painter)
        key = key_of_journeys(
            self._workspace.project, self._journeys, 78.0, KEY / 2 - 3, room.width() - 90.0, 12.0
        )
        pen.draw(Picture(primitives=tuple(key), bounds=(0, 0, room.width(), KEY)))
        painter.translate(0, KEY)
        pen.draw(self._curves().picture)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawn = None
        super().resizeEvent(event)

    def dot_at(self, place: QPointF) -> StateDot | None:
        place = place / text_scale()
        near = [
            (abs(dot.x - place.x()) + abs(dot.y + KEY - place.y()), dot)
            for dot in reversed(self.dots)
            if abs(dot.x - place.x()) <= GRAB and abs(dot.y + KEY - place.y()) <= GRAB
        ]
        return min(near, key=lambda one: one[0])[1] if near else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        self.setToolTip(self._told(dot) if dot is not None else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        if dot is not None:
            self.touchpoint_chosen.emit(dot.touchpoint)

    def _told(self, dot: StateDot) -> str:
        project = self._workspace.project
        persona, touchpoint = project.personas[dot.persona], project.touchpoints[dot.touchpoint]
        feeling = emotion_name(project, dot.emotion)
        journey = project.journeys[dot.journey].title
        return f"{persona.name} at {touchpoint.name}, {journey}: {feeling}"
