"""The grid of buckets that answers "which rectangles lie here?" without asking all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import floor

from journeymapper.layout.geometry import Box, Point, segment_meets_box

WIDE, HIGH = 512.0, 256.0
"""The size of a bucket: some eight cards of a dense map touch one."""
CHUNK = 8
"""So many stretches of a polyline are held against the buckets at once."""
MOST_CELLS = 512
"""A box over more cells than this is looked at in every question instead."""
FARTHEST = 64 * WIDE
"""Stretches longer than this are held against all boxes."""
_ROW = 1 << 24


def _cells_of(box: Box) -> Sequence[int] | None:
    left, right = floor(box[0] / WIDE), floor(box[2] / WIDE)
    top, bottom = floor(box[1] / HIGH), floor(box[3] / HIGH)
    if left == right:
        if top == bottom:
            return (left * _ROW + top,)
        if bottom - top < MOST_CELLS:
            return range(left * _ROW + top, left * _ROW + bottom + 1)
    if (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
        return None
    return [i * _ROW + j for i in range(left, right + 1) for j in range(top, bottom + 1)]


class BoxIndex:
    """Boxes by id, found by place."""

    def __init__(self) -> None:
        self.boxes: dict[str, Box] = {}
        self._cells: dict[int, dict[str, Box]] = {}
        self._huge: dict[str, Box] = {}

    def put(self, key: str, box: Box) -> None:
        if key in self.boxes:
            self.remove(key)
        self.boxes[key] = box
        cells = _cells_of(box)
        if cells is None:
            self._huge[key] = box
            return
        own = self._cells
        for cell in cells:
            bucket = own.get(cell)
            if bucket is None:
                own[cell] = {key: box}
            else:
                bucket[key] = box

    def remove(self, key: str) -> None:
        box = self.boxes.pop(key, None)
        if box is None:
            return
        cells = _cells_of(box)
        if cells is None:
            del self._huge[key]
            return
        own = self._cells
        for cell in cells:
            bucket = own[cell]
            del bucket[key]
            if not bucket:
                del own[cell]

    def _buckets(self, box: Box) -> list[dict[str, Box]]:
        cells = _cells_of(box)
        own = self._cells
        if cells is None or len(cells) > len(own):
            return [self.boxes]
        found = [own[cell] for cell in cells if cell in own]
        if self._huge:
            found.append(self._huge)
        return found

    def is_free(self, box: Box) -> bool:
        """Whether no box shares more than an edge with this one."""
        left, top, right, bottom = box
        for bucket in self._buckets(box):
            for l2, t2, r2, b2 in bucket.values():
                if l2 < right and left < r2 and t2 < bottom and top < b2:
                    return False
        return True

    def ray(
        self, at: float, start: float, end: float, margin: float, *, upright: bool
    ) -> tuple[float, str]:
        """How far a line along x = ``at`` (upright) or y = ``at`` gets from ``start`` towards
        ``end`` while it keeps ``margin`` from all boxes, and the id of the box that ends it (empty
        at ``end``)."""
        ahead = end >= start
        best, blocker = end, ""
        low, high = at - margin, at + margin
        # A card's near edge on the ray: its left (top) for one that goes to the right (down).
        if upright:
            long_, wide, side, near, far = HIGH, WIDE, 0, 1, 3
        else:
            long_, wide, side, near, far = WIDE, HIGH, 1, 0, 2
        if not ahead:
            near, far = far, near
        rows = range(floor(low / wide), floor(high / wide) + 1)
        step = 1 if ahead else -1
        edge = margin if ahead else -margin
        own, huge = self._cells, self._huge
        first = floor((start - edge) / long_)
        last = floor((end + edge) / long_)
        if abs(last - first) > MOST_CELLS:
            buckets: Iterable[tuple[int, list[dict[str, Box]]]] = [(last, [self.boxes])]
        else:
            buckets = (
                (
                    along,
                    [
                        own[cell]
                        for row in rows
                        if (cell := row * _ROW + along if upright else along * _ROW + row) in own
                    ],
                )
                for along in range(first, last + step, step)
            )
            if huge:
                buckets = chain([(first, [huge])], buckets)
        for along, found in buckets:
            if blocker:
                reached = (along if ahead else along + 1) * long_
                if (reached > best + edge) if ahead else (reached < best + edge):
                    break
            for bucket in found:
                for key, box in bucket.items():
                    if box[side] < high and low < box[side + 2]:
                        place = box[near] - edge
                        if ahead:
                            if place < best and box[far] + edge > start:
                                best, blocker = place, key
                        elif place > best and box[far] + edge < start:
                            best, blocker = place, key
        return best, blocker

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
        for part in _parts(points):
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


def _parts(points: Sequence[Point]) -> Iterator[Sequence[Point]]:
    """The polyline in parts that take up few buckets each."""
    first = 0
    last = len(points) - 1
    while first < last:
        (x, y), end = points[first], first + 1
        while end < last and end - first < CHUNK:
            bx, by = points[end + 1]
            if abs(bx - x) > WIDE or abs(by - y) > HIGH:
                break
            end += 1
        part = points[first : end + 1]
        first = end
        (ax, ay), (bx, by) = part[0], part[-1]
        wide, high = abs(bx - ax), abs(by - ay)
        if len(part) == 2 and 2 * WIDE < wide < FARTHEST and 2 * HIGH < high < FARTHEST:
            yield from pairwise(chopped(part, WIDE))
        else:
            yield part


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


def chopped(points: Sequence[Point], most: float) -> list[Point]:
    """The same line with no stretch longer than a few buckets (and never many points more)."""
    chopped = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        count = min(64, int(max(abs(bx - ax), abs(by - ay)) / most) + 1)
        for index in range(1, count):
            t = index / count
            chopped.append((ax + (bx - ax) * t, ay + (by - ay) * t))
        chopped.append((bx, by))
    return chopped
