"""Other names for customers: the same for the same person in every document of a project, and no
way back from them without the project.

A pseudonym is "Customer", in the language of the document, and letters that follow from the
project's id and the name alone, so that a note more changes nobody's. Who has only the document
cannot try names out: the id that the letters follow from does not go along
(``analysis.handing_over``).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from journeymapper.words import said

_LETTERS = str.maketrans("0123456789abcdef", "BCDFGHJKLMNPRSTV")
"""Letters for hexadecimal digits: without vowels, so that no word comes out."""
_SHORTEST = 8
WORD = re.compile(
    "[\\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u074a"
    "\u0900-\u0963\u0966-\u0dff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""A word with the marks that stand on or beside its letters, which ``\\w`` alone leaves out."""
_PLAIN_WORD = re.compile(r"\w+", re.ASCII)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese write no spaces between words, and Korean joins
particles to them: such a name is found wherever it stands."""
ORDINARY = frozenset(
    {
        *("customer", "customers", "client", "clients", "user", "users", "guest", "guests"),
        *("visitor", "visitors", "buyer", "buyers", "anonymous", "unknown", "nobody", "none"),
        *("na", "n", "a", "test", "anonym", "unbekannt", "kunde", "kundin", "cliente", "anonyme"),
    }
)
"""What stands where a name should, and tells nobody."""
_Names = dict[str, dict[int, dict[str, str]]]
"""What names begin with → how long they are → how they are written → the name."""


def bare(name: str) -> str:
    """A name by which it is known again: one spelling, one case, single spaces."""
    return " ".join(_folded(name).split())


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def words_in(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _PLAIN_WORD.findall(text) if text.isascii() else WORD.findall(text)


def can_be_sought(name: str) -> bool:
    """Whether a name tells a person, so that it is looked for in other texts: neither an ordinary
    word such as "customer" nor a single letter, a number or a mark."""
    return _tells_somebody(bare(name))


def _begins_unspaced(name: str) -> bool:
    return not name.isascii() and _UNSPACED.match(name) is not None


def _tells_somebody(known: str) -> bool:
    letters = known.replace(" ", "")
    if not letters.isalpha():
        letters = "".join(filter(str.isalpha, letters))
    least = 1 if len(known) > 1 and _begins_unspaced(known) else 2
    return len(letters) >= least and not ORDINARY.issuperset(words_in(known))


class Pseudonyms:
    """The pseudonyms of all customers of a project, and what hides their names in texts."""

    def __init__(self, key: str, names: Iterable[str]) -> None:
        """``key`` is what the letters follow from: the project's id."""
        known = {bare(one) for one in set(names)} - {""}
        secret = hashlib.sha256(key.encode()).digest()
        letters = {one: _letters(secret, one) for one in known}
        short = {name: one[:_SHORTEST] for name, one in letters.items()}
        if len(set(short.values())) < len(short):
            short = _told_apart(letters)
        self._of = {name: said("Customer {letters}", letters=one) for name, one in short.items()}
        self._spaced: _Names = {}
        self._unspaced: _Names = {}
        for name in filter(_tells_somebody, self._of):
            if _begins_unspaced(name):
                begun = self._unspaced.setdefault(name[:2], {})
                begun.setdefault(len(name), {})[name] = name
            else:
                words = words_in(name)
                begun = self._spaced.setdefault(words[0], {})
                begun.setdefault(len(words), {})[" ".join(words)] = name

    def __len__(self) -> int:
        return len(self._of)

    def of(self, name: str) -> str:
        """A customer's pseudonym; empty for an empty name. Raises KeyError for a stranger."""
        known = bare(name)
        return self._of[known] if known else ""

    def hide(self, text: str) -> str:
        """A text with every customer's name replaced that stands in it as words of its own, in
        whatever case, the longest first."""
        for begin, end, name in reversed(self._places(text)):
            text = f"{text[:begin]}{self._of[name]}{text[end:]}"
        return text

    def named_in(self, text: str) -> list[str]:
        """The names that stand in a text, in their order, as ``bare`` gives them."""
        return [name for _, _, name in self._places(text)]

    def _places(self, text: str) -> list[tuple[int, int, str]]:
        found = self._in_words(text) if self._spaced else []
        if self._unspaced and not text.isascii():
            found += self._in_script(text)
        if len(found) < 2:
            return found
        found.sort(key=lambda one: (one[0] - one[1], one[0]))
        free = bytearray(b"\1") * len(text)
        chosen = []
        for begin, end, name in found:
            if all(free[begin:end]):
                free[begin:end] = bytes(end - begin)
                chosen.append((begin, end, name))
        return sorted(chosen)

    def _in_words(self, text: str) -> list[tuple[int, int, str]]:
        spaced = self._spaced
        pattern = WORD
        if text.isascii():
            pattern = _PLAIN_WORD
            words = pattern.findall(text.lower())
        else:
            words = [_folded(one) for one in WORD.findall(text)]
        if spaced.keys().isdisjoint(words):
            return []  # most texts name nobody
        found = [
            (at, at + count - 1, name)
            for at, word in enumerate(words)
            if word in spaced
            for count, named in spaced[word].items()
            if (name := named.get(" ".join(words[at : at + count]))) is not None
        ]
        spans = [one.span() for one in pattern.finditer(text)] if found else []
        return [(spans[first][0], spans[last][1], name) for first, last, name in found]

    def _in_script(self, text: str) -> Iterator[tuple[int, int, str]]:
        folded = text.casefold()
        if len(folded) != len(text):
            folded = text
        for at in range(len(text) - 1):
            for length, named in self._unspaced.get(folded[at : at + 2], {}).items():
                name = named.get(folded[at : at + length])
                end = at + length
                if name is not None and (_UNSPACED.match(name[-1]) or not WORD.match(text, end)):
                    yield at, end, name


def _told_apart(letters: dict[str, str]) -> dict[str, str]:
    """Letters enough for each that no two are alike."""
    taken: dict[str, str] = {}
    for whole, name in sorted((whole, name) for name, whole in letters.items()):
        length = _SHORTEST
        while whole[:length] in taken:
            length += 1
        taken[whole[:length]] = name
    return {name: short for short, name in taken.items()}


def _letters(secret: bytes, name: str) -> str:
    """Letters that look like chance and follow from secret and name."""
    return hashlib.blake2b(name.encode(), key=secret).hexdigest().translate(_LETTERS)
