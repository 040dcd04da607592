"""What a check sees: the project, the day, its own thresholds, and records grouped by a key."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from datetime import date
from typing import TYPE_CHECKING

from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Threshold
from journeymapper.domain.vocabulary import Market

if TYPE_CHECKING:
    from journeymapper.checks.check import Check

_NONE: dict[str, None] = {}


class Look:
    """Read-only for checks. ``today`` is the day that ages are counted to."""

    def __init__(self, project: Project, today: date) -> None:
        self.project = project
        self.today = today
        self.groups: dict[str, dict[Hashable, dict[str, None]]] = {}
        """By check and key: who belongs together. Kept up to date by ``Health``."""

    def threshold(self, check: Check, name: str) -> float:
        """The project's own number, else the check's usual one."""
        usual = check.threshold(name).usual
        for one in self.project.all(Threshold).values():
            if (one.check, one.name) == (check.name, name):
                return one.value
        return usual

    def group(self, check: Check, key: Hashable) -> Collection[str]:
        """The ids of the check's subjects with this key (see ``Check.group_by``)."""
        return self.groups.get(check.name, {}).get(key, _NONE).keys()

    def journeys(self, *markets: Market) -> list[Journey]:
        """The journeys of these markets; of all without any."""
        every = self.project.journeys.values()
        return [one for one in every if not markets or one.market in markets]

    def is_commercial(self) -> bool:
        """Whether something is sold in any journey: its market is B2B or B2C."""
        return any(one.market is not Market.NONE for one in self.project.journeys.values())
