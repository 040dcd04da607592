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
"""A finding that names more touchpoints and stages belongs to its journey and to none of them."""
Known = Mapping[str, Mapping[str, tuple[Finding, ...]]]
"""What was found, by check and subject."""


def group_of(
    project: Project, mistake: Mistake, checks: Iterable[Check], known: Known
) -> Generator[None, None, Group]:
    """The group of a mistake; ``checks`` are those of its checks that apply. Gives the others
    their turn every two hundred findings."""
    dismissals = project.all(Dismissal).values()
    whole = {one.check: one for one in dismissals if not one.about}
    closings = _Closings(dismissals)
    is_asked = is_quiet = False
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
            is_quiet = is_quiet or bool(known[check.name])
            continue
        is_asked = True
        for finding in (one for every in known[check.name].values() for one in every):
            dismissal = closings.of(finding)
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
        applies=is_asked and (bool(findings) or not (is_quiet or closed)),
        findings=tuple(findings),
        set_aside=tuple(aside),
        closed=tuple(closed),
        places=places,
    )


def places_of(project: Project, finding: Finding) -> list[str]:
    """The touchpoints, stages and journeys that a finding belongs to; of many its journey alone."""
    records = {one: project.find(one) for one in finding.records}
    found = [one for one, record in records.items() if isinstance(record, Touchpoint | Stage)]
    journeys = [one for one, record in records.items() if isinstance(record, Journey)]
    if len(found) > MOST_PLACES:
        return journeys or [one for one in (finding.journey,) if one is not None]
    return [*found, *journeys]


class _Closings:
    """The hints that were closed, each with what it names (see ``Dismissal``)."""

    def __init__(self, dismissals: Iterable[Dismissal]) -> None:
        self._found: dict[tuple[str, str], list[tuple[list[str], Dismissal]]] = {}
        for one in dismissals:
            names = one.about.split()
            if names:
                self._found.setdefault((one.check, names[0]), []).append((names, one))

    def of(self, finding: Finding) -> Dismissal | None:
        """What closes a finding: a record that names nothing but what it is about, or all of the
        records that it names now."""
        if not self._found:
            return None
        about = finding.about.split()
        for names, dismissal in self._found.get((finding.check, about[0] if about else ""), ()):
            is_of_it = names[: len(about)] == about
            if is_of_it and (len(names) == len(about) or set(names).issuperset(finding.records)):
                return dismissal
        return None
