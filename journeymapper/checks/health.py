"""The health of a project: every check asked once, and after an edit what the edit touched.

Work is done in slices, so that a window stays quick: ``step`` until it says that nothing is left.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from journeymapper.analysis.slices import whole
from journeymapper.checks import registry
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Finding, Found
from journeymapper.checks.grouping import group_of
from journeymapper.checks.look import Look
from journeymapper.checks.mistakes import MISTAKES, Mistake, mistake
from journeymapper.checks.report import Group, Report
from journeymapper.checks.sorting import (
    Edit,
    Sorting,
    catch_up,
    changed_fields,
    reads,
    sort_again,
    sorted_now,
)
from journeymapper.checks.touching import subjects_touched
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Journey, ProjectDetails, Record, Threshold

MANY = 300
"""Changes of one edit from which on it is not followed record by record."""
_FEW = 100
"""Findings after which others get their turn."""
_EVERYTHING = None
_WRITTEN_BY = frozenset({"locale", "currency"})
"""Fields of the project by which every message writes its numbers."""
_NOTHING: dict[str, None] = {}


class Health:
    """What checks find in a project. Tell ``changed`` of every edit, after it was made."""

    def __init__(
        self, project: Project, today: date | None = None, checks: Sequence[Check] | None = None
    ) -> None:
        self.look = Look(project, today or date.today())
        self.checks: list[Check] = []
        self._found: dict[str, dict[str, tuple[Finding, ...]]] = {}
        self._stale: dict[str, dict[str, None] | None] = {}
        """By check the subjects to be asked again; None: all."""
        self._by_name: dict[str, Check] = {}
        self._loading = registry.loading() if checks is None else iter(checks)
        self._is_loading = True
        self._applied: dict[str, bool] = {}
        self._doubtful: set[str] = set()
        """Checks that may apply now and did not, or the other way."""
        self._readers: dict[type[Record], list[Check]] = {}
        self._sortings: dict[str, Sorting] = {}
        """By name; one that goes by another comes after it."""
        self._dirty: set[int] = set()
        """Mistakes whose group is of an earlier project."""
        self._groups: dict[int, Group] = {}
        self._running: Iterator[None] | None = None

    @property
    def is_settled(self) -> bool:
        """Whether every answer is of the project as it is."""
        return not (self._is_loading or self._doubtful or self._stale or self._dirty)

    def changed(self, changes: Iterable[Change]) -> None:
        """Note what an edit touched, to be asked again."""
        changes = tuple(changes)
        self._running = None  # it began before the edit: from the beginning, on what is now
        self.look.facts.clear()
        if len(changes) > MANY:
            self._note_many({type(change.record) for change in changes})
            return
        edits = [(change, changed_fields(change)) for change in changes]
        for sorting in self._sortings.values():
            self._sort_again(sorting, edits)
        for change, fields in edits:
            self._note(change, fields)

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
        """What is known now: all of it where it is settled."""
        groups = [self._groups.get(one.number) for one in MISTAKES]
        if self._dirty or None in groups:
            groups = [whole(self._grouping(one)) for one in MISTAKES]
        return Report(groups=tuple(one for one in groups if one is not None))

    def _go_on(self) -> None:
        if self._running is not None:
            if next(self._running, self) is self:
                self._running = None
        elif not self.look.project.is_indexed:
            self._running = self.look.project.indexing()
        elif self._doubtful:
            check = self._doubtful.pop()
            self._ask_whether_it_applies(self._by_name[check])
        elif self._stale:
            self._running = self._asking(self._by_name[next(iter(self._stale))])
        elif self._is_loading:
            self._load()
        elif self._dirty:
            self._running = self._tidying(next(iter(self._dirty)))

    def _load(self) -> None:
        check = next(self._loading, None)
        if check is None:
            self._is_loading = False
            self._dirty = {one.number for one in MISTAKES}
            return
        self.checks.append(check)
        self._by_name[check.name] = check
        self._found[check.name] = {}
        self._applied[check.name] = check.applies(self.look)
        self._stale[check.name] = _EVERYTHING
        for kind in dict.fromkeys((check.subjects, *check.reads, *(check.quotes or ()))):
            self._readers.setdefault(kind, []).append(check)
        for sorting in check.kept():
            self._sortings.setdefault(sorting.name, sorting)

    def _ask_whether_it_applies(self, check: Check) -> None:
        applies = check.applies(self.look)
        if applies is not self._applied[check.name]:
            self._applied[check.name] = applies
            self._dirty.add(check.mistake)
            self._stale[check.name] = _EVERYTHING

    def _asking(self, check: Check) -> Iterator[None]:
        """Ask a check of what is stale; what it says counts when it has said all."""
        look = self.look
        found: dict[str, list[Finding]] = {}
        wanted = self._stale[check.name]
        if self._applied[check.name]:
            for sorting in check.kept():
                yield from self._sort(sorting)
            there = look.project.all(check.subjects)
            ids = list(there) if wanted is None else [one for one in wanted if one in there]
            for count, one in enumerate(check.find(look, ids), 1):
                if one is not None:
                    found.setdefault(one.subject, []).append(_finding(look, check, one))
                if one is None or count % _FEW == 0:
                    yield
        self._take(check, list(self._found[check.name]) if wanted is None else wanted, found)
        del self._stale[check.name]

    def _take(self, check: Check, asked: Iterable[str], found: Mapping[str, list[Finding]]) -> None:
        """Know what was found of those that were asked; each keeps its place."""
        known = self._found[check.name]
        gone = [one for one in asked if one in known and one not in found]
        for subject in gone:
            del known[subject]
        new = {one: tuple(every) for one, every in found.items()}
        if gone or any(known.get(one) != every for one, every in new.items()):
            self._dirty.add(check.mistake)
        known.update(new)

    def _tidying(self, number: int) -> Iterator[None]:
        """Put together what is shown of a mistake."""
        self._groups[number] = yield from self._grouping(mistake(number))
        self._dirty.discard(number)

    def _grouping(self, whose: Mistake) -> Generator[None, None, Group]:
        own = [one for one in self.checks if one.mistake == whose.number]
        asked = [one for one in own if self._applied[one.name]]
        return group_of(self.look.project, whose, asked, self._found)

    def _note(self, change: Change, fields: frozenset[str] | None) -> None:
        record = change.record
        kind = type(record)
        if isinstance(record, Dismissal | Threshold) and record.check in self._by_name:
            if isinstance(record, Threshold):
                self._doubtful.add(record.check)
                self._stale[record.check] = _EVERYTHING
            self._dirty.add(self._by_name[record.check].mistake)
        if fields is None or kind is Journey:
            self._doubtful.update(self._by_name)
        if kind is ProjectDetails and fields and not _WRITTEN_BY.isdisjoint(fields):
            for check in self.checks:
                self._ask_again(check, self._told_of(check, None))
        for check in self._readers.get(kind, ()):
            is_subject = fields is None and kind is check.subjects
            is_read = is_subject or reads(check.reads, kind, fields)
            if is_read:
                self._doubtful.add(check.name)
            elif not reads(check.quotes or {}, kind, fields):
                continue
            if self._stale.get(check.name, _NOTHING) is not _EVERYTHING:
                subjects = subjects_touched(self.look, check, change)
                self._ask_again(check, subjects if is_read else self._told_of(check, subjects))

    def _told_of(self, check: Check, subjects: Iterable[str] | None) -> Iterable[str]:
        """Those of these subjects of whom something is found."""
        known = self._found[check.name]
        return list(known) if subjects is None else [one for one in subjects if one in known]

    def _ask_again(self, check: Check, subjects: Iterable[str] | None) -> None:
        if subjects is None:
            self._stale[check.name] = _EVERYTHING
            return
        asked = dict.fromkeys(subjects)
        stale = self._stale.setdefault(check.name, {}) if asked else _EVERYTHING
        if stale is not _EVERYTHING:
            stale.update(asked)

    def _note_many(self, kinds: Collection[type[Record]]) -> None:
        """A bulk edit: whoever reads what it touched is asked everything."""
        self._doubtful.update(self._by_name)
        for kind in kinds:
            for check in self._readers.get(kind, ()):
                self._stale[check.name] = _EVERYTHING
        for sorting in self._sortings.values():
            if not sorting.reads.keys().isdisjoint(kinds):
                self.look.kept.pop(sorting.name, None)
        if not {Dismissal, Threshold}.isdisjoint(kinds):
            self._dirty.update(one.number for one in MISTAKES)
            self._stale.update(dict.fromkeys(self._by_name, _EVERYTHING))

    def _sort(self, sorting: Sorting) -> Iterator[None]:
        """Put records where they belong, a slice at a time."""
        kept = self.look.kept.get(sorting.name)
        if kept is not None:
            yield from catch_up(self.look, sorting, kept)
            return
        for found in sorted_now(self.look, sorting):
            if found is None:
                yield
            else:
                self.look.kept[sorting.name] = found

    def _sort_again(self, sorting: Sorting, edits: Sequence[Edit]) -> None:
        kept = self.look.kept.get(sorting.name)
        if kept is None:
            return
        keys = dict.fromkeys(sort_again(self.look, sorting, kept, edits))
        check = self._by_name.get(sorting.name)
        if check is not None and check.touched is None:
            self._ask_again(check, dict.fromkeys(one for key in keys for one in kept.group(key)))


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
        about=" ".join(found.about or (found.subject,)),
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
