"""What a check sees: the project, the day, its own thresholds, and records grouped by a key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from journeymapper.checks.sorting import Sorted, Sorting
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Threshold
from journeymapper.domain.vocabulary import Market

if TYPE_CHECKING:
    from journeymapper.checks.check import Check

_T = TypeVar("_T")
_NOTHING = Sorted()


class Look:
    """Read-only for checks. ``today`` is the day that ages are counted to."""

    def __init__(self, project: Project, today: date) -> None:
        self.project = project
        self.today = today
        self.kept: dict[str, Sorted] = {}
        """By the name of a sorting. Kept up to date by ``Health``."""
        self.facts: dict[tuple[object, str], Any] = {}
        """What was asked ``once`` since the last edit."""

    def threshold(self, check: Check, name: str) -> float:
        """The project's own number, else the check's usual one."""
        usual = check.threshold(name).usual
        for one in self.project.all(Threshold).values():
            if (one.check, one.name) == (check.name, name):
                return one.value
        return usual

    def sorted(self, sorting: Sorting) -> Sorted:
        """The records where they belong (see ``Check.sortings``)."""
        return self.kept.get(sorting.name, _NOTHING)

    def groups(self, check: Check) -> Mapping[Hashable, Collection[str]]:
        """The ids of the check's subjects by key (see ``Check.group_by``)."""
        return self.kept.get(check.name, _NOTHING).groups

    def group(self, check: Check, key: Hashable) -> Collection[str]:
        """The ids of the check's subjects with this key."""
        return self.kept.get(check.name, _NOTHING).group(key)

    def several(self, check: Check) -> Iterable[Hashable]:
        """The keys that more than one of the check's subjects have."""
        return self.kept.get(check.name, _NOTHING).several.keys()

    def once(self, ask: Callable[[Project, str], _T], subject: str) -> _T:
        """What a function says of the project and an id; until the next edit it is not asked
        again, by whichever check."""
        key = (ask, subject)
        if key not in self.facts:
            self.facts[key] = ask(self.project, subject)
        found: _T = self.facts[key]
        return found

    def journeys(self, *markets: Market) -> list[Journey]:
        """The journeys of these markets; of all without any."""
        every = self.project.journeys.values()
        return [one for one in every if not markets or one.market in markets]

    def is_commercial(self) -> bool:
        """Whether something is sold in any journey: its market is B2B or B2C."""
        return any(one.market is not Market.NONE for one in self.project.journeys.values())
