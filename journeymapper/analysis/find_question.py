"""One question to a word index: what was typed is looked for in ever more forgiving ways.

First as it stands, then word by word, then words that are near it, until enough is found or the
time is up.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from itertools import chain, islice, product

from journeymapper.analysis.word_index import Numbers, WordIndex

EXACT, BEGINS, WORD, WORD_INSIDE, HOLDS, HOLDS_INSIDE, WORDS, NEAR = range(8)
"""How well an entry fits, the best first: its name is what was typed, begins so, has a word that
begins so, or holds it; ``INSIDE`` speaks of its other texts; all words are somewhere; it is near
(and from here on ever less near)."""
ENOUGH = 120
"""Entries of one way of fitting; there is room for fewer."""
FEW = 8
"""So few fit that slips of the fingers are looked for as well."""
_MOST_LOOKED_AT = 3_000
_MOST_READ = 240
_MOST_JOINED = 100_000
_MOST_WAYS = 8

Hits = dict[str, int]
"""Entries by key, with how well they fit."""


class Question:
    """``where`` gives the folded words of the place an entry stands in; ``journey`` is the one in
    front."""

    def __init__(
        self, index: WordIndex, where: Callable[[str], str], journey: str, until: float
    ) -> None:
        self._index = index
        self._where = where
        self._journey = journey
        self._until = until
        self._hits: dict[int, int] = {}
        self.had_time = True

    @property
    def hits(self) -> Hits:
        """What fits, with how well it does."""
        keys = self._index.keys
        return {keys[number]: fits for number, fits in self._hits.items() if keys[number]}

    def ask(self, wanted: str) -> None:
        """Look for what holds all that was typed."""
        index, hits = self._index, self._hits
        words = wanted.split()
        for number in islice(index.called(wanted), ENOUGH):
            hits[number] = EXACT
        with_words = [index.with_word(one) for one in words]
        self._fitting([index.beginning(words[0]), *with_words[1:]], wanted)
        if len(hits) < ENOUGH:
            self._fitting(with_words, wanted)
        if len(hits) < ENOUGH:
            inside = [index.with_inside(one) for one in words]
            if any(inside):
                ways = [[*one, *two] for one, two in zip(with_words, inside, strict=True)]
                self._fitting(ways, wanted)

    def ask_kindly(self, wanted: str) -> None:
        """Look for what holds some of it in a place that the other words tell, or something near
        it."""
        words = wanted.split()
        if len(words) > 1:
            self._with_places(words)
        self._near(words)

    def _fitting(self, ways: Sequence[list[Numbers]], wanted: str) -> None:
        """Entries that are in each of these, as well as they fit."""
        words = wanted.split()
        texts = self._index.texts
        for number in self._best(self._in_all(ways)):
            fits = _fit(texts[number], wanted, words)
            if fits < NEAR:
                self._hits[number] = fits

    def _in_all(self, ways: Sequence[list[Numbers]]) -> Iterable[int]:
        """The entries that are in one of the lists of each way; ways with very many are left for
        whoever reads the texts."""
        if self._is_late():
            return ()
        counted = sorted((sum(map(len, one)), place) for place, one in enumerate(ways))
        first, *others = [ways[place] for _, place in counted]
        if not others:
            return chain.from_iterable(first)
        found = set(islice(chain.from_iterable(first), _MOST_JOINED))
        for (count, _), way in zip(counted[1:], others, strict=True):
            if found and count <= _MOST_JOINED and len(found) > _MOST_READ:
                found.intersection_update(chain.from_iterable(way))
        return found

    def _best(self, numbers: Iterable[int]) -> list[int]:
        """Of very many entries those that people look for first, without those found already."""
        index, hits = self._index, self._hits
        keys, kinds, journeys, journey = index.keys, index.kinds, index.journeys, self._journey
        some = [
            one
            for one in dict.fromkeys(islice(numbers, _MOST_LOOKED_AT))
            if one not in hits and keys[one]
        ]
        if len(some) <= _MOST_READ:
            return some
        return nsmallest(
            _MOST_READ, some, key=lambda one: 2 * kinds[one] + (journeys[one] != journey)
        )

    def _with_places(self, words: Sequence[str]) -> None:
        """Entries in which some words stand, and the others tell the place."""
        index = self._index
        for word in sorted(set(words), key=len, reverse=True):
            others = [one for one in words if one != word]
            for number in self._best(chain.from_iterable(index.with_word(word)))[:ENOUGH]:
                if self._is_late():
                    return
                left = [one for one in others if one not in index.texts[number]]
                where = self._where(index.keys[number]) if len(left) < len(words) else ""
                if all(one in where for one in left):
                    self._hits[number] = WORDS

    def _near(self, words: Sequence[str]) -> None:
        """As though words had been typed that are near those; and two words that are one."""
        index, hits = self._index, self._hits
        if len(words) > 1:
            for number in islice(chain.from_iterable(index.with_word("".join(words))), ENOUGH):
                hits.setdefault(number, NEAR)
        ways = []
        for word in words:
            if self._is_late():
                return
            own = [(0, word)] if len(words) > 1 else []
            ways.append([*own, *index.near(word, self._until)])
        likely = sorted(product(*ways), key=lambda way: sum(distance for distance, _ in way))
        for way in likely[:_MOST_WAYS]:
            distance = sum(one for one, _ in way)
            if self._is_late() or len(hits) >= ENOUGH:
                return
            if distance:
                near = [word for _, word in way]
                for number in self._best(self._in_all([index.with_word(one) for one in near])):
                    text = index.texts[number]
                    if all(one in text for one in near):
                        is_inside = near[0] not in text.partition("\0")[0]
                        hits[number] = NEAR + 2 * distance + is_inside

    def _is_late(self) -> bool:
        if time.perf_counter() > self._until:
            self.had_time = False
        return not self.had_time


def _fit(text: str, wanted: str, words: Sequence[str]) -> int:
    """How well the folded texts of an entry fit; ``NEAR`` where they do not."""
    name, _, others = text.partition("\0")
    if name.startswith(wanted):
        return EXACT if len(name) == len(wanted) else BEGINS
    if wanted in text:
        spaced = f" {wanted}"
        if spaced in name:
            return WORD
        if spaced in others or f"\0{wanted}" in f"\0{others}":
            return WORD_INSIDE
        return HOLDS if wanted in name else HOLDS_INSIDE
    return WORDS if all(one in text for one in words) else NEAR
