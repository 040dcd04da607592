"""What is done about findings: the actions that they led to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from journeymapper.analysis.actions import still_waits
from journeymapper.analysis.dates import write_date, write_short_date
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action


@frozen
class Plan:
    """The action that a finding led to, where one still waits; else the last that was done or
    dropped, which plans nothing any more."""

    waiting: Action | None
    ended: Action | None

    def said(self, project: Project, today: date) -> str:
        """``planned · due 2 Dec``; ``was planned: dropped``; empty where neither is."""
        if self.waiting is None:
            return f"was planned: {self.ended.status.label}" if self.ended is not None else ""
        due = due_said(project, self.waiting, today)
        return f"planned · {due}" if due else "planned"


NO_PLAN = Plan(None, None)


def plans(project: Project) -> Mapping[str, Plan]:
    """By the reference of the finding; one that has no action at all is not in it."""
    found: dict[str, Plan] = {}
    for one in project.all(Action).values():
        if one.finding:
            known = found.get(one.finding, NO_PLAN)
            waits = still_waits(one)
            found[one.finding] = Plan(
                one if waits else known.waiting, known.ended if waits else one
            )
    return found


def due_said(project: Project, action: Action, today: date) -> str:
    """``due 2 Dec``, of another year ``due 2 Dec 2027``; empty where no day is set."""
    day = action.due_on
    if day is None:
        return ""
    write = write_short_date if day.year == today.year else write_date
    return f"due {write(day, project.details.locale)}"
