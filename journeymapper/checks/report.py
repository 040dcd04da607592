"""What the checks say together: findings by mistake, how many mistakes are avoided, and what was
set aside and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Finding, Severity
from journeymapper.checks.mistakes import Mistake
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal

_LOOKED_AT = 100


@frozen
class SetAsideCheck:
    """A check that the project set aside, with the record that says why."""

    check: Check
    dismissal: Dismissal


@frozen(kw_only=True)
class Group:
    """A mistake: whether it can be made here at all, what was found, and what was set aside:
    whole checks, and single findings with the record that closed them."""

    mistake: Mistake
    applies: bool
    findings: tuple[Finding, ...]
    set_aside: tuple[SetAsideCheck, ...]
    closed: tuple[tuple[Finding, Dismissal], ...]
    places: Mapping[str, Sequence[Finding]]
    """The open findings at each touchpoint, stage and journey."""

    @property
    def is_avoided(self) -> bool:
        return self.applies and not self.findings


@frozen(kw_only=True)
class Report:
    """Every mistake, by number."""

    groups: tuple[Group, ...]

    @property
    def avoided(self) -> int:
        return sum(one.is_avoided for one in self.groups)

    @property
    def applicable(self) -> int:
        """Mistakes that can be made here; one whose checks are all set aside is not counted."""
        return sum(one.applies for one in self.groups)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is open, by mistake, the gravest of each first."""
        return tuple(finding for group in self.groups for finding in group.findings)

    def foremost(self, most: int) -> list[Finding]:
        """The gravest, one of each check."""
        first: dict[str, Finding] = {}
        for group in self.groups:
            for finding in group.findings[:_LOOKED_AT]:
                first.setdefault(finding.check, finding)
        return sorted(first.values(), key=lambda one: one.severity.order)[:most]

    @property
    def score(self) -> str:
        """``12 of the 14 that apply``."""
        return f"{self.avoided} of the {self.applicable} that apply"

    @property
    def places(self) -> Mapping[str, Sequence[Finding]]:
        """The open findings at each touchpoint, stage and journey: what a badge stands for."""
        return _Places(self.groups)


class _Places(Mapping[str, Sequence[Finding]]):
    """Those of all groups as one; nothing is copied."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._parts = [one.places for one in groups if one.places]

    def __getitem__(self, place: str) -> Sequence[Finding]:
        found = [one for part in self._parts for one in part.get(place, ())]
        if not found:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter({place: None for part in self._parts for place in part})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def as_json(report: Report, project: Project) -> dict[str, Any]:
    """What ``journeymapper check --json`` prints: journeys by their title, records by their ids."""
    return {
        "avoided": report.avoided,
        "applicable": report.applicable,
        "findings": [
            {
                "check": one.check,
                "mistake": one.mistake,
                "severity": one.severity.value,
                "message": one.message,
                "journey": title_of(project, one.journey),
                "records": list(one.records),
            }
            for one in report.findings
        ],
    }


def title_of(project: Project, journey: str | None) -> str | None:
    """What the journey of a finding is called; None where it concerns no single one."""
    found = project.journeys.get(journey or "")
    return found.title if found is not None else None


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity; None of none."""
    return min((one.severity for one in findings), key=lambda one: one.order, default=None)
