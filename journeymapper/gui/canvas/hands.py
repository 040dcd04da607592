"""What hands do: presses become gestures, the pointer hovers, drags scroll at the border."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.drafts import Drafts
from journeymapper.gui.canvas.edits import Edits
from journeymapper.gui.canvas.gestures import choose, target
from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.moving import Moving
from journeymapper.gui.canvas.names import Names
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle

HOVERED = frozenset({"card", "chip", "sticky", "line", "label", "dot", "corner", "header"})
NAMED = frozenset({"card", "chip", "sticky", "line", "label", "corner", "header"})
EDGE = 24.0
"""Pixels from the border within which a drag scrolls the view."""
FASTEST = 5.0
"""Pixels for each tick of the timer: some 300 in a second."""
SCROLL_MS = 16
BEYOND = 160.0
"""Pixels of paper beside the map that a drag may scroll to."""
TICKS_PER_STEP = 30
PINCH = 480
"""Ticks of a wheel for a pinch to twice the size: a whole octave."""


class Hands(QObject):
    """``space_held`` makes the next press a pan."""

    def __init__(
        self, surface: Surface, edits: Edits, moving: Moving, names: Names, drafts: Drafts
    ) -> None:
        super().__init__(surface)
        self._surface = surface
        self._edits = edits
        self._moving = moving
        self._names = names
        self._drafts = drafts
        self._gesture: Gesture | None = None
        self._last: Pointer | None = None
        self._bounds: Rectangle | None = None
        """Of the map when the gesture began: what is dragged must not widen it."""
        self._ticks = 0
        self.space_held = False
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    @property
    def are_busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        surface = self._surface
        self._moving.end_run()
        pans = event.button() == Qt.MouseButton.MiddleButton or self.space_held
        if self.are_busy or not (pans or event.button() == Qt.MouseButton.LeftButton):
            return
        pointer = self._last = Pointer.of(event)
        gesture = choose.gesture_for(surface, surface.hit_at(pointer.place), pointer, pans=pans)
        self._gesture = gesture
        self._bounds = surface.scene.bounds()
        if gesture.cursor is not None and not gesture.needs_drag:
            surface.setCursor(gesture.cursor)
        gesture.press()
        surface.update()

    def move(self, event: QMouseEvent) -> None:
        gesture = self._gesture
        if gesture is None:
            self.hover(event.position())
            return
        self._last = Pointer.of(event)
        gesture.follow(self._last)
        if gesture.is_dragging:
            if gesture.cursor is not None:
                self._surface.setCursor(gesture.cursor)
            if gesture.scrolls and not self._scroll_way().isNull():
                self._scrolling.start()

    def release(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        self._scrolling.stop()
        if gesture is not None:
            gesture.release(Pointer.of(event))
            self.hover(event.position())

    def stop(self) -> bool:
        """Cancel the gesture that is under way; whether there was one."""
        gesture, self._gesture = self._gesture, None
        self._scrolling.stop()
        if gesture is not None:
            gesture.stop()
        return gesture is not None

    def double_click(self, place: QPointF) -> None:
        """Rename what is there, take a bend away, or begin a draft on the paper."""
        hit = self._surface.hit_at(place)
        folded = self._surface.workspace.folded
        if hit.part == "header" and hit.record_id in folded:
            self._surface.workspace.fold(folded - {hit.record_id})
        elif hit.part == "bend":
            self._edits.remove_bend(hit.record_id, int(hit.detail))
        elif hit.part in NAMED:
            self._surface.workspace.select([hit.record_id])
            self._names.rename(hit.record_id)
        elif hit.part == "paper":
            self._edits.draft(self._drafts.wish_at(place))
        elif hit.part == "band":
            self._names.add_stage()

    def hover(self, place: QPointF) -> None:
        surface = self._surface
        if surface.pending_source:
            target.follow(surface, place)
            return
        hit = surface.hit_at(place)
        hovered = hit.record_id if hit.part in HOVERED else ""
        if hovered != surface.overlay.hovered:
            surface.overlay.hovered = hovered
            surface.update()
        if self.space_held:
            surface.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            surface.setCursor(choose.cursor_for(surface, hit))

    def leave(self) -> None:
        if self._gesture is None and self._surface.overlay.hovered:
            self._surface.overlay.hovered = ""
            self._surface.update()

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll; with Control zoom at the pointer, with Shift scroll sideways."""
        ticks = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(ticks.y(), event.position())
            return
        way = event.pixelDelta()
        dx, dy = (way.x(), way.y()) if not way.isNull() else (ticks.x() / 2, ticks.y() / 2)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0
        self._surface.camera.pan(dx, dy)
        self._surface.show_view()

    def pinch(self, event: QNativeGestureEvent) -> None:
        self._zoom(round(event.value() * PINCH), event.position())

    def _zoom(self, ticks: int, around: QPointF) -> None:
        """Whole zoom steps; fine wheels add up."""
        self._ticks += ticks
        steps = int(self._ticks / TICKS_PER_STEP)
        self._ticks -= steps * TICKS_PER_STEP
        self._surface.zoom_to(self._surface.camera.step + steps, around)

    def _scroll_way(self) -> QPointF:
        """How far a drag near the border scrolls the view: never over the headers, and not far
        beyond the map."""
        if self._last is None or self._bounds is None:
            return QPointF()
        x, y = self._last.place.x(), self._last.place.y()
        camera = self._surface.camera
        over_headers = 0.0 <= y < BAND
        dx = max(0.0, EDGE - x) - max(0.0, x - camera.width + EDGE)
        dy = max(0.0, BAND + EDGE - y) - max(0.0, y - camera.height + EDGE)
        seen = camera.rect_of(self._bounds)
        return QPointF(
            _bounded(dx / 5, camera.width - BEYOND - seen.right(), BEYOND - seen.left()),
            0.0
            if over_headers
            else _bounded(
                dy / 5, camera.height - BEYOND - seen.bottom(), BAND + BEYOND - seen.top()
            ),
        )

    def _scroll_on(self) -> None:
        way = self._scroll_way()
        if self._gesture is None or self._last is None or way.isNull():
            self._scrolling.stop()
            return
        self._surface.camera.pan(way.x(), way.y())
        self._gesture.view_moved(way)
        self._gesture.follow(self._last)
        self._surface.show_view()


def _bounded(way: float, least: float, most: float) -> float:
    """A way of at most a tick's, ended where the map would be left."""
    return max(-FASTEST, min(0.0, least), min(FASTEST, max(0.0, most), way))
