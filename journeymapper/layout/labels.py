"""Where on its line, or beside it, the pill with a connection's name sits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import hypot

from journeymapper.layout.geometry import Box, Point, box_union, grown
from journeymapper.layout.obstacles import BoxIndex, LineIndex

STRIDE = 14.0
MOST_PLACES = 31
CARD_PRICE = 400.0
RIM_PRICE = 120.0
LABEL_PRICE = 200.0
TIP_PRICE = 40.0
END_PRICE = 30.0
LINE_PRICE = 10.0
ASIDE_PRICE = 4.0
BESIDE_PRICE = 50.0
"""Dearer than lines crossed and an end hidden: only cards and labels push a pill off its line."""
EDGE = 9.0
"""A line passes through a pill at least this far from the pill's ends."""
TIP_REACH = 12.0
"""So far round its point an arrow head wants to be seen."""
CARD_GAP = 2.0
RIM = 8.0
"""So far inside its edge a card carries no text."""
FARTHEST = 12
"""Rings of places beside the line that are tried."""

Place = tuple[float, float, float]
"""What a place costs by itself, and its x and y."""


def label_place(
    wish_id: str,
    points: Sequence[Point],
    size: tuple[float, float],
    cards: BoxIndex,
    labels: BoxIndex,
    lines: LineIndex,
) -> tuple[Point, Box, Box]:
    """The best centre for the pill, the pill's box, and the box that was looked at.

    Prefers the middle of the line and goes outward from it; then places where the line still
    passes through the pill; then, so that no name ever covers a card that it could keep off,
    places beside the line. Stops at the first place where the pill covers no card, no other label,
    no other line and neither end of its own.
    """
    along = _Along(points)
    width, height = size
    best: tuple[float, Point, Box] | None = None
    seen: Box | None = None
    for places in (_on_line(along), _aside(along, width), _beside(along, width, height)):
        for own, x, y in places:
            if best is not None and best[0] <= own:
                break
            pill = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            around = grown(pill, TIP_REACH)
            seen = around if seen is None else box_union(seen, around)
            price = own + sum(
                _card_price(pill, box) for _, box in cards.within(grown(pill, CARD_GAP))
            )
            price += LABEL_PRICE * len(labels.within(grown(pill, 3.0)))
            price += END_PRICE * sum(_holds(grown(pill, 3.0), end) for end in (along.a, along.z))
            if best is None or price < best[0]:
                price += LINE_PRICE * len(lines.crossing(pill, wish_id))
                price += TIP_PRICE * lines.tips_within(around, wish_id)
                if best is None or price < best[0]:
                    best = (price, (x, y), pill)
    assert best is not None and seen is not None
    return best[1], best[2], seen


class _Along:
    """A line that is asked for points by their share of its length."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._reached = [0.0]
        for a, b in pairwise(points):
            self._reached.append(self._reached[-1] + hypot(b[0] - a[0], b[1] - a[1]))
        self.length = self._reached[-1]
        self.a, self.z = points[0], points[-1]
        count = max(1, min(MOST_PLACES // 2, int(self.length / 2 / STRIDE)))
        self.shares = [0.5]
        for index in range(1, count + 1):
            self.shares += [0.5 - 0.46 * index / count, 0.5 + 0.46 * index / count]

    def at(self, share: float) -> Point:
        length = share * self.length
        after = min(max(1, bisect_left(self._reached, length)), len(self._points) - 1)
        (ax, ay), (bx, by) = self._points[after - 1], self._points[after]
        stretch = self._reached[after] - self._reached[after - 1]
        part = (length - self._reached[after - 1]) / stretch if stretch else 0.0
        return (ax + (bx - ax) * part, ay + (by - ay) * part)


def _on_line(along: _Along) -> Iterator[Place]:
    for share in along.shares:
        x, y = along.at(share)
        yield abs(share - 0.5) * 4.0, x, y


def _aside(along: _Along, width: float) -> Iterator[Place]:
    """Shifted along itself, the line still passing through the pill."""
    most = max(width / 2 - EDGE, 0.0)
    for price, part in ((ASIDE_PRICE, 0.5), (ASIDE_PRICE + 2.0, 1.0)):
        for share, sign in product(along.shares, (-1.0, 1.0)):
            x, y = along.at(share)
            yield price, x + sign * part * most, y


def _beside(along: _Along, width: float, height: float) -> Iterator[Place]:
    """Off the line, ever farther from a few points of it."""
    starts = [along.at(share) for share in (0.5, 0.25, 0.75)]
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


def _holds(box: Box, point: Point) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]
