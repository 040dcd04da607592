"""Paints what lies over the map: hover, selection, handles, guides, live lines, the marquee."""

from __future__ import annotations

from collections.abc import Iterable, Set

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from journeymapper.domain.vocabulary import LoopKind
from journeymapper.drawing.card_shapes import RADIUS
from journeymapper.drawing.primitives import Path
from journeymapper.gui.canvas.camera import BAND, Camera
from journeymapper.gui.canvas.card_outline import card_outline
from journeymapper.gui.canvas.hit import SMALLEST_WITH_HANDLES, sides_of
from journeymapper.gui.canvas.live_line import arrow_head, live_path
from journeymapper.gui.canvas.overlay import Overlay
from journeymapper.gui.canvas.pins import paint_pins
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour
from journeymapper.pens.qt import painter_path

MOST_GLOWING = 40
MOST_ALIKE = 300
"""More chosen cards than this in sight are framed in one stroke, without a glow."""
FULL_HANDLES = 0.6
"""Below this zoom handles are smaller, and the mark of a card's corner is left out."""


class OverlayPainter:
    def __init__(self, scene: Scene, camera: Camera, overlay: Overlay) -> None:
        self._scene = scene
        self._camera = camera
        self._overlay = overlay

    def glows(self, selection: Set[str], hovered: str) -> bool:
        """Whether ``paint_glow`` paints anything."""
        overlay, routes = self._overlay, self._scene.routes
        return bool(
            overlay.lit_stage
            or overlay.draft_route
            or overlay.walked
            or hovered in routes
            or len(selection) > MOST_GLOWING
            or any(one in routes for one in selection)
        )

    def paint_glow(self, painter: QPainter, selection: Iterable[str], hovered: str) -> None:
        """What shines under chosen, hovered and walked connections, and a column that is lit."""
        self._lit_column(painter)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._camera.left, self._camera.top)
        painter.scale(self._camera.zoom, self._camera.zoom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key in self._glowing({*selection, hovered, *self._overlay.walked}):
            if key in self._overlay.hidden_routes or key in self._scene.lifted:
                continue
            route = self._scene.routes.get(key)
            if route is None:
                continue
            tint = colour("coral" if self._is_friction(key) else "accent")
            tint.setAlpha(54 if key in selection else 26)
            if key in self._overlay.walked:
                tint = colour(self._overlay.walk_colour)
                tint.setAlpha(90)
            pen = QPen(tint, 9.0 if key in selection else 8.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPath(painter_path(Path(steps=route.steps)))
        self._draft_line(painter)
        painter.restore()

    def _glowing(self, keys: set[str]) -> set[str]:
        """Of very many only those in sight whose way is known: nobody waits for the others."""
        if len(keys) <= MOST_GLOWING:
            return keys
        scene = self._scene
        seen = scene.lines.meeting(self._camera.in_sight(20))
        return {key for key in seen if key in keys and not scene.ways.is_waiting(key)}

    def _lit_column(self, painter: QPainter) -> None:
        scene, camera = self._scene, self._camera
        left = scene.lefts.get(self._overlay.lit_stage)
        if left is not None:
            width = scene.project.stages[self._overlay.lit_stage].width * camera.zoom
            tint = colour("accent")
            tint.setAlpha(24)
            painter.fillRect(QRectF(camera.x_of(left), BAND, width, camera.height - BAND), tint)

    def _draft_line(self, painter: QPainter) -> None:
        route = self._overlay.draft_route
        if route is not None:
            pen = QPen(colour("connection"), 1.6 / self._camera.zoom)
            pen.setDashPattern([3.0, 3.0])
            painter.setPen(pen)
            painter.drawPath(painter_path(Path(steps=route.steps)))

    def _is_friction(self, key: str) -> bool:
        """A line that is coral itself would turn grey under a halo of another colour."""
        connection = self._scene.project.connections.get(key)
        return connection is not None and connection.loop_kind is LoopKind.FRICTION

    def paint_boxes(self, painter: QPainter, selection: frozenset[str]) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(0, BAND - 4, self._camera.width, self._camera.height))
        overlay = self._overlay
        paint_pins(painter, self._scene, self._camera)
        self._draft(painter)
        boxes = self._scene.cards.boxes
        sight = self._camera.in_sight(20)
        if overlay.hovered in boxes and overlay.hovered not in selection:
            self._outline(painter, overlay.hovered, "accent", 1.2, 150)
        self._chosen(
            painter,
            [
                key
                for key in selection
                if (box := boxes.get(key)) is not None and box.intersects(sight)
            ],
        )
        if overlay.walk_stand in boxes:
            self._outline(painter, overlay.walk_stand, overlay.walk_colour, 2.0)
        if overlay.lit in boxes:
            self._glow(painter, overlay.lit)
            self._outline(painter, overlay.lit, "accent", 2.0)
        if len(selection) == 1:
            self._line_handles(painter, next(iter(selection)))
            self._corner(painter, next(iter(selection)))
        self._dots(painter)
        self._guides(painter)
        self._live(painter)
        self._marquee(painter)
        painter.restore()
        self._column_edge(painter)

    def _chosen(self, painter: QPainter, keys: list[str]) -> None:
        if len(keys) <= MOST_ALIKE:
            for key in keys:
                self._glow(painter, key)
                self._outline(painter, key, "accent", 2.0)
            return
        painter.setPen(QPen(colour("accent"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([self._camera.rect_of(self._scene.cards.boxes[key]) for key in keys])

    def _shape(self, key: str, grow: float) -> QPainterPath:
        """The card's own outline on the widget, grown by so many pixels."""
        camera = self._camera
        box = self._scene.cards.boxes[key]
        rect = camera.rect_of(box).adjusted(-grow, -grow, grow, grow)
        card = self._scene.project.touchpoints.get(key)
        if card is not None:
            return card_outline(camera, box, card.kind, grow)
        path = QPainterPath()
        radius = 4 + grow if self._scene.part_of(key) == "sticky" else rect.height() / 2
        path.addRoundedRect(rect, radius, radius)
        return path

    def _outline(
        self, painter: QPainter, key: str, token: str, width: float, alpha: int = 255
    ) -> None:
        ink = colour(token)
        ink.setAlpha(alpha)
        pen = QPen(ink, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._shape(key, 0.5))

    def _glow(self, painter: QPainter, key: str) -> None:
        tint = colour("accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, alpha in ((10.0, 16), (6.0, 26)):
            tint.setAlpha(alpha)
            painter.setPen(QPen(tint, width))
            painter.drawPath(self._shape(key, 0.5))

    def _dot(self, painter: QPainter, x: float, y: float, radius: float = 4.5) -> None:
        painter.setPen(QPen(colour("accent"), 1.6))
        painter.setBrush(colour("card"))
        painter.drawEllipse(self._camera.point_of(x, y), radius, radius)

    def _dots(self, painter: QPainter) -> None:
        overlay = self._overlay
        if self._camera.zoom < SMALLEST_WITH_HANDLES:
            return
        if overlay.live is not None or overlay.guides or overlay.marquee is not None:
            return
        key = overlay.hovered
        box = self._scene.cards.boxes.get(key)
        radius = 4.5 if self._camera.zoom >= FULL_HANDLES else 3.5
        if box is not None and self._scene.part_of(key) != "sticky":
            for x, y in sides_of(box).values():
                self._dot(painter, x, y, radius)

    def _line_handles(self, painter: QPainter, key: str) -> None:
        route = self._scene.routes.get(key)
        if route is None or self._overlay.live is not None:
            return
        self._dot(painter, float(route.steps[0][1]), float(route.steps[0][2]), 5.0)
        self._dot(painter, route.arrow[0], route.arrow[1], 5.0)
        for number, (x, y) in enumerate(self._scene.bends_of(key)):
            place = self._camera.point_of(x, y)
            in_hand = self._overlay.bend_in_hand == (key, number)
            painter.setPen(QPen(colour("accent"), 1.6))
            painter.setBrush(colour("accent" if in_hand else "card"))
            painter.drawRoundedRect(QRectF(place.x() - 4, place.y() - 4, 8, 8), 2, 2)

    def _corner(self, painter: QPainter, key: str) -> None:
        box = self._scene.cards.boxes.get(key)
        if box is None or self._scene.part_of(key) != "card" or self._camera.zoom < FULL_HANDLES:
            return
        corner = self._camera.point_of(box.right, box.bottom) - QPointF(4, 4)
        painter.setPen(QPen(colour("accent"), 1.6))
        for way in (5.0, 9.0):
            painter.drawLine(
                QLineF(corner.x() - way + 2, corner.y() + 1, corner.x() + 1, corner.y() - way + 2)
            )

    def _guides(self, painter: QPainter) -> None:
        tint = colour("guide")
        tint.setAlpha(170)
        painter.setPen(QPen(tint, 1.0))
        for start, end in self._overlay.guides:
            painter.drawLine(self._camera.point_of(*start), self._camera.point_of(*end))

    def _live(self, painter: QPainter) -> None:
        live = self._overlay.live
        if live is None:
            return
        path = live_path(live, self._camera)
        pen = QPen(colour("accent"), 2.0)
        if live.is_loop:
            pen.setDashPattern([3.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawPath(arrow_head(path, live.backwards and live.route is None))

    def _marquee(self, painter: QPainter) -> None:
        area = self._overlay.marquee
        if area is not None:
            tint = colour("accent")
            tint.setAlpha(22)
            painter.setBrush(tint)
            painter.setPen(QPen(colour("accent"), 1.0))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _draft(self, painter: QPainter) -> None:
        box = self._overlay.draft
        if box is None:
            return
        # At a small zoom the field is larger than the card will be: the card holds it.
        rect = self._camera.rect_of(box)
        rect = rect.united(self._camera.name_rect(box).adjusted(-6, -5, 6, 5))
        pen = QPen(colour("accent"), 1.6)
        pen.setDashPattern([3.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(colour("card"))
        radius = RADIUS * self._camera.zoom
        if self._overlay.draft_kind in ("start", "end"):
            radius = rect.height() / 2
        painter.drawRoundedRect(rect, radius, radius)

    def _column_edge(self, painter: QPainter) -> None:
        x = self._overlay.column_edge
        if x is not None:
            painter.setPen(QPen(colour("accent"), 2.0))
            painter.drawLine(QPointF(x, 10), QPointF(x, self._camera.height))
