"""Where a dragged card comes to rest: in line with its neighbours, else on the grid."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Point, Rectangle

Guide = tuple[Point, Point]
OVERHANG = 12.0
"""How far a guide line runs beyond the cards that it joins."""


@frozen
class Snap:
    """How far to shift the moving card, and the lines that show why."""

    dx: float
    dy: float
    guides: tuple[Guide, ...] = ()


@frozen
class _Span:
    """A card seen along one axis: from ``low`` to ``high``; across it from ``near`` to ``far``."""

    low: float
    high: float
    near: float
    far: float

    @property
    def marks(self) -> tuple[float, float, float]:
        return (self.low, (self.low + self.high) / 2, self.high)

    def beside(self, other: _Span) -> bool:
        return self.near < other.far and other.near < self.far


def snap(
    moving: Rectangle, others: Iterable[Rectangle], grid: float = 8.0, reach: float = 6.0
) -> Snap:
    """Align edges or centres with a neighbour within ``reach``, else make the gaps between
    neighbours equal, else use the grid (0 for none). Each axis finds its own rest; the smallest
    shift wins."""
    cards = list(others)
    across, dx = _rest(_upright(moving), [_upright(card) for card in cards], grid, reach)
    down, dy = _rest(_level(moving), [_level(card) for card in cards], grid, reach)
    here = moving.moved(dx, dy)
    guides: list[Guide] = []
    if across == "line":
        for at, low, high in _lines(_upright(here), [_upright(card) for card in cards]):
            guides.append(((at, low), (at, high)))
    elif across == "gaps":
        middle = here.cy
        for low, high in _gaps(_upright(here), [_upright(card) for card in cards]):
            guides.append(((low, middle), (high, middle)))
    if down == "line":
        for at, low, high in _lines(_level(here), [_level(card) for card in cards]):
            guides.append(((low, at), (high, at)))
    elif down == "gaps":
        middle = here.cx
        for low, high in _gaps(_level(here), [_level(card) for card in cards]):
            guides.append(((middle, low), (middle, high)))
    return Snap(dx, dy, tuple(guides))


def _upright(card: Rectangle) -> _Span:
    return _Span(card.x, card.right, card.y, card.bottom)


def _level(card: Rectangle) -> _Span:
    return _Span(card.y, card.bottom, card.x, card.right)


def _rest(moving: _Span, others: Sequence[_Span], grid: float, reach: float) -> tuple[str, float]:
    """The shift along the axis, and what it is owed to: a line, equal gaps, the grid, nothing."""
    low, middle, high = moving.marks
    shifts = [
        shift
        for other in others
        for shift in (
            other.low - low,
            other.high - high,
            other.marks[1] - middle,
            other.low - high,
            other.high - low,
        )
        if abs(shift) <= reach
    ]
    if shifts:
        return "line", min(shifts, key=lambda shift: (abs(shift), shift))
    places = [place - low for place in _even_places(moving, others) if abs(place - low) <= reach]
    if places:
        return "gaps", min(places, key=lambda shift: (abs(shift), shift))
    if grid > 0:
        return "grid", round(low / grid) * grid - low
    return "", 0.0


def _row(moving: _Span, others: Sequence[_Span]) -> tuple[list[_Span], list[_Span]]:
    """The cards beside the moving one: those before it, nearest first, and those after it."""
    beside = [other for other in others if other.beside(moving)]
    before = [other for other in beside if other.high <= moving.marks[1]]
    after = [other for other in beside if other.low >= moving.marks[1]]
    return (
        sorted(before, key=lambda other: (-other.high, other.low)),
        sorted(after, key=lambda other: (other.low, other.high)),
    )


def _even_places(moving: _Span, others: Sequence[_Span]) -> list[float]:
    before, after = _row(moving, others)
    size = moving.high - moving.low
    places: list[float] = []
    if before and after:
        places.append((before[0].high + after[0].low - size) / 2)
    if len(before) > 1 and before[0].low > before[1].high:
        places.append(before[0].high + before[0].low - before[1].high)
    if len(after) > 1 and after[1].low > after[0].high:
        places.append(after[0].low - (after[1].low - after[0].high) - size)
    return places


def _gaps(here: _Span, others: Sequence[_Span]) -> list[tuple[float, float]]:
    """The stretches between the card and its row that are equally long."""
    before, after = _row(here, others)
    stretches = [(one.high, two.low) for one, two in zip(before[1:2], before[:1], strict=False)]
    stretches += [(other.high, here.low) for other in before[:1]]
    stretches += [(here.high, other.low) for other in after[:1]]
    stretches += [(one.high, two.low) for one, two in itertools.pairwise(after)]
    touching = [(low, high) for low, high in stretches if here.low == high or here.high == low]
    return [
        (low, high)
        for low, high in stretches
        if any(
            (low, high) == other or abs((high - low) - (other[1] - other[0])) < 0.01
            for other in touching
        )
    ]


def _lines(here: _Span, others: Sequence[_Span]) -> list[tuple[float, float, float]]:
    """The marks that the card shares with others: where, and from where to where they run."""
    found: dict[float, tuple[float, float]] = {}
    low, middle, high = here.marks
    for other in others:
        pairs = (
            (low, other.low),
            (high, other.high),
            (middle, other.marks[1]),
            (high, other.low),
            (low, other.high),
        )
        for mine, theirs in pairs:
            if abs(mine - theirs) < 0.01:
                near, far = found.get(theirs, (here.near, here.far))
                found[theirs] = (min(near, other.near), max(far, other.far))
    return [(at, near - OVERHANG, far + OVERHANG) for at, (near, far) in sorted(found.items())]
