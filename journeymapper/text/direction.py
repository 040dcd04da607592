"""Which way text runs: the bidirectional algorithm (UAX 9), with python-bidi's rules, which are
imported with the first text that runs from right to left."""

from __future__ import annotations

from typing import Any
from unicodedata import bidirectional, category

from journeymapper.analysis.directions import RIGHT_TO_LEFT

_ISOLATES = {"LRI": "LRE", "RLI": "RLE", "PDI": "PDF"}
"""Isolates as embeddings: the library knows only these, and within one line the two differ little.
"""

LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"

DEEPEST_BRACKETS = 63
"""How many brackets may be open at once (BD16)."""


def needs_levels(text: str) -> bool:
    """Whether anything in the text may run from right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the first strong character makes this a right-to-left paragraph (rules P2, P3)."""
    if not needs_levels(text):
        return False
    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def as_paragraph(text: str, right_to_left: bool) -> str:
    """What ``front.as_paragraph`` says."""
    if is_right_to_left(text) == right_to_left:
        return text
    return (RIGHT_TO_LEFT_MARK if right_to_left else LEFT_TO_RIGHT_MARK) + text


def embedding_levels(text: str, right_to_left: bool) -> list[int]:
    """The level of each character: even runs rightwards, odd leftwards. Characters that only steer
    the direction take the level of what precedes them; unassigned ones go with their block."""
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
        if not kind:
            kind = "R" if needs_levels(character["ch"]) else "L"
        character["type"] = character["orig"] = _ISOLATES.get(kind, kind)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        part = storage["chars"][run["start"] : run["start"] + run["length"]]
        _resolve_brackets(part, run["sor"])
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


def _resolve_brackets(characters: list[dict[str, Any]], before: str) -> None:
    """Rule N0, which python-bidi lacks: both brackets of a pair take one direction, that of the
    paragraph when anything inside has it, else that of what stands before them."""
    for opening, closing in _bracket_pairs(characters):
        own = "LR"[characters[opening]["level"] % 2]
        inside = {_strong(character) for character in characters[opening + 1 : closing]} - {""}
        if not inside:
            continue
        direction = own
        if own not in inside:
            strong = (_strong(character) for character in reversed(characters[:opening]))
            direction = next(filter(None, strong), before)
        characters[opening]["type"] = characters[closing]["type"] = direction


def _bracket_pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Matching brackets (rule BD16) by position, in the order of the opening ones."""
    from bidi.mirror import MIRRORED

    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for position, character in enumerate(characters):
        kind = category(character["ch"]) if character["type"] == "ON" else ""
        if kind == "Ps":
            if len(stack) == DEEPEST_BRACKETS:
                break
            stack.append((MIRRORED.get(character["ch"], ""), position))
        elif kind == "Pe":
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == character["ch"]:
                    pairs.append((stack[depth][1], position))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _strong(character: dict[str, Any]) -> str:
    """The direction of a character for neutrals beside it: numbers count as right to left."""
    kind: str = character["type"]
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


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
