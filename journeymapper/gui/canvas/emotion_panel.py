"""The emotion curve under the canvas: a line for each persona, its dots over their touchpoints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from journeymapper.analysis.emotion import emotion_names
from journeymapper.commands.experiences import SetExperience
from journeymapper.domain.records import Experience, Touchpoint, new_id
from journeymapper.drawing.curves import (
    CurveFrame,
    CurvePicture,
    Dot,
    emotion_curves,
    smooth,
)
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.primitives import Path, Picture, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.gui.appearance import text_scale, told
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace
from journeymapper.pens.qt import QtPen
from journeymapper.text import Style

GRAB = 11.0
LEFT = 78.0
EMPTY = "Select a touchpoint and press 1 to 5: how does the customer feel there?"
FOLDED = "The feelings stand in folded stages. Ctrl+Shift+. unfolds all."
HIDDEN = "Nobody of those who are switched on feels anything at the touchpoints that are shown."
NO_PERSONA = "Add a persona first: the curve shows how that persona feels along the journey."


class EmotionPanel(QWidget):
    """Dots can be dragged up and down; Left and Right choose one, Up and Down change it."""

    def __init__(
        self, workspace: Workspace, canvas: Surface, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        at_least(self, height=96)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.workspace = self._workspace = workspace
        self._canvas = canvas
        self._curves: CurvePicture | None = None
        self._chosen: tuple[str, str] | None = None
        self._dragged: Dot | None = None
        self._dragged_to = 0
        self.setAccessibleName("Emotion curve")  # whoever hears of it asks for what is above
        workspace.records_changed.connect(self._renew)
        workspace.personas_changed.connect(self._renew)
        workspace.journey_changed.connect(self._renew)
        workspace.selection_changed.connect(self.update)
        canvas.viewport_changed.connect(self._renew)
        told().resized.connect(self._renew)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The dots as they are drawn, in the panel's coordinates."""
        return self._drawn().dots

    @property
    def chosen(self) -> Dot | None:
        """The dot that keys go to."""
        return self._chosen_dot()

    def choose(self, dot: Dot) -> None:
        """Have keys go to this dot."""
        self._choose(dot)

    def change(self, dot: Dot, way: int) -> None:
        """Feel better (1) or worse (-1) by one."""
        self._set(dot, max(-2, min(2, round(dot.emotion) + way)), merges=True)

    def _renew(self, _event: object = None) -> None:
        self._curves = None
        self.update()

    def _drawn(self) -> CurvePicture:
        if self._curves is None:
            workspace = self._workspace
            options = MapOptions(
                personas=workspace.shown_personas or None, active=workspace.active_persona
            )
            frame = CurveFrame(
                float(self.width()),
                float(self.height()),
                LEFT * text_scale(),
                16.0,
                20.0,
                text_size=11.0 * text_scale(),
            )
            shift = self.mapFromGlobal(QPointF(self._canvas.map_x(0.0), 0.0)).x()
            zoom = self._canvas.camera.zoom

            def x_of(touchpoint: Touchpoint) -> float:
                return shift + (touchpoint.x + touchpoint.width / 2) * zoom

            self._curves = emotion_curves(
                self._canvas.scene.project,
                workspace.journey_id,
                frame,
                options,
                x_of,
                level_names=False,
            )
        return self._curves

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        pen = screen_pen(painter)
        drawn = self._drawn()
        if not drawn.dots:
            self._say_what_to_do(pen)
        else:
            left = LEFT * text_scale()
            pen.draw(self._level_names(drawn.frame))
            painter.setClipRect(QRectF(left - 6, 0, self.width() - left - 4, self.height()))
            pen.draw(drawn.picture)
            self._mark_selected(painter, drawn)
            self._show_drag(painter, pen, drawn)
        painter.end()

    def _say_what_to_do(self, pen: QtPen) -> None:
        workspace = self._workspace
        project = workspace.project
        cards = project.each_referring(Touchpoint, workspace.journey_id)
        sentence = EMPTY if project.personas else NO_PERSONA
        if any(
            one.emotion is not None
            for card in cards
            for one in project.each_referring(Experience, card.id)
        ):
            sentence = FOLDED if workspace.folded else HIDDEN
        style = Style(13.0 * text_scale(), 400)
        width = max(120.0, self.width() - 48.0)
        text = block(sentence, style, 24, 0, width, fill="muted", max_lines=3, align="centre")
        top = (self.height() - text.height) / 2
        text = block(sentence, style, 24, top, width, fill="muted", max_lines=3, align="centre")
        pen.draw(Picture(primitives=text.lines, bounds=(0, 0, self.width(), self.height())))

    def _level_names(self, frame: CurveFrame) -> Picture:
        style = Style(min(10.5 * text_scale(), frame.step * 0.9), 400)
        left = LEFT * text_scale()
        names: list[Primitive] = [
            one_line(name, style, 10, frame.y_of(n - 2), left - 22, "muted", "right")
            for n, name in enumerate(emotion_names(self._workspace.project))
        ]
        return Picture(primitives=tuple(names), bounds=(0, 0, left, frame.height))

    def _mark_selected(self, painter: QPainter, drawn: CurvePicture) -> None:
        selection = self._workspace.selection
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for dot in drawn.dots:
            chosen = self.hasFocus() and (dot.persona, dot.touchpoint) == self._chosen
            if chosen or dot.touchpoint in selection:
                tint = colour("accent")
                tint.setAlpha(255 if chosen else 90)
                painter.setPen(QPen(tint, 2.0 if chosen else 4.0))
                painter.drawEllipse(QPointF(dot.x, dot.y), 9.0, 9.0)

    def _show_drag(self, painter: QPainter, pen: QtPen, drawn: CurvePicture) -> None:
        moved = self._dragged
        if moved is None:
            return
        y = drawn.frame.y_of(self._dragged_to)
        ink = persona_colours(self._workspace.project)[moved.persona]
        line = [
            (dot.x, y if dot.touchpoint == moved.touchpoint else dot.y)
            for dot in drawn.dots
            if dot.persona == moved.persona
        ]
        if len(line) > 1:
            path = Path(steps=smooth(line), stroke=ink, stroke_width=2.0, dash=(5.0, 4.0))
            pen.draw(Picture(primitives=(path,), bounds=(0, 0, self.width(), self.height())))
        painter.setPen(QPen(colour("accent"), 2.0))
        painter.setBrush(colour("card"))
        painter.drawEllipse(QPointF(moved.x, y), 6.5, 6.5)
        name = emotion_names(self._workspace.project)[self._dragged_to + 2]
        label = one_line(name, Style(11.0 * text_scale(), 600), moved.x + 12, y, 240, "ink")
        pen.draw(Picture(primitives=(label,), bounds=(0, 0, self.width(), self.height())))

    # Hands

    def dot_at(self, place: QPointF) -> Dot | None:
        """The dot under a point, the front one where several stand together."""
        near = [
            dot
            for dot in self.dots
            if abs(dot.x - place.x()) <= GRAB and abs(dot.y - place.y()) <= GRAB
        ]
        active = self._workspace.active_persona
        return min(
            near,
            key=lambda dot: (
                abs(dot.y - place.y()) + abs(dot.x - place.x()),
                dot.persona != active,
            ),
            default=None,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        dot = self.dot_at(event.position())
        if dot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragged = dot
        self._dragged_to = round(dot.emotion)
        self._choose(dot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged_to = self._drawn().frame.emotion_at(event.position().y())
            self.update()
            return
        dot = self.dot_at(event.position())
        self.setCursor(Qt.CursorShape.SizeVerCursor if dot else Qt.CursorShape.ArrowCursor)
        self.setToolTip(self._told(dot) if dot else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dot, self._dragged = self._dragged, None
        if dot is not None:
            self._set(dot, self._dragged_to)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged = None
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            dot = self._chosen_dot()
            if dot is not None:
                self.change(dot, 1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def _chosen_dot(self) -> Dot | None:
        for dot in self.dots:
            if (dot.persona, dot.touchpoint) == self._chosen:
                return dot
        return None

    def _walk(self, way: int) -> None:
        """Choose the next dot of the same persona, along the journey."""
        current = self._chosen_dot()
        persona = current.persona if current else self._workspace.active_persona
        own = [dot for dot in self.dots if dot.persona == persona] or list(self.dots)
        if own:
            place = own.index(current) + way if current in own else 0
            self._choose(own[max(0, min(len(own) - 1, place))])

    def _choose(self, dot: Dot) -> None:
        self._chosen = (dot.persona, dot.touchpoint)
        self._workspace.activate_persona(dot.persona)
        self._workspace.select([dot.touchpoint])
        self.setToolTip(self._told(dot))
        self.update()

    def _told(self, dot: Dot) -> str:
        project = self._workspace.project
        feeling = emotion_names(project)[round(dot.emotion) + 2]
        persona, touchpoint = project.personas[dot.persona], project.touchpoints[dot.touchpoint]
        return f"{persona.name} at {touchpoint.name}: {feeling}"

    def _set(self, dot: Dot, emotion: int, *, merges: bool = False) -> None:
        project = self._workspace.project
        lived = [
            one
            for one in project.referring(Experience, dot.touchpoint)
            if one.persona == dot.persona and one.emotion is not None
        ]
        first = min(lived, key=lambda one: (one.round, one.id), default=None)
        if first is not None and first.emotion == emotion:
            return
        self._workspace.run(
            SetExperience(
                dot.persona,
                dot.touchpoint,
                {"emotion": emotion},
                new_id(Experience),
                first.round if first else 1,
                merge_key=f"emotion {dot.persona} {dot.touchpoint}" if merges else "",
            ),
            self,
        )
