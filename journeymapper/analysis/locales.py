"""Which way of writing numbers and dates a project uses, and typed text made plain.

What a locale's people write is in babel (Unicode CLDR), loaded when first needed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from journeymapper.domain.errors import EditRefused
from journeymapper.words import language

if TYPE_CHECKING:
    from babel import Locale

COMMON_LOCALES = (
    "en_GB", "en_US", "en_IN", "ar_EG", "bg_BG", "cs_CZ", "da_DK", "de_DE", "de_AT", "de_CH",
    "el_GR", "es_ES", "es_MX", "fi_FI", "fr_FR", "fr_CH", "he_IL", "hi_IN", "hu_HU", "id_ID",
    "it_IT", "ja_JP", "ko_KR", "nb_NO", "nl_NL", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "ru_RU",
    "sv_SE", "th_TH", "tr_TR", "uk_UA", "vi_VN", "zh_CN", "zh_TW",
)  # fmt: skip
MOST_CHARACTERS = 60
_ALIKE = str.maketrans({
    "−": "-", "–": "-", "‒": "-", "‐": "-", "‑": "-", "-": "-", "﹣": "-", "＋": "+",
    "％": "%", "٪": "%", "．": ".", "，": ",", "／": "/", "、": ",", "،": ",", "’": "'", "＇": "'",
})  # fmt: skip


class NotUnderstood(EditRefused, ValueError):
    """The text stands for no value; says in one sentence what was expected."""


def locale_name(locale: str) -> str:
    """What a locale is called in English: ``German (Germany)``; nothing for an unknown one."""
    return str(locale_of(locale).english_name) if is_known(locale) else ""


@lru_cache(maxsize=64)
def is_known(locale: str) -> bool:
    """Whether babel knows this locale; the empty one counts as known to nobody."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return bool(locale)


@lru_cache(maxsize=64)
def locale_of(locale: str) -> Locale:
    """What babel knows of a locale; of English where nobody knows it."""
    from babel import Locale

    return Locale.parse(locale.replace("-", "_") if is_known(locale) else "en")


def spoken_locale(locale: str) -> str:
    """The locale in which something is written: the project's own, or where it has none the
    language of the document that is being made; none for English."""
    return locale or ("" if language() == "en" else language())


def plain(text: str) -> str:
    """Digits as 0 to 9, one kind of space, dash, comma and so on, no marks that nobody sees."""
    if len(text) > MOST_CHARACTERS * 4:
        raise NotUnderstood(f"“{cut(text)}” is too long. Type at most {MOST_CHARACTERS} letters.")
    if text.isascii() and (text.isprintable() or not text):
        line = " ".join(text.split())
    else:
        line = _readable(text)
    if len(line) > MOST_CHARACTERS:
        raise NotUnderstood(f"“{cut(text)}” is too long. Type at most {MOST_CHARACTERS} letters.")
    return line


def _readable(text: str) -> str:
    kept = []
    for one in unicodedata.normalize("NFC", text.translate(_ALIKE)):
        kind = unicodedata.category(one)
        if kind == "Nd":
            kept.append(str(unicodedata.decimal(one)))
        elif kind == "Zs" or one.isspace():
            kept.append(" ")
        elif kind != "Cf":
            kept.append(one)
    return " ".join("".join(kept).split())


def in_words(locale: str) -> str:
    """What follows “is no number”: ``in German``; nothing for an unknown locale."""
    return f" in {locale_name(locale)}" if is_known(locale) else ""


def cut(text: str) -> str:
    """What somebody typed, short enough to be said back: one line of at most 40 characters."""
    line = " ".join(text[:400].split())
    return f"{line[:39]}…" if len(line) > 40 else line
