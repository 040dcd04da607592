"""The grid of buckets that answers "which lines run through here?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import floor

from journeymapper.layout.geometry import Box, Point, box_of_points, segment_meets_box
from journeymapper.layout.obstacles import BoxIndex, chopped

CELL = 128.0
LONGEST = 100_000.0
LARGEST = 4096.0 * CELL * CELL
SHORT_LINE = 4
"""As how many lines a short one counts."""
_ROW = 1 << 24

Piece = tuple[str, float, float, float, float]
"""The id of a line and the ends of a straight part of it."""


class LineIndex:
    """Polylines by id, cut into buckets of their straight parts.

    Lines of absurd length are left out; only where labels sit depends on them.
    """

    def __init__(self) -> None:
        self._cells: dict[int, list[Piece]] = {}
        self._used: dict[str, set[int]] = {}
        self._tips = BoxIndex()
        self._lengths: dict[str, float] = {}

    def put(self, key: str, points: Sequence[Point]) -> None:
        self.remove(key)
        x, y = points[-1]
        self._lengths[key] = sum(
            abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in pairwise(points)
        )
        self._tips.put(key, (x - 0.5, y - 0.5, x + 0.5, y + 0.5))
        left, top, right, bottom = box_of_points(points)
        if max(right - left, bottom - top) > LONGEST:
            return
        used: set[int] = set()
        for a, b in pairwise(points):
            if a[0] == b[0] or a[1] == b[1] or abs(a[0] - b[0]) + abs(a[1] - b[1]) < CELL:
                self._put_piece(key, a, b, used)
            else:
                for one, two in pairwise(chopped((a, b), CELL)):
                    self._put_piece(key, one, two, used)
        self._used[key] = used

    def _put_piece(self, key: str, a: Point, b: Point, used: set[int]) -> None:
        (ax, ay), (bx, by) = a, b
        i0, i1 = floor(ax / CELL), floor(bx / CELL)
        j0, j1 = floor(ay / CELL), floor(by / CELL)
        if i0 > i1:
            i0, i1 = i1, i0
        if j0 > j1:
            j0, j1 = j1, j0
        piece = (key, ax, ay, bx, by)
        if i0 == i1 and j0 == j1:
            cell = i0 * _ROW + j0
            if cell in used:
                self._cells[cell].append(piece)
            else:
                self._cells.setdefault(cell, []).append(piece)
                used.add(cell)
            return
        for i in range(i0, i1 + 1):
            for cell in range(i * _ROW + j0, i * _ROW + j1 + 1):
                bucket = self._cells.get(cell)
                if bucket is None:
                    self._cells[cell] = [piece]
                else:
                    bucket.append(piece)
                used.add(cell)

    def remove(self, key: str) -> None:
        self._tips.remove(key)
        self._lengths.pop(key, None)
        for cell in self._used.pop(key, ()):
            left = [piece for piece in self._cells[cell] if piece[0] != key]
            if left:
                self._cells[cell] = left
            else:
                del self._cells[cell]

    def tips_within(self, box: Box, but: str) -> int:
        """How many lines end in the box, without ``but``."""
        return sum(key != but for key, _ in self._tips.within(box))

    def crossed(self, box: Box, but: str) -> int:
        """How many lines run through the box, without ``but``. A line no longer than the box is
        wide counts as several: what lies on it seems to be its name."""
        width = box[2] - box[0]
        return sum(
            SHORT_LINE if self._lengths[key] <= width else 1 for key in self.near(box) if key != but
        )

    def near(self, box: Box) -> set[str]:
        """The ids of the lines that run through the box."""
        left, top, right, bottom = box
        found: set[str] = set()
        if (right - left) * (bottom - top) > LARGEST:
            return found
        for i in range(floor(left / CELL), floor(right / CELL) + 1):
            for j in range(floor(top / CELL), floor(bottom / CELL) + 1):
                for key, ax, ay, bx, by in self._cells.get(i * _ROW + j, ()):
                    if key not in found and segment_meets_box(
                        ax, ay, bx, by, left, top, right, bottom
                    ):
                        found.add(key)
        return found
