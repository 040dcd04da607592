"""The near view of a map in one opaque picture: shifted by a pan, mended by an edit.

Only strips that come into sight and places that look different are painted; what lies over the map
(a selection, a hovered card, the editor) costs no painting of the map at all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil, exp2, floor
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.gui.canvas.camera import STEPS_PER_OCTAVE, Camera
from journeymapper.gui.canvas.scene import Scene
from journeymapper.layout import Rectangle

MARGIN = 12.0
"""Pixels round a place that its shadow and the width of lines reach."""
MOST_PARTS = 24
MOST_BEHIND = 12
OVER = 128.0
"""Pixels beyond the view on all sides, so that most frames of a pan paint nothing."""
EARLY = OVER / 3
"""A pan as long as that has the sheet follow between frames."""
LARGEST_PART = 0.5
"""Of the whole; more than that is painted as a whole."""


class NearSheet:
    """``paint`` paints paper, separators and map in a part of the widget; ``begin`` is called
    before all of it is painted anew."""

    def __init__(
        self,
        scene: Scene,
        camera: Camera,
        paint: Callable[[QPainter, QRectF], object],
        begin: Callable[[], object],
    ) -> None:
        self._scene = scene
        self._camera = camera
        self._paint = paint
        self._begin = begin
        self._pixmap = QPixmap()
        self._state: tuple[Hashable, ...] | None = None
        self._at = (0.0, 0.0)
        """Where the camera was when the sheet lay evenly round the view."""
        self._step = 0
        self._mark = 0
        self._spoiled: list[Rectangle] = []
        self._margins: list[QRectF] = []
        """Parts of the sheet beyond the view that were not painted yet."""

    def forget(self) -> None:
        self._state = None

    def spoil(self, place: Rectangle) -> None:
        """Something that was waited for can be painted here, in journey units."""
        self._spoiled.append(place)

    def show(self, painter: QPainter, look: Hashable) -> None:
        """Copy the sheet after bringing it up to date; another ``look`` has it painted anew."""
        camera = self._camera
        places, self._mark = self._scene.spoils.told_since(self._mark)
        whole = QRectF(0, 0, camera.width + 2 * OVER, camera.height + 2 * OVER)
        state = (look, camera.step, camera.grain, whole.getRect(), self._scene.loads)
        dx, dy = camera.left - self._at[0], camera.top - self._at[1]
        parts: list[QRectF] | None = None
        if places is not None and state == self._state:
            edits = [place for place, is_edit in places if is_edit]
            self._spoiled += [place for place, is_edit in places if not is_edit]
            parts = self._parts(whole, edits, dx, dy)
        if parts is None:
            self._spoiled = []
            self._state, self._at = state, (camera.left, camera.top)
            self._step = camera.step
            self._renew(whole)
            self._begin()
            # What lies beyond the view has time until a pan brings it into sight.
            parts, self._margins = [_inner(whole)], _margins(whole)
        elif dx or dy:
            parts += self._margins
            self._margins = []
        self._mend(parts, whole)
        at = QPointF(camera.left - self._at[0] - OVER, camera.top - self._at[1] - OVER)
        painter.drawPixmap(at, self._pixmap)

    def seen(self, look: Hashable) -> QRectF:
        """Where the sheet would lie on the view, larger or smaller while the zoom changes; nothing
        where another map or another ``look`` is on it."""
        camera, state = self._camera, self._state
        if state is None or (state[0], state[2], state[4]) != (
            look,
            camera.grain,
            self._scene.loads,
        ):
            return QRectF()
        scale = exp2((camera.step - self._step) / STEPS_PER_OCTAVE)
        part = self._painted()
        left, top = self._at[0] + OVER - part.left(), self._at[1] + OVER - part.top()
        at = QPointF(camera.left - left * scale, camera.top - top * scale)
        return QRectF(at, part.size() * scale)

    def show_scaled(self, painter: QPainter, seen: QRectF) -> None:
        """Copy the sheet as it is."""
        if seen.isEmpty():
            return
        part, grain = self._painted(), self._camera.grain
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(seen, self._pixmap, QRectF(part.topLeft() * grain, part.size() * grain))
        painter.restore()

    def _painted(self) -> QRectF:
        """The part of the sheet that there is something on."""
        whole = QRectF(QPointF(), self._pixmap.deviceIndependentSize())
        return _inner(whole) if self._margins else whole

    @property
    def is_behind(self) -> bool:
        """Whether so much could look better that it should be painted before more is found out."""
        return bool(self._margins) or len(self._spoiled) >= MOST_BEHIND or any(self._way())

    def _way(self) -> tuple[float, float]:
        """How far the view has moved towards the sheet's border; 0 while that is far off."""
        camera = self._camera
        dx, dy = camera.left - self._at[0], camera.top - self._at[1]
        if _is_far(dx, dy):
            return 0.0, 0.0  # the next frame paints all that
        return (dx if abs(dx) > EARLY else 0.0), (dy if abs(dy) > EARLY else 0.0)

    def work(self, deadline: float) -> bool | None:
        """Paint some of what can look better; whether there is more, None where there was
        nothing."""
        camera = self._camera
        dx, dy = self._way()
        if self._state is None or not (self._spoiled or self._margins or dx or dy):
            return None
        whole = QRectF(0, 0, camera.width + 2 * OVER, camera.height + 2 * OVER)
        here = (camera.step, camera.grain, whole.getRect(), self._scene.loads)
        if self._state[1:] != here:
            return None  # painted anew when it is shown
        if self._margins:
            self._mend([self._margins.pop()], whole)
            return True
        if dx or dy:
            # One way at a time, before a frame has to do it.
            self._mend(self._shift(whole, dx, 0.0 if dx else dy), whole)
            return True
        while self._spoiled and perf_counter() < deadline:
            part = self._part_at(self._spoiled.pop(0), whole)
            self._spoiled = [
                one
                for one in self._spoiled
                if (other := self._part_at(one, whole)) is not None
                and (part is None or not part.contains(other))
            ]
            if part is not None:
                self._mend([part], whole)
        return bool(self._spoiled)

    def _mend(self, parts: list[QRectF], whole: QRectF) -> None:
        """Paint parts of the sheet, as a widget would that is as large."""
        if not parts:
            return
        camera = self._camera
        before = camera.left, camera.top, camera.width, camera.height
        camera.left, camera.top = self._at[0] + OVER, self._at[1] + OVER
        camera.width, camera.height = whole.width(), whole.height()
        onto = QPainter(self._pixmap)
        try:
            for part in parts:
                onto.setClipRect(part)
                self._paint(onto, part)
        finally:
            onto.end()
            camera.left, camera.top, camera.width, camera.height = before

    def _renew(self, whole: QRectF) -> None:
        grain = self._camera.grain
        size = (whole.size() * grain).toSize()
        if self._pixmap.size() != size:
            self._pixmap = QPixmap(size)
            # Without this the picture may be treated as one that can be seen through.
            self._pixmap.fill(Qt.GlobalColor.white)
        self._pixmap.setDevicePixelRatio(grain)

    def _parts(
        self, whole: QRectF, places: list[Rectangle], dx: float, dy: float
    ) -> list[QRectF] | None:
        """What is to be painted of the sheet, after it was shifted where the view has come near to
        its border; None where that is nearly all."""
        strips: list[QRectF] = []
        if _is_far(dx, dy):
            if (
                self._margins
                or abs(dx) > whole.width() * LARGEST_PART
                or abs(dy) > whole.height() * LARGEST_PART
            ):
                return None
            strips = self._shift(whole, dx, dy)
        seen = [part for one in places if (part := self._part_at(one, whole)) is not None]
        parts = [*strips, *seen]
        area = sum(part.width() * part.height() for part in parts)
        if len(parts) > MOST_PARTS or area > LARGEST_PART * whole.width() * whole.height():
            return None
        return parts

    def _shift(self, whole: QRectF, dx: float, dy: float) -> list[QRectF]:
        """Follow the camera by this way; what there is to paint then."""
        grain = self._camera.grain
        self._pixmap.scroll(round(dx * grain), round(dy * grain), self._pixmap.rect())
        self._at = self._at[0] + dx, self._at[1] + dy
        return _strips(whole, dx, dy)

    def _part_at(self, place: Rectangle, whole: QRectF) -> QRectF | None:
        """The part of the sheet that a place of the journey is on; None beside the sheet."""
        camera = self._camera
        to_sheet = QPointF(OVER + self._at[0] - camera.left, OVER + self._at[1] - camera.top)
        rect = camera.rect_of(place).translated(to_sheet)
        part = _on_pixels(rect.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN), camera.grain)
        part = part.intersected(whole)
        return None if part.isEmpty() else part


