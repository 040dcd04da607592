"""Where on its line, or beside it, the pill with a connection's name sits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from journeymapper.domain.frozen import frozen
from journeymapper.layout.geometry import Box, Point, box_of_points, box_union, grown
from journeymapper.layout.lineindex import LineIndex
from journeymapper.layout.obstacles import BoxIndex
from journeymapper.layout.room import LABEL_GAP, REACHES, Along, free_places, shifts

NEAR = 200.0
"""Further from the middle than this no place aside of the line is looked for."""
CARD_GAP = 2.0
CARD_PRICE = 400.0
RIM_PRICE = 120.0
LABEL_PRICE = 200.0
TIP_PRICE = 40.0
LINE_PRICE = 10.0
SHARE_PRICE = 4.0
"""Of an end of the line, where the middle costs nothing."""
BESIDE_PRICE = 50.0
"""Dearer than lines crossed and an end hidden: only cards and labels push a pill off its line."""
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
    along = Along(points)
    width, height = size
    best: Found | None = None
    for reach, gap in REACHES:
        for price, shift in shifts(size):
            if best is not None and (best[0] < LINE_PRICE + price or reach > NEAR):
                break
            for place in free_places(along, reach, gap, shift, size, cards, labels):
                own = price + SHARE_PRICE * abs(place / (along.length or 1.0) - 0.5)
                if best is not None and best[0] <= own:
                    break
                x, y = along.at(place)
                centre = (x + shift[0], y + shift[1])
                pill = _pill(*centre, size)
                own += LINE_PRICE * lines.crossed(pill, wish_id)
                own += TIP_PRICE * lines.tips_within(grown(pill, TIP_REACH), wish_id)
                if best is None or own < best[0]:
                    best = (own, centre, place)
        if best is not None or (reach > along.length / 2 and gap == CARD_GAP):
            break
    if best is None:
        return _forced(along, size, cards, labels)
    away = abs(best[2] - along.length / 2)
    looked_at = box_of_points(along.between(away))
    pill = _pill(*best[1], size)
    left, top, right, bottom = looked_at
    seen = (left - width, top - height, right + width, bottom + height)
    seen = grown(box_union(seen, pill), TIP_REACH)
    return Label(best[1], pill, seen, best[0] < LINE_PRICE)


def _pill(x: float, y: float, size: tuple[float, float]) -> Box:
    width, height = size
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _forced(along: Along, size: tuple[float, float], cards: BoxIndex, labels: BoxIndex) -> Label:
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


def _on_line(along: Along) -> Iterator[Place]:
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        x, y = along.at(share * along.length)
        yield abs(share - 0.5) * SHARE_PRICE, x, y


def _beside(along: Along, width: float, height: float) -> Iterator[Place]:
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
