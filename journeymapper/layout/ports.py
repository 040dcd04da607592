"""Where on a card's side each connection leaves or arrives.

Straight lines keep their place, everything else is sorted by where it goes, so that lines of one
card do not cross, and spread evenly.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import atan2, pi

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Box, Point
from journeymapper.layout.plans import Plan
from journeymapper.layout.records import LEFT, RIGHT
from journeymapper.layout.shapes import CORNER, NORMAL, OPPOSITE, port

SPACING = 20.0
DEEP = 250.0
"""A quarter turn that ends no further out than this lies within the arcs beside it."""
MOST_APART = 12
"""So many ends on one side have ports of their own."""
SLOT = 6.0
STEEPEST = 6.0
"""No end turns more than this."""
PAIR_SPACING = 20.0
"""Between two straight lines that join the same two cards."""


@frozen
class End:
    """One end of one connection at one side of a card.

    ``anchor`` is a wished offset from the side's middle (straight lines and ears have one),
    ``turn`` where the line goes: negative towards the side's beginning, positive towards its end,
    ``twin`` orders lines that go the same way.
    """

    wish_id: str
    is_start: bool
    turn: float
    twin: tuple[float, str]
    anchor: float | None = None


def offsets(ends: Sequence[End], length: float) -> dict[tuple[str, bool], float]:
    """The offset of every end on a side of the given length, from the side's middle."""
    room = max(0.0, length / 2 - CORNER)
    if len(ends) > MOST_APART:
        return {(end.wish_id, end.is_start): _shared(end, room) for end in ends}
    order = sorted(ends, key=lambda end: (end.turn, end.twin, end.is_start))
    count = len(order)
    places: list[float] = [0.0] * count
    fixed = [index for index, end in enumerate(order) if end.anchor is not None]
    if not fixed:
        step = min(SPACING, 2 * room / (count - 1)) if count > 1 else 0.0
        places = [(index - (count - 1) / 2) * step for index in range(count)]
    else:
        for index in fixed:
            places[index] = max(-room, min(room, order[index].anchor or 0.0))
        first, last = fixed[0], fixed[-1]
        if first:
            step = min(SPACING, max(0.0, places[first] + room) / first)
            for index in range(first):
                places[index] = places[first] - (first - index) * step
        behind = count - 1 - last
        if behind:
            step = min(SPACING, max(0.0, room - places[last]) / behind)
            for index in range(last + 1, count):
                places[index] = places[last] + (index - last) * step
        for low, high in itertools.pairwise(fixed):
            for index in range(low + 1, high):
                share = (index - low) / (high - low)
                places[index] = places[low] + (places[high] - places[low]) * share
    return {(end.wish_id, end.is_start): places[i] for i, end in enumerate(order)}


def _shared(end: End, room: float) -> float:
    """The port for an end where there are too many for one each: those that go the same way share
    one, so that one more moves none of the others."""
    if end.anchor is not None:
        return max(-room, min(room, end.anchor))
    slots = max(1.0, room // SLOT)
    return round(max(-1.0, min(1.0, end.turn / STEEPEST)) * slots) * room / slots


def end_of(
    wish_id: str,
    plan: Plan,
    card: Box,
    pair: tuple[str, str],
    rank: int,
    anchor: float | None,
    *,
    is_start: bool,
) -> End:
    """The end of a planned connection; ``pair`` is its source's and target's id, ``rank`` its place
    among the connections that join the same two cards."""
    side = plan.start_side if is_start else plan.end_side
    nx, ny = NORMAL[side]
    # Lines that join the same cards stay on the same hand all the way: count from the left hand
    # of somebody who walks from the smaller id to the greater.
    away = 1.0 if is_start == (pair[0] <= pair[1]) else -1.0
    hand = -away * nx if side in (LEFT, RIGHT) else away * ny
    if plan.form == "ear":
        x, y = (plan.outline[0] if is_start else plan.outline[-1])[-2:]
        middle = port(card, side)
        place = (y - middle[1]) if nx else (x - middle[0])
        return End(wish_id, is_start, 20.0 if place > 0 else -20.0, (0.0, wish_id), place)
    turn = 0.0 if anchor is not None else _turn(plan, side, is_start=is_start)
    return End(wish_id, is_start, turn, (hand * rank, wish_id), anchor)


def _turn(plan: Plan, side: str, *, is_start: bool) -> float:
    """Straight on is 0, then turns by their angle; lines that come back lie outermost, those that
    go furthest innermost, like brackets within brackets."""
    nx, ny = NORMAL[side]

    def seen_from(origin: Point, point: Point) -> tuple[float, float]:
        dx, dy = point[0] - origin[0], point[1] - origin[1]
        return (dy, dx * nx) if nx else (dx, dy * ny)

    if plan.form == "streets":
        corners = plan.corners if is_start else plan.corners[::-1]
        if len(corners) < 3:
            return 0.0
        aside, _ = seen_from(corners[0], corners[2])
        sign = 1.0 if aside > 0 else -1.0
        if len(corners) > 3 and seen_from(corners[2], corners[3])[1] < 0:
            return sign * (3.0 + 1.0 / (1.0 + abs(aside)))
        return sign * (1.0 + abs(aside) / (1000.0 + abs(aside)))
    entries = plan.outline if is_start else plan.outline[::-1]
    origin: Point = (entries[0][-2], entries[0][-1])
    other = entries[1] if plan.form == "bends" else entries[-1]
    aside, ahead = seen_from(origin, (other[-2], other[-1]))
    turns_off = OPPOSITE[plan.start_side] != plan.end_side and ahead < DEEP
    if plan.form == "arc" or (plan.form == "curve" and turns_off):
        return (1.0 if aside > 0 else -1.0) * (5.0 + 1.0 / (1.0 + abs(aside)))
    return atan2(aside, max(ahead, 1.0)) / (pi / 2)
