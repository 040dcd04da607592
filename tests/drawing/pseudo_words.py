"""A language that nobody speaks: English with marks on its letters, a third longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import pytest

from journeymapper import words

SPOKEN = "ja"
"""The language in whose stead it is spoken, whose dates have no letters of ours."""
_MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "äbçdëfğĥïĵķļmñöpqŕšţüvŵxýžÄBÇDËFĞĤÏĴĶĻMÑÖPQŔŠŢÜVŴXÝŽ",
)
MARKS = frozenset(chr(one) for one in _MARKED.values() if one > 127)
_FIELD = re.compile(r"(\{[^}]*\})")
_VOWEL = re.compile(r"([aeiou])")


def marked(message: str) -> str:
    """The message in that language: its vowels come twice, its fields stay as they are."""
    return "".join(
        part if place % 2 else _VOWEL.sub(r"\1\1", part).translate(_MARKED)
        for place, part in enumerate(_FIELD.split(message))
    )


class _Catalogue(NullTranslations):
    """Knows every message."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def pgettext(self, context: str, message: str) -> str:
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)


@contextmanager
def understood() -> Iterator[None]:
    """Whatever is made in ``SPOKEN`` meanwhile is in this language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_catalogue", lambda _spoken: _Catalogue())
        yield
