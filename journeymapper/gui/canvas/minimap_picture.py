"""The cards of a large map on the minimap: painted bit by bit, mended where cards moved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.layout import Rectangle

_PORTION = 300
_SLICE_SECONDS = 0.003
_REST_MS = 150
"""After an edit that changes all of it; until then the old picture is shown."""


class MinimapPicture(QObject):
    """``pixmap`` is transparent but for the cards; ``ready`` is called when it is another."""

    def __init__(self, parent: QObject, scene: Scene, ready: Callable[[], object]) -> None:
        super().__init__(parent)
        self._scene = scene
        self._ready = ready
        self.pixmap = QPixmap()
        self.whole = Rectangle(0, 0, 1, 1)
        """The part of the journey that the picture shows."""
        self._state: Hashable = None
        self._mark = 0
        self._size = QRectF()
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._go_on)
        self._job: tuple[QPixmap, Rectangle, Iterator[Rectangle]] | None = None

    def follow(self, whole: Rectangle, area: QRectF, grain: float, state: Hashable) -> None:
        """Show this part of the journey in an area of the picture, which begins at the origin.
        Another ``state`` has everything painted anew."""
        scene = self._scene
        state = (state, scene.loads, whole, area.getRect(), grain)
        told, self._mark = scene.spoils.told_since(self._mark)
        if state == self._state and told is not None:
            # Cards move in edits only: what merely looks better by now is a connection.
            places = [place for place, is_edit in told if is_edit]
            if self._job is None:
                self._mend(places)
            elif places:
                self._begin(self._job[1], grain)
            return
        self._state, self._size = state, area
        self._begin(whole, grain)
        self._later.start(0 if self.pixmap.isNull() else _REST_MS)

    def place(self, box: Rectangle) -> QRectF:
        """Where a box of the journey is in the picture."""
        return self._place(box, self.whole)

    def _place(self, box: Rectangle, whole: Rectangle) -> QRectF:
        area = self._size
        scale = min(area.width() / whole.width, area.height() / whole.height)
        left = area.x() + (area.width() - whole.width * scale) / 2
        top = area.y() + (area.height() - whole.height * scale) / 2
        return QRectF(
            left + (box.x - whole.x) * scale,
            top + (box.y - whole.y) * scale,
            max(1.5, box.width * scale),
            max(1.5, box.height * scale),
        )

    def _begin(self, whole: Rectangle, grain: float) -> None:
        size = self._size
        pixmap = QPixmap(round(size.right() * grain) + 1, round(size.bottom() * grain) + 1)
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(grain)
        self._job = (pixmap, whole, iter(list(self._scene.cards.boxes.values())))

    def _go_on(self) -> None:
        if self._job is not None:
            self._paint()
        if self._job is not None:
            self._later.start(0)
        else:
            self._ready()

    def _paint(self) -> None:
        assert self._job is not None
        pixmap, whole, boxes = self._job
        end = perf_counter() + _SLICE_SECONDS
        painter = self._painter(pixmap)
        while some := list(islice(boxes, _PORTION)):
            painter.drawRects([self._place(box, whole) for box in some])
            if perf_counter() > end:
                break
        else:
            self.pixmap, self.whole, self._job = pixmap, whole, None
        painter.end()

    def _mend(self, places: list[Rectangle]) -> None:
        if not places:
            return
        painter = self._painter(self.pixmap)
        for place in places:
            rect = self._place(place, self.whole).adjusted(-1, -1, 1, 1)
            if rect.width() > self._size.width() / 4 or rect.height() > self._size.height() / 4:
                continue  # a long line's: no card has moved that far at once
            painter.setClipRect(rect)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(rect, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            unit = place.width / max(rect.width() - 2, 0.1)
            near = self._scene.cards.meeting(place.inflated(4 * unit))
            painter.drawRects(
                [self._place(self._scene.cards.boxes[key], self.whole) for key in near]
            )
        painter.end()

    def _painter(self, pixmap: QPixmap) -> QPainter:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("muted_line"))
        return painter
