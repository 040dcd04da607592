"""Texts as they are compared: without case, accents, vowel points and punctuation, in any script.

What people type and what is written are folded alike, so that either may have the accents.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
"""Accents, vowel points, the Arabic stroke that only lengthens, and signs that cannot be seen."""
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
"""Letters that Unicode does not take apart, as people type them on another keyboard."""
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_BREAKS = re.compile(
    r"[\s\-‐‑‒–—―_/\\|.,;:!?¿¡…·•\"“”„«»‹›()\[\]{}<>*~^=،؛؟。、，．：；！？「」『』（）《》]+"
)


def fold(text: str) -> str:
    """A text as it is compared: words parted by one space each. ``\\0`` and ``\\1`` stay."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = _MARKS.sub("", normalize("NFKD", text)).casefold()
        folded = _LETTER.sub(lambda one: _LETTERS[one[0]], folded)
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", folded)).strip()
