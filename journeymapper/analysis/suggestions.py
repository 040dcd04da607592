"""Where a feedback note may belong: touchpoints and tags suggested by the words that it shares.

Plain counting, offline and the same every time; always only a suggestion. A word weighs more the
fewer notes hold it: log(1 + (N + 10) / (1 + n)), the inverse document frequency of K. Sparck Jones
("A statistical interpretation of term specificity", Journal of Documentation, 1972), smoothed so
that it works from the first note on. It speaks for a touchpoint

- as part of its name or description: as much as the part of the name that the note holds;
- as a word of earlier notes there: by how much the part of the notes with this word that lie there
  exceeds the part of all notes that do (common words so say nothing); both smoothed.
  One word of one note is chance, and does not count.

What speaks for a place is added up to e; the score is 1 - exp(-e / 4), between 0 and 1.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from journeymapper.analysis.terms import terms
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Touchpoint

_SLICE = 100
_SCALE = 4.0
_MOST = 4.0
"""No word weighs more: one that a single note of thousands holds may be a slip of the pen."""
_DESCRIPTION = 0.4
"""What a word of a description says, where one of a name says 1."""
ENOUGH = 0.2
"""The lowest score that is suggested."""
Suggestion = tuple[str, float]
Weigh = Callable[[str], float]


class Suggester:
    """Knows a project's words. ``step`` until nothing is left, or ask at once; tell ``changed`` of
    edits."""

    def __init__(self, project: Project) -> None:
        self._touchpoints = _Places()
        self._tags = _Places()
        self._notes_with: dict[str, int] = {}
        self._notes = 0
        self._learned: dict[str, FeedbackNote] = {}
        self._work: Iterator[None] | None = self._learning(project)

    def step(self, seconds: float = 0.004) -> bool:
        """Learn for about so long; whether something is left."""
        until = time.perf_counter() + seconds
        while self._work is not None:
            if next(self._work, self) is self:
                self._work = None
            if time.perf_counter() >= until:
                break
        return self._work is not None

    def changed(self, changes: Iterable[Change]) -> None:
        """Learn what an edit changed, after it was made."""
        for change in changes:
            before, after = change.before, change.after
            if isinstance(before, FeedbackNote):
                self._forget(before.id)
            if isinstance(after, FeedbackNote):
                self._learn(after)
            if isinstance(before, Touchpoint) and not isinstance(after, Touchpoint):
                self._touchpoints.rename(before.id, "", "")
            if isinstance(after, Touchpoint):
                self._name(after)

    def touchpoints(self, note: FeedbackNote, most: int = 3) -> list[Suggestion]:
        """Touchpoints (ids) that the note may speak of, the likeliest first, with their scores;
        not the one it is pinned to."""
        return self._ranked(self._touchpoints, note, most, (note.touchpoint or "",))

    def tags(self, note: FeedbackNote, most: int = 3) -> list[Suggestion]:
        """Tags that the note may deserve, the likeliest first, with their scores; not those that it
        has."""
        return self._ranked(self._tags, note, most, note.tags)

    def _ranked(
        self, places: _Places, note: FeedbackNote, most: int, without: Sequence[str]
    ) -> list[Suggestion]:
        while self.step(1.0):
            pass
        said = {word: self._weight(word) for word in terms(note.text)}
        scores = [
            (place, round(1 - math.exp(-evidence / _SCALE), 4))
            for place, evidence in places.evidence(said, self._weight).items()
            if place not in without
        ]
        good = [one for one in scores if one[1] >= ENOUGH]
        return sorted(good, key=lambda one: (-one[1], one[0]))[:most]

    def _weight(self, word: str) -> float:
        return min(math.log(1 + (self._notes + 10) / (1 + self._notes_with.get(word, 0))), _MOST)

    def _learning(self, project: Project) -> Iterator[None]:
        for count, touchpoint in enumerate(list(project.touchpoints.values()), 1):
            self._name(touchpoint)
            if count % _SLICE == 0:
                yield
        for count, note in enumerate(list(project.feedback_notes.values()), 1):
            if note.id not in self._learned:
                self._learn(note)
            if count % _SLICE == 0:
                yield

    def _name(self, touchpoint: Touchpoint) -> None:
        """What comes from another state's touchpoint is not suggested beside it."""
        is_copy = touchpoint.derived_from is not None
        name = "" if is_copy else touchpoint.name
        self._touchpoints.rename(touchpoint.id, name, "" if is_copy else touchpoint.description)

    def _learn(self, note: FeedbackNote) -> None:
        self._forget(note.id)
        self._learned[note.id] = note
        self._count(note, 1)

    def _forget(self, note_id: str) -> None:
        note = self._learned.pop(note_id, None)
        if note is not None:
            self._count(note, -1)

    def _count(self, note: FeedbackNote, by: int) -> None:
        words = terms(note.text)
        self._notes += by
        notes_with = self._notes_with
        for word in words:
            notes_with[word] = notes_with.get(word, 0) + by
        if note.touchpoint is not None:
            self._touchpoints.count((note.touchpoint,), words, by)
        if note.tags:
            self._tags.count(note.tags, words, by)
            for tag in note.tags:
                self._tags.rename(tag, tag if self._tags.is_used(tag) else "", "")


class _Places:
    """Touchpoints or tags, the words of their names and of the notes that lie there."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, float]] = {}
        self._named: dict[str, dict[str, float]] = {}
        self._notes_at: Counter[str] = Counter()
        self._notes = 0
        self._notes_with: dict[str, int] = {}
        self._said: dict[str, dict[str, int]] = {}

    def rename(self, place: str, name: str, description: str) -> None:
        words = dict.fromkeys(terms(description), _DESCRIPTION)
        words.update(dict.fromkeys(terms(name), 1.0))
        before = self._names.get(place, {})
        if before == words:
            return
        for word in before:
            self._named[word].pop(place, None)
        self._names[place] = words
        for word, part in words.items():
            self._named.setdefault(word, {})[place] = part

    def count(self, places: Iterable[str], words: Iterable[str], by: int) -> None:
        """A note with these words lies at these places, or no longer does."""
        places = tuple(places)
        self._notes += by
        for place in places:
            self._notes_at[place] += by
        notes_with, said_at = self._notes_with, self._said
        for word in words:
            notes_with[word] = notes_with.get(word, 0) + by
            said = said_at.get(word)
            if said is None:
                said = said_at[word] = {}
            for place in places:
                said[place] = said.get(place, 0) + by

    def is_used(self, place: str) -> bool:
        """Whether any note lies there."""
        return self._notes_at[place] > 0

    def evidence(self, said: dict[str, float], weight: Weigh) -> dict[str, float]:
        """What speaks for each place, for words with their weights."""
        named: dict[str, float] = {}
        found: dict[str, float] = {}
        seen: dict[str, int] = {}
        for word, heavy in said.items():
            for place, part in self._named.get(word, {}).items():
                named[place] = named.get(place, 0.0) + heavy * part
            in_all = self._notes_with.get(word, 0)
            if in_all > 0:
                for place, count in self._said[word].items():
                    exceeds = count / (in_all + 0.5) - self._notes_at[place] / (self._notes + 10)
                    if exceeds > 0:
                        found[place] = found.get(place, 0.0) + heavy * exceeds
                        seen[place] = seen.get(place, 0) + count
        found = {place: one for place, one in found.items() if seen[place] > 1}
        for place, evidence in named.items():
            whole = sum(weight(word) for word, part in self._names[place].items() if part == 1.0)
            share = min(evidence / whole, 1.0) if whole else _DESCRIPTION
            found[place] = found.get(place, 0.0) + evidence * share
        return found
