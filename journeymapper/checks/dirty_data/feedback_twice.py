"""Feedback notes that stand in the project twice.

Two notes are one and the same where words and day are, and nothing that one of them says of where
it comes from (source and its id, customer, touchpoint, persona), of how content the customer is, or
in reply differs in the other. Short answers of unknown customers (“Good”) are often alike and are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from itertools import product

from journeymapper.analysis.naming import bare
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend
from journeymapper.checks.look import Look
from journeymapper.checks.touching import the_project
from journeymapper.commands.base import called
from journeymapper.commands.feedback_bulk import BULK, MergeFeedback
from journeymapper.domain.records import FeedbackNote

_FEWEST_WORDS = 4
_SHORTEST = 24
_EACH_ALONE = 5
"""Up to so many are told one by one."""
_Claims = tuple[str | float | None, ...]


def _key(_look: Look, note: FeedbackNote) -> tuple[str, date | None] | None:
    """The day and how the text begins: of few notes the whole text needs to be looked at."""
    words = note.text.split(None, _FEWEST_WORDS)
    is_short = len(words) < _FEWEST_WORDS and len(note.text) < _SHORTEST
    if not words or (is_short and not note.customer and not note.external_id):
        return None
    return "".join(words[:_FEWEST_WORDS]).casefold(), note.received_on


def find(look: Look, _subjects: Iterable[str]) -> Iterator[Found | None]:
    notes = look.project.feedback_notes
    twice: list[list[str]] = []
    count = 0
    for key in look.several(CHECK):
        by_text: dict[str, list[FeedbackNote]] = {}
        for one in look.group(CHECK, key):
            count += 1
            if count % 200 == 0:
                yield None
            by_text.setdefault(bare(notes[one].text), []).append(notes[one])
        for alike in by_text.values():
            if len(alike) > 1:
                twice.extend(_same(alike))
    details = look.project.details
    if len(twice) > _EACH_ALONE:
        first = nsmallest(10, twice)
        copies = write_number(sum(map(len, twice)) - len(twice), details.locale)
        yield Found(
            subject=details.id,
            message=f"{copies} feedback notes are copies of others, such as "
            f"{called(notes[first[0][0]])}.",
            records=tuple(one for ids in first for one in ids)[:50],
            mend=_mend("Merge the copies", twice),
        )
        return
    for ids in sorted(twice):
        often = "twice" if len(ids) == 2 else f"{len(ids)} times"
        yield Found(
            subject=details.id,
            message=f"The feedback note {called(notes[ids[0]])} stands here {often}.",
            records=tuple(ids[:50]),
            mend=_mend("Merge into one", [ids]),
            about=(ids[0],),
        )


def _mend(title: str, groups: Sequence[Sequence[str]]) -> Mend:
    merged = sum(map(len, groups))
    milestone = f"Before merging {merged:,} feedback notes" if merged >= BULK else ""
    return Mend(title, lambda _project: MergeFeedback(groups), milestone)


def _same(notes: Sequence[FeedbackNote]) -> list[list[str]]:
    """The ids of notes that are the same, what says most first: it is kept."""
    if len({one.external_id for one in notes if one.external_id}) == len(notes):
        return []
    known: dict[_Claims, _Copies] = {}
    kept: list[_Copies] = []
    for note in sorted(notes, key=_fullest_first):
        claims = _claims(note)
        same = known.get(claims)
        if same is not None:
            same.take(note)
            continue
        same = _Copies(note)
        kept.append(same)
        for fewer in product(*((None,) if one is None else (one, None) for one in claims)):
            known.setdefault(fewer, same)
    return [one.ids for one in kept if len(one.ids) > 1]


class _Copies:
    """Notes that are the same as the first of them, which is kept."""

    def __init__(self, first: FeedbackNote) -> None:
        self.ids = [first.id]
        self._reply = bare(first.reply)
        self._sentiment = first.sentiment

    def take(self, note: FeedbackNote) -> None:
        """Add a copy; one that was answered or judged otherwise is none, and is left alone."""
        reply = bare(note.reply)
        if self._reply and reply and reply != self._reply:
            return
        if self._sentiment and note.sentiment and note.sentiment is not self._sentiment:
            return
        self.ids.append(note.id)
        self._reply = self._reply or reply
        self._sentiment = self._sentiment or note.sentiment


def _claims(note: FeedbackNote) -> _Claims:
    texts = (bare(note.source), note.external_id, bare(note.customer))
    said = (one or None for one in (*texts, note.touchpoint, note.persona))
    return *said, note.rating


def _fullest_first(note: FeedbackNote) -> tuple[int, bool, str]:
    return sum(one is None for one in _claims(note)), not note.reply, note.id


CHECK = Check(
    name="feedback_twice",
    mistake=6,
    title="Feedback notes twice",
    why="What one customer said counts double, and somebody may be answered twice.",
    how="Merge the copies: tags, place and answer of all are kept. Notes that differ in rating or "
    "source are not taken for copies.",
    subjects=FeedbackNote,
    reads={
        FeedbackNote: (
            "text",
            "received_on",
            "customer",
            "external_id",
            "touchpoint",
            "persona",
            "reply",
            "source",
            "rating",
            "sentiment",
        )
    },
    find=find,
    applies=lambda look: len(look.project.feedback_notes) > 1,
    group_by=_key,
    touched=the_project,
)
