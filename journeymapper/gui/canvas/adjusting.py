"""Adjusting a photo under the map: moved, sized and faded, while the map itself takes no clicks.

Entered by a menu and left by Enter, Escape or a click beside the photos: a photo that lies still is
never caught by accident.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from journeymapper.app.observers import Event
from journeymapper.commands.backdrops import AdjustBackdrop
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Backdrop
from journeymapper.gui.canvas.adjusting_bar import AdjustingBar
from journeymapper.gui.canvas.backdrops import Backdrops
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.look import colour

STEP, LARGE_STEP = 8.0, 80.0
GROWTH = 1.05
FADE = 0.05
HANDLE = 9.0
LEAST_WIDTH = 20.0
_CORNERS = ((0, 0), (1, 0), (0, 1), (1, 1))
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENDS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})
SAID = (
    "Adjust the wall photo: arrows move it, plus and minus size it, comma and full stop fade it, "
    "Tab goes to the next photo, Delete takes it away, Enter ends."
)


class Adjusting(QWidget):
    """Lies over the whole canvas while photos are adjusted; with the wheel and the middle button
    one can look round."""

    def __init__(self, surface: Surface, photos: Backdrops) -> None:
        super().__init__(surface)
        self._surface = surface
        self._photos = photos
        self.photo_id = ""
        self._grip: tuple[QPointF, tuple[int, int] | None, Backdrop] | None = None
        self._pan_from: QPointF | None = None
        self._run = 0
        """Counts what was begun, so that one run of a key is one undo step."""
        self._last_key = 0
        self.setAccessibleName(SAID)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.bar = AdjustingBar(self)
        self.bar.faded.connect(self._preview_fade)
        self.bar.let_go.connect(self._commit_fade)
        self.bar.grown.connect(self._grow)
        self.bar.removed.connect(self.remove)
        self.bar.ended.connect(self.end)
        surface.installEventFilter(self)
        surface.viewport_changed.connect(self.update)
        surface.workspace.records_changed.connect(self._on_records)
        surface.workspace.journey_changed.connect(self.end)
        self.hide()

    def begin(self, photo_id: str) -> None:
        """Adjust this photo."""
        self.photo_id = photo_id
        self._last_key = 0
        self.setGeometry(self._surface.rect())
        self._show_bar()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def end(self) -> None:
        """The map takes clicks again."""
        if self.isHidden():
            return
        self._photos.previews.clear()
        self._grip = None
        self.photo_id = ""
        self.hide()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self._surface.update()

    def remove(self) -> None:
        if self.photo_id:
            self._surface.run(DeleteRecords([self.photo_id]))

    @property
    def photo(self) -> Backdrop | None:
        """The photo as it is shown now."""
        found = self._surface.workspace.project.find(self.photo_id)
        if not isinstance(found, Backdrop):
            return None
        return self._photos.previews.get(found.id, found)

    # Keys

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._action(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is None:
            event.ignore()
            return
        if not event.isAutoRepeat() and event.key() != self._last_key:
            self._run += 1
        self._last_key = event.key()
        action()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next photo, and after the last to the bar and on."""
        here = [one.id for one in self._photos.all_here()]
        if self.hasFocus() and len(here) > 1 and self.photo_id in here:
            step = here.index(self.photo_id) + (1 if forward else -1)
            if 0 <= step < len(here):
                self.begin(here[step])
                return True
        return super().focusNextPrevChild(forward)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return None
        key = Qt.Key(event.key())
        if key in _ENDS:
            return self.end
        if key in _ARROWS:
            dx, dy = _ARROWS[key]
            step = LARGE_STEP if is_shifted else STEP
            return lambda: self._move(dx * step, dy * step)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.remove
        return {
            "+": lambda: self._grow(1),
            "=": lambda: self._grow(1),
            "-": lambda: self._grow(-1),
            ".": lambda: self._fade(FADE),
            ",": lambda: self._fade(-FADE),
        }.get(event.text())

    def _move(self, dx: float, dy: float) -> None:
        photo = self.photo
        if photo is not None:
            self._adjust("move", x=photo.x + dx, y=photo.y + dy)

    def _grow(self, by: int) -> None:
        """Larger or smaller by a step, round its middle."""
        photo = self.photo
        if photo is None:
            return
        box = self._photos.box_of(photo)
        scale = GROWTH if by > 0 else 1 / GROWTH
        width = max(LEAST_WIDTH, photo.width * scale)
        scale = width / photo.width
        x = photo.x + box.width * (1 - scale) / 2
        y = photo.y + box.height * (1 - scale) / 2
        self._adjust("size", x=x, y=y, width=width)

    def _fade(self, by: float) -> None:
        photo = self.photo
        if photo is not None:
            self._adjust("fade", opacity=round(photo.opacity + by, 2))

    def _adjust(self, run: str = "", **values: float) -> None:
        key = f"{run}:{self.photo_id}:{self._run}" if run else ""
        self._photos.previews.pop(self.photo_id, None)
        self._surface.run(AdjustBackdrop(self.photo_id, **values, merge_key=key))
        self._show_bar()

    # The bar

    def _preview_fade(self, opacity: float) -> None:
        photo = self.photo
        if photo is not None and photo.opacity != opacity:
            self._show_as(replace(photo, opacity=opacity))

    def _commit_fade(self, opacity: float, is_run: bool) -> None:
        self._adjust("fade" if is_run else "", opacity=opacity)

    def _show_bar(self) -> None:
        photo = self.photo
        if photo is not None:
            self.bar.show_opacity(photo.opacity)
        self.bar.adjustSize()
        left = max(8, (self.width() - self.bar.width()) // 2)
        top, bottom = int(BAND) + 8, self.height() - self.bar.height() - 8
        above = QRectF(left, top, self.bar.width(), self.bar.height())
        # Tracing begins at the top of the wall: the bar must not hide it.
        self.bar.move(left, max(top, bottom) if self._rect().intersects(above) else top)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            is_middle = event.button() == Qt.MouseButton.MiddleButton
            self._pan_from = event.position() if is_middle else None
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        photo, place = self.photo, event.position()
        corner = self._corner_at(place)
        if photo is not None and (corner is not None or self._rect().contains(place)):
            self._grip = (place, corner, photo)
            return
        other = self._photos.at(place)
        if other is None:
            self.end()
        else:
            self.begin(other.id)
            self._grip = (place, None, other)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            way, self._pan_from = event.position() - self._pan_from, event.position()
            self._surface.camera.pan(way.x(), way.y())
            self._surface.show_view()
            return
        if self._grip is None:
            self._show_cursor(event.position())
            return
        self._show_as(self._pulled(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pan_from = None
        if self._grip is None:
            return
        after, before = self._pulled(event.position()), self._grip[2]
        self._grip = None
        if after != before:
            width = after.width if after.width != before.width else None
            self._photos.previews.pop(self.photo_id, None)
            self._surface.run(AdjustBackdrop(self.photo_id, after.x, after.y, width))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look round."""
        self._surface.wheelEvent(event)

    def _pulled(self, place: QPointF) -> Backdrop:
        """The photo as the mouse would have it: moved, or sized with the opposite corner fixed."""
        assert self._grip is not None
        start, corner, photo = self._grip
        zoom = self._surface.camera.zoom
        dx, dy = (place.x() - start.x()) / zoom, (place.y() - start.y()) / zoom
        if corner is None:
            return replace(photo, x=photo.x + dx, y=photo.y + dy)
        box = self._photos.box_of(photo)
        right, below = corner
        wide = box.width + (dx if right else -dx)
        tall = (box.height + (dy if below else -dy)) * box.width / box.height
        width = max(LEAST_WIDTH, wide, tall)
        height = width * box.height / box.width
        x = photo.x if right else box.right - width
        y = photo.y if below else box.bottom - height
        return replace(photo, x=x, y=y, width=width)

    def _show_as(self, photo: Backdrop) -> None:
        self._photos.previews[photo.id] = photo
        self._surface.update()
        self.update()

    def _show_cursor(self, place: QPointF) -> None:
        corner = self._corner_at(place)
        if corner is not None:
            falls = corner[0] == corner[1]
            shape = Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor
        elif self._rect().contains(place):
            shape = Qt.CursorShape.SizeAllCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _rect(self) -> QRectF:
        photo = self.photo
        if photo is None:
            return QRectF()
        return self._surface.camera.rect_of(self._photos.box_of(photo))

    def _corner_at(self, place: QPointF) -> tuple[int, int] | None:
        rect = self._rect()
        for right, below in _CORNERS:
            x = rect.right() if right else rect.left()
            y = rect.bottom() if below else rect.top()
            if not rect.isEmpty() and max(abs(place.x() - x), abs(place.y() - y)) <= HANDLE:
                return right, below
        return None

    # What is shown

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self._rect()
        if rect.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRect(rect)
        painter.setBrush(colour("card"))
        for right, below in _CORNERS:
            x = rect.right() if right else rect.left()
            y = rect.bottom() if below else rect.top()
            painter.drawRect(QRectF(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._surface and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._surface.rect())
            self._show_bar()
        return False

    def _on_records(self, event: Event) -> None:
        """Undo, or another hand, may have taken the photo away."""
        if self.isHidden() or not any(one.table == Backdrop.table for one in event.changes):
            return
        if self.photo is None:
            here = self._photos.all_here()
            if here:
                self.begin(here[-1].id)
            else:
                self.end()
        else:
            self._show_bar()
        self.update()
