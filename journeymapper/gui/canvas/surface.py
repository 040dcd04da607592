"""The surface that gestures, editors and menus act on: one widget with a camera over a scene."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from journeymapper.gui.appearance import is_in_room
from journeymapper.gui.canvas import grid_lines
from journeymapper.gui.canvas.camera import BAND, Camera
from journeymapper.gui.canvas.hit import PAPER, Finder, Hit
from journeymapper.gui.canvas.overlay import Overlay
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.workspace import Workspace
from journeymapper.layout import Rectangle

if TYPE_CHECKING:
    from journeymapper.commands.base import Command

LEAST_READABLE = 0.42
"""The zoom at which names of cards can just be read."""
LEAST_IN_ROOM = 1.2
"""The zoom at which names of cards are 16 pixels tall."""
MARGIN = 16.0
"""Pixels left free round a map that is shown whole."""
MOST_LABELS = 50
"""Of so many lines under the tools the labels are looked at, when a map is shown whole."""
LEAST_EMPTY = 1.0
"""A journey with hardly any cards begins as large as it is typed into."""
NEARLY_EMPTY = 3
"""So many cards are hardly any."""


class Surface(QWidget):
    """Holds what every part of the canvas shares. Parts ask one another by signals."""

    viewport_changed = Signal()
    """Another part of the journey is in sight, or it is shown larger or smaller."""
    zoom_changed = Signal(float)
    """Pixels per journey unit."""
    draft_asked = Signal(object)
    """A draft touchpoint should open: a DraftWish."""
    draft_closed = Signal()
    loop_asked = Signal(str)
    """This connection became a loop: ask what kind it is."""
    rename_asked = Signal(str)
    """The name or label of this record should be edited in place."""
    target_asked = Signal(str)
    """A click should choose where a connection from this card leads."""
    banner_asked = Signal(str)
    """A line of help at the top while a tool waits; empty when it no longer does."""
    sticky_asked = Signal(str, str)
    """A sticky should be written for this stage or touchpoint (or empty: the tray)."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.camera = Camera()
        self.scene = Scene(workspace.project, workspace.journey_id)
        self.finder = Finder(self.scene, self.camera)
        self.overlay = Overlay()
        self.fitted_at_least: float | None = LEAST_READABLE
        """While the whole journey is shown, and to be shown when the window changes its size: the
        least zoom for that. None once the view was moved."""
        self.shows_grid_lines = grid_lines.are_shown()
        self.pending_source = ""
        """The card that a connection was begun from, while a click on its target is awaited."""

    def run(self, command: Command) -> bool:
        """Send an edit; whether it was taken."""
        return self.workspace.run(self.led_back(command), self) is not None

    def led_back(self, command: Command) -> Command:
        """What a command on what is shown means in the journey itself."""
        return command

    def hit_at(self, point: QPointF) -> Hit:
        hit = self.finder.at(point, self.overlay.hovered, self.workspace.selection)
        may_stand_in = hit.part in ("line", "label", "card", "dot", "corner")
        if may_stand_in and self.workspace.project.find(hit.record_id) is None:
            return self.stand_in(hit)
        return hit

    def stand_in(self, hit: Hit) -> Hit:
        """What can be done with what stands for a longer way or for many cards: nothing."""
        return PAPER

    def room(self) -> QRectF:
        """The part of the widget that neither headers nor tools cover."""
        return QRectF(
            84, BAND + 16, max(40, self.width() - 108), max(40, self.height() - BAND - 48)
        )

    def tools_cover(self) -> QRectF:
        """The part of the widget that the tools cover; the map may lie beside and below them."""
        return QRectF()

    def name_rect(self, box: Rectangle) -> QRectF:
        return self.camera.name_rect(box)

    def bring_in(self, box: Rectangle) -> None:
        """Pan as little as needed to see the box, beside what stands over the map."""
        moved = self.camera.bring_in(box, self.room())
        for cover in self.covers():
            seen = self.camera.rect_of(box).adjusted(-8, -8, 8, 8)
            if seen.intersects(cover):
                up, left = seen.bottom() - cover.top(), seen.right() - cover.left()
                right = cover.right() - seen.left()
                if seen.top() - up >= self.room().top():
                    self.camera.pan(0, -up)
                elif left < right:
                    self.camera.pan(-left, 0)
                else:
                    self.camera.pan(right, 0)
                moved = True
        if moved:
            self.show_view()

    def covers(self) -> list[QRectF]:
        """What stands over the map in its corners."""
        return []

    def show_view(self) -> None:
        """The camera moved: paint, and tell whoever follows it."""
        self.fitted_at_least = None
        # The tools look as they did: to paint them again takes as long as to copy the map.
        self.update(QRegion(self.rect()) - QRegion(self.solid_cover()))
        self.viewport_changed.emit()

    def solid_cover(self) -> QRect:
        """A part of the widget of which nothing can be seen, because something lies over it."""
        return QRect()

    def zoom_to(self, step: int, around: QPointF) -> None:
        if step != self.camera.step:
            self.camera.zoom_to(step, around)
            self.show_view()
            self.zoom_changed.emit(self.camera.zoom)

    def map_x(self, x: float) -> float:
        """Where an x of the journey lies, in global coordinates of the screen."""
        return self.mapToGlobal(QPointF(self.camera.x_of(x), 0)).x()

    def zoom_to_fit(self) -> None:
        """Show the whole journey, at 100% at most; in a room from its beginning on, as large as is
        read from afar."""
        self.show_whole(LEAST_IN_ROOM if is_in_room() else 0.0)

    def show_opening(self) -> None:
        """Show the journey as it is first seen: all of it, or as much as can still be read."""
        parts = (self.scene.part_of(key) for key in self.scene.cards.boxes)
        drawn = sum(1 for _ in islice((one for one in parts if one == "card"), NEARLY_EMPTY + 1))
        self.show_whole(LEAST_READABLE if drawn > NEARLY_EMPTY else LEAST_EMPTY)

    def show_whole(self, least_zoom: float) -> None:
        bounds = self.scene.bounds()
        if bounds is not None and self.width() > 0:
            self._fit(bounds, least_zoom)
            self.show_view()
            self.fitted_at_least = least_zoom
            self.zoom_changed.emit(self.camera.zoom)

    def _fit(self, bounds: Rectangle, least_zoom: float) -> None:
        """Use the whole width, unless cards would lie under the tools."""
        tools = self.tools_cover()
        for left in (MARGIN, tools.right() + MARGIN):
            width, height = self.width() - left - MARGIN, self.height() - BAND - 2 * MARGIN
            room = QRectF(left, BAND + MARGIN, max(40.0, width), max(40.0, height))
            self.camera.fit(bounds, room, least_zoom)
            x, y = self.camera.journey_point(tools.topLeft())
            zoom = self.camera.zoom
            covered = Rectangle(x, y, tools.width() / zoom, tools.height() / zoom)
            if not self._holds_something(covered):
                break

    def _holds_something(self, area: Rectangle) -> bool:
        """Whether a card or a label lies in an area of the journey."""
        scene = self.scene
        if any(True for _ in scene.cards.meeting(area)):
            return True
        labels = list(islice(scene.lines.meeting(area), MOST_LABELS))
        return any(
            (size := scene.label_size(key)) is not None
            and Rectangle(x - size[0] / 2, y - size[1] / 2, *size).intersects(area)
            for key in labels
            if not scene.ways.is_waiting(key)
            for x, y in [scene.middle_of(key)]
        )

    def selected_touchpoints(self) -> list[str]:
        return [
            one for one in self.workspace.selection if one in self.workspace.project.touchpoints
        ]

    def boxes_of(self, ids: Iterable[str]) -> dict[str, Rectangle]:
        boxes = self.scene.cards.boxes
        return {one: boxes[one] for one in ids if one in boxes}
