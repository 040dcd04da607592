"""The grid of buckets that answers "which rectangles lie here?" without asking all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from math import floor

from journeymapper.layout.geometry import Box, Point, segment_meets_box

CELL = 256.0
MOST_CELLS = 4096
"""A box over more cells than this is looked at in every question instead."""


def _cells_of(box: Box) -> list[tuple[int, int]] | None:
    left, right = floor(box[0] / CELL), floor(box[2] / CELL)
    top, bottom = floor(box[1] / CELL), floor(box[3] / CELL)
    if (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
        return None
    return [(i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)]


class BoxIndex:
    """Boxes by id, found by place."""

    def __init__(self) -> None:
        self.boxes: dict[str, Box] = {}
        self._cells: dict[tuple[int, int], dict[str, Box]] = {}
        self._huge: dict[str, Box] = {}

    def put(self, key: str, box: Box) -> None:
        self.remove(key)
        self.boxes[key] = box
        cells = _cells_of(box)
        if cells is None:
            self._huge[key] = box
        else:
            for cell in cells:
                self._cells.setdefault(cell, {})[key] = box

    def remove(self, key: str) -> None:
        box = self.boxes.pop(key, None)
        if box is None:
            return
        cells = _cells_of(box)
        if cells is None:
            del self._huge[key]
        else:
            for cell in cells:
                del self._cells[cell][key]

    def _buckets(self, box: Box) -> list[dict[str, Box]]:
        cells = _cells_of(box)
        if cells is None:
            return [self.boxes]
        own = self._cells
        found = [own[cell] for cell in cells if cell in own]
        if self._huge:
            found.append(self._huge)
        return found

    def within(self, box: Box) -> list[tuple[str, Box]]:
        """The boxes that share more than an edge with ``box``, sorted by id."""
        left, top, right, bottom = box
        found: dict[str, Box] = {}
        for bucket in self._buckets(box):
            for key, other in bucket.items():
                if other[0] < right and left < other[2] and other[1] < bottom and top < other[3]:
                    found[key] = other
        return sorted(found.items())

    def hits(
        self, points: Sequence[Point], margin: float, own: Collection[str] = ()
    ) -> dict[str, Box]:
        """The boxes that a polyline runs through, or passes closer than ``margin``.

        For the ids in ``own`` (the ends of the line) the margin counts as nothing.
        """
        found: dict[str, Box] = {}
        ax, ay = points[0]
        for bx, by in points[1:]:
            left, right = (ax - margin, bx + margin) if ax < bx else (bx - margin, ax + margin)
            top, bottom = (ay - margin, by + margin) if ay < by else (by - margin, ay + margin)
            for bucket in self._buckets((left, top, right, bottom)):
                for key, (l2, t2, r2, b2) in bucket.items():
                    if l2 >= right or r2 <= left or t2 >= bottom or b2 <= top or key in found:
                        continue
                    around = 0.0 if key in own else margin
                    if segment_meets_box(
                        ax, ay, bx, by, l2 - around, t2 - around, r2 + around, b2 + around
                    ):
                        found[key] = (l2, t2, r2, b2)
            ax, ay = bx, by
        return found


LINE_CELL = 128.0


class LineIndex:
    """Polylines by id, cut into buckets of their short segments."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[str, list[tuple[Point, Point]]]] = {}
        self._used: dict[str, list[tuple[int, int]]] = {}

    def put(self, key: str, points: Sequence[Point]) -> None:
        self.remove(key)
        used: set[tuple[int, int]] = set()
        for a, b in pairwise(_chopped(points)):
            i0, i1 = sorted((floor(a[0] / LINE_CELL), floor(b[0] / LINE_CELL)))
            j0, j1 = sorted((floor(a[1] / LINE_CELL), floor(b[1] / LINE_CELL)))
            for i in range(i0, i1 + 1):
                for j in range(j0, j1 + 1):
                    self._cells.setdefault((i, j), {}).setdefault(key, []).append((a, b))
                    used.add((i, j))
        self._used[key] = list(used)

    def remove(self, key: str) -> None:
        for cell in self._used.pop(key, ()):
            del self._cells[cell][key]

    def crossing(self, box: Box, but: str) -> set[str]:
        """The ids of the lines that run through the box, without ``but``."""
        left, top, right, bottom = box
        found: set[str] = set()
        for i in range(floor(left / LINE_CELL), floor(right / LINE_CELL) + 1):
            for j in range(floor(top / LINE_CELL), floor(bottom / LINE_CELL) + 1):
                for key, segments in self._cells.get((i, j), {}).items():
                    if key == but or key in found:
                        continue
                    for (ax, ay), (bx, by) in segments:
                        if segment_meets_box(ax, ay, bx, by, left, top, right, bottom):
                            found.add(key)
                            break
        return found


def _chopped(points: Sequence[Point]) -> list[Point]:
    """The same line with no stretch longer than a few buckets (and never many points more)."""
    chopped = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        count = min(64, int(max(abs(bx - ax), abs(by - ay)) / LINE_CELL) + 1)
        for index in range(1, count):
            t = index / count
            chopped.append((ax + (bx - ax) * t, ay + (by - ay) * t))
        chopped.append((bx, by))
    return chopped
