"""The project as it was: earlier states, and the way back to one as an edit."""

from __future__ import annotations

from journeymapper.commands.base import Command, called
from journeymapper.domain.change import Changes, undone
from journeymapper.domain.difference import difference
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image, Milestone
from journeymapper.storage.file import JourneyFile


def project_at(file: JourneyFile, project: Project, position: int) -> Project:
    """A copy of the project as it was after the step at ``position``; 0 is how it began.

    Raises EditRefused where the history does not reach, FileTrouble where it is damaged.
    """
    head = file.head
    if not head.oldest <= position <= head.position:
        raise EditRefused(
            "The history does not reach back that far any more. Choose a later place."
            if position < head.oldest
            else "There is no such place in the history. Choose an earlier one."
        )
    past = project.snapshot()
    for later in range(head.position, position, -1):
        past.apply(undone(file.changes_of(later, past, is_done=True)))
    return past


@frozen
class GoBackTo(Command):
    """Make the project what it was at a milestone. Milestones and images stay as they are now."""

    past: Project
    milestone_id: str

    def plan(self, project: Project) -> Changes:
        return tuple(
            change
            for change in difference(project, self.past)
            if change.table != Milestone.table
            and not (change.table == Image.table and change.after is None)
        )

    def name(self, project: Project) -> str:
        return f"Go back to {called(project.find(self.milestone_id))}"
