"""Words that are near what was typed: swapped, missed or doubled letters are forgiven."""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

LAST = "\U0010ffff"
_AT_ONCE = 4_000
_ENOUGH = 4


def near_words(word: str, words: Sequence[str], text: str, until: float) -> list[tuple[int, str]]:
    """The beginnings of words that differ from ``word`` in one to three places, with the number of
    places, the nearest first. ``words`` are sorted, and ``text`` has each on a line. Those with the
    same first letter are looked at first, others where none of those is near, until the time
    (``perf_counter``) is up."""
    if len(word) < 3:
        return []
    first, second = word[0], word[1]
    begin, end = bisect_left(words, first), bisect_left(words, first + LAST)
    found = _nearest(word, words[begin:end], until)
    if found or len(word) < 4 or time.perf_counter() > until:
        return found
    # The first letter is wrong, missing, too much, or changed its place with the second.
    first, second = re.escape(first), re.escape(second)
    others = re.findall(rf"\n((?:{second}|.{second}|.{first})[^\n]*)", text)
    return _nearest(word, others, until)


def _nearest(word: str, words: Sequence[str], until: float) -> list[tuple[int, str]]:
    length = len(word)
    most = 1 if length < 5 else 2 if length < 10 else 3
    found: dict[str, int] = {}
    for begin in range(0, len(words), _AT_ONCE):
        if time.perf_counter() > until:
            break
        some = [one for one in words[begin : begin + _AT_ONCE] if len(one) + most >= length]
        cut = {one[:length] for one in some} | {one[: length + 1] for one in some}
        for one, distance, _ in process.extract(
            word, list(cut), scorer=OSA.distance, score_cutoff=most, limit=_ENOUGH
        ):
            if distance:
                found[one] = int(distance)
    ordered = sorted((distance, one) for one, distance in found.items())
    return ordered[:_ENOUGH]
