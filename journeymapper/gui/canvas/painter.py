"""Paints what is in sight: separators, connections, notes, cards and chips, then the headers."""

from __future__ import annotations

from collections.abc import Hashable, Set
from math import inf
from time import perf_counter

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from journeymapper.drawing.options import FAINT
from journeymapper.gui.canvas.camera import BAND, Camera
from journeymapper.gui.canvas.far_painter import FarPainter
from journeymapper.gui.canvas.far_sheet import FarSheet
from journeymapper.gui.canvas.header_painter import HeaderPainter
from journeymapper.gui.canvas.large_painter import FRAME_SECONDS, LargePainter
from journeymapper.gui.canvas.lifted_painter import LiftedPainter
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.near_sheet import NearSheet
from journeymapper.gui.canvas.pixmaps import Pixmaps, origin_in
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.look import colour

FAR = 0.28
"""Below this zoom cards are plain rectangles with a name and lines have no labels."""
SHADOW_ROOM = 12.0
DOT_STEP = 7


class MapPainter:
    """``bright`` are the ids that are not dimmed; None dims nothing."""

    def __init__(self, scene: Scene, camera: Camera, looks: Looks) -> None:
        self._scene = scene
        self._camera = camera
        self._looks = looks
        self.pixmaps = Pixmaps()
        self._far = FarPainter(scene, camera, looks)
        self._sheet = FarSheet(camera, self._paint_sheet)
        self._large = LargePainter(scene, camera, looks)
        self._near = NearSheet(scene, camera, self._paint_near, self._large.begin)
        self._lifted = LiftedPainter(scene, camera, self._large)
        self._large.on_box = self._near.spoil
        self._hidden: frozenset[str] = frozenset()
        self.headers = HeaderPainter(scene, camera)
        self._dots: tuple[tuple[float, float], QPixmap] | None = None
        self.bright: frozenset[str] | None = None
        self.waits = False
        """Whether cards of a large map may wait for ``work``, so that a frame is short."""

    def clear_pictures(self) -> None:
        """Forget what was painted in other colours."""
        self.pixmaps.clear()
        self._large.clear_pictures()
        self.headers.forget()
        self._far.tiles.forget()
        self._sheet.forget()
        self._near.forget()
        self._dots = None

    def paint_ground(self, painter: QPainter, top: float = BAND) -> None:
        """The paper and, from ``top`` down, the dotted lines between columns."""
        camera = self._camera
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), colour("paper"))
        self._separators(painter, top)

    def paint_map(
        self,
        painter: QPainter,
        hidden: Set[str] = frozenset(),
        part: QRectF | None = None,
        *,
        in_motion: bool = False,
    ) -> None:
        """Connections, notes, cards, chips in a part of the widget (None: all of it); ``hidden``
        connections are left out. ``in_motion``: a large map may wait with what takes long until the
        zoom rests. What it lacks then is made by ``work``."""
        camera, scene = self._camera, self._scene
        hidden = frozenset(hidden)
        part = part or QRectF(0, 0, camera.width, camera.height)
        if camera.zoom < FAR:
            self._far.paint(painter, self.bright, hidden)
            return
        if scene.ways.is_large:
            seconds = FRAME_SECONDS if self.waits else inf
            self._large.paint(
                painter, self.bright, hidden, part, seconds=seconds, in_motion=in_motion
            )
            return
        sight = camera.part(part, SHADOW_ROOM)
        lines = sorted(key for key in scene.lines.meeting(sight) if key not in hidden)
        boxes = scene.in_order(scene.cards.meeting(sight))
        self._large.draw_lines(painter, lines, self.bright)
        self._boxes(painter, boxes)
        self._large.draw_labels(painter, lines, self.bright)
        painter.setOpacity(1.0)

    def paint_lifted(self, painter: QPainter) -> None:
        """What a drag has lifted from a large map, over all that lies still."""
        self._lifted.paint(painter, is_far=self._camera.zoom < FAR)

    def paint_plain(self, painter: QPainter, hidden: Set[str], *, in_motion: bool) -> bool:
        """Paint paper and map in one go, from pictures of all of it; whether that could be done.
        Nothing must lie between paper and map."""
        scene, hidden = self._scene, frozenset(hidden)
        if not scene.ways.is_large and (self._camera.zoom < FAR or scene.rehearsed):
            return False
        look = (self.bright, hidden, tuple(scene.stages))
        if in_motion:
            return self._paint_scaled(painter, hidden, look)
        if self._camera.zoom >= FAR:
            self._hidden = hidden
            self._near.show(painter, look)
            return True
        self._far.follow(self.bright, hidden)
        tiles = self._far.tiles
        if not tiles.is_whole:
            return False
        self._sheet.show(painter, tiles.span(), (tiles.stamp, tuple(scene.stages)))
        return True

    def _paint_scaled(self, painter: QPainter, hidden: frozenset[str], look: Hashable) -> bool:
        """While the zoom changes: the last near view larger or smaller, and round it plain cards
        over the small picture of the whole. False, and nothing, from far away."""
        camera = self._camera
        if camera.zoom < FAR:
            return False
        view, sheet = QRectF(0, 0, camera.width, camera.height), self._near.seen(look)
        if not sheet.contains(view):
            painter.save()
            painter.setClipRegion(QRegion(view.toRect()) - QRegion(_within(sheet)))
            self.paint_ground(painter)
            self._far.paint(painter, self.bright, hidden)
            self._large.plain_boxes(painter, self._scene.cards.meeting(camera.in_sight()))
            painter.restore()
        self._near.show_scaled(painter, sheet)
        return True

    def _paint_near(self, painter: QPainter, part: QRectF) -> None:
        # A sheet has no headers, and what is its upper rim now lies further down after a pan.
        self.paint_ground(painter, 0.0)
        self.paint_map(painter, self._hidden, part)

    def _paint_sheet(self, painter: QPainter) -> None:
        self.paint_ground(painter)
        self._far.tiles.paint_what_is_there(painter)

    def work(self, deadline: float) -> bool | None:
        """Paint and find out some of what frames lack; whether there is more, None where nothing
        was lacking."""
        ways = self._scene.ways
        if not ways.is_large:
            return self._near.work(deadline) if self._camera.zoom >= FAR else None
        if not ways.is_read:
            while not ways.is_read and perf_counter() < deadline:
                ways.read_some()
            return True
        is_near = self._camera.zoom >= FAR
        found = self._work_near(deadline) if is_near else None
        return self._far.work(deadline, is_near=is_near) if found is None else found

    def _work_near(self, deadline: float) -> bool | None:
        if self._near.is_behind and self._near.work(deadline) is not None:
            return True
        found = self._large.work(deadline)
        if found:
            return True
        painted = self._near.work(deadline)
        return found if painted is None else painted

    def opacity(self, record_id: str) -> float:
        return 1.0 if self.bright is None or record_id in self.bright else FAINT

    def _separators(self, painter: QPainter, top: float) -> None:
        """Columns of dots, copied from a picture of one; they keep their place on the paper."""
        camera, scene = self._camera, self._scene
        height = camera.height + DOT_STEP
        if self._dots is None or self._dots[0] != (camera.grain, height):
            self._dots = ((camera.grain, height), _dot_column(camera.grain, height))
        shift = (top - camera.top) % DOT_STEP
        for stage in scene.stages[:-1]:
            x = round(camera.x_of(scene.lefts[stage.id] + stage.width)) - 2
            if -4 < x < camera.width + 4:
                grain = camera.grain
                part = QRectF(0, shift * grain, 4 * grain, (camera.height - top) * grain)
                painter.drawPixmap(QPointF(x, top), self._dots[1], part)

    def _boxes(self, painter: QPainter, keys: list[str]) -> None:
        camera, scene = self._camera, self._scene
        grain = camera.grain
        for key in keys:
            look, picture = self._looks.box(key)
            pixmap = self.pixmaps.get(look, picture, camera.step, camera.zoom, grain)
            dx, dy = origin_in(picture, camera.zoom, grain)
            box = scene.cards.boxes[key]
            x = round(camera.x_of(box.x) * grain) / grain - dx
            y = round(camera.y_of(box.y) * grain) / grain - dy
            painter.setOpacity(self.opacity(scene.end_of(key)))
            painter.drawPixmap(QPointF(x, y), pixmap)

    def paint_headers(self, painter: QPainter, hovered: str, selection: frozenset[str]) -> None:
        """The band at the top with the header of every stage in sight."""
        self.headers.paint(painter, hovered, selection, self.bright)


def _within(rect: QRectF) -> QRect:
    """The whole pixels that a rectangle covers."""
    return rect.toAlignedRect().adjusted(1, 1, -1, -1)


def _dot_column(grain: float, height: float) -> QPixmap:
    """The dots of a separator, and one more than are seen."""
    tile = QPixmap(round(4 * grain), round(DOT_STEP * grain))
    tile.fill(Qt.GlobalColor.transparent)
    tile.setDevicePixelRatio(grain)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("muted_line"))
    painter.drawEllipse(QPointF(2.0, DOT_STEP / 2), 0.9, 0.9)
    painter.end()
    column = QPixmap(round(4 * grain), max(1, round(height * grain)))
    column.fill(Qt.GlobalColor.transparent)
    column.setDevicePixelRatio(grain)
    painter = QPainter(column)
    painter.drawTiledPixmap(QRectF(0, 0, 4, height), tile)
    painter.end()
    return column
