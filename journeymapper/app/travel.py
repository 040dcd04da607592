"""The project as it was: earlier states, and the way back to one as an edit."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.commands.base import Command, called
from journeymapper.domain.change import Changes, composed, undone
from journeymapper.domain.difference import difference
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image, Milestone
from journeymapper.storage.file import JourneyFile

Progress = Callable[[int, int], None]
"""How many steps of how many are gone."""
_AT_ONCE = 100


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


def way_to(file: JourneyFile, project: Project, position: int, progress: Progress) -> Changes:
    """What leads from the project as it is to where it stood, or will stand again, after the step
    at ``position``: the changes of all steps between, as one edit.

    Raises EditRefused where the history does not reach, FileTrouble where it is damaged.
    """
    now, newest = file.head.position, file.newest_position()
    if not file.head.oldest <= position <= newest:
        raise EditRefused("The history does not reach that step any more. Choose another one.")
    goes_back = position < now
    steps = range(now, position, -1) if goes_back else range(now + 1, position + 1)
    scratch = project.snapshot()
    whole: Changes = ()
    some: list[Changes] = []
    for number, step in enumerate(steps, 1):
        changes = file.changes_of(step, scratch, is_done=goes_back)
        if goes_back:
            changes = undone(changes)
        scratch.apply(changes)
        some.append(changes)
        if number % _AT_ONCE == 0 or number == len(steps):
            whole = composed(whole, *some)
            some.clear()
            progress(number, len(steps))
    return whole


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
