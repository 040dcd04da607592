"""Parts that are not connected with one another: each below the last, as high as it can go."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import sqrt

from journeymapper.layout.arranging.spacing import BETWEEN
from journeymapper.layout.arranging.unit import Unit

PART_GAP = 72.0
SHELF_ASPECT = 1.8


def hull(unit: Unit, members: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Top and bottom of the cards in every layer from the first to the last that they use."""
    found: dict[int, tuple[float, float]] = {}
    for one in members:
        at, y, half = int(unit.layer[one]), float(unit.y[one]), unit.heights[one] / 2
        top, bottom = found.get(at, (y - half, y + half))
        found[at] = (min(top, y - half), max(bottom, y + half))
    used = sorted(found)
    for left, right in itertools.pairwise(used):
        for at in range(left + 1, right):
            found[at] = (
                min(found[left][0], found[right][0]),
                max(found[left][1], found[right][1]),
            )
    return found


class Skyline:
    """How far down every layer is taken."""

    def __init__(self, layers: int, top: float) -> None:
        self.bottoms = [top] * layers
        self._top = top

    def drop(self, shape: dict[int, tuple[float, float]], gap: float) -> float:
        """How far to move a part so that it stands just below what is there."""
        shift = max(self._free(at, gap) - top for at, (top, _) in shape.items())
        for at, (_, bottom) in shape.items():
            self.bottoms[at] = max(self.bottoms[at], bottom + shift)
        return shift

    def _free(self, at: int, gap: float) -> float:
        return self.bottoms[at] + (gap if self.bottoms[at] > self._top else 0.0)


def shelves(sizes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Places for boxes in rows, in their order, so that all are about as wide as a screen."""
    area = sum((wide + BETWEEN) * (high + PART_GAP) for wide, high in sizes)
    most = max([sqrt(area * SHELF_ASPECT), *(wide for wide, _ in sizes)], default=0.0)
    places: list[tuple[float, float]] = []
    x = y = highest = 0.0
    for wide, high in sizes:
        if x and x + wide > most:
            x, y, highest = 0.0, y + highest + PART_GAP, 0.0
        places.append((x, y))
        x += wide + BETWEEN
        highest = max(highest, high)
    return places
