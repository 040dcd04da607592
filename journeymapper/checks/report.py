"""What the checks say together: findings by mistake, how many mistakes are avoided, and what was
set aside and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Finding, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.mistakes import MISTAKES, Mistake
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Journey, Stage, Touchpoint

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


def report_of(
    look: Look, checks: Sequence[Check], findings: Mapping[str, Iterable[Finding]]
) -> Report:
    """``findings`` are by the name of their check."""
    dismissals = look.project.all(Dismissal).values()
    whole = {one.check: one for one in dismissals if not one.about}
    single = {(one.check, one.about): one for one in dismissals if one.about}
    by_mistake: dict[int, list[Check]] = {}
    for check in checks:
        by_mistake.setdefault(check.mistake, []).append(check)
    groups = []
    for mistake in MISTAKES:
        asked: list[Check] = []
        aside: list[SetAsideCheck] = []
        open_ones: list[Finding] = []
        closed: list[tuple[Finding, Dismissal]] = []
        for check in by_mistake.get(mistake.number, ()):
            if not check.applies(look):
                continue
            if check.name in whole:
                aside.append(SetAsideCheck(check, whole[check.name]))
                continue
            asked.append(check)
            for finding in findings.get(check.name, ()):
                dismissal = single.get((finding.check, finding.about))
                if dismissal is None:
                    open_ones.append(finding)
                else:
                    closed.append((finding, dismissal))
        open_ones.sort(key=lambda one: one.severity.order)
        groups.append(
            Group(
                mistake=mistake,
                applies=bool(asked),
                findings=tuple(open_ones),
                set_aside=tuple(aside),
                closed=tuple(closed),
            )
        )
    return Report(groups=tuple(groups))


def by_place(project: Project, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings at each touchpoint, stage and journey: what a badge there stands for."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        places = [
            one
            for one in finding.records
            if isinstance(project.find(one), Touchpoint | Stage | Journey)
        ]
        for place in dict.fromkeys(places):
            found.setdefault(place, []).append(finding)
    return found


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
