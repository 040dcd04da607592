"""The map from far away, painted once in square tiles and copied while the view moves.

Beside the tiles of the present zoom there are those of one zoom at which the whole map is small:
while nothing better is painted yet, these are shown larger or smaller. An edit spoils places;
only they are painted again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from math import exp2, floor, log2
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymapper.gui.canvas.camera import SMALLEST_STEP, STEPS_PER_OCTAVE, Camera
from journeymapper.layout import Rectangle

SIDE = 256
MOST = 96
"""Tiles kept beside those in sight: more than a large screen full."""
BASE_PIXELS = 2_500_000
"""Of the small picture of the whole map, at most."""
MOST_SPOILED = 24
"""A tile with more spoiled places is painted as a whole."""
REPAIR_SECONDS = 0.005
"""What a frame spends on spoiled places; the rest is mended between frames."""
AT_ONCE = 4
"""Places of a tile, each no larger than a card, that are mended however long that takes."""
CARD_SIZED = 400.0
"""Journey units; a place as large as that is painted in no time."""

Paint = Callable[[QPainter, Rectangle, float], Iterator[None]]
"""Paints what touches an area, in journey units, for this zoom, and pauses now and then."""
Steps = Generator[None, None, None]
"""Paints between pauses; closing it ends what it paints with."""
Place = tuple[int, int, int]
"""Zoom step, column, row."""


@dataclass
class _Tile:
    pixmap: QPixmap
    spoiled: list[Rectangle] | None = field(default_factory=list)
    """Places to be painted again; None where that is everything."""


class FarTiles:
    """``whole`` is what the map takes up."""

    def __init__(self, camera: Camera, paint: Paint) -> None:
        self._camera = camera
        self._paint = paint
        self._tiles: OrderedDict[Place, _Tile] = OrderedDict()
        self._base: dict[Place, _Tile] = {}
        self._base_step = SMALLEST_STEP
        self.stamp = 0
        """Another number whenever some tile is."""
        self._job: tuple[Place, _Tile, Steps] | None = None

    def __len__(self) -> int:
        return len(self._tiles) + len(self._base)

    def forget(self) -> None:
        """Another map, or other colours."""
        self._drop_job()
        self.stamp += 1
        self._tiles.clear()
        self._base.clear()

    def spoil(self, areas: Iterable[Rectangle] | None) -> None:
        """Other things are to be seen at these places; None: everywhere."""
        areas = None if areas is None else list(dict.fromkeys(areas))
        if areas is not None and not areas:
            return
        if self._job is not None:
            at = self._area(self._job[0])
            if areas is None or any(area.intersects(at) for area in areas):
                self._drop_job()
        self.stamp += 1
        for place, tile in (*self._tiles.items(), *self._base.items()):
            if areas is None or tile.spoiled is None:
                tile.spoiled = None
                continue
            mine = self._area(place)
            tile.spoiled += [area for area in areas if area.intersects(mine)]
            if len(tile.spoiled) > MOST_SPOILED:
                tile.spoiled = None

    @property
    def is_whole(self) -> bool:
        """Whether all that is in sight is painted as it is now."""
        return all(
            (tile := self._tiles.get(place)) is not None and tile.spoiled == []
            for place in self._in_sight()
        )

    def span(self) -> Rectangle:
        """The tiles in sight, in pixels from the journey's origin."""
        places = self._in_sight()
        left, top = places[0][1] * SIDE, places[0][2] * SIDE
        right, bottom = (places[-1][1] + 1) * SIDE, (places[-1][2] + 1) * SIDE
        return Rectangle(left, top, right - left, bottom - top)

    def paint_at_once(self, painter: QPainter) -> None:
        """Show the map as it is now, however long that takes."""
        for place in self._in_sight():
            tile = self._tiles.get(place)
            if tile is None or tile.spoiled != []:
                tile = self._renewed(place, tile)
            self._copy(painter, place, tile)
        self._let_go()

    def paint_what_is_there(self, painter: QPainter) -> bool:
        """Show what is painted by now, and whether that is all there is to show."""
        places = self._in_sight()
        is_whole = all(place in self._tiles for place in places)
        if not is_whole:
            self._paint_base(painter)
        end = perf_counter() + REPAIR_SECONDS
        for place in places:
            tile = self._tiles.get(place)
            if tile is None:
                continue
            if tile.spoiled:
                self._mend_cards(place, tile, end)
            is_whole = is_whole and tile.spoiled == []
            self._copy(painter, place, tile)
        return is_whole

    def work(self, deadline: float, whole: Rectangle | None, *, is_near: bool) -> bool | None:
        """Paint some of what is missing until the deadline; whether there is more to paint, None
        where nothing was missing. ``is_near``: only the small picture of the whole is wanted."""
        did: bool | None = None
        while perf_counter() < deadline:
            if self._job is None and not self._begin_job(whole, is_near):
                return did
            did = False
            self._go_on(deadline)
        return True

    def _begin_job(self, whole: Rectangle | None, is_near: bool) -> bool:
        wanted = [] if is_near else self._wanted(self._in_sight(), self._tiles)
        base = self._wanted(self._base_places(whole), self._base)
        place = next(iter((*wanted, *base)), None)
        if place is None:
            return False
        of = self._tiles if place in wanted else self._base
        self._job = (place, *self._begun(place, of.get(place)))
        return True

    def _wanted(self, places: list[Place], tiles: dict[Place, _Tile]) -> list[Place]:
        return [one for one in places if one not in tiles or tiles[one].spoiled != []]

    def _go_on(self, deadline: float) -> None:
        assert self._job is not None
        place, tile, steps = self._job
        for _ in steps:
            if perf_counter() >= deadline:
                return
        self._job = None
        if place[0] == self._base_step:
            self._base[place] = tile
        if place[0] == self._camera.step:
            self._keep(place, tile)
            self._let_go()

    def _drop_job(self) -> None:
        if self._job is not None:
            self._job[2].close()
            self._job = None

    def _begun(self, place: Place, old: _Tile | None) -> tuple[_Tile, Steps]:
        """What an old tile becomes, while it stays as it is: painted anew, or mended where only
        some places are spoiled."""
        if old is None or old.spoiled is None:
            tile = _Tile(self._blank())
            return tile, self._painted(place, tile.pixmap)
        tile = _Tile(old.pixmap.copy())
        return tile, self._painted(place, tile.pixmap, old.spoiled)

    def _painted(
        self, place: Place, pixmap: QPixmap, spoiled: list[Rectangle] | None = None
    ) -> Steps:
        """Paint a tile, or its spoiled places. Nobody but this generator holds the painter: it is
        closed before the pixmap goes, also by the garbage collector, which frees what lies about
        in any order. A painter that outlives its pixmap crashes."""
        painter, zoom = self._painter_on(place, pixmap), _zoom(place)
        try:
            if spoiled is None:
                yield from self._paint(painter, self._area(place).inflated(2 / zoom), zoom)
            else:
                yield from self._mend(painter, spoiled, zoom)
        finally:
            painter.end()

    def _renewed(self, place: Place, old: _Tile | None) -> _Tile:
        tile, steps = self._begun(place, old)
        for _ in steps:
            pass
        return self._keep(place, tile)

    def _mend_cards(self, place: Place, tile: _Tile, end: float) -> None:
        """Paint spoiled places no larger than a card anew, cards before labels, while there is
        time."""
        assert tile.spoiled is not None
        small = [one for one in tile.spoiled if max(one.width, one.height) <= CARD_SIZED]
        small.sort(key=lambda one: -one.width * one.height)
        for number, area in enumerate(small):
            if number >= AT_ONCE and perf_counter() >= end:
                break
            tile.spoiled.remove(area)
            for _ in self._painted(place, tile.pixmap, [area]):
                pass
            self.stamp += 1

    def _mend(self, painter: QPainter, areas: list[Rectangle], zoom: float) -> Iterator[None]:
        """Paint spoiled places again, and nothing beside them."""
        for area in areas:
            around = area.inflated(3 / zoom)
            rect = QRectF(around.x, around.y, around.width, around.height)
            painter.setClipRect(rect)
            painter.setOpacity(1.0)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(rect, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            yield from self._paint(painter, around, zoom)

    def _keep(self, place: Place, tile: _Tile) -> _Tile:
        self._tiles[place] = tile
        self.stamp += 1
        return tile

    def _let_go(self) -> None:
        """Tiles that were not seen for long go first; those in sight stay."""
        seen = set(self._in_sight())
        for place in seen & self._tiles.keys():
            self._tiles.move_to_end(place)
        while len(self._tiles) > max(MOST, len(seen)):
            self._tiles.popitem(last=False)

    def _blank(self) -> QPixmap:
        grain = self._camera.grain
        pixmap = QPixmap(round(SIDE * grain), round(SIDE * grain))
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(grain)
        return pixmap

    def _painter_on(self, place: Place, pixmap: QPixmap) -> QPainter:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-place[1] * SIDE, -place[2] * SIDE)
        painter.scale(_zoom(place), _zoom(place))
        return painter

    def _copy(self, painter: QPainter, place: Place, tile: _Tile) -> None:
        camera = self._camera
        at = QPointF(camera.left + place[1] * SIDE, camera.top + place[2] * SIDE)
        painter.drawPixmap(at, tile.pixmap)

    def _paint_base(self, painter: QPainter) -> None:
        camera = self._camera
        sight = camera.in_sight()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, tile in self._base.items():
            area = self._area(place)
            if area.intersects(sight):
                painter.drawPixmap(camera.rect_of(area), tile.pixmap, QRectF(tile.pixmap.rect()))
        painter.restore()

    def _base_places(self, whole: Rectangle | None) -> list[Place]:
        """The tiles of the small picture of the whole map, at a zoom that changes by octaves."""
        if whole is None:
            return []
        scale = (BASE_PIXELS / max(whole.width * whole.height, 1.0)) ** 0.5
        step = max(SMALLEST_STEP, min(0, floor(log2(scale) * 4) * STEPS_PER_OCTAVE // 4))
        if step != self._base_step:
            self._base_step = step
            self._base.clear()
        return self._places(step, whole)

    def _in_sight(self) -> list[Place]:
        return self._places(self._camera.step, self._camera.in_sight())

    def _places(self, step: int, area: Rectangle) -> list[Place]:
        side = SIDE / exp2(step / STEPS_PER_OCTAVE)
        return [
            (step, x, y)
            for y in range(floor(area.y / side), floor(area.bottom / side) + 1)
            for x in range(floor(area.x / side), floor(area.right / side) + 1)
        ]

    def _area(self, place: Place) -> Rectangle:
        side = SIDE / _zoom(place)
        return Rectangle(place[1] * side, place[2] * side, side, side)


def _zoom(place: Place) -> float:
    return exp2(place[0] / STEPS_PER_OCTAVE)
