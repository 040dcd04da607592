"""The presentation: one slide after another on the whole screen, moved by keys, mouse or wheel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRadialGradient,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.slides import Slide
from journeymapper.drawing.options import MapOptions
from journeymapper.gui import appearance
from journeymapper.gui.canvas.filling import Filling
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.gui.presentation.caption import Caption, Notes
from journeymapper.gui.presentation.flight import View, between, view_of
from journeymapper.gui.presentation.map_show import MapShow

GLIDE_MS = 700
HIDE_POINTER_MS = 2_500
NOTES_SHARE = 0.3
"""Of its width, while the notes are shown."""
DOT = 13.0
Key = Qt.Key
_FORWARD = frozenset(
    {Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_PageDown, Key.Key_Return, Key.Key_Enter}
)
_BACK = frozenset({Key.Key_Left, Key.Key_Up, Key.Key_Backspace, Key.Key_PageUp})
KEYS = (
    ("Right, Space, click", "next step"),
    ("Left, Backspace", "step before"),
    ("Home / End", "first / last step"),
    ("N", "notes of the speaker"),
    ("P", "pointer"),
    ("O", "the whole journey, and back"),
    ("B", "screen dark, and back"),
    ("Escape", "end"),
)
"""What the keys do, for the sheet of shortcuts."""


class Presentation(QWidget):
    """A window of its own on one screen."""

    turned = Signal(int)
    """Another slide is shown: its number from 0."""
    ended = Signal()

    def __init__(
        self,
        scene: Scene,
        slides: Sequence[Slide],
        whole: Slide,
        options: MapOptions,
        parent: QWidget | None = None,
    ) -> None:
        """``whole`` has the words for the whole journey."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Journey Mapper – Presentation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.slides = tuple(slides)
        self.place = 0
        self._whole = whole
        self.map = MapShow(scene, options)
        self._filling = Filling(self, self.map.work, self.update)
        self._is_whole = self._points = False
        self._dot = QPointF()
        self._turned_by = 0
        self._view: View | None = None
        self._way: tuple[View, View] | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._move)
        self._hides_pointer = QTimer(self, singleShot=True, interval=HIDE_POINTER_MS)
        self._hides_pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.caption = Caption(self)
        self.notes = Notes(self)
        self.notes.hide()
        self.dark = QWidget(self)
        """Over everything while the room should look at the speaker."""
        self.dark.setAccessibleName("The screen is dark. B shows the journey again.")
        self.dark.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dark.setStyleSheet("background: #000000;")
        self.dark.setMouseTracking(True)
        self.dark.hide()
        appearance.told().themed.connect(self._on_theme)
        self._say()

    @property
    def slide(self) -> Slide:
        """What is shown now."""
        return self.slides[self.place]

    @property
    def is_gliding(self) -> bool:
        """Whether the view still moves."""
        return self._way is not None

    def go_to(self, place: int) -> None:
        """Show another slide, gliding there."""
        place = max(0, min(place, len(self.slides) - 1))
        moves = place != self.place or self._is_whole
        self.dark.hide()
        if moves:
            self.place, self._is_whole = place, False
            self._say()
            self._fly()
            self.turned.emit(place)

    def show_whole(self, whole: bool) -> None:
        """Look at the whole journey for a while, or at the slide again."""
        self._is_whole = whole
        self._say()
        self._fly()

    def show_notes(self, shown: bool) -> None:
        """Show what the speaker may say beside the map, or no more."""
        self.notes.setVisible(shown)
        self._place_parts()
        self._fly()

    def _say(self) -> None:
        slide = self._whole if self._is_whole else self.slide
        self.caption.say(slide, "" if self._is_whole else f"{self.place + 1} / {len(self.slides)}")
        self.notes.say(slide)
        step = "" if self._is_whole else f"Step {self.place + 1} of {len(self.slides)}: "
        self.setAccessibleName(f"{step}{slide.title}")
        self.setAccessibleDescription("\n".join(filter(None, (slide.caption, *slide.notes))))
        self._place_parts()

    def _room(self) -> QRectF:
        """Where the map is shown."""
        share = 1 - NOTES_SHARE if self.notes.isVisibleTo(self) else 1.0
        return QRectF(0, 0, self.width() * share, self.height() - self.caption.height())

    def _fly(self) -> None:
        """Glide from where the view is to where it should be."""
        shown = () if self._is_whole else self.slide.shown
        start, end = self._view, view_of(self.map.bounds(shown), self._room())
        self._glide.stop()
        milliseconds = appearance.motion_ms(GLIDE_MS)
        if start is None or not milliseconds or not self.isVisible():
            self._view, self._way = end, None
        else:
            self._way = (start, end)
            self._glide.setDuration(milliseconds)
            self._glide.start()
        self.update()

    def _move(self, part: float) -> None:
        if self._way is not None:
            self._view = between(*self._way, part)
            if part >= 1.0:
                self._way = None
            self.update()

    def _on_theme(self) -> None:
        self.map.clear_pictures()
        self.update()

    def _place_parts(self) -> None:
        """What is in sight stays where it is on the screen, though its room is another."""
        before = self._room().center()
        high = self.caption.fit(self.width(), self.height())
        self.caption.setGeometry(0, self.height() - high, self.width(), high)
        room = self._room()
        width, height = round(room.width()), round(room.height())
        self.notes.setGeometry(width, 0, self.width() - width, height)
        view, moved = self._view, room.center() - before
        if view is not None and not moved.isNull():
            self._view = View(
                view.x + moved.x() / view.zoom, view.y + moved.y() / view.zoom, view.zoom
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_parts()
        self.dark.setGeometry(self.rect())
        self._view = None
        self._fly()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        if self._view is not None:
            bright = frozenset() if self._is_whole else self.slide.bright
            self.map.paint(painter, self._room(), self._view, bright, rests=self._way is None)
            if self.map.is_large and self._way is None:
                self._filling.start()
        if self._points:
            self._paint_dot(painter)
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = colour("coral")
        glow = QRadialGradient(self._dot, DOT * 2)
        faint = QColor(tint)
        faint.setAlpha(0)
        tint.setAlpha(120)
        glow.setColorAt(0.0, tint)
        glow.setColorAt(1.0, faint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(self._dot, DOT * 2, DOT * 2)
        tint.setAlpha(255)
        painter.setBrush(tint)
        painter.drawEllipse(self._dot, DOT / 2, DOT / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if key in _FORWARD:
            self.go_to(self.place + 1)
        elif key in _BACK:
            self.go_to(self.place - 1)
        elif key == Key.Key_Home:
            self.go_to(0)
        elif key == Key.Key_End:
            self.go_to(len(self.slides) - 1)
        elif key == Key.Key_N:
            self.show_notes(self.notes.isHidden())
        elif key == Key.Key_P:
            self._point(not self._points)
        elif key == Key.Key_O:
            self.show_whole(not self._is_whole)
        elif key == Key.Key_B:
            self._darken(self.dark.isHidden())
        elif key == Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _point(self, points: bool) -> None:
        self._points = points
        self._dot = QPointF(self.mapFromGlobal(self.cursor().pos()))
        if not QRectF(self.rect()).contains(self._dot):
            self._dot = self._room().center()
        self.update()

    def _darken(self, dark: bool) -> None:
        self.dark.setGeometry(self.rect())
        self.dark.setVisible(dark)
        self.dark.raise_()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._dot = event.position()
        if self._points:
            self.update()
        else:
            self.unsetCursor()
            self._hides_pointer.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.go_to(self.place + 1)
        elif event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.BackButton):
            self.go_to(self.place - 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch a step; what a touchpad sends in small parts is added up."""
        self._turned_by += event.angleDelta().y()
        if abs(self._turned_by) >= 120:
            self.go_to(self.place + (1 if self._turned_by < 0 else -1))
            self._turned_by = 0

    def hideEvent(self, event: object) -> None:
        self._glide.stop()
        self.ended.emit()
