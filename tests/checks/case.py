"""The smallest project that has a finding, and the one that just has it not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from journeymapper.checks.finding import Finding
from journeymapper.checks.health import Health
from journeymapper.checks.registry import checks
from journeymapper.domain.change import created
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails, Record
from journeymapper.domain.rules import check as check_rules

TODAY = date(2026, 11, 22)
Records = Callable[[], Iterable[Record]]


@dataclass(frozen=True)
class Case:
    """``has`` and ``has_not`` give the records beside the project's details, which is added.
    ``says``: words that the message must hold. ``about``: the ids that the finding must name
    (None: not looked at). ``mends``: it can be mended with one click. ``note``: what this case is
    about, where a check has several."""

    check: str
    has: Records
    has_not: Records
    says: str = ""
    about: Sequence[str] | None = None
    mends: bool = False
    note: str = field(default="")


def project_of(records: Iterable[Record]) -> Project:
    """A project that the rules allow."""
    project = Project([ProjectDetails(id="project_1", title="A project")])
    changes = created(*records)
    check_rules(project, changes)
    project.apply(changes)
    return project


def findings_of(project: Project, check: str, today: date = TODAY) -> list[Finding]:
    """What one check finds, through the report that everybody sees."""
    only = [one for one in checks() if one.name == check]
    assert only, f"there is no check {check}"
    report = Health(project, today, only).run().report()
    return list(report.findings)
