"""What stands in a cell where nobody said anything."""

from __future__ import annotations

import unicodedata

_NOTHING = frozenset({
    "na", "n/a", "n.a.", "n.a", "#n/a", "n/d", "nan", "null", "none", "nil", "nothing to add",
    "no comment", "no comments", "(none)", "(null)", "<na>", "undefined", "k.a.", "k. a.",
    "keine angabe", "s/o", "n.v.t.", "nvt",
})  # fmt: skip


def is_without_words(text: str) -> bool:
    """Whether a text says nothing: NA, null, -, dots, spaces. A sign such as 👍 says something."""
    if len(text) > 20 and text[0].isalnum():
        return False
    bare = text.strip()
    if len(bare) > 20:
        return not any(map(_says, bare))
    return bare.casefold() in _NOTHING or not any(map(_says, bare))


def _says(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter) in ("So", "Sm", "Co")
