"""The edit that brings many feedback notes at once.

ImportFeedback(notes, of="")     ``of``: the file they come from, for the name of the step
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.commands.base import Command
from journeymapper.domain.change import Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote

MOST_NOTES = 200_000


@frozen
class ImportFeedback(Command):
    """Add notes that somebody read from a table."""

    notes: Sequence[FeedbackNote]
    of: str = ""

    def plan(self, project: Project) -> Changes:
        if len(self.notes) > MOST_NOTES:
            raise EditRefused(f"At most {MOST_NOTES:,} feedback notes come in at once.")
        for note in self.notes:
            if not note.text.strip():
                raise EditRefused("A feedback note is empty. Leave it out.")
            touchpoint, persona = note.touchpoint, note.persona
            if touchpoint is not None and touchpoint not in project.touchpoints:
                raise EditRefused("A touchpoint that notes belong to was deleted meanwhile.")
            if persona is not None and persona not in project.personas:
                raise EditRefused("A persona that notes belong to was deleted meanwhile.")
        return created(*self.notes)

    def name(self, project: Project) -> str:
        count = len(self.notes)
        what = "1 feedback note" if count == 1 else f"{count:,} feedback notes"
        return f"Import {what}{f' from {self.of[:100]}' if self.of else ''}"
