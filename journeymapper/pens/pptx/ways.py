"""The way of a connection in pieces that office programs draw alike: straight lines, quarter curves
and S curves without adjustments, which some of them pass over.

Coordinates are journey units. A way that no single connector can draw is a chain of connectors,
glued to small joints where it bends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from journeymapper.domain.frozen import frozen
from journeymapper.layout import Rectangle, flatten
from journeymapper.layout.geometry import Steps

Point = tuple[float, float]
STRAIGHT, QUARTER, S_CURVE = "straightConnector1", "curvedConnector2", "curvedConnector3"
_EVEN = 0.75
_DEVIATION = 1.5
"""How far, in journey units, a way may lie from the route where it is drawn in straight pieces."""
_SAMPLES = 24
LEAST_CURVE = 20.0
"""Points: LibreOffice leads every curve half a centimetre straight on before it turns."""


@frozen
class Piece:
    """A connector from one point to another. ``leaves_down`` says of a curve that it begins up or
    down, not sideways."""

    preset: str
    start: Point
    end: Point
    leaves_down: bool = False

    @property
    def arrives_down(self) -> bool:
        """Whether it ends up or down."""
        if self.preset == STRAIGHT:
            return abs(self.end[1] - self.start[1]) > abs(self.end[0] - self.start[0])
        return self.leaves_down if self.preset == S_CURVE else not self.leaves_down


def pieces(steps: Steps, obstacles: Iterable[Rectangle], least: float = 0.0) -> list[Piece]:
    """The route in as few pieces as draw it, none through an obstacle. Curves less wide or high
    than ``least`` become straight pieces: programs draw them with bulges of their own."""
    around = [one.inflated(-2.0) for one in obstacles]
    words = [str(step[0]) for step in steps]
    if "L" in words:
        return straight(_corners(steps))
    found: list[Piece] = []
    for before, step in pairwise(steps):
        curve = _curve(_end_of(before), step)
        small = curve is not None and is_small(curve, least)
        if curve is None or small or any(_meets(curve, one) for one in around):
            return straight(simplified(flatten(steps)))
        found.append(curve)
    return found


def is_small(piece: Piece, least: float) -> bool:
    """Whether a curve has less room than it needs in every program."""
    across, down = abs(piece.end[0] - piece.start[0]), abs(piece.end[1] - piece.start[1])
    if piece.preset == S_CURVE:
        return (down if piece.leaves_down else across) < least * 1.75
    return piece.preset == QUARTER and min(across, down) < least


def meets_any(piece: Piece, obstacles: Iterable[Rectangle]) -> bool:
    """Whether a piece runs through one of these."""
    return any(_meets(piece, one.inflated(-2.0)) for one in obstacles)


def straight(points: Sequence[Point]) -> list[Piece]:
    """A way along points."""
    return [
        Piece(STRAIGHT, one, other, abs(other[1] - one[1]) > abs(other[0] - one[0]))
        for one, other in pairwise(points)
        if one != other
    ]


def _corners(steps: Steps) -> list[Point]:
    """The points of a way of straight lines whose corners are rounded."""
    at = _end_of(steps[0])
    points = [at]
    for step in steps[1:]:
        end = _end_of(step)
        if step[0] == "C":
            # The first handle lies on the line that leads into the corner.
            across = abs(float(step[2]) - at[1]) < abs(float(step[1]) - at[0])
            points.append((end[0], at[1]) if across else (at[0], end[1]))
        points.append(end)
        at = end
    return simplified(points, 0.05)


def _curve(start: Point, step: tuple[str | float, ...]) -> Piece | None:
    """One curve as a preset; None where it neither leaves nor arrives along an axis."""
    _, x1, y1, x2, y2, x, y = (float(one) if n else 0.0 for n, one in enumerate(step))
    leaves, arrives = (x1 - start[0], y1 - start[1]), (x - x2, y - y2)
    dx, dy = x - start[0], y - start[1]
    first, last = _axis(leaves), _axis(arrives)
    if not first or not last:
        return None
    if first != last:
        goes = leaves[0] * dx if first == "x" else leaves[1] * dy
        comes = arrives[0] * dx if last == "x" else arrives[1] * dy
        return Piece(QUARTER, start, (x, y), first == "y") if goes > 0 and comes > 0 else None
    along = dx if first == "x" else dy
    both = (leaves[0], arrives[0]) if first == "x" else (leaves[1], arrives[1])
    if all(one * along > 0 for one in both):
        return Piece(S_CURVE, start, (x, y), first == "y")
    return None


def _axis(direction: Point) -> str:
    x, y = abs(direction[0]), abs(direction[1])
    if y <= _EVEN and x > _EVEN:
        return "x"
    return "y" if x <= _EVEN and y > _EVEN else ""


def points_of(piece: Piece) -> list[Point]:
    """Points along a piece as the presets of DrawingML draw it."""
    (x, y), (right, bottom) = piece.start, piece.end
    dx, dy = right - x, bottom - y
    if piece.preset == STRAIGHT:
        return [piece.start, piece.end]
    if piece.preset == QUARTER:
        first = (x, y + dy / 2) if piece.leaves_down else (x + dx / 2, y)
        last = (x + dx / 2, bottom) if piece.leaves_down else (right, y + dy / 2)
        return list(flatten((("M", x, y), ("C", *first, *last, right, bottom))))
    if piece.leaves_down:
        middle = (x + dx / 2, y + dy / 2)
        one = ("C", x, y + dy / 4, x, middle[1], *middle)
        two = ("C", right, middle[1], right, bottom - dy / 4, right, bottom)
    else:
        middle = (x + dx / 2, y + dy / 2)
        one = ("C", x + dx / 4, y, middle[0], y, *middle)
        two = ("C", middle[0], bottom, right - dx / 4, bottom, right, bottom)
    return list(flatten((("M", x, y), one, two)))


def _meets(piece: Piece, box: Rectangle) -> bool:
    points = points_of(piece)
    for (x, y), (right, bottom) in pairwise(points):
        for n in range(_SAMPLES + 1):
            at = n / _SAMPLES
            if box.contains(x + (right - x) * at, y + (bottom - y) * at):
                return True
    return False


def simplified(points: Sequence[Point], deviation: float = _DEVIATION) -> list[Point]:
    """Fewer points that lie no farther from the line than this (Ramer 1972, Douglas and Peucker
    1973)."""
    if len(points) < 3:
        return list(points)
    (x, y), (right, bottom) = points[0], points[-1]
    length = ((right - x) ** 2 + (bottom - y) ** 2) ** 0.5
    farthest, place = -1.0, 0
    for n, (px, py) in enumerate(points[1:-1], 1):
        if length:
            away = abs((right - x) * (y - py) - (x - px) * (bottom - y)) / length
        else:
            away = ((px - x) ** 2 + (py - y) ** 2) ** 0.5
        if away > farthest:
            farthest, place = away, n
    if farthest <= deviation:
        return [points[0], points[-1]]
    head = simplified(points[: place + 1], deviation)
    return [*head[:-1], *simplified(points[place:], deviation)]


def _end_of(step: tuple[str | float, ...]) -> Point:
    return float(step[-2]), float(step[-1])
