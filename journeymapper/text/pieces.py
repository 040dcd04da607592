"""Cuts a line into pieces that one face can shape: by direction, family and script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from journeymapper.text.direction import embedding_levels, needs_levels
from journeymapper.text.faces import EMOJI_FAMILY, MAIN_FAMILY
from journeymapper.text.harfbuzz import coverage, family_of

PLACEHOLDER = "□"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_KEYCAP = "\u20e3"
_IGNORABLE = re.compile(  # what HarfBuzz hides: Unicode's default ignorables without fillers
    "[\xad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufff8"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TO_EMOJI = "\ufe0f"
_JOINER = "\u200d"
_ALIKE = {"Zyyy": "", "Zinh": "", "Zzzz": "", "Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}


class Piece(NamedTuple):
    """Part of a line, logical order: where it begins and ends, and how to shape it."""

    start: int
    end: int
    family: str
    script: str
    level: int


def normalised(text: str) -> str:
    """The text with one space for each control character and line break, same length."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text))


def _is_invisible(character: str) -> bool:
    """Whether nothing is lost when the character has no glyph: joiners, selectors, tags."""
    return _IGNORABLE.match(character) is not None


@lru_cache(maxsize=16384)
def _clings(character: str) -> bool:
    """Whether the character belongs to what precedes it: spaces, marks, joiners, skin tones."""
    return (
        character.isspace()
        or unicodedata.category(character)[0] == "M"
        or _is_invisible(character)
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


@lru_cache(maxsize=16384)
def _script(character: str) -> str:
    """The ISO 15924 code of the character's script, kana counted as Han; empty for what every
    script uses."""
    if character < "\u0250":  # so that Latin text needs no tables
        return "Latn" if character.isalpha() and character != "µ" else ""
    if "\u2010" <= character <= "\u2070":  # dashes, quotes, bullets
        return ""
    from fontTools.unicodedata import script

    code: str = script(character)
    return _ALIKE.get(code, code)


def _has(family: str, character: str) -> bool:
    return ord(character) in coverage(family)


def _family(text: str, position: int, previous: str) -> str | None:
    """The family for one character, given that of the one before; ``None`` when no face has it."""
    character = text[position]
    following = text[position + 1 : position + 2]
    if following in (_TO_EMOJI, _KEYCAP) and _has(EMOJI_FAMILY, character):
        return EMOJI_FAMILY
    clings = position > 0 and (_clings(character) or text[position - 1] == _JOINER)
    if clings and (_is_invisible(character) or _has(previous, character)):
        return previous
    found = family_of(character)
    return previous if found is None and _is_invisible(character) else found


def cut(
    text: str, right_to_left: bool, levels: list[int] | None = None
) -> tuple[str, list[Piece], tuple[str, ...]]:
    """Cut a normalised line. Gives the text to shape, with a placeholder for each character that
    no face has, its pieces in logical order, and those characters, once each. ``levels`` are found
    in the text unless they are given."""
    if levels is None and (right_to_left or needs_levels(text)):
        levels = embedding_levels(text, right_to_left)
    drawn = list(text)
    missing: dict[str, None] = {}
    pieces: list[Piece] = []
    family, script, level, start = MAIN_FAMILY, "", int(right_to_left), 0
    for position, character in enumerate(text):
        found = _family(text, position, family)
        if found is None:
            missing[character] = None
            drawn[position] = PLACEHOLDER
            found = MAIN_FAMILY
        own_script = _script(drawn[position])
        own_level = levels[position] if levels else 0
        differs = own_script and script and own_script != script
        if position > start and (found != family or own_level != level or differs):
            pieces.append(Piece(start, position, family, script, level))
            start, script = position, ""
        family, level, script = found, own_level, script or own_script
    pieces.append(Piece(start, len(text), family, script, level))
    return "".join(drawn), pieces, tuple(missing)
