"""The grid of buckets that answers "which rectangles lie here?" without asking all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from math import floor

from journeymapper.layout.geometry import Box, Point, box_of_points, segment_meets_box

CELL = 256.0
CHUNK = 8
"""So many stretches of a polyline are held against the buckets at once."""
MOST_CELLS = 4096
"""A box over more cells than this is looked at in every question instead."""


def _cells_of(box: Box) -> list[tuple[int, int]] | None:
    left, right = floor(box[0] / CELL), floor(box[2] / CELL)
    top, bottom = floor(box[1] / CELL), floor(box[3] / CELL)
    if left == right and top == bottom:
        return [(left, top)]
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

    def first_hit(
        self, points: Sequence[Point], margin: float, own: Collection[str] = ()
    ) -> Box | None:
        """One of the boxes of ``hits``, None where the line is clear."""
        return next(iter(self.hits(points, margin, own, most=1).values()), None)

    def hits(
        self,
        points: Sequence[Point],
        margin: float,
        own: Collection[str] = (),
        most: int = 1_000_000,
    ) -> dict[str, Box]:
        """The boxes that a polyline runs through, or passes closer than ``margin``.

        For the ids in ``own`` (the ends of the line) the margin counts as nothing.
        """
        found: dict[str, Box] = {}
        for first in range(0, len(points) - 1, CHUNK):
            part = points[first : first + CHUNK + 1]
            xs, ys = [x for x, _ in part], [y for _, y in part]
            left, right = min(xs) - margin, max(xs) + margin
            top, bottom = min(ys) - margin, max(ys) + margin
            for bucket in self._buckets((left, top, right, bottom)):
                for key, box in bucket.items():
                    l2, t2, r2, b2 = box
                    if l2 >= right or r2 <= left or t2 >= bottom or b2 <= top or key in found:
                        continue
                    if key not in own:
                        l2, t2, r2, b2 = l2 - margin, t2 - margin, r2 + margin, b2 + margin
                    for (ax, ay), (bx, by) in pairwise(part):
                        if segment_meets_box(ax, ay, bx, by, l2, t2, r2, b2):
                            found[key] = box
                            if len(found) >= most:
                                return found
                            break
        return found


class Watch:
    """Who asked about which places, and so wants to know when something changes there."""

    def __init__(self) -> None:
        self._places = BoxIndex()
        self._counts: dict[str, int] = {}

    def put(self, name: str, boxes: Sequence[Box]) -> None:
        self.remove(name)
        self._counts[name] = len(boxes)
        for place, box in enumerate(boxes):
            self._places.put(f"{place} {name}", box)

    def remove(self, name: str) -> None:
        for place in range(self._counts.pop(name, 0)):
            self._places.remove(f"{place} {name}")

    def touched(self, changed: Sequence[Box]) -> set[str]:
        return {key.partition(" ")[2] for box in changed for key, _ in self._places.within(box)}


LINE_CELL = 128.0
LONGEST = 100_000.0


class LineIndex:
    """Polylines by id, cut into buckets of their short segments.

    Lines of absurd length are left out; only where labels sit depends on them.
    """

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[str, list[tuple[Point, Point]]]] = {}
        self._used: dict[str, list[tuple[int, int]]] = {}
        self._tips = BoxIndex()

    def put(self, key: str, points: Sequence[Point]) -> None:
        self.remove(key)
        x, y = points[-1]
        self._tips.put(key, (x - 0.5, y - 0.5, x + 0.5, y + 0.5))
        left, top, right, bottom = box_of_points(points)
        if max(right - left, bottom - top) > LONGEST:
            return
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
        self._tips.remove(key)
        for cell in self._used.pop(key, ()):
            del self._cells[cell][key]

    def tips_within(self, box: Box, but: str) -> int:
        """How many lines end in the box, without ``but``."""
        return sum(key != but for key, _ in self._tips.within(box))

    def crossing(self, box: Box, but: str) -> set[str]:
        """The ids of the lines that run through the box, without ``but``."""
        left, top, right, bottom = box
        found: set[str] = set()
        if (right - left) * (bottom - top) > MOST_CELLS * LINE_CELL * LINE_CELL:
            return found
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
