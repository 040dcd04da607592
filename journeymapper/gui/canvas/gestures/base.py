"""What every gesture is: begun by a press, moved, ended by the release, or cancelled by Escape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from journeymapper.domain.frozen import frozen
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.canvas.surface import Surface

DRAG_STARTS = 4.0
"""Pixels that the pointer must go before a press becomes a drag."""


@frozen
class Pointer:
    """Where the mouse is and which keys are held."""

    place: QPointF
    modifiers: Qt.KeyboardModifier

    @classmethod
    def of(cls, event: QMouseEvent) -> Pointer:
        return cls(event.position(), event.modifiers())

    def holds(self, modifier: Qt.KeyboardModifier) -> bool:
        return bool(self.modifiers & modifier)


class Gesture:
    """One thing that a hand does. Nothing is edited before ``end``; ``cancel`` leaves no trace."""

    needs_drag = True
    """Whether it begins only once the pointer has gone a little way; a shorter one is a click."""
    cursor: Qt.CursorShape | None = None
    scrolls = True
    """Whether dragging it near the border scrolls the view."""

    def __init__(self, surface: Surface, hit: Hit, start: Pointer) -> None:
        self.surface = surface
        self.hit = hit
        self.start = start
        self.is_dragging = not self.needs_drag

    def press(self) -> None:
        """What a press does at once."""

    def follow(self, pointer: Pointer) -> None:
        """The pointer moved; calls ``move`` once it is a drag."""
        if not self.is_dragging:
            way = pointer.place - self.start.place
            if way.manhattanLength() < DRAG_STARTS:
                return
            self.is_dragging = True
            self.begin()
        self.move(pointer)
        self.surface.update()

    def release(self, pointer: Pointer) -> None:
        if self.is_dragging:
            self.end(pointer)
        else:
            self.click(pointer)
        self._leave()

    def stop(self) -> None:
        """Escape, or the pointer was taken away."""
        if self.is_dragging:
            self.cancel()
        self._leave()

    def _leave(self) -> None:
        self.surface.overlay.clear_gesture()
        self.surface.update()

    def view_moved(self, way: QPointF) -> None:
        """The view scrolled under the drag: the press moved with the paper."""
        self.start = Pointer(self.start.place + way, self.start.modifiers)

    def way(self, pointer: Pointer) -> tuple[float, float]:
        """How far the pointer went since the press, in journey units."""
        camera = self.surface.camera
        x, y = camera.journey_point(pointer.place)
        x0, y0 = camera.journey_point(self.start.place)
        return x - x0, y - y0

    def begin(self) -> None:
        """The press has become a drag."""

    def move(self, pointer: Pointer) -> None:
        """The pointer goes on."""

    def end(self, pointer: Pointer) -> None:
        """The drag is over: make the edit."""

    def click(self, pointer: Pointer) -> None:
        """The press was released where it began."""

    def cancel(self) -> None:
        """Put back what ``move`` showed."""
