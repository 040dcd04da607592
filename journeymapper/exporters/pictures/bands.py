"""Writes a picture as PNG band by band, so that memory does not grow with its size.

PNG as in the W3C recommendation of 2003: each row is told by how it differs from the one above
(filter type 2), which suits drawings.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

import numpy as np

from journeymapper.drawing.cutting import cut_out
from journeymapper.drawing.primitives import Picture
from journeymapper.drawing.theme import Theme
from journeymapper.exporters.job import IsCancelled, stop_if
from journeymapper.layout import Rectangle
from journeymapper.pens import qt

TILE = 4096
"""Width of what is painted at once, in pixels: Qt cannot paint images of any width."""
BAND_BYTES = 16_000_000
"""Of a band before it is compressed."""
BANDS_AT_ONCE = 16
"""So many bands are cut out of the picture together before each is cut out of those."""
EDGE = 64
"""Pixels that are painted and thrown away before a tile: where a letter begins outside, Qt rounds
its place another way. Larger letters are painted as outlines."""
REACH = 24.0
"""Journey units by which ink may reach beyond what its primitive says."""
METRE = 72 / 0.0254
"""Journey units in a metre at true size."""
_GAMMA = 45455
_CHUNK = 1 << 20


def write_png(
    file: BinaryIO,
    picture: Picture,
    scale: float,
    theme: Theme,
    background: str | None,
    title: str,
    done: Callable[[float], None],
    cancelled: IsCancelled,
) -> None:
    """Write the picture, ``scale`` pixels to a journey unit, transparent without a background."""
    qt.without_window()
    width = max(round(picture.bounds[2] * scale), 1)
    height = max(round(picture.bounds[3] * scale), 1)
    file.write(b"\x89PNG\r\n\x1a\n")
    kind = 2 if background else 6  # colours, or colours and alpha
    _chunk(file, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    _chunk(file, b"sRGB", b"\0")
    _chunk(file, b"gAMA", struct.pack(">I", _GAMMA))
    dots = max(round(scale * METRE), 1)
    _chunk(file, b"pHYs", struct.pack(">IIB", dots, dots, 1))
    if title.strip():
        said = " ".join(title.split()).encode("utf-8", "replace")
        _chunk(file, b"iTXt", b"Title\0\0\0\0\0" + said)
    packing = zlib.compressobj(6)
    waiting = bytearray()
    above: np.ndarray[tuple[int], np.dtype[np.uint8]] | None = None
    for top, rows in _bands(picture, scale, width, height, theme, background, cancelled):
        told = rows.copy()
        told[1:] -= rows[:-1]
        if above is not None:
            told[0] -= above
        above = rows[-1].copy()
        marked = np.insert(told, 0, 2, axis=1).tobytes()
        for at in range(0, len(marked), _CHUNK):
            stop_if(cancelled)
            waiting += packing.compress(marked[at : at + _CHUNK])
        if len(waiting) > _CHUNK:
            _chunk(file, b"IDAT", bytes(waiting))
            waiting.clear()
        done((top + len(rows)) / height)
    waiting += packing.flush()
    _chunk(file, b"IDAT", bytes(waiting))
    _chunk(file, b"IEND", b"")


def _bands(
    picture: Picture,
    scale: float,
    width: int,
    height: int,
    theme: Theme,
    background: str | None,
    cancelled: IsCancelled,
) -> Iterator[tuple[int, np.ndarray[tuple[int, int], np.dtype[np.uint8]]]]:
    """The picture's rows, some at a time: where they begin, and their bytes."""
    deep = 3 if background else 4
    tall = max(min(BAND_BYTES // (width * deep), height), 1)
    near = picture
    for number, top in enumerate(range(0, height, tall)):
        stop_if(cancelled)
        if number % BANDS_AT_ONCE == 0:
            several = (0, top - EDGE, width, tall * BANDS_AT_ONCE + EDGE)
            near = _cut(picture, picture, scale, several)
        band = min(tall, height - top)
        rows = np.empty((band, width * deep), np.uint8)
        for left in range(0, width, TILE):
            stop_if(cancelled)
            wide, aside, above = min(TILE, width - left), min(EDGE, left), min(EDGE, top)
            part = (left - aside, top - above, wide + aside, band + above)
            data = qt.pixels(_cut(near, picture, scale, part), scale, part, theme, background)
            tile = np.frombuffer(data, np.uint8).reshape(part[3], part[2] * deep)
            rows[:, left * deep : (left + wide) * deep] = tile[above:, aside * deep :]
        yield top, rows


def _cut(
    picture: Picture, whole: Picture, scale: float, part: tuple[int, int, int, int]
) -> Picture:
    """What of a picture is seen in a part of the whole, which is given in pixels; it still stands
    where it stood."""
    left, top, width, height = (one / scale for one in part)
    x, y = whole.bounds[:2]
    area = Rectangle(x + left, y + top, width, height).inflated(REACH)
    return Picture(primitives=cut_out(picture, area).primitives, bounds=whole.bounds)


def _chunk(file: BinaryIO, name: bytes, data: bytes) -> None:
    check = zlib.crc32(data, zlib.crc32(name))
    file.write(struct.pack(">I", len(data)) + name + data + struct.pack(">I", check))
