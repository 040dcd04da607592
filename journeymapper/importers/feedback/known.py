"""Which notes are there already: by the id that their source gave them, else by what they say.

Without an id a note is there already where text (but for case, spaces and Unicode's spellings) and
date agree, and customer and rating where the table has them. So the same short praise of two
customers, or of two moments, is two notes; and two equal notes of the project answer for two rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from journeymapper.analysis.naming import bare
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
        self._sources: dict[str, str] = {}
        self._said: set[tuple[str, str]] = set()
        self._there: Counter[Key] = Counter()
        self._rows: set[tuple[Key, str]] = set()
        self._own: set[tuple[str, str]] = set()
        """Ids that the table brought, not the project."""
        self.said_otherwise = 0
        self.repeated = 0
        """Rows that the table has more than once."""

    def look_at(self, project: Project) -> Iterator[None]:
        """Get to know a project's notes, a slice at a time."""
        for count, note in enumerate(list(project.feedback_notes.values()), 1):
            if note.external_id and self._by_id:
                self._ids[(bare(note.source), note.external_id)] = note.text
                self._said.add((note.external_id, bare(note.text)))
            else:
                self._there[self._key(note)] += 1
            if count % _SLICE == 0:
                yield

    def is_there(self, note: FeedbackNote, moment: str) -> bool:
        """Whether the note came before; from now on it has. ``moment``: its date as the table
        writes it, with the time where it has one."""
        if note.external_id:
            return self._is_id_there(note)
        key = self._key(note)
        if (key, moment) in self._rows:
            self.repeated += 1
            return True
        self._rows.add((key, moment))
        return self._takes_from_project(key)

    def _is_id_there(self, note: FeedbackNote) -> bool:
        source = self._sources.get(note.source)
        if source is None:
            source = self._sources[note.source] = bare(note.source)
        mark = (source, note.external_id)
        before = self._ids.get(mark)
        if before is not None:
            self.repeated += mark in self._own
            self.said_otherwise += bare(before) != bare(note.text)
            return True
        self._ids[mark] = note.text
        self._own.add(mark)
        if self._said and (note.external_id, bare(note.text)) in self._said:
            return True
        if not self._there or note.received_on is None:
            return False
        return self._takes_from_project(self._key(note))

    def _takes_from_project(self, key: Key) -> bool:
        if not self._there.get(key):
            return False
        self._there[key] -= 1
        return True

    def _key(self, note: FeedbackNote) -> Key:
        words = bare(note.text)
        customer = bare(note.customer) if self._by_customer else ""
        return words, note.received_on, customer, note.rating if self._by_rating else None
