"""Names that are one and the same but for case and spaces."""

from __future__ import annotations


def bare(text: str) -> str:
    """What two texts have in common that differ in case and spaces only."""
    return " ".join(text.casefold().split())
