"""Edits of feedback notes: what customers said, where it belongs, and how it was answered.

AddFeedback(note_id, text, touchpoint=None, persona=None, source="", customer="",
            received_on=None, sentiment=None, rating=None, tags=(), needs_reply=False,
            internal=False)
PinFeedback(note_ids, touchpoint | None)
SetStatus(note_ids, status, reply=None, on=None, noted=False)
                                    closing asks for the answer where one is due; on: its date
Many at once, beside these: feedback_bulk.py. Other fields: EditFields.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import repeat

from journeymapper.commands.base import Command, called, counted, tidy, wanted
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import altered, altered_all, frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Persona, Touchpoint
from journeymapper.domain.vocabulary import Sentiment, Status


@frozen
class AddFeedback(Command):
    note_id: str
    text: str
    touchpoint: str | None = None
    persona: str | None = None
    source: str = ""
    customer: str = ""
    received_on: date | None = None
    sentiment: Sentiment | None = None
    rating: float | None = None
    tags: tuple[str, ...] = ()
    needs_reply: bool = False
    internal: bool = False

    def plan(self, project: Project) -> Changes:
        text = self.text.strip()
        if not text:
            raise EditRefused("The feedback note is empty. Type what the customer said.")
        if self.touchpoint is not None:
            wanted(project, Touchpoint, self.touchpoint)
        if self.persona is not None:
            wanted(project, Persona, self.persona)
        tags = {tidy(tag) for tag in self.tags}
        return created(
            FeedbackNote(
                id=self.note_id,
                text=text,
                touchpoint=self.touchpoint,
                persona=self.persona,
                source=tidy(self.source),
                customer=tidy(self.customer),
                received_on=self.received_on,
                sentiment=self.sentiment,
                rating=self.rating,
                tags=tuple(sorted(tags - {""})),
                needs_reply=self.needs_reply,
                internal=self.internal,
            )
        )

    def name(self, project: Project) -> str:
        if self.touchpoint is None:
            return "Add feedback note"
        return f"Add feedback note to {called(project.find(self.touchpoint))}"


@frozen
class PinFeedback(Command):
    """Pin notes to the touchpoint they speak of, or take them off."""

    note_ids: Sequence[str]
    touchpoint: str | None

    def plan(self, project: Project) -> Changes:
        if self.touchpoint is not None:
            wanted(project, Touchpoint, self.touchpoint)
        notes = [wanted(project, FeedbackNote, one) for one in dict.fromkeys(self.note_ids)]
        notes = [one for one in notes if one.touchpoint != self.touchpoint]
        return tuple(map(Change, notes, altered_all(notes, touchpoint=repeat(self.touchpoint))))

    def name(self, project: Project) -> str:
        what = counted(self.note_ids)
        if self.touchpoint is None:
            return f"Unpin {what}"
        return f"Pin {what} to {called(project.find(self.touchpoint))}"


@frozen
class SetStatus(Command):
    """Move notes on. Closing asks those that need a reply for the answer that was given: ``reply``,
    or what each note already holds; ``on`` is the day it was given. ``noted`` closes those without
    an answer, too: they need none. Opening a note again keeps the answer, not its day."""

    note_ids: Sequence[str]
    status: Status
    reply: str | None = None
    on: date | None = None
    noted: bool = False

    def plan(self, project: Project) -> Changes:
        notes = [wanted(project, FeedbackNote, one) for one in dict.fromkeys(self.note_ids)]
        if self.status is Status.CLOSED and not self.noted:
            self._ask_for_answers(notes)
        if self.status is not Status.CLOSED and self.reply is None:
            notes = [one for one in notes if one.status is not self.status or one.answered_on]
            moved = altered_all(notes, status=repeat(self.status), answered_on=repeat(None))
            return tuple(map(Change, notes, moved))
        changes = (Change(note, self._moved_on(note)) for note in notes)
        return tuple(change for change in changes if change.before != change.after)

    def _ask_for_answers(self, notes: Sequence[FeedbackNote]) -> None:
        unanswered = sum(
            note.needs_reply and note.status is not Status.CLOSED and not self._reply_to(note)
            for note in notes
        )
        if unanswered and len(notes) == 1:
            raise EditRefused("Type the answer that was given, then close it.")
        if unanswered:
            those = "These notes need" if unanswered == len(notes) else _some(unanswered, notes)
            raise EditRefused(f"{those} a reply. Type the answer that was given, then close them.")

    def _reply_to(self, note: FeedbackNote) -> str:
        return (note.reply if self.reply is None else self.reply).strip()

    def _moved_on(self, note: FeedbackNote) -> FeedbackNote:
        reply = note.reply if self.reply is None else self.reply.strip()
        if self.status is not Status.CLOSED:
            return altered(note, status=self.status, reply=reply, answered_on=None)
        if note.status is Status.CLOSED and note.reply == reply:
            return note
        if not reply.strip():
            needs_reply = note.needs_reply and not self.noted
            return altered(note, status=self.status, reply="", needs_reply=needs_reply)
        return altered(note, status=self.status, reply=reply, answered_on=self.on)

    def name(self, project: Project) -> str:
        what = called(project.find(self.note_ids[0])) if len(self.note_ids) == 1 else ""
        what = what or counted(self.note_ids)
        if self.status is Status.CLOSED:
            return f"Close {what}"
        return f"Mark {what} as {self.status.label}"


def _some(count: int, notes: Sequence[FeedbackNote]) -> str:
    return f"{count:,} of these {len(notes):,} notes need{'s' if count == 1 else ''}"
