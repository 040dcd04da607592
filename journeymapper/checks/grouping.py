"""From what every check found to the groups of the report, one mistake at a time, in slices."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Finding, Severity
from journeymapper.checks.mistakes import Mistake
from journeymapper.checks.report import Group, SetAsideCheck
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Journey, Stage, Touchpoint

SLICE = 200
"""Findings after which others get their turn."""
MOST_PLACES = 5
"""A finding that names more places is of the whole map: it belongs to the foremost alone."""
Known = Mapping[str, Mapping[str, tuple[Finding, ...]]]
"""What was found, by check and subject."""


def group_of(
    project: Project, mistake: Mistake, checks: Iterable[Check], known: Known
) -> Generator[None, None, Group]:
    """The group of a mistake; ``checks`` are those of its checks that apply. Gives the others
    their turn every two hundred findings."""
    dismissals = project.all(Dismissal).values()
    whole = {one.check: one for one in dismissals if not one.about}
    single = {(one.check, one.about): one for one in dismissals if one.about}
    is_asked = False
    aside: list[SetAsideCheck] = []
    closed: list[tuple[Finding, Dismissal]] = []
    by_severity: dict[Severity, list[Finding]] = {
        one: [] for one in sorted(Severity, key=lambda one: one.order)
    }
    places: dict[str, list[Finding]] = {}
    count = 0
    for check in checks:
        if check.name in whole:
            aside.append(SetAsideCheck(check, whole[check.name]))
            continue
        is_asked = True
        for finding in (one for every in known[check.name].values() for one in every):
            dismissal = single.get((check.name, finding.about)) if single else None
            if dismissal is not None:
                closed.append((finding, dismissal))
            else:
                by_severity[finding.severity].append(finding)
            count += 1
            if count % SLICE == 0:
                yield
    findings = [one for every in by_severity.values() for one in every]
    for count, finding in enumerate(findings, 1):
        for place in places_of(project, finding):
            places.setdefault(place, []).append(finding)
        if count % SLICE == 0:
            yield
    return Group(
        mistake=mistake,
        applies=is_asked,
        findings=tuple(findings),
        set_aside=tuple(aside),
        closed=tuple(closed),
        places=places,
    )


def places_of(project: Project, finding: Finding) -> list[str]:
    """The touchpoints, stages and journeys that a finding belongs to."""
    records = dict.fromkeys(finding.records)
    found = [one for one in records if isinstance(project.find(one), _PLACES)]
    return found if len(found) <= MOST_PLACES else found[:1]


_PLACES = (Touchpoint, Stage, Journey)
