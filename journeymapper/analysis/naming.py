"""Names in a sentence, and names that are one and the same but for case and spaces."""

from __future__ import annotations

from collections.abc import Sequence


def bare(text: str) -> str:
    """What two texts have in common that differ in case and spaces only."""
    return " ".join(text.casefold().split())


def some_of(names: Sequence[str], most: int = 3, total: int | None = None) -> str:
    """``“A”``, ``“A” and “B”``, ``“A”, “B”, “C” and 4 more``; the names come in their quotes.
    ``total``: how many there are, where ``names`` are only the first of them."""
    more = (len(names) if total is None else total) - most
    if more > 0:
        return f"{', '.join(names[:most])} and {more} more"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
