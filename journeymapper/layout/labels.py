"""Where on its line, or beside it, the pill with a connection's name sits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import hypot

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Box, Point, box_of_points, box_union, grown
from journeymapper.layout.lineindex import LineIndex
from journeymapper.layout.obstacles import BoxIndex

REACHES = ((160.0, 6.0), (160.0, 2.0), (700.0, 6.0), (2800.0, 2.0))
"""How far from the middle of the line to look for room, and how far cards must be, one attempt
after the other."""
NEAR = 200.0
"""Further from the middle than this no place aside of the line is looked for."""
STRIDE = 14.0
MOST_PLACES = 8
"""Free places that are held against other lines."""
CARD_GAP = 2.0
LABEL_GAP = 3.0
CARD_PRICE = 400.0
RIM_PRICE = 120.0
LABEL_PRICE = 200.0
TIP_PRICE = 40.0
LINE_PRICE = 10.0
SHARE_PRICE = 4.0
"""Of an end of the line, where the middle costs nothing."""
ASIDE = ((0.0, 0.0), (4.0, -0.5), (4.0, 0.5), (6.0, -1.0), (6.0, 1.0))
"""What it costs to shift the pill along itself, and by which part of what is possible."""
BESIDE_PRICE = 50.0
"""Dearer than lines crossed and an end hidden: only cards and labels push a pill off its line."""
EDGE = 9.0
"""A line passes through a pill at least this far from the pill's ends."""
TIP_REACH = 12.0
"""So far round its point an arrow head wants to be seen."""
RIM = 8.0
"""So far inside its edge a card carries no text."""
FARTHEST = 12
"""Rings of places beside the line that are tried."""

Place = tuple[float, float, float]
"""What a place costs by itself, and its x and y."""
Found = tuple[float, Point, float]
"""What a place costs, where it is, and how far along the line."""


@frozen
class Label:
    """Where a pill is: its ``centre``, its box, the box of all that was looked at, and whether it
    is clear of all else but its own line."""

    centre: Point
    pill: Box
    seen: Box
    is_clear: bool


def label_place(
    wish_id: str,
    points: Sequence[Point],
    size: tuple[float, float],
    cards: BoxIndex,
    labels: BoxIndex,
    lines: LineIndex,
) -> Label:
    """The best place for the pill.

    The place nearest to the middle of the line where the pill covers no card, no other label and
    neither end of its own, and if possible no other line; else one where the line still passes
    through the pill; else, so that no name ever covers a card that it could keep off, beside the
    line.
    """
    along = _Along(points)
    width, height = size
    most = max(width / 2 - EDGE, 0.0)
    best: Found | None = None
    for reach, gap in REACHES:
        for price, part in ASIDE:
            if (best is not None and best[0] < LINE_PRICE + price) or (price and reach > NEAR):
                break
            shift = part * most
            for place in _free(along, reach, gap, shift, size, cards, labels):
                own = price + SHARE_PRICE * abs(place / (along.length or 1.0) - 0.5)
                if best is not None and best[0] <= own:
                    break
                x, y = along.at(place)
                pill = _pill(x + shift, y, size)
                own += LINE_PRICE * lines.crossed(pill, wish_id)
                own += TIP_PRICE * lines.tips_within(grown(pill, TIP_REACH), wish_id)
                if best is None or own < best[0]:
                    best = (own, (x + shift, y), place)
        if best is not None or (reach > along.length / 2 and gap == CARD_GAP):
            break
    if best is None:
        return _forced(along, size, cards, labels)
    away = abs(best[2] - along.length / 2)
    looked_at = box_of_points(along.between(away))
    pill = _pill(*best[1], size)
    left, top, right, bottom = looked_at
    seen = (left - width / 2, top - height / 2, right + width / 2, bottom + height / 2)
    seen = grown(box_union(seen, pill), TIP_REACH)
    return Label(best[1], pill, seen, best[0] < LINE_PRICE)


class _Along:
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


