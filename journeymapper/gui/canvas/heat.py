"""The heat of the map, painted over its cards: a wash, a frame, and the number in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil, inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from journeymapper.analysis.heat import Heat, heat_of
from journeymapper.drawing.card_room import EDGE, free_place
from journeymapper.drawing.heat_colours import frame_width, heat_frame, heat_wash
from journeymapper.drawing.marks import pill, pill_height, pill_width
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.appearance import current_theme
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.card_outline import card_outline
from journeymapper.gui.canvas.painter import FAR
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.text import Style

if TYPE_CHECKING:
    from journeymapper.domain.change import Change
    from journeymapper.drawing.cards import CardLook
    from journeymapper.gui.canvas.surface import Surface

REST_MS = 120
"""After edits the heat is worked out anew when hands rest."""
_SIZE, _LEAST_SIZE = 10.5, 8.0
"""Of the words, in pixels: at 100%, and however small the map is."""
_LEAST_ZOOM = 0.35
"""Below it no words are shown."""
_GROW = 1.0
_NEAR_WASH, _FAR_WASH = 0.30, 0.72
"""So much that text is read through it."""
_COLD = 0.45
"""How much of the paper lies over a card of which nothing is known."""


class HeatMap:
    """Made when it is first asked for; ``heat`` is what the workspace wants to see."""

    def __init__(
        self,
        surface: Surface,
        card_look: Callable[[str], CardLook],
        opacity: Callable[[str], float],
    ) -> None:
        self._surface = surface
        self._card_look, self._opacity = card_look, opacity
        self._heat: Heat | None = None
        self._far: tuple[int, list[tuple[QColor, QPen, list[QRectF]]]] | None = None
        self._later = QTimer(surface, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self.forget)

    @property
    def heat(self) -> Heat:
        """How hot every touchpoint is."""
        if self._heat is None:
            workspace = self._surface.workspace
            self._heat = heat_of(
                workspace.project,
                workspace.journey_id,
                workspace.heat,
                workspace.heat_persona,
            )
        return self._heat

    def forget(self) -> None:
        """Something else is asked for, or was edited: work it out when it is painted."""
        self._later.stop()
        self._heat = self._far = None
        self._surface.update()

    def take(self, changes: Iterable[Change]) -> None:
        """Renew what an edit touched, when hands rest."""
        if any(True for _ in changes):
            self._later.start()

    def word(self, record_id: str) -> str:
        """What is known of a card, in words; else empty."""
        found = self.heat.cells.get(record_id)
        return found.word if found else ""

    def paint(self, painter: QPainter) -> None:
        """Over the cards in sight."""
        camera = self._surface.camera
        painter.save()
        painter.setClipRect(QRectF(0, BAND - 4, camera.width, camera.height))
        if camera.zoom < FAR:
            self._paint_far(painter)
        else:
            self._paint_near(painter)
        painter.restore()

    def _paint_far(self, painter: QPainter) -> None:
        """Batches of plain rectangles, made once until something changes."""
        camera, scene = self._surface.camera, self._surface.scene
        if self._far is None or self._far[0] != scene.version:
            self._far = (scene.version, self._batches())
        painter.translate(camera.left, camera.top)
        painter.scale(camera.zoom, camera.zoom)
        painter.setOpacity(_FAR_WASH)
        for tint, pen, boxes in self._far[1]:
            painter.setPen(pen)
            painter.setBrush(tint)
            painter.drawRects(boxes)

    def _batches(self) -> list[tuple[QColor, QPen, list[QRectF]]]:
        heat, scene = self.heat, self._surface.scene
        levels: dict[int, list[QRectF]] = {}
        for card in scene.project.touchpoints:
            box = scene.cards.boxes.get(card)
            found = heat.cells.get(card)
            if box is not None and (found is not None or self._is_cold(card)):
                levels.setdefault(-1 if found is None else found.level, []).append(
                    QRectF(box.x, box.y, box.width, box.height)
                )
        batches = []
        for level, boxes in sorted(levels.items()):
            tint, pen = _cold(), QPen(Qt.PenStyle.NoPen)
            if level >= 0:
                tint = QColor(heat_wash(current_theme(), heat.kind, level))
                pen = QPen(QColor(heat_frame(current_theme(), heat.kind, level)), 1.0)
                pen.setCosmetic(True)
            batches.append((tint, pen, boxes))
        return batches

    def _is_cold(self, key: str) -> bool:
        """Whether a card steps back, for something is known of others: what only stands for folded
        cards does not."""
        return bool(self.heat.cells) and key in self._surface.workspace.project.touchpoints

    def _paint_near(self, painter: QPainter) -> None:
        surface = self._surface
        camera, scene, heat = surface.camera, surface.scene, self.heat
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key in scene.in_order(scene.cards.meeting(camera.in_sight(20))):
            if scene.part_of(key) != "card":
                continue
            found = heat.cells.get(key)
            if found is None and not self._is_cold(key):
                continue
            box, kind = scene.cards.boxes[key], scene.project.touchpoints[key].kind
            painter.setOpacity(self._opacity(key))
            outline = card_outline(camera, box, kind, _GROW)
            if found is None:
                painter.fillPath(outline, _cold())
                continue
            frame = QColor(heat_frame(theme, heat.kind, found.level))
            wash = QColor(heat_wash(theme, heat.kind, found.level))
            wash.setAlphaF(_NEAR_WASH)
            pen = QPen(frame, frame_width(found.level, heat.kind))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(wash)
            painter.drawPath(outline)
            if camera.zoom >= _LEAST_ZOOM:
                self._say(painter, key, found.word, frame.name())
        painter.setOpacity(1.0)

    def _say(self, painter: QPainter, key: str, word: str, stroke: str) -> None:
        """The word in a free corner of its own card; where it has no room, its first part."""
        camera = self._surface.camera
        zoom = camera.zoom
        look = self._card_look(key)
        style = Style(max(_SIZE * max(min(zoom * 1.3, 1.0), zoom), _LEAST_SIZE), 600)
        height = pill_height(style)
        for said in dict.fromkeys((word, word.partition(", ")[0])):
            width = pill_width(said, style, inf)
            if width > (look.width - 2 * EDGE) * zoom:
                continue
            place = free_place(look, ceil(width / zoom), ceil(height / zoom))
            if place is None:
                continue
            corner = camera.rect_of(self._surface.scene.cards.boxes[key]).topLeft()
            parts = pill(
                said,
                style,
                corner.x() + place[0] * zoom,
                corner.y() + place[1] * zoom,
                place[2] * zoom,
                fill="card",
                colour="ink",
                stroke=stroke,
            )
            screen_pen(painter).draw(Picture(primitives=parts, bounds=(0, 0, 1, 1)))
            return


def _cold() -> QColor:
    paper = colour("paper")
    paper.setAlphaF(_COLD)
    return paper
