"""Where along a line a pill with a name has room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from journeymapper.layout.geometry import Box, Point, box_of_points, grown
from journeymapper.layout.obstacles import BoxIndex

REACHES = ((160.0, 6.0), (160.0, 2.0), (700.0, 6.0), (2800.0, 2.0))
"""How far from the middle of the line to look for room, and how far cards must be, one attempt
after the other."""
STRIDE = 14.0
STRIDES = (1, 2, 3, 4, 7, 10)
MOST_PLACES = 12
"""Free places that are held against other lines."""
LABEL_GAP = 3.0
HEAD = 16.0
"""So long an arrow head is, with what of its line is to be seen behind it."""
ROUNDING = 0.01
"""Gaps between blocked stretches that are no longer come from rounding."""
ASIDE = (
    (0.0, 0.0, 0.0),
    (3.0, 0.0, -1.0),
    (3.0, 0.0, 1.0),
    (4.0, -0.5, 0.0),
    (4.0, 0.5, 0.0),
    (6.0, -1.0, 0.0),
    (6.0, 1.0, 0.0),
)
"""What it costs to shift the pill across and down, and by which part of what is possible."""
EDGE = 9.0
"""A line passes through a pill at least this far from the pill's ends."""
SKIN = 3.0
"""And this far from its upper and lower edge."""


class Along:
    """A line that is asked for points by how far along they lie."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points
        self.reached = [0.0]
        for (ax, ay), (bx, by) in pairwise(points):
            self.reached.append(self.reached[-1] + hypot(bx - ax, by - ay))
        self.length = self.reached[-1]

    def at(self, length: float) -> Point:
        after = min(max(1, bisect_left(self.reached, length)), len(self.points) - 1)
        (ax, ay), (bx, by) = self.points[after - 1], self.points[after]
        stretch = self.reached[after] - self.reached[after - 1]
        part = (length - self.reached[after - 1]) / stretch if stretch else 0.0
        return (ax + (bx - ax) * part, ay + (by - ay) * part)

    def between(self, away: float) -> list[Point]:
        """The part of the line that lies no further from its middle than this."""
        low, high = max(0.0, self.length / 2 - away), min(self.length, self.length / 2 + away)
        first, last = bisect_left(self.reached, low), bisect_left(self.reached, high)
        return [self.at(low), *self.points[first:last], self.at(high)]


def has_room(points: Sequence[Point], size: tuple[float, float], cards: BoxIndex) -> bool:
    """Whether a pill of this size finds a place on the line where it covers no card."""
    along = Along(points)
    reach, gap = REACHES[-1]
    return any(
        free_places(along, reach, gap, shift, size, cards, None) for _, shift in shifts(size)
    )


def shifts(size: tuple[float, float]) -> Iterator[tuple[float, Point]]:
    """The shifts of a pill that keep the line passing through it, each with its price."""
    across, down = max(size[0] / 2 - EDGE, 0.0), max(size[1] / 2 - SKIN, 0.0)
    for price, first, second in ASIDE:
        yield price, (first * across, second * down)


def free_places(
    along: Along,
    reach: float,
    card_gap: float,
    shift: Point,
    size: tuple[float, float],
    cards: BoxIndex,
    labels: BoxIndex | None,
) -> list[float]:
    """How far along the line the pill, shifted across and down, covers neither cards nor labels
    nor an end of the line nor, where there is room, its arrow head: the places nearest to the
    middle first."""
    across, down = shift
    half_width, half_height = size[0] / 2, size[1] / 2
    middle = along.length / 2
    low, high = max(0.0, middle - reach), min(along.length, middle + reach)
    first = max(0, bisect_left(along.reached, low) - 1)
    last = min(bisect_left(along.reached, high), len(along.points) - 1)
    wide, tall = half_width + LABEL_GAP, half_height + LABEL_GAP
    farthest = max(card_gap, LABEL_GAP)
    head = _room_of_head(along, size) - LABEL_GAP
    ends = [
        (x - wide - more - across, y - tall - more - down, x + wide + more - across,
         y + tall + more - down)
        for (x, y), more in ((along.points[0], 0.0), (along.points[-1], head))
    ]  # fmt: skip
    blocked: list[tuple[float, float]] = []
    while first < last:
        (x0, y0), stop = along.points[first], first + 1
        while stop < last and stop - first < 8:
            x, y = along.points[stop + 1]
            if abs(x - x0) + abs(y - y0) > 320.0:
                break
            stop += 1
        part = along.points[first : stop + 1]
        start, end = max(low, along.reached[first]), min(high, along.reached[stop])
        if len(part) == 2:
            part = (along.at(start), along.at(end))
        left, top, right, bottom = box_of_points(part)
        left, right = left + across - half_width, right + across + half_width
        top, bottom = top + down - half_height, bottom + down + half_height
        area = grown((left, top, right, bottom), farthest)
        boxes = list(ends)
        for gap, index in ((card_gap, cards), (LABEL_GAP, labels)):
            wide_gap, tall_gap = half_width + gap, half_height + gap
            for _, (l2, t2, r2, b2) in () if index is None else index.within(area):
                l2, r2 = l2 - wide_gap - across, r2 + wide_gap - across
                boxes.append((l2, t2 - tall_gap - down, r2, b2 + tall_gap - down))
        reached = start if len(part) == 2 else along.reached[first]
        for a, b in pairwise(part):
            length = hypot(b[0] - a[0], b[1] - a[1])
            for box in boxes:
                inside = _within(a, b, box)
                if inside is not None:
                    blocked.append((reached + inside[0] * length, reached + inside[1] * length))
            reached += length
        first = stop
    return _places(blocked, low, high, middle)


def _room_of_head(along: Along, size: tuple[float, float]) -> float:
    """How much of the end of a line a pill leaves free: the arrow head where the line is long
    enough for both."""
    (ax, ay), (bx, by) = along.points[-2], along.points[-1]
    taken = size[0] if abs(bx - ax) > abs(by - ay) else size[1]
    return min(max(along.length - taken - LABEL_GAP - 0.1, LABEL_GAP), HEAD)


def _within(a: Point, b: Point, box: Box) -> tuple[float, float] | None:
    """The part of the way from a to b (0 to 1) that lies within the box."""
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        here, step = a[axis], b[axis] - a[axis]
        low, high = box[axis], box[axis + 2]
        if abs(step) < 1e-9:
            if not low < here < high:
                return None
            continue
        one, two = (low - here) / step, (high - here) / step
        if one > two:
            one, two = two, one
        enter, leave = max(enter, one), min(leave, two)
        if enter >= leave:
            return None
    return enter, leave


def _places(
    blocked: list[tuple[float, float]], low: float, high: float, middle: float
) -> list[float]:
    """Some places that are not blocked, nearest to the middle first."""
    blocked.sort()
    found: list[float] = []
    reached = low
    for begin, end in (*blocked, (high, high)):
        if begin > reached + ROUNDING or (begin == reached == low == high):
            nearest = min(max(middle, reached), begin)
            found.append(nearest)
            for number in STRIDES:
                for place in (nearest - number * STRIDE, nearest + number * STRIDE):
                    if reached <= place <= begin:
                        found.append(place)
        reached = max(reached, end)
    found.sort(key=lambda place: (abs(place - middle), place))
    return found[:MOST_PLACES]
