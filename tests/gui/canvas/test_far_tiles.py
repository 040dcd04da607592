"""The far map in tiles: what is painted bit by bit, and how that ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from time import perf_counter
from weakref import ref

from PySide6.QtGui import QPainter

from journeymapper.gui.canvas.camera import Camera
from journeymapper.gui.canvas.far_tiles import FarTiles
from journeymapper.layout import Rectangle


def paint_for_long(painter: QPainter, *_: object) -> Iterator[None]:
    while painter.isActive():
        painter.drawLine(0, 0, 100, 100)
        yield


def test_a_map_can_go_while_a_tile_of_it_is_painted() -> None:
    """A painter that outlives what it paints on crashes, or at the least Qt warns of it. The
    collector frees old things first, or new ones first after they were put aside."""
    for new_first in (False, True):
        camera = Camera()
        camera.width = camera.height = 500.0
        tiles = FarTiles(camera, paint_for_long)
        tiles.round_about = tiles  # type: ignore[attr-defined]
        gc.collect()
        assert tiles.work(perf_counter() + 0.005, None, is_near=False)
        if new_first:
            gc.freeze()
            gc.unfreeze()
        gone = ref(tiles)
        del tiles
        gc.collect()
        assert gone() is None


def test_a_tile_that_is_spoiled_while_it_is_painted_is_begun_anew() -> None:
    begun: list[QPainter] = []

    def paint(painter: QPainter, area: Rectangle, zoom: float) -> Iterator[None]:
        begun.append(painter)
        yield from paint_for_long(painter, area, zoom)

    camera = Camera()
    camera.width = camera.height = 500.0
    tiles = FarTiles(camera, paint)
    tiles.work(perf_counter() + 0.005, None, is_near=False)
    tiles.spoil(None)
    tiles.work(perf_counter() + 0.005, None, is_near=False)
    first, second = begun
    assert not first.isActive()
    assert second.isActive()
