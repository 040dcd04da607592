"""Which way text runs: the bidirectional algorithm (UAX 9), with python-bidi's rules."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import bidirectional

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_ISOLATES = {"LRI": "LRE", "RLI": "RLE", "PDI": "PDF"}
"""Isolates as embeddings: the library knows only these, and within one line the two differ little.
"""


def needs_levels(text: str) -> bool:
    """Whether anything in the text may run from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the first strong character makes this a right-to-left paragraph (rules P2, P3)."""
    if not needs_levels(text):
        return False
    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def embedding_levels(text: str, right_to_left: bool) -> list[int]:
    """The level of each character: even runs rightwards, odd leftwards. Characters that only steer
    the direction take the level of what precedes them."""
    from bidi import algorithm

    base = int(right_to_left)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for position, character in enumerate(storage["chars"]):
        character["position"] = position
        kind = character["type"]
        if kind == "FSI":
            kind = "RLI" if is_right_to_left(text[position + 1 :]) else "LRI"
        character["type"] = character["orig"] = _ISOLATES.get(kind, kind)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    _reset_trailing_spaces(storage["chars"], base)
    known = {character["position"]: character["level"] for character in storage["chars"]}
    levels: list[int] = []
    level = base
    for position in range(len(text)):
        level = known.get(position, level)
        levels.append(level)
    return levels


def _reset_trailing_spaces(characters: list[dict[str, Any]], base: int) -> None:
    """Rule L1: spaces at the end of a line belong to the paragraph."""
    for character in reversed(characters):
        if character["orig"] != "WS":
            return
        character["level"] = base


def visual_order(levels: list[int]) -> list[int]:
    """The order, from left to right, of pieces with these levels (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        position = 0
        while position < len(order):
            end = position
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            if end > position:
                order[position:end] = reversed(order[position:end])
            position = end + 1
    return order
