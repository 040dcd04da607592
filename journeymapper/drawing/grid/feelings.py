"""Where touchpoints stand in the lane of emotions: evenly across the column of their stage."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.analysis.grid import Grid


def places_of_cards(shown: Grid, columns: Iterable[tuple[str, float, float]]) -> dict[str, float]:
    """The centre of each touchpoint of columns (key, left edge and width), by its id."""
    found: dict[str, float] = {}
    for key, left, width in columns:
        cards = shown.cards(key)
        for place, card in enumerate(cards):
            found[card.id] = left + width * (place + 0.5) / len(cards)
    return found
