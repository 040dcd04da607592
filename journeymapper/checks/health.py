"""The health of a project: every check asked once, and after an edit what the edit touched.

Work is done in slices, so that a window stays quick: ``step`` until it says that nothing is left.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from journeymapper.checks import registry
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Finding, Found
from journeymapper.checks.look import Look
from journeymapper.checks.report import Report, report_of
from journeymapper.checks.touching import reads, subjects_touched
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails, Threshold

_SLICE = 500
"""Records that are put into their groups before others get their turn."""
_EVERYTHING = None


class Health:
    """What checks find in a project. Tell ``changed`` of every edit, after it was made."""

    def __init__(
        self, project: Project, today: date | None = None, checks: Sequence[Check] | None = None
    ) -> None:
        self.look = Look(project, today or date.today())
        self.checks: list[Check] = []
        self._found: dict[str, dict[str, tuple[Finding, ...]]] = {}
        self._stale: dict[str, set[str] | None] = {}
        self._by_name: dict[str, Check] = {}
        self._loading = registry.loading() if checks is None else iter(checks)
        self._is_loading = True
        self._applied: dict[str, bool] = {}
        self._running: tuple[str, Iterator[None]] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether every answer is of the project as it is."""
        return not self._is_loading and not self._stale

    def changed(self, changes: Iterable[Change]) -> None:
        """Note what an edit touched, to be asked again."""
        changes = tuple(changes)
        if self._running is not None:
            self._running = None  # it began before the edit: from the beginning, on what is now
        for check in self.checks:
            if check.group_by is not None:
                self._regroup(check, changes)
        for change in changes:
            self._note(change)
        for check in self.checks:
            if check.applies(self.look) is not self._applied.get(check.name, True):
                self._stale[check.name] = _EVERYTHING

    def step(self, seconds: float = 0.004) -> bool:
        """Work for about so long; whether something is left to do."""
        until = time.perf_counter() + seconds
        while not self.is_settled:
            self._go_on()
            if time.perf_counter() >= until:
                break
        return not self.is_settled

    def run(self) -> Health:
        """Work until nothing is left."""
        while not self.is_settled:
            self._go_on()
        return self

    def report(self) -> Report:
        """What is known now."""
        findings = {
            name: [one for every in subjects.values() for one in every]
            for name, subjects in self._found.items()
        }
        return report_of(self.look, self.checks, findings)

    def _go_on(self) -> None:
        if self._running is not None:
            name, work = self._running
            if next(work, self) is self:
                self._running = None
        elif self._stale:
            name = next(iter(self._stale))
            self._running = (name, self._asking(self._by_name[name]))
        elif self._is_loading:
            check = next(self._loading, None)
            if check is None:
                self._is_loading = False
            else:
                self.checks.append(check)
                self._by_name[check.name] = check
                self._found[check.name] = {}
                self._stale[check.name] = _EVERYTHING

    def _asking(self, check: Check) -> Iterator[None]:
        """Ask a check of what is stale; what it says counts when it has said all."""
        look = self.look
        if check.group_by is not None and check.name not in look.groups:
            yield from self._group(check)
        there = look.project.all(check.subjects)
        wanted = self._stale[check.name]
        ids = list(there) if wanted is None else [one for one in wanted if one in there]
        found: dict[str, list[Finding]] = {}
        self._applied[check.name] = check.applies(look)
        if self._applied[check.name]:
            for one in check.find(look, ids):
                if one is None:
                    yield
                else:
                    found.setdefault(one.subject, []).append(_finding(look, check, one))
        known = self._found[check.name]
        if wanted is None:
            known.clear()
        else:
            for subject in wanted:
                known.pop(subject, None)
        known.update((subject, tuple(every)) for subject, every in found.items())
        del self._stale[check.name]

    def _note(self, change: Change) -> None:
        threshold = change.after or change.before
        for check in self.checks:
            stale = self._stale.get(check.name, set())
            if stale is None:
                continue
            if isinstance(threshold, Threshold) and threshold.check == check.name:
                self._stale[check.name] = _EVERYTHING
            elif reads(check, change):
                touched = subjects_touched(self.look, check, change)
                if touched is None:
                    self._stale[check.name] = _EVERYTHING
                elif fresh := set(touched):
                    self._stale[check.name] = stale | fresh

    def _group(self, check: Check) -> Iterator[None]:
        """Put the check's subjects into their groups, a slice at a time."""
        assert check.group_by is not None
        groups: dict[Hashable, dict[str, None]] = {}
        for count, record in enumerate(list(self.look.project.all(check.subjects).values()), 1):
            key = check.group_by(self.look, record)
            if key is not None:
                groups.setdefault(key, {})[record.id] = None
            if count % _SLICE == 0:
                yield
        self.look.groups[check.name] = groups

    def _regroup(self, check: Check, changes: Iterable[Change]) -> None:
        groups = self.look.groups.get(check.name)
        if groups is None or check.group_by is None:
            return
        touched: set[str] = set()
        for change in changes:
            if change.table != check.subjects.table or not reads(check, change):
                continue
            for record, is_there in ((change.before, False), (change.after, True)):
                key = None if record is None else check.group_by(self.look, record)
                if key is None:
                    continue
                group = groups.setdefault(key, {})
                if is_there:
                    group[change.id] = None
                else:
                    group.pop(change.id, None)
                if check.touched is None:
                    touched.update(group)
                if not group:
                    del groups[key]
        stale = self._stale.get(check.name, set())
        if touched and stale is not None:
            self._stale[check.name] = stale | touched


def _finding(look: Look, check: Check, found: Found) -> Finding:
    records = found.records or (found.subject,)
    return Finding(
        check=check.name,
        mistake=check.mistake,
        severity=found.severity or check.severity,
        message=found.message,
        why=found.why or check.why,
        how=found.how or check.how,
        journey=found.journey or _journey_of(look.project, records),
        records=() if check.subjects is ProjectDetails and not found.records else records,
        mend=found.mend,
    )


def _journey_of(project: Project, records: Iterable[str]) -> str | None:
    """The journey that the first of these records stands on; None where none does."""
    for record_id in records:
        record: Any = project.find(record_id)
        if record is not None and record.table == "journeys":
            return record_id
        place = project.find(getattr(record, "touchpoint", None) or "") or record
        journey = getattr(place, "journey", None)
        if isinstance(journey, str):
            return journey
    return None
