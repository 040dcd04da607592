"""What a large map painted of every card and label last, found without asking for its look."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from journeymapper.drawing.primitives import Picture
from journeymapper.gui.canvas.pixmaps import origin_in, painted

MOST_PIXELS = 9_000_000
"""What is kept at most beside what is in sight: 36 MB."""


@dataclass(slots=True)
class Kept:
    """``look`` at ``step`` (and the screen's ``grain``); ``dx`` and ``dy`` say where the origin
    lies on the pixmap, in pixels of that step."""

    look: Hashable
    step: int
    grain: float
    zoom: float
    pixmap: QPixmap
    dx: float
    dy: float


class CardPixmaps:
    """By id, the latest only; what was not asked for longest goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._pixels = 0

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        self._kept.clear()
        self._pixels = 0

    def get(self, key: str) -> Kept | None:
        """What was painted last; it may be of another size, or what once was."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def paint(
        self, key: str, look: Hashable, picture: Picture, step: int, zoom: float, grain: float
    ) -> Kept:
        """Paint anew, and keep that."""
        self._drop(self._kept.pop(key, None))
        pixmap = painted(picture, zoom, grain)
        made = Kept(look, step, grain, zoom, pixmap, *origin_in(picture, zoom, grain))
        self._kept[key] = made
        self._pixels += pixmap.width() * pixmap.height()
        return made

    def let_go(self, seen: int) -> None:
        """Keep within bounds; the ``seen`` that were asked for last stay."""
        while self._pixels > MOST_PIXELS and len(self._kept) > seen:
            self._drop(self._kept.popitem(last=False)[1])

    def _drop(self, kept: Kept | None) -> None:
        if kept is not None:
            self._pixels -= kept.pixmap.width() * kept.pixmap.height()