def _inner(whole: QRectF) -> QRectF:
    """The part of the sheet that is in sight when it lies evenly round the view."""
    return whole.adjusted(OVER, OVER, -OVER, -OVER)


def _margins(whole: QRectF) -> list[QRectF]:
    """What is left of the sheet round that."""
    width, height = whole.width(), whole.height()
    beside = height - 2 * OVER
    return [
        QRectF(0, 0, width, OVER),
        QRectF(0, height - OVER, width, OVER),
        QRectF(0, OVER, OVER, beside),
        QRectF(width - OVER, OVER, OVER, beside),
    ]


def _on_pixels(rect: QRectF, grain: float) -> QRectF:
    """A rectangle with its borders between the pixels of the screen, that none is painted half."""
    left, top = floor(rect.left() * grain) / grain, floor(rect.top() * grain) / grain
    right, bottom = ceil(rect.right() * grain) / grain, ceil(rect.bottom() * grain) / grain
    return QRectF(left, top, right - left, bottom - top)


def _is_far(dx: float, dy: float) -> bool:
    """Whether the view has left the sheet."""
    return abs(dx) > OVER or abs(dy) > OVER


def _strips(whole: QRectF, dx: float, dy: float) -> list[QRectF]:
    """What a shift uncovers."""
    width, height = whole.width(), whole.height()
    strips = []
    if dx:
        left = 0.0 if dx > 0 else width + dx
        strips.append(QRectF(left, 0.0, abs(dx), height))
    if dy:
        top = 0.0 if dy > 0 else height + dy
        strips.append(QRectF(0.0, top, width, abs(dy)))
    return strips
