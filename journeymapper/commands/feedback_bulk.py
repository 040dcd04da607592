"""Edits of many feedback notes at once, each one step; quick with tens of thousands of them.

SetNeedsReply(note_ids, needs_reply)
TagFeedback(note_ids, tags)                 beside the tags that the notes have
PinEach(places)                             pairs of a note and a touchpoint
MergeFeedback(groups)                       groups of notes that say the same, the one to keep first
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any

from journeymapper.analysis.feedback import is_answered, is_open
from journeymapper.commands.base import Command, called, counted, plural, tidy, wanted
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import altered, altered_all, frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Record, Touchpoint, references
from journeymapper.domain.vocabulary import Status

BULK = 10
"""From so many notes on, a milestone is named before they are deleted or merged."""


def _of(project: Project, ids: Iterable[str]) -> list[FeedbackNote]:
    return [wanted(project, FeedbackNote, one) for one in dict.fromkeys(ids)]


@frozen
class SetNeedsReply(Command):
    """Say of notes whether somebody waits for a reply."""

    note_ids: Sequence[str]
    needs_reply: bool

    def plan(self, project: Project) -> Changes:
        notes = [one for one in _of(project, self.note_ids) if one.needs_reply != self.needs_reply]
        return tuple(map(Change, notes, altered_all(notes, needs_reply=repeat(self.needs_reply))))

    def name(self, project: Project) -> str:
        what = called(project.find(self.note_ids[0])) if len(self.note_ids) == 1 else ""
        said = "needing a reply" if self.needs_reply else "needing no reply"
        return f"Mark {what or counted(self.note_ids)} as {said}"


@frozen
class TagFeedback(Command):
    """Give notes these tags, beside those that they have."""

    note_ids: Sequence[str]
    tags: Sequence[str]

    def plan(self, project: Project) -> Changes:
        wished = {tag for one in self.tags if (tag := tidy(one))}
        notes = [one for one in _of(project, self.note_ids) if not wished.issubset(one.tags)]
        tags = [tuple(sorted({*one.tags, *wished})) for one in notes]
        return tuple(map(Change, notes, altered_all(notes, tags=tags)))

    def name(self, project: Project) -> str:
        del project
        return f"Tag {counted(self.note_ids)}"


@frozen
class PinEach(Command):
    """Pin each note to a touchpoint of its own: ``places`` are (note, touchpoint)."""

    places: Sequence[tuple[str, str]]

    def plan(self, project: Project) -> Changes:
        for touchpoint in {one for _, one in self.places}:
            wanted(project, Touchpoint, touchpoint)
        found = []
        for note_id, touchpoint in dict(self.places).items():
            note = wanted(project, FeedbackNote, note_id)
            if note.touchpoint != touchpoint:
                found.append(Change(note, altered(note, touchpoint=touchpoint)))
        return tuple(found)

    def name(self, project: Project) -> str:
        notes = counted([one for one, _ in self.places])
        places = {one for _, one in self.places}
        if len(places) == 1:
            return f"Pin {notes} to {called(project.find(places.pop()))}"
        return f"Pin {notes} to {plural(len(places), Touchpoint.word)}"


@frozen
class MergeFeedback(Command):
    """Make one note of each group: the first keeps its fields, takes over what only another says
    (place, persona, answer …), has the tags of all and needs a reply if one of them does; what
    referred to the others refers to it. Raises EditRefused where notes of a group differ in text.
    """

    groups: Sequence[Sequence[str]]

    def plan(self, project: Project) -> Changes:
        changed: dict[str, Change] = {}
        gone: dict[str, None] = {}
        for ids in self.groups:
            kept, *others = _of(project, ids)
            if any(same_words(one.text) != same_words(kept.text) for one in others):
                raise EditRefused("These notes differ. Choose notes that say the same.")
            if {kept.id, *(one.id for one in others)} & (changed.keys() | gone.keys()):
                raise EditRefused("A note can be merged once only. Choose it in one place.")
            merged = _merged(kept, others)
            if merged != kept:
                changed[kept.id] = Change(kept, merged)
            gone.update(dict.fromkeys(one.id for one in others))
            for other in others:
                _repoint(project, other.id, kept.id, changed)
        deleted = (Change(project.find(one), None) for one in gone)
        return (*changed.values(), *deleted)

    def name(self, project: Project) -> str:
        del project
        merged = sum(map(len, self.groups))
        return f"Merge {plural(merged, FeedbackNote.word)} into {len(self.groups):,}"


def same_words(text: str) -> str:
    """What two notes that say the same have in common: their words, whatever the case, the spaces
    and the signs between them."""
    words = "".join(one if one.isalnum() else " " for one in text.casefold()).split()
    return " ".join(words) or text.strip()


def duplicates(notes: Iterable[FeedbackNote]) -> list[list[str]]:
    """The groups of two or more notes that say the same, of customers who may be the same: those of
    different named customers or sources' ids stay apart. The one received first comes first."""
    found: dict[tuple[str, str, str], list[FeedbackNote]] = {}
    for note in notes:
        customer = note.customer.casefold().strip()
        key = (same_words(note.text), customer, note.external_id)
        found.setdefault(key, []).append(note)
    return [
        [one.id for one in sorted(group, key=lambda one: (str(one.received_on or "~"), one.id))]
        for group in found.values()
        if len(group) > 1
    ]


_FILLED = ("source", "customer", "received_on", "sentiment", "rating", "touchpoint", "persona")


def _merged(kept: FeedbackNote, others: Sequence[FeedbackNote]) -> FeedbackNote:
    values: dict[str, Any] = {
        "tags": tuple(sorted({tag for one in (kept, *others) for tag in one.tags})),
        "needs_reply": any(one.needs_reply for one in (kept, *others)),
        "internal": any(one.internal for one in (kept, *others)),
    }
    for name in (*_FILLED, "external_id"):
        values[name] = next(
            (value for one in (kept, *others) if (value := getattr(one, name)) not in (None, "")),
            getattr(kept, name),
        )
    everybody = (kept, *others)
    answered = [one for one in everybody if is_answered(one)]
    still_open = [one for one in everybody if is_open(one)]
    furthest = max(answered or still_open or [kept], key=lambda one: list(Status).index(one.status))
    said = next((one for one in (*answered, *everybody) if one.reply.strip()), furthest)
    values["status"], values["reply"] = furthest.status, said.reply
    values["answered_on"] = furthest.answered_on
    return replace(kept, **values)


def _repoint(project: Project, gone: str, kept: str, changed: dict[str, Change]) -> None:
    for referrer_id in project.referring_ids(gone):
        known = changed.get(referrer_id)
        before: Record | None = known.before if known else project.find(referrer_id)
        record = known.after if known else before
        assert record is not None
        values: dict[str, Any] = {}
        for reference in references(type(record)):
            value = getattr(record, reference.field)
            if reference.many and gone in value:
                values[reference.field] = tuple(
                    sorted({kept if one == gone else one for one in value})
                )
            elif value == gone:
                values[reference.field] = kept
        changed[referrer_id] = Change(before, replace(record, **values))
