"""What the checks say together: findings by mistake, how many mistakes are avoided, and what was
set aside and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Finding, Severity
from journeymapper.checks.mistakes import Mistake
from journeymapper.checks.plans import NO_PLAN, plans
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Dismissal

_LOOKED_AT = 100


@frozen
class SetAsideCheck:
    """A check that the project set aside, with the record that says why."""

    check: Check
    dismissal: Dismissal


@frozen(kw_only=True)
class Group:
    """A mistake: whether it is counted here, what was found, and what was set aside: whole checks,
    and single findings with the record that closed them. ``applies`` is False where it cannot be
    made, and where all that would be found of it is set aside: nobody knows whether it is avoided.
    """

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

    @property
    def is_set_aside(self) -> bool:
        """Whether it is not counted because of what was set aside."""
        return not self.applies and bool(self.set_aside or self.closed)


@frozen(kw_only=True)
class Report:
    """Every mistake, by number."""

    groups: tuple[Group, ...]

    @property
    def avoided(self) -> int:
        return sum(one.is_avoided for one in self.groups)

    @property
    def applicable(self) -> int:
        """Mistakes that are counted here (see ``Group.applies``)."""
        return sum(one.applies for one in self.groups)

    @property
    def not_applicable(self) -> tuple[Group, ...]:
        """Mistakes that cannot be made here."""
        return tuple(one for one in self.groups if not one.applies and not one.is_set_aside)

    @property
    def aside(self) -> tuple[Group, ...]:
        """Mistakes that are not counted because of what was set aside."""
        return tuple(one for one in self.groups if one.is_set_aside)

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
        """``12 of the 14 that apply``, and ``12 of the 14 that apply, 1 set aside``."""
        return ", ".join(one for one in (self.counted, self.aside_said) if one)

    @property
    def counted(self) -> str:
        """``12 of the 14 that apply``."""
        return f"{self.avoided} of the {self.applicable} that apply"

    @property
    def aside_said(self) -> str:
        """``1 set aside``; empty where none is."""
        count = len(self.aside)
        return f"{count} set aside" if count else ""

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
    planned = plans(project)
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
                "why": one.why,
                "how": one.how,
                "planned": _planned(planned.get(one.reference, NO_PLAN).waiting),
            }
            for one in report.findings
        ],
        "set_aside": [one for group in report.groups for one in _set_aside(group)],
        "mistakes": [
            {
                "number": one.mistake.number,
                "title": one.mistake.title,
                "applies": one.applies,
                "avoided": one.is_avoided,
            }
            for one in report.groups
        ],
    }


def _planned(action: Action | None) -> dict[str, Any] | None:
    if action is None:
        return None
    return {
        "action": action.id,
        "text": action.text,
        "status": action.status.value,
        "due_on": action.due_on.isoformat() if action.due_on is not None else None,
    }


def _set_aside(group: Group) -> Iterator[dict[str, Any]]:
    """Whole checks, and hints that were closed with what they say."""
    quiet: list[tuple[str, str | None, Dismissal]] = [
        *((one.check.name, None, one.dismissal) for one in group.set_aside),
        *((finding.check, finding.message, one) for finding, one in group.closed),
    ]
    for check, message, one in quiet:
        yield {
            "check": check,
            "mistake": group.mistake.number,
            "message": message,
            "reason": one.reason,
            "set_on": one.set_on.isoformat() if one.set_on is not None else None,
        }


def title_of(project: Project, journey: str | None) -> str | None:
    """What the journey of a finding is called; None where it concerns no single one."""
    found = project.journeys.get(journey or "")
    return found.title if found is not None else None


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity; None of none."""
    return min((one.severity for one in findings), key=lambda one: one.order, default=None)
