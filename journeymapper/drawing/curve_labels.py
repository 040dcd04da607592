"""Labels beside the dots of a curve: each where it covers nothing, or nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.layout import Rectangle
from journeymapper.text import Style

_WIDEST = 190.0
_DISTANCE = 7.0
_ASIDE = 3.0
_CELL = 16.0
"""Sides of the squares by which it is looked up what is near; a curve has thousands of points."""


class Labels:
    """Keeps what is already covered within a frame from ``left`` to ``right``."""

    def __init__(self, left: float, right: float, height: float, size: float) -> None:
        self._left = left
        self._right = right
        self._height = height
        self._size = size
        self._taken: defaultdict[tuple[int, int], list[Rectangle]] = defaultdict(list)
        self._shunned: list[Rectangle] = []
        self.named: set[object] = set()
        """Dots that need no name any more."""

    def block(self, x: float, y: float, radius: float) -> None:
        """Keep labels away from a dot."""
        self._take(Rectangle(x - radius, y - radius, 2 * radius, 2 * radius))

    def shun(self, y: float) -> None:
        """Keep labels off a level line as long as there is another place."""
        self._shunned.append(Rectangle(self._left, y - 1.0, self._right - self._left, 2.0))

    def place(
        self,
        text: str,
        x: float,
        y: float,
        *,
        above: bool,
        fill: str = "muted",
        weight: int = 400,
    ) -> list[Primitive]:
        """The text above or below a dot, over it or to one side, where it is free (the wish first),
        moved inward at the frame's ends; nothing where all places are taken."""
        style = Style(self._size, weight)
        widest = min(_WIDEST, self._right - self._left)
        if not text.strip() or widest < style.size * 3:
            return []
        height = style.size * 1.3
        for share in (1.0, 0.5):
            width = min(fitted(text, style, widest * share).width, widest * share)
            lefts = (x - width / 2, x + _ASIDE, x - _ASIDE - width)
            distances = (_DISTANCE, _DISTANCE + height * 0.8)
            for shunned, distance, wish, upward in product(
                (self._shunned, []), distances, lefts, (above, not above)
            ):
                left = min(max(wish, self._left), self._right - width)
                top = y - distance - height if upward else y + distance
                box = Rectangle(left, top, width, height)
                if top < 0 or box.bottom > self._height:
                    continue
                if any(box.intersects(other) for other in shunned) or self._is_taken(box):
                    continue
                self._take(box.inflated(1.5))
                ground = Box(x=left, y=top + 1, width=width, height=height - 2, fill="card")
                return [ground, one_line(text, style, left, top + height / 2, width, fill)]
        return []

    def _take(self, box: Rectangle) -> None:
        for cell in _cells(box):
            self._taken[cell].append(box)

    def _is_taken(self, box: Rectangle) -> bool:
        return any(
            box.intersects(other) for cell in _cells(box) for other in self._taken.get(cell, ())
        )


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    """The squares that a box touches."""
    columns = range(int(box.x // _CELL), int(box.right // _CELL) + 1)
    rows = range(int(box.y // _CELL), int(box.bottom // _CELL) + 1)
    return product(columns, rows)
