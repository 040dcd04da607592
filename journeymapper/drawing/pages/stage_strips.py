"""A journey cut into strips: as much of a stage's column as a page is high, no card cut; and which
strips stand side by side on a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.layout import Rectangle

SIDE, ABOVE, BELOW = 16.0, 20.0, 16.0
"""Kept free beside, over and under the cards of a strip, in journey units."""
_STEPS = 14
"""Halvings that even out how full strips are."""

Item = tuple[str, Rectangle]
"""A card or chip, by its id, and where it stands."""


@frozen
class Strip:
    """Neighbouring cards of one stage, the ``place``-th of the journey, in journey units. The
    stage's own column is ``band``; a ``part`` above 0 goes on with what did not fit before."""

    place: int
    part: int
    left: float
    right: float
    top: float
    bottom: float
    band: tuple[float, float]
    keys: tuple[str, ...]

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def strips_of(
    lefts: Sequence[float], items: Iterable[Item], widest: float, tallest: float
) -> list[Strip]:
    """The strips of columns whose edges are ``lefts``, in order. None is wider or taller than
    these, unless a single card is. A card belongs to the column over which its middle stands; what
    stands beside all columns to the first or the last."""
    held: list[list[Item]] = [[] for _ in lefts[1:]]
    for item in items:
        middle = item[1].x + item[1].width / 2
        place = bisect_right(lefts, middle) - 1
        held[min(max(place, 0), len(held) - 1)].append(item)
    highest = min((box.y for column in held for _, box in column), default=0.0)
    found: list[Strip] = []
    for place, column in enumerate(held):
        found += _column(place, (lefts[place], lefts[place + 1]), column, highest, widest, tallest)
    return found


def _column(
    place: int,
    band: tuple[float, float],
    items: Sequence[Item],
    highest: float,
    widest: float,
    tallest: float,
) -> list[Strip]:
    if not items:
        right = min(band[1], band[0] + widest)
        return [Strip(place, 0, band[0], right, highest, highest, (band[0], right), ())]
    found: list[Strip] = []
    pieces = _split(items, widest - 2 * SIDE, lambda box: (box.x, box.right))
    for piece in pieces:
        for cards in _split(piece, tallest, lambda box: (box.y, box.bottom)):
            left = min(box.x for _, box in cards) - SIDE
            right = max(box.right for _, box in cards) + SIDE
            if len(pieces) == 1 and max(right, band[1]) - min(left, band[0]) <= widest:
                left, right = min(left, band[0]), max(right, band[1])
            ours = (max(left, band[0]), min(right, band[1]))
            if ours[1] - ours[0] < (right - left) / 2:
                ours = (left, right)
            bottom = max(box.bottom for _, box in cards)
            top = min(box.y for _, box in cards)
            if not found and bottom - highest <= tallest:
                top = highest
            keys = tuple(key for key, _ in cards)
            found.append(Strip(place, len(found), left, right, top, bottom, ours, keys))
    return found


def _split(
    items: Sequence[Item], longest: float, side: Callable[[Rectangle], tuple[float, float]]
) -> list[list[Item]]:
    """As few runs of neighbours as there can be, about equally long."""
    ordered = sorted(items, key=lambda item: (*side(item[1]), item[0]))
    best = _runs(ordered, longest, side)
    if len(best) > 1:
        low, high = 0.0, longest
        for _ in range(_STEPS):
            middle = (low + high) / 2
            tried = _runs(ordered, middle, side)
            if len(tried) <= len(best):
                best, high = tried, middle
            else:
                low = middle
    return best


def _runs(
    ordered: Sequence[Item], longest: float, side: Callable[[Rectangle], tuple[float, float]]
) -> list[list[Item]]:
    runs: list[list[Item]] = []
    start = end = 0.0
    for item in ordered:
        first, last = side(item[1])
        if runs and max(end, last) - start <= longest + 0.01:
            runs[-1].append(item)
            end = max(end, last)
        else:
            runs.append([item])
            start, end = first, last
    return runs


def on_pages(strips: Sequence[Strip], widest: float) -> list[tuple[Strip, ...]]:
    """Which strips share a page: on as few pages as there can be, broken between stages where that
    takes no more, and about equally full."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    """For so many strips from the first on: what the pages cost, where the last one begins."""
    for end in range(1, len(strips) + 1):
        found: tuple[float, int] | None = None
        width = 0.0
        for begin in range(end - 1, -1, -1):
            width += strips[begin].width
            if width > widest + 0.01 and begin < end - 1:
                break
            cost = best[begin][0] + 1e6 + (1.0 - min(width / widest, 1.0)) ** 2
            if begin and strips[begin].place == strips[begin - 1].place:
                cost += 100.0
            if found is None or cost < found[0]:
                found = cost, begin
        assert found is not None
        best.append(found)
    pages: list[tuple[Strip, ...]] = []
    end = len(strips)
    while end:
        begin = best[end][1]
        pages.append(tuple(strips[begin:end]))
        end = begin
    return pages[::-1]
