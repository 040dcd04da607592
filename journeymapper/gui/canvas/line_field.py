"""Where connections run, as a few boxes each, found by place: long lines cost what they cross.

A line is in up to four boxes. A box lies in one cell of a grid whose cells are as large as the
box at least, so that a search looks at few cells of each size; a long thin one lies in all cells
that it crosses. The numbers are in one array: a hundred thousand lines take a few megabytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from journeymapper.layout import Rectangle, Route, flatten

PARTS = 4
SMALLEST_SIDE = 512.0
LEVEL = 4.0
"""How much larger the cells of the next level are."""
_NOWHERE = (1.0, 1.0, 0.0, 0.0)
"""A box that nothing meets."""
_ROWS = 512
"""Lines whose bounds are kept as one: when some of them move, only theirs are found anew."""
Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class LineField:
    """Lines by the ids of their connections."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._rows: dict[str, int] = {}
        self._keys: list[str] = []
        self._free: list[int] = []
        self._boxes = array("d")
        self._marks = array("L")
        self._mark = 0
        self._levels: dict[float, dict[tuple[int, int], list[int]]] = {}
        self._rims: dict[int, Bounds] = {}
        """What every ``_ROWS`` lines take up, where that is known."""
        self._unbounded: set[int] = set()
        self._bounds: Bounds | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def put(self, key: str, boxes: Sequence[Bounds]) -> None:
        """Say where a line runs now: in one to four boxes."""
        self.remove(key)
        numbers = [number for box in boxes for number in box]
        for _ in range(PARTS - len(boxes)):
            numbers += _NOWHERE
        if self._free:
            row = self._free.pop()
            self._keys[row] = key
            self._boxes[row * PARTS * 4 : (row + 1) * PARTS * 4] = array("d", numbers)
        else:
            row = len(self._keys)
            self._keys.append(key)
            self._marks.append(0)
            self._boxes.extend(numbers)
        self._rows[key] = row
        self._mark += 1
        self._marks[row] = self._mark
        part = row * PARTS
        for box in boxes:
            for cell in self._cells_of(box):
                cell.append(part)
            part += 1
        some = row // _ROWS
        if some not in self._unbounded:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            box = min(lefts), min(tops), max(rights), max(bottoms)
            rim = self._rims.get(some)
            self._rims[some] = box if rim is None else _united(rim, box)
            self._bounds = None

    def remove(self, key: str) -> None:
        row = self._rows.pop(key, None)
        if row is None:
            return
        for part in range(row * PARTS, row * PARTS + PARTS):
            box = self._box(part)
            if box != _NOWHERE:
                for cell in self._cells_of(box):
                    cell.remove(part)
                rim = self._rims.get(row // _ROWS)
                if rim is not None and _touches_rim(box, rim):
                    self._unbounded.add(row // _ROWS)
                    self._bounds = None
        self._boxes[row * PARTS * 4 : (row + 1) * PARTS * 4] = array("d", _NOWHERE * PARTS)
        self._keys[row] = ""
        self._free.append(row)

    def mark_of(self, key: str) -> int:
        """A number that is another whenever the line runs elsewhere; the line must be there."""
        return self._marks[self._rows[key]]

    def pieces_of(self, key: str) -> list[Bounds]:
        """The boxes of one line as numbers: of a rough line its straight pieces."""
        row = self._rows.get(key)
        if row is None:
            return []
        found = []
        for at in range(row * PARTS * 4, (row + 1) * PARTS * 4, 4):
            left, top, right, bottom = self._boxes[at : at + 4]
            if left <= right:
                found.append((left, top, right, bottom))
        return found

    def boxes_of(self, key: str) -> list[Rectangle]:
        """The boxes of one line; none where it is not known."""
        return [
            Rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])
            for box in self.pieces_of(key)
        ]

    def meeting(self, area: Rectangle) -> Iterator[str]:
        """The ids of lines of which a box touches the area, each once, in no particular order."""
        left, top, right, bottom = area.x, area.y, area.right, area.bottom
        boxes, found = self._boxes, set()
        for side, cells in self._levels.items():
            for cell in _cells_in(cells, side, left, top, right, bottom):
                for part in cell:
                    at = part * 4
                    if (
                        boxes[at] <= right
                        and boxes[at + 2] >= left
                        and boxes[at + 1] <= bottom
                        and boxes[at + 3] >= top
                    ):
                        found.add(part // PARTS)
        keys = self._keys
        return (keys[row] for row in found)

    def bounds(self) -> Rectangle | None:
        """What all lines take up; None without any."""
        for some in self._unbounded:
            rim = self._rim_of(some)
            if rim is None:
                self._rims.pop(some, None)
            else:
                self._rims[some] = rim
        self._unbounded.clear()
        if self._bounds is None and self._rims:
            self._bounds = reduce(_united, self._rims.values())
        if not self._rows or self._bounds is None:
            return None
        left, top, right, bottom = self._bounds
        return Rectangle(left, top, right - left, bottom - top)

    def _rim_of(self, some: int) -> Bounds | None:
        numbers = self._boxes[some * _ROWS * PARTS * 4 : (some + 1) * _ROWS * PARTS * 4]
        edges = (numbers[0::4], numbers[1::4], numbers[2::4], numbers[3::4])
        used = [box for box in zip(*edges, strict=True) if box != _NOWHERE]
        if not used:
            return None
        lefts, tops, rights, bottoms = zip(*used, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def _box(self, part: int) -> Bounds:
        left, top, right, bottom = self._boxes[part * 4 : part * 4 + 4]
        return left, top, right, bottom

    def _cells_of(self, box: Bounds) -> list[list[int]]:
        left, top, right, bottom = box
        wide, tall, side = right - left, bottom - top, SMALLEST_SIDE
        across = down = 1
        if wide > side or tall > side:
            side *= 2.0
            if tall <= side:
                across = int(wide // side) + 1
            elif wide <= side:
                down = int(tall // side) + 1
            else:
                while wide > side or tall > side:
                    side *= LEVEL
        cells = self._levels.get(side)
        if cells is None:
            cells = self._levels[side] = {}
        column, row = int(left // side), int(top // side)
        if across == down == 1:
            return [cells.setdefault((column, row), [])]
        return [
            cells.setdefault((x, y), [])
            for x in range(column, column + across)
            for y in range(row, row + down)
        ]


def _cells_in(
    cells: dict[tuple[int, int], list[int]],
    side: float,
    left: float,
    top: float,
    right: float,
    bottom: float,
) -> Iterable[list[int]]:
    """The cells in which a box begins that may reach into the area: it is no larger than one."""
    first_x, last_x = int(left // side) - 1, int(right // side)
    first_y, last_y = int(top // side) - 1, int(bottom // side)
    if (last_x - first_x + 1) * (last_y - first_y + 1) > len(cells):
        return cells.values()
    return [
        cell
        for x in range(first_x, last_x + 1)
        for y in range(first_y, last_y + 1)
        if (cell := cells.get((x, y)))
    ]


def _united(one: Bounds, other: Bounds) -> Bounds:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _touches_rim(box: Bounds, whole: Bounds) -> bool:
    """Whether what is taken away may have been what the whole reached to."""
    return (
        box[0] <= whole[0] + 1
        or box[1] <= whole[1] + 1
        or box[2] >= whole[2] - 1
        or box[3] >= whole[3] - 1
    )


def boxes_along(route: Route) -> list[Bounds]:
    """A route in up to four boxes, its label in the last."""
    bounds = route.bounds
    whole = (bounds.x, bounds.y, bounds.right, bounds.bottom)
    if bounds.width < SMALLEST_SIDE and bounds.height < SMALLEST_SIDE:
        return [whole]
    points = flatten(route.steps)
    count = max(1, -(-(len(points) - 1) // (PARTS - (route.label is not None))))
    boxes: list[Bounds] = []
    for first in range(0, len(points) - 1, count):
        xs, ys = zip(*points[first : first + count + 1], strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    if route.label is not None:
        x, y = route.label
        # Of the label only its middle is known here; no pill is wider than its longest name.
        boxes.append(
            (
                max(bounds.x, x - 140),
                max(bounds.y, y - 20),
                min(bounds.right, x + 140),
                min(bounds.bottom, y + 20),
            )
        )
    return boxes or [whole]
