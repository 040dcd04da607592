"""Edits of the empathy map.

AddEmpathyNote(note_id, persona, section, text, after=None)   after another note, else at the end
MoveEmpathyNote(note_id, section, before=None)                 before another note, else at the end
Text, touchpoint and evidence: EditFields.
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.commands.base import Command, called, wanted
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, rank_between
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Persona
from journeymapper.domain.vocabulary import Section


def notes_in(project: Project, persona_id: str, section: Section) -> list[EmpathyNote]:
    """The notes of one section of a persona's empathy map, in their order."""
    notes = project.referring(EmpathyNote, persona_id)
    return by_rank(one for one in notes if one.section is section)


@frozen
class AddEmpathyNote(Command):
    note_id: str
    persona: str
    section: Section
    text: str
    after: str | None = None

    def plan(self, project: Project) -> Changes:
        persona = wanted(project, Persona, self.persona)
        text = self.text.strip()
        if not text:
            raise EditRefused("The note is empty. Type what the persona thinks, says or does.")
        notes = notes_in(project, persona.id, self.section)
        ids = [one.id for one in notes]
        place = ids.index(self.after) + 1 if self.after in ids else len(ids)
        return created(
            EmpathyNote(
                id=self.note_id,
                persona=persona.id,
                section=self.section,
                text=text,
                rank=_rank_at(notes, place),
            )
        )

    def name(self, project: Project) -> str:
        return f"Add note to {called(project.find(self.persona))}"


@frozen
class MoveEmpathyNote(Command):
    """Put a note into a section, before another note or at its end."""

    note_id: str
    section: Section
    before: str | None = None

    def plan(self, project: Project) -> Changes:
        note = wanted(project, EmpathyNote, self.note_id)
        order = notes_in(project, note.persona, self.section)
        others = [one for one in order if one.id != note.id]
        ids = [one.id for one in others]
        place = ids.index(self.before) if self.before in ids else len(ids)
        stays = note in order and (self.before == note.id or place == order.index(note))
        if stays:
            return ()
        after = replace(note, section=self.section, rank=_rank_at(others, place))
        return (Change(note, after),)

    def name(self, project: Project) -> str:
        return f"Move note {called(project.find(self.note_id))}"


def _rank_at(notes: list[EmpathyNote], place: int) -> str:
    before = notes[place - 1].rank if place else ""
    after = notes[place].rank if place < len(notes) else ""
    return rank_between(before, after)
