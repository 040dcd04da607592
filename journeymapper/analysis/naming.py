"""Texts that are one and the same but for what does not matter."""

from __future__ import annotations

import unicodedata


def bare(text: str) -> str:
    """What two texts have in common that differ in case, spaces and Unicode's spellings only."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())
