"""Where a new card goes when nobody said where: the gentle layout while somebody types.

Nothing that stands is moved. A card that follows another stands right under it, so that their
connection is straight and short; one that goes on in the next stage stands in the row of the card
it comes from; one that belongs to nothing goes under what stands in its column.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.layout.geometry import Rectangle

GAP = 24.0


def place_new(
    existing: Iterable[Rectangle],
    column: Rectangle,
    size: tuple[float, float] = (200.0, 88.0),
    gap: float = GAP,
) -> tuple[float, float]:
    """The top left corner for a new card in a stage's column.

    Centred in the column, ``gap`` below the lowest card that reaches into the room it would take;
    ``gap`` below the column's top when the column is empty.
    """
    x = column.x + (column.width - size[0]) / 2
    lowest = max(
        (card.bottom for card in _in_way(existing, x, size[0]) if card.bottom > column.y),
        default=column.y,
    )
    return (x, lowest + gap)


def place_beside(
    existing: Iterable[Rectangle],
    source: Rectangle,
    size: tuple[float, float] = (200.0, 88.0),
    gap: float = GAP,
) -> tuple[float, float]:
    """The top left corner for a card that follows ``source`` in its column: right under it, where
    the room is free, else under everything in the column."""
    existing = list(existing)
    x, y = source.x, source.bottom + gap
    in_way = _in_way(existing, x, size[0])
    if not any(card.y < y + size[1] + gap and y - gap < card.bottom for card in in_way):
        return (x, y)
    column = Rectangle(x, source.y, size[0], 0.0)
    return place_new(existing, column, size, gap)


def place_on_row(
    existing: Iterable[Rectangle],
    column: Rectangle,
    y: float,
    size: tuple[float, float] = (200.0, 88.0),
    gap: float = GAP,
) -> tuple[float, float]:
    """The top left corner for a card in a column, in the row at ``y`` or as little below it as the
    cards that stand there allow."""
    x = column.x + (column.width - size[0]) / 2
    for card in sorted(_in_way(existing, x, size[0]), key=lambda one: one.y):
        if card.y < y + size[1] + gap and y - gap < card.bottom:
            y = card.bottom + gap
    return (x, y)


def _in_way(existing: Iterable[Rectangle], x: float, width: float) -> list[Rectangle]:
    """What reaches into a column."""
    return [card for card in existing if card.x < x + width and x < card.right]
