"""Where a new card goes when nobody said where."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.layout.geometry import Rectangle


def place_new(
    existing: Iterable[Rectangle],
    column: Rectangle,
    size: tuple[float, float] = (200.0, 88.0),
    gap: float = 24.0,
) -> tuple[float, float]:
    """The top left corner for a new card in a stage's column.

    Centred in the column, ``gap`` below the lowest card that reaches into the room it would take;
    ``gap`` below the column's top when the column is empty.
    """
    width = size[0]
    x = column.x + (column.width - width) / 2
    lowest = max(
        (
            card.bottom
            for card in existing
            if card.x < x + width and x < card.right and card.bottom > column.y
        ),
        default=column.y,
    )
    return (x, lowest + gap)
