"""How high the whole may become: little more than its fullest column, whatever is put in line.

Without this a path that runs down one column and goes on straight into the next makes a staircase
that is as high as all columns together. Every item keeps the span of heights that the cards above
and below it leave; what is put in line shares one span, and items pass on what that means to those
above and below them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

SPARE = 0.15
"""How much higher than the fullest column the whole may become."""
MANY, SPARE_OF_MANY = 120, 0.4
"""With more cards and bends than so many, crossings that are spared count for more than height."""


class Room:
    """The rows are the columns, from top to bottom; ``distances`` gives those between the middles
    of neighbours."""

    def __init__(
        self,
        rows: Sequence[Sequence[int]],
        distances: Callable[[Sequence[int]], Sequence[float]],
    ) -> None:
        self._low: dict[int, float] = {}
        self._high: dict[int, float] = {}
        self._group = {one: one for row in rows for one in row}
        self._members = {one: [one] for one in self._group}
        self._above: dict[int, tuple[int, float]] = {}
        self._below: dict[int, tuple[int, float]] = {}
        depths: list[list[float]] = []
        for row in rows:
            depth = [0.0] * len(row)
            apart = distances(row)
            for place, (a, b) in enumerate(pairwise(row)):
                distance = float(apart[place])
                depth[place + 1] = depth[place] + distance
                self._below[a], self._above[b] = (b, distance), (a, distance)
            depths.append(depth)
        deepest = max((depth[-1] for depth in depths if depth), default=0.0)
        whole = deepest * (1.0 + (SPARE if len(self._group) <= MANY else SPARE_OF_MANY))
        for row, depth in zip(rows, depths, strict=True):
            for one, at in zip(row, depth, strict=True):
                self._low[one], self._high[one] = at, whole - (depth[-1] - at)

    def within(self, one: int, height: float) -> float:
        """The height nearest to this one that leaves room for what is above and below."""
        group = self._group[one]
        return min(max(height, self._low[group]), self._high[group])

    def join(self, one: int, other: int) -> bool:
        """Put two in line, with all that each is in line with; whether there is a height for
        them."""
        kept, gone = self._group[one], self._group[other]
        low = max(self._low[kept], self._low[gone])
        high = min(self._high[kept], self._high[gone])
        if low > high:
            return False
        members = self._members[kept] + self._members.pop(gone)
        self._members[kept] = members
        for member in members:
            self._group[member] = kept
        # Both spans may have become narrower for either half.
        self._low[kept], self._high[kept] = low, high
        self._pass_on(kept, self._below, self._low, 1.0)
        self._pass_on(kept, self._above, self._high, -1.0)
        return True

    def _pass_on(
        self,
        group: int,
        following: dict[int, tuple[int, float]],
        bound: dict[int, float],
        way: float,
    ) -> None:
        """What is below begins no higher than this allows, or what is above ends no lower."""
        waiting = [group]
        while waiting:
            here = waiting.pop()
            for member in self._members[here]:
                found = following.get(member)
                if found is None:
                    continue
                there = self._group[found[0]]
                wanted = bound[here] + way * found[1]
                if (wanted - bound[there]) * way > 1e-9:
                    bound[there] = wanted
                    waiting.append(there)
