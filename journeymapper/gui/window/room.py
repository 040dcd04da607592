"""Room mode: what is typed is read from the back of the room, and little stands around it.

Text has a size of its own, panels and the status bar go away until somebody asks for a panel, and
the cards are large. Everything that is edited elsewhere is edited here. Leaving puts it all back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QObject, QPointF, QTimer, Signal

from journeymapper.domain.order import journey_order
from journeymapper.gui import appearance
from journeymapper.gui.canvas.camera import STEPS_PER_OCTAVE

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow

LARGE = STEPS_PER_OCTAVE
"""The zoom step of cards that are read from afar: 200%."""


class _Before(NamedTuple):
    """How the window was when the room was entered."""

    docks: QByteArray
    step: int
    left: float
    top: float
    fitted_at_least: float | None


class RoomMode(QObject):
    """Of one window; the size of text is that of all windows while it lasts."""

    changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: _Before | None = None
        window.top_bar.room_left.connect(self.leave)

    @property
    def is_on(self) -> bool:
        return self._before is not None

    def toggle(self) -> None:
        if self.is_on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Make everything large and quiet; a window that is in its room stays as it is."""
        if self.is_on:
            return
        window = self._window
        camera = window.canvas.camera
        docks = window.places.clear_away()
        self._before = _Before(
            docks, camera.step, camera.left, camera.top, window.canvas.fitted_at_least
        )
        self._show_chrome(is_room=True)
        appearance.enter_room(True)
        QTimer.singleShot(0, self, self._enlarge)  # once the canvas has its room
        self.changed.emit(True)

    def leave(self) -> None:
        """Put back what stood there."""
        before, self._before = self._before, None
        if before is None:
            return
        appearance.enter_room(False)
        self._show_chrome(is_room=False)
        self._window.places.put_again(before.docks)
        QTimer.singleShot(0, self, lambda: self._put_camera(before))
        self.changed.emit(False)

    def _show_chrome(self, *, is_room: bool) -> None:
        window = self._window
        window.status.setVisible(not is_room)
        window.top_bar.be_quiet(is_room)
        # Without height instead of hidden: the shortcuts of a hidden menu bar are dead.
        window.menuBar().setMaximumHeight(0 if is_room else 16_777_215)

    def _enlarge(self) -> None:
        """Large cards, from what is chosen on or from the beginning."""
        window = self._window
        if not self.is_on or window.workspace is None:
            return
        canvas, workspace = window.canvas, window.workspace
        canvas.zoom_to(max(canvas.camera.step, LARGE), canvas.room().center())
        order = journey_order(workspace.project, workspace.journey_id)
        seen = workspace.selected or (order[0].id if order else "")
        if seen:
            canvas.reveal(seen)

    def _put_camera(self, before: _Before) -> None:
        if self._window.workspace is None:
            return
        canvas = self._window.canvas
        canvas.zoom_to(before.step, QPointF(0, 0))
        canvas.camera.pan(before.left - canvas.camera.left, before.top - canvas.camera.top)
        canvas.show_view()
        canvas.fitted_at_least = before.fitted_at_least
