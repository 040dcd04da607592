"""Fixed words, in the language in which a document is being made.

The program is written in English; what it writes into documents goes through ``said`` and its kin,
and comes out in the language of the ``speaking`` around it. Translations are gettext catalogues
(``resources/words/de.po``), as translators know them, read when a language is first spoken.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from journeymapper.resource_folder import resource

if TYPE_CHECKING:
    from gettext import GNUTranslations

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "pt": "Português",
    "ja": "日本語",
    "zh": "中文",
    "ar": "العربية",
}
"""The languages of fixed words, each by its own name."""
_ONE_AND_A_HALF_IS_ONE = frozenset({"fr", "pt"})
_spoken: ContextVar[str] = ContextVar("language of fixed words", default="en")


def language() -> str:
    """The language that is spoken now, a key of ``LANGUAGES``."""
    return _spoken.get()


def nearest(tag: str) -> str:
    """The language of fixed words for a language tag: ``de`` for ``de-AT``, English where there is
    none."""
    main = tag.replace("_", "-").partition("-")[0].lower()
    return main if main in LANGUAGES else "en"


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Say fixed words in the language of this tag, in this thread, until the end of the block."""
    before = _spoken.set(nearest(tag))
    try:
        yield
    finally:
        _spoken.reset(before)


def noted(text: str) -> str:
    """Marks words for the translators where they are listed; ``said`` says them when they are
    used, for a list is made only once."""
    return text


def noted_of(meaning: str, text: str) -> tuple[str, str]:
    """Marks words as ``noted`` does, with their meaning: ``said_of(*pair)`` says them."""
    return meaning, text


def said(text: str, **fields: object) -> str:
    """Fixed words with what stands in their fields: ``said("to {stage}", stage=name)``."""
    spoken = _spoken.get()
    if spoken != "en" and text:
        text = _catalogue(spoken).gettext(text)
    return text.format(**fields) if fields else text


def said_of(meaning: str, text: str, **fields: object) -> str:
    """Words that mean different things in different places; ``meaning`` tells translators which:
    ``said_of("an action's state", "open")``."""
    spoken = _spoken.get()
    if spoken != "en":
        text = _catalogue(spoken).pgettext(meaning, text)
    return text.format(**fields) if fields else text


def counted(one: str, many: str, count: float, **fields: object) -> str:
    """How many: ``counted("{count} note", "{count} notes", 3)``."""
    spoken = _spoken.get()
    if spoken == "en":
        text, number = (one if count == 1 else many), f"{count:,}"
    else:
        from babel.numbers import format_decimal

        text = _catalogue(spoken).ngettext(one, many, _whole(count, spoken))
        number = format_decimal(count, locale=spoken)
    return text.format(count=number, **fields)


def _whole(count: float, spoken: str) -> int:
    """The whole number whose plural a number takes: 1.5 days are “1,5 jour” and “1,5 Tage”."""
    if spoken in _ONE_AND_A_HALF_IS_ONE or float(count).is_integer():
        return abs(int(count))
    return max(2, ceil(abs(count)))


def at_start(text: str) -> str:
    """Words as they begin a heading or a sentence: with a capital letter, where there are any."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(spoken: str) -> GNUTranslations:
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with resource("words", f"{spoken}.po").open("rb") as file:
        catalogue = read_po(file, locale=spoken)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
