"""Fixed words that can be told from what users wrote, whoever translates them to what.

``pseudo_words`` puts every message in brackets; ``foreign`` makes a project whose own texts have no
Latin letters. What is Latin and stands outside of brackets then is a fixed word that nobody can
translate.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from gettext import NullTranslations
from typing import Any

import pytest

from journeymapper import words
from journeymapper.domain.project import Project
from journeymapper.domain.records import RECORD_TYPES, ProjectDetails, Record, references
from journeymapper.domain.vocabulary import Word

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHER = str.maketrans(_LATIN, "абцдефгхийклмнопярстувшхызАБЦДЕФГХИЙКЛМНОПЯРСТУВШХЫЗ")
_NO_TEXT = frozenset({"id", "rank", "colour", "icon", "currency", "locale", "media_type", "record"})
_IN_BRACKETS = re.compile("⟦[^⟦⟧]*⟧")
_WORDS = re.compile(r"[A-Za-z_]{2,}")


class _Bracketed(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


@contextmanager
def pseudo_words() -> Iterator[None]:
    """Every message stands in brackets in every language but English."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_catalogue", lambda _language: _Bracketed())
        yield


def foreign(project: Project) -> Project:
    """The same project, what users wrote in Cyrillic letters."""
    made: list[Record] = []
    for kind in RECORD_TYPES:
        ids = {one.field for one in references(kind)} | _NO_TEXT
        names = [one.name for one in fields(kind) if one.name not in ids]
        for one in project.all(kind).values():
            texts = {name: _turned(getattr(one, name)) for name in names}
            made.append(replace(one, **texts))
    details = next(one for one in made if isinstance(one, ProjectDetails))
    made[made.index(details)] = replace(details, locale="ru_RU")
    return Project(made)


def _turned(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_turned(one) for one in value)
    is_text = isinstance(value, str) and not isinstance(value, Word)
    return value.translate(_OTHER) if is_text else value


def left_over(texts: Iterable[str], known: Collection[str] = ()) -> set[str]:
    """The Latin words that stand in no brackets, but for those that are known."""
    found = set()
    for text in texts:
        rest, before = text, ""
        while rest != before:
            rest, before = _IN_BRACKETS.sub("", rest), rest
        found.update(_WORDS.findall(rest))
    return found.difference(known)
