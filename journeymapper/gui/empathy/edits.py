"""What hands do to an empathy map, as commands: lines to notes, steps between sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeymapper.commands.base import Command, Together, called, plural
from journeymapper.commands.empathy import AddEmpathyNote, MoveEmpathyNote, notes_in
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, new_id
from journeymapper.domain.vocabulary import Evidence, Section

MOST_LINES = 200
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦]\s+|\d{1,3}[.)]\s+)")
_PREFIX = re.compile(r"^\s*(think|thinks|thought|feel|feels|feeling)\s*:\s*(?=\S)", re.IGNORECASE)


def lines_of(text: str) -> list[str]:
    """The thoughts in a pasted text, one a line, without bullets and empty lines.

    Raises EditRefused for more than MOST_LINES.
    """
    lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) > MOST_LINES:
        raise EditRefused(
            f"These are {len(lines):,} lines. Paste at most {MOST_LINES} notes at a time."
        )
    return lines


def read_prefix(section: Section, text: str) -> tuple[Section, str]:
    """“feel: …” among the thoughts is a feeling, “think: …” among the feelings a thought."""
    if section in (Section.THINK, Section.FEEL):
        found = _PREFIX.match(text)
        if found is not None:
            is_feeling = found.group(1).lower().startswith("feel")
            return (Section.FEEL if is_feeling else Section.THINK), text[found.end() :]
    return section, text


def add_notes(
    project: Project,
    persona: str,
    section: Section,
    texts: Sequence[str],
    touchpoint: str | None = None,
) -> Command:
    """Add these notes at the end of a section, linked to a touchpoint or not, as one step."""
    steps: list[Command] = []
    for text in texts:
        note = new_id(EmpathyNote)
        goes_to, said = read_prefix(section, text)
        steps.append(AddEmpathyNote(note, persona, goes_to, said))
        if touchpoint is not None:
            steps.append(EditFields(note, {"touchpoint": touchpoint}))
    if len(steps) == 1:
        return steps[0]
    whose = called(project.find(persona))
    return Together(f"Add {plural(len(texts), 'note')} to {whose}", steps)


def next_evidence(evidence: Evidence) -> Evidence:
    """assumed → partial → researched → assumed."""
    order = list(Evidence)
    return order[(order.index(evidence) + 1) % len(order)]


def step_in_section(project: Project, note: EmpathyNote, step: int) -> Command | None:
    """Move a note one place up (-1) or down (1); None at the end."""
    order = notes_in(project, note.persona, note.section)
    place = order.index(note) + step
    if not 0 <= place < len(order):
        return None
    after = place + 1 if step > 0 else place
    before = order[after].id if after < len(order) else None
    return MoveEmpathyNote(note.id, note.section, before)


def step_over_sections(note: EmpathyNote, order: Sequence[Section], step: int) -> Command | None:
    """Move a note to the end of the section before (-1) or after (1); None at the end."""
    place = order.index(note.section) + step if note.section in order else -1
    return MoveEmpathyNote(note.id, order[place]) if 0 <= place < len(order) else None
