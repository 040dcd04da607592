"""Edits of how checks judge a project: what is set aside and why, and numbers of its own.

SetAside(dismissal_id, check, reason, about=(), on=None)   brought back by DeleteRecords
SetThreshold(threshold_id, check, threshold, value | None)  None: the usual number again
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journeymapper.commands.base import Command
from journeymapper.domain.change import Change, Changes, created, deleted
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Threshold

MOST = 1_000_000_000
"""No threshold is larger."""


@frozen
class SetAside(Command):
    """Set a check aside for the whole project, with a reason; or, with ``about`` (what a finding is
    about and the records that it names: ``Finding.closing``), that one finding, which needs none.
    """

    dismissal_id: str
    check: str
    reason: str
    about: Sequence[str] = ()
    on: date | None = None

    def plan(self, project: Project) -> Changes:
        reason = self.reason.strip()
        if not reason and not self.about:
            raise EditRefused(
                "Say why this does not matter here, for example “no shop of our own”."
            )
        about = " ".join(self.about)
        for one in project.all(Dismissal).values():
            if (one.check, one.about) == (self.check, about):
                after = replace(one, reason=reason, set_on=self.on)
                return (Change(one, after),) if after != one else ()
        return created(
            Dismissal(
                id=self.dismissal_id, check=self.check, about=about, reason=reason, set_on=self.on
            )
        )

    def name(self, project: Project) -> str:
        return "Set a hint aside" if self.about else "Set a check aside"


@frozen
class SetThreshold(Command):
    """Give a check a number of the project's own; None gives the usual one back."""

    threshold_id: str
    check: str
    threshold: str
    value: float | None

    def plan(self, project: Project) -> Changes:
        if self.value is not None and not 0 <= self.value <= MOST:
            if self.value > MOST:
                raise EditRefused(f"A number from 0 to {MOST:,}.")
            raise EditRefused("A number from 0 on.")
        for one in project.all(Threshold).values():
            if (one.check, one.name) == (self.check, self.threshold):
                if self.value is None:
                    return deleted(one)
                return (Change(one, replace(one, value=self.value)),) * (one.value != self.value)
        if self.value is None:
            return ()
        return created(
            Threshold(id=self.threshold_id, check=self.check, name=self.threshold, value=self.value)
        )

    def name(self, project: Project) -> str:
        return "Change a threshold"
