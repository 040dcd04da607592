"""Where on its line the pill with a connection's name sits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from journeymapper.layout.geometry import Box, Point, box_union, grown
from journeymapper.layout.obstacles import BoxIndex, LineIndex

STRIDE = 14.0
MOST_PLACES = 31
CARD_PRICE = 60.0
LABEL_PRICE = 200.0
END_PRICE = 30.0
LINE_PRICE = 10.0


def label_place(
    wish_id: str,
    points: Sequence[Point],
    size: tuple[float, float],
    cards: BoxIndex,
    labels: BoxIndex,
    lines: LineIndex,
) -> tuple[Point, Box, Box]:
    """The best centre for the pill on the line, the pill's box, and the box that was looked at.

    Prefers the middle, goes outward from it, and stops at the first place where the pill covers
    no card, no other label, no other line and neither end of its own.
    """
    reached = [0.0]
    for a, b in pairwise(points):
        reached.append(reached[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    length = reached[-1]
    count = max(1, min(MOST_PLACES // 2, int(length / 2 / STRIDE)))
    fractions = [0.5]
    for index in range(1, count + 1):
        fractions += [0.5 - 0.46 * index / count, 0.5 + 0.46 * index / count]
    best: tuple[float, Point, Box] | None = None
    seen: Box | None = None
    for fraction in fractions:
        x, y = _point(points, reached, fraction * length)
        width, height = size
        pill = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        around = grown(pill, 3.0)
        seen = around if seen is None else box_union(seen, around)
        price = abs(fraction - 0.5) * 4.0
        price += CARD_PRICE * len(cards.within(grown(pill, 2.0)))
        price += LABEL_PRICE * len(labels.within(around))
        for end_x, end_y in (points[0], points[-1]):
            if around[0] < end_x < around[2] and around[1] < end_y < around[3]:
                price += END_PRICE
        if best is None or price < best[0]:
            price += LINE_PRICE * len(lines.crossing(pill, wish_id))
            if best is None or price < best[0]:
                best = (price, (x, y), pill)
        if best[0] <= abs(fraction - 0.5) * 4.0:
            break
    assert best is not None and seen is not None
    return best[1], best[2], seen


def _point(points: Sequence[Point], reached: Sequence[float], length: float) -> Point:
    """The point after ``length`` units; ``reached`` is the length at every point."""
    after = min(max(1, bisect_left(reached, length)), len(points) - 1)
    (ax, ay), (bx, by) = points[after - 1], points[after]
    stretch = reached[after] - reached[after - 1]
    share = (length - reached[after - 1]) / stretch if stretch else 0.0
    return (ax + (bx - ax) * share, ay + (by - ay) * share)
