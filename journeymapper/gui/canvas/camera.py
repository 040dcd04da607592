"""The camera: which part of the journey the canvas shows, and how large.

Zoom moves in steps of a sixteenth of an octave, so that a card drawn once at a step stays crisp and
is used again. One journey unit is one logical pixel at 100%.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF

from journeymapper.layout import Rectangle

STEPS_PER_OCTAVE = 16
SMALLEST_STEP = -160
"""A thousandth: the widest journey fits into a window."""
LARGEST_STEP = 32
BAND = 56.0
"""Height of the strip at the top that holds the stage headers, in widget pixels."""
HEADER_TOP = 12.0
HEADER_BOTTOM = 46.0
LEAST_NAME = 260.0
"""Below 100% the editor of a name is at least this wide, in pixels."""


class Camera:
    """``left`` and ``top`` are where the journey's origin lies on the widget, in pixels."""

    def __init__(self) -> None:
        self.step = 0
        self.left = 72.0
        self.top = BAND
        self.width = 0.0
        self.height = 0.0
        self.grain = 1.0

    @property
    def zoom(self) -> float:
        """Widget pixels per journey unit."""
        return math.exp2(self.step / STEPS_PER_OCTAVE)

    def x_of(self, x: float) -> float:
        return self.left + x * self.zoom

    def y_of(self, y: float) -> float:
        return self.top + y * self.zoom

    def point_of(self, x: float, y: float) -> QPointF:
        return QPointF(self.x_of(x), self.y_of(y))

    def rect_of(self, box: Rectangle) -> QRectF:
        zoom = self.zoom
        return QRectF(self.x_of(box.x), self.y_of(box.y), box.width * zoom, box.height * zoom)

    def name_rect(self, box: Rectangle) -> QRectF:
        """Where the editor of a card's name stands: over the name, never too small to type in."""
        zoom = self.zoom
        rect = self.rect_of(box)
        height = max(28.0, 30.0 * zoom)
        least = LEAST_NAME if zoom < 1.0 else 160.0
        width = max(least, rect.width() - 12 * zoom)
        return QRectF(rect.center().x() - width / 2, rect.top() + 5 * zoom, width, height)

    def journey_point(self, point: QPointF) -> tuple[float, float]:
        zoom = self.zoom
        return ((point.x() - self.left) / zoom, (point.y() - self.top) / zoom)

    def in_sight(self, margin: float = 0.0) -> Rectangle:
        """The part of the journey that the widget shows, in journey units."""
        zoom = self.zoom
        return Rectangle(
            (-margin - self.left) / zoom,
            (-margin - self.top) / zoom,
            (self.width + 2 * margin) / zoom,
            (self.height + 2 * margin) / zoom,
        )

    def part(self, rect: QRectF, margin: float = 0.0) -> Rectangle:
        """The part of the journey in a rectangle of the widget, in journey units; the margin is in
        pixels."""
        zoom = self.zoom
        return Rectangle(
            (rect.x() - margin - self.left) / zoom,
            (rect.y() - margin - self.top) / zoom,
            (rect.width() + 2 * margin) / zoom,
            (rect.height() + 2 * margin) / zoom,
        )

    def pan(self, dx: float, dy: float) -> None:
        """Shift what is seen by so many pixels."""
        self._place(self.left + dx, self.top + dy)

    def zoom_to(self, step: int, around: QPointF) -> None:
        """Take a zoom step; the journey's point under ``around`` stays where it is."""
        x, y = self.journey_point(around)
        self.step = max(SMALLEST_STEP, min(LARGEST_STEP, step))
        self._place(around.x() - x * self.zoom, around.y() - y * self.zoom)

    def fit(self, box: Rectangle, room: QRectF, least_zoom: float = 0.0) -> None:
        """Show the whole box in the middle of the room, at 100% at most or at ``least_zoom`` where
        that is more. Where it would need less than ``least_zoom``, show its beginning."""
        scale = min(room.width() / max(box.width, 1.0), room.height() / max(box.height, 1.0))
        scale = max(scale, least_zoom, 1e-6)
        step = math.floor(STEPS_PER_OCTAVE * math.log2(scale) + 1e-6)
        self.step = max(SMALLEST_STEP, min(0 if least_zoom <= 1.0 else step, step))
        spare_x = room.width() - box.width * self.zoom
        self._place(
            room.left() + max(0.0, spare_x / 2) - box.x * self.zoom, room.top() - box.y * self.zoom
        )

    def bring_in(self, box: Rectangle, room: QRectF) -> bool:
        """Pan as little as needed to have the box inside the room; whether it moved."""
        seen = self.rect_of(box)
        dx = _into(seen.left(), seen.right(), room.left(), room.right())
        dy = _into(seen.top(), seen.bottom(), room.top(), room.bottom())
        if dx or dy:
            self.pan(dx, dy)
        return bool(dx or dy)

    def _place(self, left: float, top: float) -> None:
        # On whole device pixels, so that cached cards are copied and never resampled.
        self.left = round(left * self.grain) / self.grain
        self.top = round(top * self.grain) / self.grain


def _into(low: float, high: float, least: float, most: float) -> float:
    if low < least or high - low > most - least:
        return least - low
    return min(0.0, most - high)
