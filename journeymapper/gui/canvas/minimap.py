"""The minimap in the lower right corner: where in the journey one is; click or drag to go there."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from journeymapper.gui.appearance import current_theme
from journeymapper.gui.canvas.minimap_picture import MinimapPicture
from journeymapper.gui.canvas.surface import Surface
from journeymapper.gui.look import colour
from journeymapper.gui.preferences import settings
from journeymapper.layout import Rectangle

LARGEST, SMALLEST, SHAPE, INSET = 148, 96, 0.62, 7
"""Widest and narrowest in pixels, height over width, and the margin inside."""
AT_ONCE = 1000
"""Up to so many cards the minimap is painted when it is looked at, more bit by bit."""
STEADY = 512.0
"""Journey units by which the borders of a large map move."""
SETTING = "canvas/minimap"
FAINT = 0.25
"""How much of it shows while it lies over what somebody works at."""
MOST_AT_WORK = 20
"""More chosen cards than this are not worked at one by one."""


class Minimap(QWidget):
    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._drawn = QPixmap()
        self._drawn_for: Hashable = None
        self._cards = MinimapPicture(self, surface.scene, self.refresh)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the journey")
        surface.viewport_changed.connect(self.refresh)
        surface.workspace.selection_changed.connect(self._step_aside)
        surface.draft_closed.connect(self._step_aside)
        self.hide()

    def refresh(self) -> None:
        """Show where the view is; hidden while everything is in sight."""
        was_shown = self.isVisible()
        self.setVisible(self._is_needed() and bool(settings().value(SETTING, True, bool)))
        if not (was_shown or self.isVisible()):
            return
        self._step_aside()
        # A child that asks for itself has what lies under it painted twice.
        self._surface.update(self.geometry())

    def _is_needed(self) -> bool:
        """Whether there are cards, and not everything is in sight."""
        scene = self._surface.scene
        whole = scene.bounds()
        if whole is None or not scene.cards.boxes:
            return False
        sight = self._surface.camera.in_sight(2)
        return not (
            sight.x <= whole.x
            and sight.y <= whole.y
            and sight.right >= whole.right
            and sight.bottom >= whole.bottom
        )

    @property
    def is_aside(self) -> bool:
        """Whether it is faint, and lets the mouse through to what lies under it."""
        return self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _step_aside(self) -> None:
        """Let what is chosen or written be seen and taken hold of where it lies under this."""
        surface, own = self._surface, QRectF(self.geometry())
        chosen = surface.workspace.selection
        at_work = list(surface.boxes_of(chosen if len(chosen) <= MOST_AT_WORK else ()).values())
        if surface.overlay.draft is not None:
            at_work.append(surface.overlay.draft)
        aside = any(surface.camera.rect_of(box).intersects(own) for box in at_work)
        if aside != self.is_aside:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, aside)
            surface.update(self.geometry())

    def place(self) -> None:
        """Stand in the corner, in proportion to the canvas."""
        width = max(SMALLEST, min(LARGEST, self._surface.width() // 6))
        self.setFixedSize(width, round(width * SHAPE))
        self.move(
            self._surface.width() - self.width() - 14, self._surface.height() - self.height() - 14
        )
        self.refresh()

    def _whole(self) -> Rectangle:
        """What the minimap shows. Of a large map it changes seldom: that has it painted anew."""
        scene = self._surface.scene
        whole = (scene.bounds() or Rectangle(0, 0, 1, 1)).inflated(24)
        if len(scene.cards.boxes) <= AT_ONCE:
            return whole
        left, top = floor(whole.x / STEADY) * STEADY, floor(whole.y / STEADY) * STEADY
        right, bottom = ceil(whole.right / STEADY) * STEADY, ceil(whole.bottom / STEADY) * STEADY
        return Rectangle(left, top, right - left, bottom - top)

    def _scale(self, whole: Rectangle) -> float:
        across, down = self.width() - 2 * INSET, self.height() - 2 * INSET
        return min(across / whole.width, down / whole.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene, theme, grain = self._surface.scene, current_theme().name, self.devicePixelRatioF()
        is_large = len(scene.cards.boxes) > AT_ONCE
        key = (0 if is_large else scene.version, grain, self.width(), theme, is_large)
        if key != self._drawn_for:
            self._drawn_for = key
            self._drawn = self._draw_cards(() if is_large else scene.cards.boxes.values())
        whole = self._whole()
        if is_large:
            area = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
            self._cards.follow(whole, area, grain, theme)
            whole = self._cards.whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT if self.is_aside else 1.0)
        painter.drawPixmap(0, 0, self._drawn)
        if is_large:
            painter.drawPixmap(0, 0, self._cards.pixmap)
        tint = colour("accent")
        tint.setAlpha(20)
        painter.setBrush(tint)
        painter.setPen(QPen(colour("accent"), 1.4))
        seen = self._rect(self._surface.camera.in_sight(), whole, self._scale(whole))
        frame = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.drawRoundedRect(seen.intersected(frame), 3, 3)
        painter.end()

    def _draw_cards(self, boxes: Iterable[Rectangle]) -> QPixmap:
        """The frame with these cards; drawn anew only when something stands elsewhere."""
        grain = self.devicePixelRatioF()
        pixmap = QPixmap(round(self.width() * grain), round(self.height() * grain))
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(grain)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        whole = self._whole()
        scale = self._scale(whole)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("muted_line"))
        painter.drawRects([self._rect(box, whole, scale) for box in boxes])
        painter.end()
        return pixmap

    def _rect(self, box: Rectangle, whole: Rectangle, scale: float) -> QRectF:
        left = INSET + (self.width() - 2 * INSET - whole.width * scale) / 2
        top = INSET + (self.height() - 2 * INSET - whole.height * scale) / 2
        return QRectF(
            left + (box.x - whole.x) * scale,
            top + (box.y - whole.y) * scale,
            max(1.5, box.width * scale),
            max(1.5, box.height * scale),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, place: QPointF) -> None:
        """Bring the point of the journey that is under the pointer to the middle of the view."""
        whole = self._whole()
        scale = self._scale(whole)
        origin = self._rect(whole, whole, scale).topLeft()
        camera = self._surface.camera
        x = whole.x + (place.x() - origin.x()) / scale
        y = whole.y + (place.y() - origin.y()) / scale
        at = camera.point_of(x, y)
        camera.pan(camera.width / 2 - at.x(), camera.height / 2 - at.y())
        self._surface.show_view()
