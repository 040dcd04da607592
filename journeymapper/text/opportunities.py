"""Where a line may end (UAX 14) and where a word may be torn (UAX 29), from uniseg's tables; where
Thai words end, from BudouX.

uniseg takes a fifth of a millisecond for each character, so words that cannot break inside are
recognised first and everything else is remembered word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any

LONGEST_WORD = 500
"""Characters without a safe break that uniseg is asked about at once; longer ones are cut."""

_LETTER = r"A-Za-z0-9À-ÖØ-öø-ɏΑ-ώЀ-ҁא-תء-ي٠-٩ऄ-ह०-९·→#&"
_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏ"
_MARKS = r"[.,;:!?…]*"
_SAFE_BREAK = re.compile(
    rf"(?<=[{_LETTER}.,;:!?…%)<=\u0900-\u0963]) +(?=[{_LETTER}“€(+−<=])"
    rf"|(?<=[”€]) +(?=[{_LETTER}“€(])"
)
_WORD = rf"[{_LETTER}\u064b-\u0652\u0900-\u0903\u093a-\u094f]+(?:’[{_LATIN}]+)*"
_NUMBER = r"[€+−]?[0-9]+(?:[.,][0-9]+)*%?"
_PLAIN_WORD = re.compile(rf"(?:[“(]?(?:{_WORD}|{_NUMBER}){_MARKS}[”)]?{_MARKS}|[€<=]) *")
_BEFORE_HYPHEN = re.compile(rf"[“(]?[{_LATIN}]+(?:’[{_LATIN}]+)*-")
_AFTER_HYPHEN = re.compile(rf"(?<=[{_LATIN}]-)(?=[{_LATIN}])")
_THAI = re.compile("[\u0e01-\u0e4e]{2}")
_THAI_BEFORE_CONSONANT = frozenset("เแโใไ")
_THAI_AFTER_CONSONANT = frozenset("ะาำๅๆฯ")


def words(text: str) -> Iterator[str]:
    """The parts of ``text`` between which a line may end, spaces at the end of each. Joined they
    give the text back."""
    start = 0
    for safe in _SAFE_BREAK.finditer(text):
        yield from _words_between(text[start : safe.end()])
        start = safe.end()
    yield from _words_between(text[start:])


def _words_between(text: str) -> Iterator[str]:
    if _PLAIN_WORD.fullmatch(text):
        yield text
        return
    *heads, tail = _AFTER_HYPHEN.split(text)
    if heads and _PLAIN_WORD.fullmatch(tail) and all(map(_BEFORE_HYPHEN.fullmatch, heads)):
        yield from (*heads, tail)
        return
    for start in range(0, len(text), LONGEST_WORD):
        yield from _units(text[start : start + LONGEST_WORD])


@lru_cache(maxsize=8192)
def _units(text: str) -> tuple[str, ...]:
    from uniseg.linebreak import line_break_units

    units = (
        _thai_words(unit) if _THAI.search(unit) else (unit,) for unit in line_break_units(text)
    )
    return tuple(chain.from_iterable(units))


def _thai_words(text: str) -> Iterable[str]:
    """Thai writes no spaces between words; where they end has to be learnt."""
    found: list[str] = []
    for word in _thai_parser().parse(text):
        if found and not word.strip():
            found[-1] += word
        else:
            found.append(word)
    return found


@cache
def _thai_parser() -> Any:
    from budoux import load_default_thai_parser

    return load_default_thai_parser()


def graphemes(word: str) -> tuple[str, ...]:
    """The parts between which a word wider than its line may be torn: what readers take for one
    character, and in Thai a consonant with the vowels written around it."""
    if word.isascii():
        return tuple(word)
    parts: list[str] = []
    for start in range(0, len(word), LONGEST_WORD):
        for part in _graphemes(word[start : start + LONGEST_WORD]):
            if parts and _belongs_to(parts[-1], part):
                parts[-1] += part
            else:
                parts.append(part)
    return tuple(parts)


def _belongs_to(before: str, part: str) -> bool:
    """Whether a Thai vowel is written around or after what stands before."""
    return (
        part[0] in _THAI_AFTER_CONSONANT
        or before in _THAI_BEFORE_CONSONANT
        or (part[0] == "อ" and "\u0e37" in before and not before.endswith("อ"))
    )


@lru_cache(maxsize=8192)
def _graphemes(text: str) -> tuple[str, ...]:
    from uniseg.graphemecluster import grapheme_clusters

    return tuple(grapheme_clusters(text))
