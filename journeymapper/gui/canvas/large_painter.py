"""A large map from near: what is painted already at once, the rest between frames.

A frame paints what it can within its time. A card that was never painted is a plain rectangle for
a moment, a connection without a way a rough line, and while the zoom changes both may be as they
were at another zoom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import inf
from time import perf_counter

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from journeymapper.domain.records import Connection
from journeymapper.drawing.options import FAINT
from journeymapper.gui.canvas.camera import Camera
from journeymapper.gui.canvas.card_pixmaps import CardPixmaps, Kept
from journeymapper.gui.canvas.line_ink import token_of
from journeymapper.gui.canvas.line_strokes import LineStrokes
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.layout import Rectangle

MARGIN = 12.0
"""Pixels beside the view, for shadows that reach into it."""
FRAME_SECONDS = 0.003
"""What a frame at rest spends on cards that are not painted yet."""
MOST_LINES = 400
"""With more lines in sight all are plain and no further ways are looked for: nobody could tell them
apart."""
LONGEST_SEARCH = 0.025
"""Seconds; once a search took longer, none is begun for a line as long."""
MOST_SCALED = 150
"""More cards than this are plain while the zoom changes."""
LEAST_KEPT = 150
LEAST_SEARCHED = 800.0
"""Journey units; for lines shorter than this a way is always looked for."""
MOST_PIECES = 4000
FARTHEST = 2600.0
"""A line between ends that are farther apart than this, in journey units, stays rough while both
are out of sight: it only passes."""


class LargePainter:
    def __init__(self, scene: Scene, camera: Camera, looks: Looks) -> None:
        self._scene = scene
        self._camera = camera
        self._looks = looks
        self.pixmaps = CardPixmaps()
        self._strokes = LineStrokes(looks)
        self._pieces: dict[str, tuple[int, Connection, str, list[QLineF], float]] = {}
        self._missing: list[str] = []
        self._rough: list[str] = []
        self.on_box: Callable[[Rectangle], object] = lambda box: None
        """Called with the place of a card that was painted between frames."""
        self._bright: frozenset[str] | None = None
        self._too_far = inf

    def clear_pictures(self) -> None:
        """Forget what was painted in other colours."""
        self.pixmaps.clear()
        self._strokes.clear()

    def begin(self) -> None:
        """All in sight is painted anew: what was lacking before does not count."""
        self._rough, self._missing = [], []

    def paint(
        self,
        painter: QPainter,
        bright: frozenset[str] | None,
        hidden: frozenset[str],
        part: QRectF,
        *,
        seconds: float,
        in_motion: bool,
    ) -> None:
        """Lines, notes, cards, chips and labels in a part of the widget, with so many seconds for
        cards that are not painted yet; ``in_motion``: paint none anew."""
        scene, self._bright = self._scene, bright
        sight = self._camera.part(part, MARGIN)
        left_out = hidden | scene.lifted
        keys = sorted(key for key in scene.lines.meeting(sight) if key not in left_out)
        settled = [key for key in keys if not scene.ways.is_waiting(key)]
        rough = [key for key in keys if scene.ways.is_waiting(key)]
        if part.width() >= self._camera.width and part.height() >= self._camera.height:
            self._rough, self._missing = rough, []
        else:
            self._rough = list(dict.fromkeys([*self._rough[-MOST_LINES:], *rough]))
        crowded = in_motion or len(settled) > MOST_LINES
        self._rough_lines(painter, rough)
        painter.save()
        painter.translate(self._camera.left, self._camera.top)
        painter.scale(self._camera.zoom, self._camera.zoom)
        for key in settled:
            self.line(painter, key, plain=crowded)
        painter.restore()
        boxes = [key for key in scene.cards.meeting(sight) if key not in left_out]
        if in_motion and len(boxes) > MOST_SCALED:
            self.plain_boxes(painter, boxes)
        else:
            self.boxes(painter, scene.in_order(boxes), 0.0 if in_motion else seconds)
        if not crowded:
            self._labels(painter, settled)
        painter.setOpacity(1.0)
        self.pixmaps.let_go(max(LEAST_KEPT, len(boxes) + len(settled)))

    def work(self, deadline: float) -> bool | None:
        """Paint cards and find ways for what the last frame lacked; whether there is more, None
        where there was nothing to do."""
        self._scene.ways.settle_lifted()
        if not self._missing and not self._unsettled():
            return None
        while self._missing and perf_counter() < deadline:
            key = self._missing.pop()
            box = self._scene.cards.boxes.get(key)
            if box is not None:
                self._paint_box(key)
                self.on_box(box)
        if self._missing:
            return True
        while perf_counter() < deadline:
            if not self._scene.ways.prepare_some():
                continue
            waiting = self._unsettled()
            if not waiting:
                return False
            one, begun = waiting[-1], perf_counter()
            reach = self._reach(one)
            self._scene.ways.settle([one])
            if perf_counter() - begun > LONGEST_SEARCH:
                self._too_far = max(LEAST_SEARCHED, min(self._too_far, reach))
        return True

    def _unsettled(self) -> list[str]:
        """What has a rough line in sight and should have a better one, the nearest last."""
        ways = self._scene.ways
        self._rough = [one for one in self._rough if ways.is_waiting(one)]
        wanted = [
            one
            for one in self._rough
            if (reach := self._reach(one)) < self._too_far
            and (reach <= FARTHEST or self._ends_here(one))
        ]
        return wanted if len(wanted) <= MOST_LINES else []

    def _reach(self, connection_id: str) -> float:
        """How long a rough line is, in journey units."""
        kept = self._pieces.get(connection_id)
        return kept[4] if kept is not None else self._scene.ways.reach(connection_id)

    def _ends_here(self, connection_id: str) -> bool:
        sight = self._camera.in_sight()
        connection = self._scene.project.connections[connection_id]
        boxes = (self._scene.place_of(one) for one in (connection.source, connection.target))
        return any(box is not None and box.intersects(sight) for box in boxes)

    def draw_lines(self, painter: QPainter, keys: list[str], bright: frozenset[str] | None) -> None:
        """Lines that have a way."""
        self._bright = bright
        painter.save()
        painter.translate(self._camera.left, self._camera.top)
        painter.scale(self._camera.zoom, self._camera.zoom)
        for key in keys:
            self.line(painter, key)
        painter.restore()

    def draw_labels(
        self, painter: QPainter, keys: list[str], bright: frozenset[str] | None
    ) -> None:
        """The labels of lines that have a way."""
        self._bright = bright
        self._labels(painter, keys)

    def line(self, painter: QPainter, key: str, *, plain: bool = False) -> None:
        """A line that has a way; the painter works in journey units."""
        painter.setOpacity(self._opacity(key))
        self._strokes.draw(painter, key, plain=plain)

    def _opacity(self, record_id: str) -> float:
        return 1.0 if self._bright is None or record_id in self._bright else FAINT

    def _rough_lines(self, painter: QPainter, keys: list[str]) -> None:
        scene, camera = self._scene, self._camera
        groups: defaultdict[tuple[str, float], list[QLineF]] = defaultdict(list)
        connections, lines = scene.project.connections, scene.lines
        for key in keys:
            mark, connection = lines.mark_of(key), connections[key]
            kept = self._pieces.get(key)
            if kept is None or kept[0] != mark or kept[1] is not connection:
                if len(self._pieces) > MOST_PIECES:
                    self._pieces.clear()
                pieces = [QLineF(*piece) for piece in lines.pieces_of(key)]
                reach = sum(abs(one.dx()) + abs(one.dy()) for one in pieces)
                kept = (mark, connection, token_of(connection), pieces, reach)
                self._pieces[key] = kept
            groups[kept[2], self._opacity(key)] += kept[3]
        painter.save()
        # All pieces run along the axes.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.translate(camera.left, camera.top)
        painter.scale(camera.zoom, camera.zoom)
        for (token, opacity), pieces in groups.items():
            painter.setOpacity(opacity)
            painter.setPen(QPen(colour(token), 0.0))
            painter.drawLines(pieces)
        painter.restore()

    def boxes(self, painter: QPainter, keys: list[str], seconds: float) -> None:
        """Cards as they are seen from near, plain where there is no time to paint them."""
        scene, camera = self._scene, self._camera
        grain, step = camera.grain, camera.step
        # What a card shows is found out of who refers to it, which takes its time to learn.
        can_wait = seconds < inf and not scene.project.is_indexed
        end = -inf if can_wait else perf_counter() + seconds
        for key in keys:
            kept = self.pixmaps.get(key)
            if not self._is_as_it_is(key, kept):
                if perf_counter() < end:
                    kept = self._paint_box(key)
                else:
                    self._missing.append(key)
            box = scene.cards.boxes[key]
            painter.setOpacity(self._opacity(scene.end_of(key)))
            if kept is None:
                painter.setPen(QPen(colour("muted_line"), 1))
                painter.setBrush(colour("card"))
                painter.drawRect(camera.rect_of(box))
            else:
                x = round(camera.x_of(box.x) * grain) / grain
                y = round(camera.y_of(box.y) * grain) / grain
                _copy(painter, kept, x, y, 1.0 if kept.step == step else camera.zoom / kept.zoom)

    def plain_boxes(self, painter: QPainter, keys: Iterable[str]) -> None:
        """Cards as they are seen from far away, for a moment."""
        scene, camera = self._scene, self._camera
        groups: defaultdict[float, list[QRectF]] = defaultdict(list)
        for key in keys:
            box = scene.cards.boxes[key]
            rect = QRectF(box.x, box.y, box.width, box.height)
            groups[self._opacity(scene.end_of(key))].append(rect)
        painter.save()
        painter.translate(camera.left, camera.top)
        painter.scale(camera.zoom, camera.zoom)
        painter.setPen(QPen(colour("muted_line"), 0))
        painter.setBrush(colour("card"))
        for opacity, boxes in groups.items():
            painter.setOpacity(opacity)
            painter.drawRects(boxes)
        painter.restore()

    def _is_as_it_is(self, key: str, kept: Kept | None) -> bool:
        camera = self._camera
        return (
            kept is not None
            and (kept.step, kept.grain) == (camera.step, camera.grain)
            and self._looks.has_box(key)
            and self._looks.box(key)[0] is kept.look
        )

    def _paint_box(self, key: str) -> Kept:
        camera = self._camera
        look, picture = self._looks.box(key)
        kept = self.pixmaps.get(key)
        if kept is not None and kept.look == look and kept.step == camera.step:
            kept.look = look
            return kept
        return self.pixmaps.paint(key, look, picture, camera.step, camera.zoom, camera.grain)

    def _labels(self, painter: QPainter, keys: list[str]) -> None:
        camera = self._camera
        zoom = camera.zoom
        for key in keys:
            picture = self._looks.line(key)[1]
            if picture is None:
                continue
            name = f"label {key}"
            kept = self.pixmaps.get(name)
            if kept is None or kept.look is not picture or kept.step != camera.step:
                kept = self.pixmaps.paint(name, picture, picture, camera.step, zoom, camera.grain)
            opacity = self._opacity(key)
            painter.setOpacity(1.0)
            if opacity < 1.0:
                # The dimmed line must not show through its label.
                x, y, width, height = picture.bounds
                ground = Rectangle(x + 8, y + 2, width - 16, height - 4)
                painter.fillRect(camera.rect_of(ground), colour("paper"))
                painter.setOpacity(opacity)
            _copy(painter, kept, camera.left, camera.top, 1.0)


def _copy(painter: QPainter, kept: Kept, x: float, y: float, scale: float) -> None:
    """Put a card where its origin is at a point of the widget."""
    if scale == 1.0:
        painter.drawPixmap(QPointF(x - kept.dx, y - kept.dy), kept.pixmap)
        return
    size = kept.pixmap.deviceIndependentSize() * scale
    place = QPointF(x - kept.dx * scale, y - kept.dy * scale)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRectF(place, size), kept.pixmap, QRectF(kept.pixmap.rect()))
