"""Edits of what was decided.

SetActionStatus(action_ids, status, on=None)     done: on is the day; opened again, it has none
Other fields: EditFields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.commands.base import Command, called, counted, wanted
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action
from journeymapper.domain.vocabulary import ActionStatus


@frozen
class SetActionStatus(Command):
    """Move actions on. What becomes done was so ``on`` that day; what was done before keeps its
    day, and what is no longer done loses it."""

    action_ids: Sequence[str]
    status: ActionStatus
    on: date | None = None

    def plan(self, project: Project) -> Changes:
        actions = [wanted(project, Action, one) for one in dict.fromkeys(self.action_ids)]
        changes = (Change(action, self._moved_on(action)) for action in actions)
        return tuple(change for change in changes if change.before != change.after)

    def _moved_on(self, action: Action) -> Action:
        if self.status is not ActionStatus.DONE:
            return replace(action, status=self.status, done_on=None)
        if action.status is ActionStatus.DONE:
            return action
        return replace(action, status=self.status, done_on=self.on)

    def name(self, project: Project) -> str:
        what = called(project.find(self.action_ids[0])) if len(self.action_ids) == 1 else ""
        return f"Mark {what or counted(self.action_ids)} as {self.status.label}"