def _pill(x: float, y: float, size: tuple[float, float]) -> Box:
    width, height = size
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _free(
    along: _Along,
    reach: float,
    card_gap: float,
    shift: float,
    size: tuple[float, float],
    cards: BoxIndex,
    labels: BoxIndex,
) -> list[float]:
    """How far along the line the pill, shifted to the right by ``shift``, covers neither cards nor
    labels nor an end of the line: the places nearest to the middle first."""
    half_width, half_height = size[0] / 2, size[1] / 2
    middle = along.length / 2
    low, high = max(0.0, middle - reach), min(along.length, middle + reach)
    first = max(0, bisect_left(along.reached, low) - 1)
    last = min(bisect_left(along.reached, high), len(along.points) - 1)
    wide, tall = half_width + LABEL_GAP, half_height + LABEL_GAP
    farthest = max(card_gap, LABEL_GAP)
    ends = [
        (x - wide - shift, y - tall, x + wide - shift, y + tall)
        for x, y in (along.points[0], along.points[-1])
    ]
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
        area = grown(
            (
                left + shift - half_width,
                top - half_height,
                right + shift + half_width,
                bottom + half_height,
            ),
            farthest,
        )
        boxes = list(ends)
        for gap, index in ((card_gap, cards), (LABEL_GAP, labels)):
            wide_gap, tall_gap = half_width + gap, half_height + gap
            for _, (l2, t2, r2, b2) in index.within(area):
                boxes.append(
                    (l2 - wide_gap - shift, t2 - tall_gap, r2 + wide_gap - shift, b2 + tall_gap)
                )
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
        if begin > reached or (begin == reached == low == high):
            nearest = min(max(middle, reached), begin)
            found.append(nearest)
            for number in range(1, MOST_PLACES // 2 + 1):
                for place in (nearest - number * STRIDE, nearest + number * STRIDE):
                    if reached <= place <= begin:
                        found.append(place)
        reached = max(reached, end)
    found.sort(key=lambda place: (abs(place - middle), place))
    return found[:MOST_PLACES]


def _forced(along: _Along, size: tuple[float, float], cards: BoxIndex, labels: BoxIndex) -> Label:
    """Where the least is covered when there is room nowhere on the line."""
    width, height = size
    best: tuple[float, Point, Box] | None = None
    seen: Box | None = None
    for own, x, y in (*_on_line(along), *_beside(along, width, height)):
        if best is not None and best[0] <= own:
            break
        pill = _pill(x, y, size)
        around = grown(pill, TIP_REACH)
        seen = around if seen is None else box_union(seen, around)
        reserved = grown(pill, CARD_GAP)
        if best is not None and best[0] <= own + RIM_PRICE and not cards.is_free(reserved):
            continue
        price = own + LABEL_PRICE * (not labels.is_free(grown(pill, LABEL_GAP)))
        if best is None or price < best[0]:
            price += sum(_card_price(pill, box) for _, box in cards.within(reserved))
            if best is None or price < best[0]:
                best = (price, (x, y), pill)
    assert best is not None and seen is not None
    return Label(best[1], best[2], seen, False)


def _on_line(along: _Along) -> Iterator[Place]:
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        x, y = along.at(share * along.length)
        yield abs(share - 0.5) * SHARE_PRICE, x, y


def _beside(along: _Along, width: float, height: float) -> Iterator[Place]:
    """Off the line, ever farther from a few points of it."""
    starts = [along.at(share * along.length) for share in (0.5, 0.25, 0.75)]
    for ring in range(1, FARTHEST + 1):
        up = height / 2 + 4.0 + (ring - 1) * height * 0.7
        out = width / 2 + 4.0 + (ring - 1) * height * 0.7
        shifts = (
            *((part * width, sign * up) for part in (0.0, -0.4, 0.4) for sign in (-1.0, 1.0)),
            (-out, 0.0),
            (out, 0.0),
        )
        for (x, y), (dx, dy) in product(starts, shifts):
            yield BESIDE_PRICE + 5.0 * ring, x + dx, y + dy


def _card_price(pill: Box, card: Box) -> float:
    over = min(pill[2] - card[0], card[2] - pill[0], pill[3] - card[1], card[3] - pill[1])
    return RIM_PRICE if over < RIM else CARD_PRICE
