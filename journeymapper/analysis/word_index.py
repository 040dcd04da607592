"""Which entries hold which words: the part of the index that many entries have in common.

What was typed is looked for among the words, which are few; only then among the entries.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import islice

from journeymapper.analysis.near_words import LAST, near_words

LONGEST_WORD = 40
"""Letters of a word that are kept: scripts without spaces make words of whole sentences."""
MOST_WORDS = 1_000
"""Words that hold what was typed, not at their beginning; there is room for fewer entries."""
MOST_PUT_IN = 200
"""New words that are put in one by one; for more, all are sorted anew."""

Numbers = Sequence[int]


class WordIndex:
    """Entries are numbered as they come. ``keys`` holds what each is called by, empty where it is
    gone; ``texts`` its folded texts, parted by ``\\0``, the name first; ``kinds`` how early people
    look for its kind; ``journeys`` where it stands."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.texts: list[str] = []
        self.kinds: list[int] = []
        self.journeys: list[str] = []
        self.gone = 0
        self._number_of: dict[str, int] = {}
        self._holding: dict[str, array[int]] = {}
        self._beginning: dict[str, array[int]] = {}
        self._called: dict[str, array[int]] = {}
        self._words: list[str] = []
        self._text = "\n"
        self._near: dict[str, list[tuple[int, str]]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._number_of

    def add(self, key: str, kind: int, journey: str, folded: str) -> None:
        """Take an entry in, in place of the one of this key."""
        self.remove(key)
        number = len(self.keys)
        self.keys.append(key)
        self.texts.append(folded)
        self.kinds.append(kind)
        self.journeys.append(journey)
        self._number_of[key] = number
        for word in set(folded.replace("\0", " ").split()):
            _note(self._holding, word[:LONGEST_WORD], number)
        name = folded.partition("\0")[0]
        if name:
            _note(self._beginning, name.split(" ", 1)[0][:LONGEST_WORD], number)
            if len(name) <= LONGEST_WORD:
                _note(self._called, name, number)

    def remove(self, key: str) -> None:
        """Let an entry go; harmless where it is not there."""
        number = self._number_of.pop(key, None)
        if number is not None:
            self.keys[number] = self.texts[number] = ""
            self.gone += 1

    def called(self, name: str) -> Numbers:
        """The entries of this short name."""
        return self._called.get(name, ())

    def beginning(self, prefix: str) -> list[Numbers]:
        """The entries whose name's first word begins so, word by word."""
        some = (self._beginning.get(word) for word in self.words_from(prefix))
        return [one for one in some if one is not None]

    def with_word(self, prefix: str) -> list[Numbers]:
        """The entries with a word that begins so, word by word."""
        return [self._holding[word] for word in self.words_from(prefix)]

    def with_inside(self, part: str) -> list[Numbers]:
        """The entries with a word that holds this, not at its beginning."""
        if len(part) < 2:
            return []
        return [self._holding[word] for word in islice(self._words_around(part), MOST_WORDS)]

    def words_from(self, prefix: str) -> Sequence[str]:
        """The words that begin so, in order."""
        words = self._sorted()
        prefix = prefix[:LONGEST_WORD]
        return words[bisect_left(words, prefix) : bisect_left(words, prefix + LAST)]

    def near(self, word: str, until: float) -> list[tuple[int, str]]:
        """As ``near_words``; remembered until there are new words."""
        words = self._sorted()
        found = self._near.get(word)
        if found is None:
            found = near_words(word[:LONGEST_WORD], words, self._text, until)
            if time.perf_counter() < until:
                self._near[word] = found
        return found

    def settle(self) -> None:
        """Put the words in order now, before somebody asks."""
        self._sorted()

    def _words_around(self, part: str) -> Iterator[str]:
        self._sorted()
        text, last = self._text, ""
        at = text.find(part)
        while at >= 0:
            begin = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            word = text[begin:end]
            if begin != at and word != last:
                yield word
            last = word
            at = text.find(part, end)

    def _sorted(self) -> list[str]:
        fresh = len(self._holding) - len(self._words)
        if fresh:
            if fresh > MOST_PUT_IN:
                self._words = sorted(self._holding)
            else:
                for word in islice(reversed(self._holding), fresh):
                    insort(self._words, word)
            self._near.clear()
            self._text = f"\n{chr(10).join(self._words)}\n"
        return self._words


def _note(held: dict[str, array[int]], word: str, number: int) -> None:
    numbers = held.get(word)
    if numbers is None:
        held[word] = array("l", (number,))
    else:
        numbers.append(number)
