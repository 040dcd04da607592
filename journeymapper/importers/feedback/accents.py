"""Accents of MS-DOS among those of Windows, where one program after another wrote into a file.

Two encodings may then stand in one cell. A few words that can be nothing else tell that a file is
such; in it, signs inside of words are read as MS-DOS meant them, and a word that elsewhere in the
file stands rightly tells what the same word with odd signs is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.importers.encodings import WESTERN

_SURELY = 3
_SLICE = 200
_E_ACUTE = re.compile(r"[^\W\d_]‚[^\W\d_]")
_SIGN = re.compile(
    r"‚|(?<=[a-z])[ŠŒ‹–—“](?=[a-z])|(?<=[^\W\d_])[ƒ‰ˆ‡](?=[^\W\d_])|ƒ(?=[a-z])"
    r"|(?<=\b[nN])ø(?=\s?\d)|®(?=[^®¯]*¯)"
)
_MEANT = {
    bytes([one]).decode(WESTERN): bytes([one]).decode("cp850")
    for one in (0x82, 0x83, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x93, 0x96, 0x97)
}
_ACCENTS = str.maketrans(_MEANT)
_NUMBER = re.compile(r"(?<=\b[nN])ø(?=\s?\d)")
_QUOTES = re.compile("®([^®¯]*)¯")
_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_ODD_SIGN = re.compile(r"(?<=[^\W\d_])[ƒ‰‹ˆ‡®¯]|[ƒ‰ˆ‡®¯](?=[^\W\d_])|(?<=\d)ø|ø(?=\d)")


def _read_as_dos(text: str) -> str:
    try:
        return text.encode(WESTERN).decode("cp850")
    except UnicodeError:
        return text


_LETTERS = {
    one: meant
    for one in map(chr, range(0xC0, 0x100))
    if (meant := _read_as_dos(one)) in "ÊËÈÍÎÏÌÓÔÒÚÛÙßÕõÁÂÀ" and meant != one
}
"""Letters of Windows-1252 that are other letters in MS-DOS; not for sure, for both are letters."""
_OTHER_LETTERS = str.maketrans(_LETTERS)


@frozen
class Mended:
    """The texts, mended; how many were, and how many may still hold wrong accents."""

    texts: Sequence[str]
    mended: int = 0
    odd: int = 0


def mending(texts: Sequence[str]) -> Generator[None, None, Mended]:
    """Mends texts of Windows-1252, a little at a time. Where nothing tells surely of MS-DOS, they
    stay as they are."""
    sure = 0
    for count, text in enumerate(texts):
        sure += _E_ACUTE.search(text) is not None
        if count % _SLICE == 0:
            yield
    if sure < _SURELY:
        return Mended(texts)
    found = list(texts)
    words: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    for at, text in enumerate(texts):
        if _SIGN.search(text):
            found[at] = _QUOTES.sub(r"«\1»", _NUMBER.sub("°", text)).translate(_ACCENTS)
        if not text.isascii():
            words.update(one.casefold() for one in _WORD.findall(found[at]))
            letters.update(found[at])
        if at % _SLICE == 0:
            yield
    odd = 0
    for at, text in enumerate(found):
        if not text.isascii():
            found[at] = _WORD.sub(lambda one: _known_word(one[0], words), text)
            odd += _is_odd(found[at], letters)
        if at % _SLICE == 0:
            yield
    mended = sum(one != other for one, other in zip(found, texts, strict=True))
    return Mended(found, mended, odd)


def _known_word(word: str, words: Counter[str]) -> str:
    """The word as it stands elsewhere, where this one is read otherwise by MS-DOS alone."""
    meant = word.translate(_OTHER_LETTERS)
    if meant == word or words[meant.casefold()] <= 2 * words[word.casefold()]:
        return word
    return meant


def _is_odd(text: str, letters: Counter[str]) -> bool:
    """Whether signs stand in words, or a letter that the file hardly has where MS-DOS means one
    that it has often."""
    return _ODD_SIGN.search(text) is not None or any(
        letters[_LETTERS[one].casefold()] > 50 * letters[one] for one in text if one in _LETTERS
    )
