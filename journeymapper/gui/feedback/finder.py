"""Which feedback notes are listed, and in which order; quick with tens of thousands of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from journeymapper.analysis.feedback import is_open, waits
from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Sentiment, Status

SORTS = (
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
    ("waiting", "Waiting longest"),
    ("rating", "Lowest rating first"),
)
NEAR_ENOUGH = 80
SHORTEST_GUESS = 4
"""Letters that a word needs before a slip in it is forgiven."""
LONGEST_GUESSED = 300
"""Letters of a text that are searched for words with slips."""
NONE = ""
"""What a filter says for notes that have nothing of its kind: pinned nowhere, without a tag."""


@frozen
class Wanted:
    """What the list should show. No status means all of them; None lets everything through."""

    statuses: frozenset[Status] = frozenset()
    words: str = ""
    sort: str = "newest"
    waiting: bool = False
    source: str | None = None
    touchpoint: str | None = None
    sentiment: Sentiment | str | None = None
    tag: str | None = None


class Finder:
    """Lists the notes of a project; remembers their order and words, so that keys stay quick.

    Whoever keeps one tells it of every edit (``follow``), or that it missed some (``forget``).
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Edits were made that nobody told of."""
        self._texts: dict[str, str] = {}
        self._sort = ""
        self._ordered: list[FeedbackNote] | None = None
        self._places: dict[str, int] = {}

    def follow(self, changes: Iterable[Change]) -> None:
        """Keep order and words in step with an edit."""
        for change in changes:
            if change.table in ("personas", "touchpoints"):
                self._texts = {}
            elif change.table == FeedbackNote.table:
                self._texts.pop(change.id, None)
                self._put_in_order(change.before, change.after)

    def find(
        self, project: Project, wanted: Wanted, kept: frozenset[str] = frozenset()
    ) -> list[FeedbackNote]:
        """The notes that fit, in order; those in ``kept`` whether they fit or not.

        Every typed word must stand in the text, source, customer, tags, persona or touchpoint.
        Where no note holds them as they are typed, slips are forgiven.
        """
        notes = self._in_order(project, wanted.sort)
        fitting = _filtered(notes, wanted)
        typed = _folded(wanted.words).split()
        if typed:
            self.read_words(project, fitting)
            texts = self._texts
            exact = fitting
            for word in typed:
                exact = [one for one in exact if word in texts[one.id]]
            fitting = exact or _near(fitting, [texts[one.id] for one in fitting], typed)
        if kept and len(fitting) < len(notes):
            ids = {one.id for one in fitting} | kept
            fitting = [one for one in notes if one.id in ids]
        return fitting

    def read_words(self, project: Project, notes: Iterable[FeedbackNote]) -> None:
        """Read the words of these notes, so that typing need not wait for it."""
        texts, people, places = self._texts, project.personas, project.touchpoints
        for note in notes:
            if note.id not in texts:
                parts = [note.text, note.source, note.customer, *note.tags]
                if note.persona is not None and note.persona in people:
                    parts.append(people[note.persona].name)
                if note.touchpoint is not None and note.touchpoint in places:
                    parts.append(places[note.touchpoint].name)
                texts[note.id] = _folded("\n".join(parts))

    def _in_order(self, project: Project, sort: str) -> Sequence[FeedbackNote]:
        if self._ordered is None or sort != self._sort:
            self._sort = sort
            self._ordered = arranged(project.feedback_notes.values(), sort)
            self._places = {}
        return self._ordered

    def _put_in_order(self, before: object, after: object) -> None:
        """Where an edit may change the order, it is made anew when it is needed."""
        if self._ordered is None:
            return
        key = _KEYS[self._sort]
        if (
            isinstance(before, FeedbackNote)
            and isinstance(after, FeedbackNote)
            and key(before) == key(after)
        ):
            if not self._places:
                self._places = {one.id: place for place, one in enumerate(self._ordered)}
            self._ordered[self._places[after.id]] = after
        else:
            self._ordered = None


def arranged(notes: Iterable[FeedbackNote], sort: str) -> list[FeedbackNote]:
    """In one of the orders of SORTS; notes without a date or rating come last."""
    ordered = list(notes)
    if sort == "newest":
        ordered.reverse()  # what was entered last comes first, on the same day as well
        ordered.sort(key=_KEYS[sort], reverse=True)
    else:
        ordered.sort(key=_KEYS[sort])
    return ordered


_KEYS: dict[str, Callable[[FeedbackNote], date | tuple[object, ...]]] = {
    "newest": lambda note: note.received_on or date.min,
    "oldest": lambda note: note.received_on or date.max,
    "waiting": lambda note: (not waits(note), not is_open(note), note.received_on or date.max),
    "rating": lambda note: (note.rating is None, note.rating or 0),
}


def _filtered(notes: Sequence[FeedbackNote], wanted: Wanted) -> list[FeedbackNote]:
    found = list(notes)
    if wanted.statuses:
        found = [one for one in found if one.status in wanted.statuses]
    if wanted.waiting:
        found = [one for one in found if waits(one)]
    if wanted.source is not None:
        source = source_key(wanted.source)
        found = [one for one in found if source_key(one.source) == source]
    if wanted.touchpoint is not None:
        found = [one for one in found if (one.touchpoint or NONE) == wanted.touchpoint]
    if wanted.sentiment is not None:
        found = [one for one in found if (one.sentiment or NONE) == wanted.sentiment]
    if wanted.tag is not None:
        found = [one for one in found if (wanted.tag in one.tags if wanted.tag else not one.tags)]
    return found


@lru_cache(maxsize=4096)
def source_key(source: str) -> str:
    """Sources alike but for case and spaces are one."""
    return " ".join(source.split()).casefold()


def _near(
    notes: Sequence[FeedbackNote], texts: Sequence[str], words: Sequence[str]
) -> list[FeedbackNote]:
    """The notes that hold every word, or something like it where it is long enough."""
    rows: list[int] = list(range(len(notes)))
    for word in words:
        if len(word) < SHORTEST_GUESS:
            rows = [row for row in rows if word in texts[row]]
            continue
        found = process.extract(
            word,
            [texts[row][:LONGEST_GUESSED] for row in rows],
            scorer=fuzz.partial_ratio,
            score_cutoff=NEAR_ENOUGH,
            limit=None,
        )
        near = {place for _, _, place in found}
        rows = [row for place, row in enumerate(rows) if place in near or word in texts[row]]
    return [notes[row] for row in rows]


def _folded(text: str) -> str:
    """Letters without case and accents."""
    if text.isascii():
        return text.lower()
    return _marks().sub("", unicodedata.normalize("NFKD", text.casefold()))


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    """Every sign that only changes the letter before it."""
    signs = (chr(code) for code in range(0x300, 0x20000))
    return re.compile(f"[{''.join(one for one in signs if unicodedata.combining(one))}]")
