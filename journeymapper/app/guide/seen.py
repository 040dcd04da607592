"""What the guide looks at: one journey of a project, with the questions that several steps ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from journeymapper.analysis.paths import has_path, touchpoints_on
from journeymapper.analysis.written import write_number
from journeymapper.commands.base import plural
from journeymapper.domain.order import journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Journey, Persona, Presence, Stage, Touchpoint
from journeymapper.domain.vocabulary import Market, TouchpointKind

ORGANISATIONS = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
MOST_NAMES = 3
LONGEST_NAME = 32


class Seen:
    """A journey as it is now. ``today`` is the day that is written into new records."""

    def __init__(self, project: Project, journey: Journey, today: date) -> None:
        self.project = project
        self.journey = journey
        self.today = today
        self.locale = project.details.locale

    @cached_property
    def stages(self) -> list[Stage]:
        return stages_in_order(self.project, self.journey.id)

    @cached_property
    def touchpoints(self) -> list[Touchpoint]:
        """In journey order."""
        return journey_order(self.project, self.journey.id)

    @cached_property
    def personas(self) -> list[Persona]:
        """Everybody of the project."""
        return personas_in_order(self.project)

    @cached_property
    def walkers(self) -> list[Persona]:
        """Who stands, walks or lives something on this journey; everybody while nobody does."""
        found = [one for one in self.personas if self._is_here(one.id)]
        return found or self.personas

    def passed(self, persona: str) -> list[Touchpoint]:
        """The touchpoints on a persona's path in journey order; without a path, all that customers
        see."""
        on_path = touchpoints_on(self.project, persona, self.journey.id)
        return [
            one
            for one in self.touchpoints
            if (one.id in on_path if on_path else one.kind not in ORGANISATIONS)
        ]

    @property
    def is_commercial(self) -> bool:
        return self.journey.market is not Market.NONE

    def count(self, number: int, word: str) -> str:
        """``no touchpoints``, ``1 touchpoint``, ``12,000 touchpoints``."""
        said = plural(number, word)
        if not number:
            return f"no {said.partition(' ')[2]}"
        return f"{write_number(number, self.locale)} {said.partition(' ')[2]}"

    def number(self, number: float) -> str:
        return write_number(number, self.locale)

    def _is_here(self, persona: str) -> bool:
        if any(one.journey == self.journey.id for one in self._presences(persona)):
            return True
        if has_path(self.project, persona, self.journey.id):
            return True
        lived = self.project.referring(Experience, persona)
        touchpoints = self.project.touchpoints
        return any(touchpoints[one.touchpoint].journey == self.journey.id for one in lived)

    def _presences(self, persona: str) -> list[Presence]:
        return self.project.referring(Presence, persona)


def called(name: str) -> str:
    """A name in quotes, cut when long."""
    return f"“{short(name)}”"


def short(name: str) -> str:
    line = " ".join(name.split())
    return f"{line[: LONGEST_NAME - 1].rstrip()}…" if len(line) > LONGEST_NAME else line


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``; of more the first three and how many follow."""
    shown = list(words[:MOST_NAMES])
    if len(words) > MOST_NAMES:
        return f"{', '.join(shown)} and {len(words) - MOST_NAMES} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1] if shown else "")))
