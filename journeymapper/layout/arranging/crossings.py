"""How often straight lines between the middles of cards cross."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

PIECE = 400_000
"""So many pairs are looked at in one go, which bounds the memory."""


def crossings(points: NDArray[numpy.float64], edges: Sequence[tuple[int, int]]) -> int:
    """How many pairs of edges that share no card cross, when each is a straight line.

    ``points`` has a row for each card. Every one is first moved by less than half a unit, so that
    no line lies on another or ends on it: of two lines in the same column it would be hard to say
    whether they cross.
    """
    if len(edges) < 2:
        return 0
    points = points + nudges(len(points))
    ends = numpy.asarray(edges, dtype=numpy.int64)
    a, b = points[ends[:, 0]], points[ends[:, 1]]
    count = len(edges)
    total = 0
    begin = 0
    while begin < count - 1:
        rows = max(1, min(count - 1 - begin, PIECE // max(count - begin, 1)))
        one = slice(begin, begin + rows)
        rest = slice(begin + 1, count)
        met = _meet(a[one, None], b[one, None], a[None, rest], b[None, rest])
        for mine in (0, 1):
            for other in (0, 1):
                met &= ends[one, mine][:, None] != ends[rest, other][None, :]
        # of a row's pairs only those with later edges, so that each counts once
        met &= numpy.arange(count - begin - 1)[None, :] >= numpy.arange(rows)[:, None]
        total += int(met.sum())
        begin += rows
    return total


def nudges(count: int) -> NDArray[numpy.float64]:
    """Small moves without a pattern, the same every time: the fractions of multiples of two
    numbers that are far from every ratio."""
    steps = numpy.arange(1, count + 1)
    return numpy.column_stack([(steps * 0.754877666) % 1.0, (steps * 0.569840291) % 1.0]) - 0.5


def _meet(
    a: NDArray[numpy.float64],
    b: NDArray[numpy.float64],
    c: NDArray[numpy.float64],
    d: NDArray[numpy.float64],
) -> NDArray[numpy.bool_]:
    one, two = _turn(a, b, c), _turn(a, b, d)
    three, four = _turn(c, d, a), _turn(c, d, b)
    return (one * two < 0) & (three * four < 0)


def _turn(
    a: NDArray[numpy.float64], b: NDArray[numpy.float64], c: NDArray[numpy.float64]
) -> NDArray[numpy.float64]:
    return numpy.sign(
        (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1])
        - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
    )
