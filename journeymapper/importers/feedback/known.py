"""Which notes are there already: by the id that their source gave them, else by what they say.

Without an id a note is there already where text (but for case, spaces and Unicode's spellings) and
date agree, and customer and rating where the table has them. So the same short praise of two
customers, or of two moments, is two notes; and two equal notes of the project answer for two rows.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote

_SLICE = 1000
Key = tuple[str, date | None, str, float | None]


class KnownNotes:
    """What a project has, and what a table brought so far. ``fields``: what the table tells."""

    def __init__(self, fields: Collection[str]) -> None:
        self._by_customer = "customer" in fields
        self._by_rating = "rating" in fields
        self._by_id = "external_id" in fields
        self._ids: dict[tuple[str, str], str] = {}
        self._said: set[tuple[str, str]] = set()
        self._there: Counter[Key] = Counter()
        self._rows: set[tuple[Key, str]] = set()
        self.said_otherwise = 0

    def look_at(self, project: Project) -> Iterator[None]:
        """Get to know a project's notes, a slice at a time."""
        for count, note in enumerate(list(project.feedback_notes.values()), 1):
            words = plain_words(note.text)
            if note.external_id and self._by_id:
                self._ids[(plain_words(note.source), note.external_id)] = words
                self._said.add((note.external_id, words))
            if not (note.external_id and self._by_id):
                self._there[self._key(note, words)] += 1
            if count % _SLICE == 0:
                yield

    def is_there(self, note: FeedbackNote, moment: str) -> bool:
        """Whether the note came before; from now on it has. ``moment``: its date as the table
        writes it, with the time where it has one."""
        words = plain_words(note.text)
        if note.external_id:
            return self._is_id_there(note, words)
        key = self._key(note, words)
        if (key, moment) in self._rows:
            return True
        self._rows.add((key, moment))
        return self._takes_from_project(key)

    def _is_id_there(self, note: FeedbackNote, words: str) -> bool:
        known = (plain_words(note.source), note.external_id)
        before = self._ids.setdefault(known, "\0new")
        if before != "\0new":
            self.said_otherwise += before != words
            return True
        self._ids[known] = words
        if (note.external_id, words) in self._said:
            return True
        return note.received_on is not None and self._takes_from_project(self._key(note, words))

    def _takes_from_project(self, key: Key) -> bool:
        if not self._there.get(key):
            return False
        self._there[key] -= 1
        return True

    def _key(self, note: FeedbackNote, words: str) -> Key:
        customer = plain_words(note.customer) if self._by_customer else ""
        return words, note.received_on, customer, note.rating if self._by_rating else None


def plain_words(text: str) -> str:
    """A text without what does not matter: case, spaces, Unicode's other spellings."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())
