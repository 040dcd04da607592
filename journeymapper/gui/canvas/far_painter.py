"""The map from far away: cards as plain rectangles with a name, connections as thin lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Path, Picture
from journeymapper.drawing.texts import block
from journeymapper.gui.canvas.camera import Camera
from journeymapper.gui.canvas.far_tiles import FarTiles
from journeymapper.gui.canvas.line_ink import in_portions, token_of
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.layout import Rectangle
from journeymapper.pens.qt import painter_path
from journeymapper.text import Style

NAME = Style(32.0, 600)
"""Of one size in journey units, so that a name is broken once for all zooms."""
SPACING = 38.0
INSET = 14.0
LEAST_NAMED = 6.0 / NAME.size
"""Below this zoom a name would be less than six pixels tall."""
_PORTION = 100
"""Lines or cards painted between two looks at the clock."""
_NAMES = 12


class FarPainter:
    def __init__(self, scene: Scene, camera: Camera, looks: Looks) -> None:
        self._scene = scene
        self._camera = camera
        self._looks = looks
        self.tiles = FarTiles(camera, self._content)
        self._loads = 0
        self._mark = 0
        self._grain = 1.0
        self._bright: frozenset[str] | None = None
        self._hidden: frozenset[str] = frozenset()

    def paint(
        self, painter: QPainter, bright: frozenset[str] | None, hidden: frozenset[str]
    ) -> bool:
        """Everything in sight, what is not among the ``bright`` dimmed; whether that is all. A
        large map shows what is painted by now, and the rest when it was painted between frames."""
        self.follow(bright, hidden)
        if self._scene.ways.is_large:
            return self.tiles.paint_what_is_there(painter)
        self.tiles.paint_at_once(painter)
        return True

    def work(self, deadline: float, *, is_near: bool) -> bool | None:
        """Paint some of what a large map lacks; whether there is more, None where it lacks nothing.
        ``is_near``: the small picture of the whole is wanted alone."""
        self.follow(self._bright, self._hidden)
        return self.tiles.work(deadline, self._scene.bounds(), is_near=is_near)

    def follow(self, bright: frozenset[str] | None, hidden: frozenset[str]) -> None:
        """Find out which places look different by now; what is not ``bright`` is dimmed."""
        scene = self._scene
        if (scene.loads, self._camera.grain) != (self._loads, self._grain):
            self._loads, self._grain = scene.loads, self._camera.grain
            self.tiles.forget()
        for key in hidden ^ self._hidden:
            scene.spoils.add(scene.lines.boxes_of(key))
        self._hidden = hidden
        if bright != self._bright:
            self._bright = bright
            self.tiles.spoil(None)
        places, self._mark = scene.spoils.since(self._mark)
        self.tiles.spoil(places)

    def _content(self, painter: QPainter, area: Rectangle, zoom: float) -> Iterator[None]:
        dimming = MapOptions(bright=self._bright)
        yield from self._lines(painter, area, zoom, dimming)
        yield from self._boxes(painter, area, zoom, dimming)

    def _lines(
        self, painter: QPainter, area: Rectangle, zoom: float, dimming: MapOptions
    ) -> Iterator[None]:
        scene = self._scene
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left_out = self._hidden | scene.lifted
        keys = sorted(key for key in scene.lines.meeting(area) if key not in left_out)
        for some in in_portions(keys, _PORTION):
            rough: defaultdict[tuple[str, float], list[QLineF]] = defaultdict(list)
            for key in some:
                ink = token_of(scene.project.connections[key]), dimming.opacity(key)
                if scene.ways.is_waiting(key):
                    rough[ink] += [QLineF(*piece) for piece in scene.lines.pieces_of(key)]
                    continue
                _take_ink(painter, ink, zoom)
                painter.drawPath(painter_path(Path(steps=scene.routes[key].steps)))
            for ink, pieces in rough.items():
                _take_ink(painter, ink, zoom)
                painter.drawLines(pieces)
            yield

    def _boxes(
        self, painter: QPainter, area: Rectangle, zoom: float, dimming: MapOptions
    ) -> Iterator[None]:
        scene = self._scene
        frame, card = QPen(colour("muted_line"), 1 / zoom), colour("card")
        bar = max(2 / zoom, 5.0)
        keys = scene.in_order(key for key in scene.cards.meeting(area) if key not in scene.lifted)
        for some in in_portions(keys, _PORTION):
            groups: defaultdict[float, list[QRectF]] = defaultdict(list)
            bars: defaultdict[tuple[float, str], list[QRectF]] = defaultdict(list)
            for key in some:
                box = scene.cards.boxes[key]
                opacity = dimming.opacity(scene.end_of(key))
                groups[opacity].append(QRectF(box.x, box.y, box.width, box.height))
                emotion = self._looks.emotion(key)
                if emotion:
                    bars[opacity, emotion].append(QRectF(box.x, box.y, bar, box.height))
            painter.setPen(frame)
            painter.setBrush(card)
            for opacity, boxes in groups.items():
                painter.setOpacity(opacity)
                painter.drawRects(boxes)
            painter.setPen(Qt.PenStyle.NoPen)
            for (opacity, emotion), boxes in bars.items():
                painter.setOpacity(opacity)
                painter.setBrush(colour(emotion))
                painter.drawRects(boxes)
            yield
            if zoom >= LEAST_NAMED:
                for few in in_portions(some, _NAMES):
                    for key in few:
                        painter.setOpacity(dimming.opacity(scene.end_of(key)))
                        self._name(painter, key, scene.cards.boxes[key])
                    yield

    def _name(self, painter: QPainter, key: str, box: Rectangle) -> None:
        record = self._scene.project.find(self._scene.end_of(key))
        name = getattr(record, "name", "")
        most = int((box.height - 4) // SPACING)
        if not name or most < 1:
            return
        width = box.width - 2 * INSET
        lines = block(name, NAME, INSET, 0, width, max_lines=most, spacing=SPACING)
        picture = Picture(primitives=lines.lines, bounds=(0, 0, box.width, box.height))
        painter.save()
        painter.translate(box.x, box.y + (box.height - lines.height) / 2)
        screen_pen(painter).draw(picture)
        painter.restore()


def _take_ink(painter: QPainter, ink: tuple[str, float], zoom: float) -> None:
    token, opacity = ink
    painter.setOpacity(opacity)
    painter.setPen(QPen(colour(token), 1.2 / zoom))
