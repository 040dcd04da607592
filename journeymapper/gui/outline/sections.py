"""What the project says a journey's outline is, section by section, and which sections an edit
touches: only those are said anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journeymapper.analysis.outline import Outline, OutlineLine, one_line
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Record, Stage, Touchpoint

_READ = {
    Stage: ("name",),
    Touchpoint: ("name", "stage", "x", "y"),
    Connection: ("source", "target", "kind", "label"),
}
"""The fields that a line says, or that say where it stands."""


class Sections:
    """The sections of a journey in order, as they were said last."""

    def __init__(self, project: Project, journey: str) -> None:
        self.project = project
        self.journey = journey
        self.order: list[str] = []
        self.lines: dict[str, list[OutlineLine]] = {}

    def say(self, stage: str, outline: Outline) -> list[OutlineLine]:
        """A section anew."""
        self.lines[stage] = outline.section(stage)
        return self.lines[stage]

    def begin_of(self, stage: str) -> int:
        """The line that a section begins at, counted in what the project says."""
        begin = 0
        for one in self.order:
            if one == stage:
                break
            begin += len(self.lines[one])
        return begin

    def touched(self, changes: Iterable[Change]) -> tuple[set[str], bool]:
        """The sections that an edit touches, and whether there are others now, or in another
        order."""
        stages: set[str] = set()
        named: set[str] = set()
        moved: set[str] = set()
        has_new_order = False
        for change in changes:
            record = change.record
            if getattr(record, "journey", None) != self.journey or type(record) not in _READ:
                continue
            if isinstance(record, Stage):
                has_new_order = has_new_order or _differs(change, ("rank",))
            for one in (change.before, change.after):
                if one is not None and _differs(change, _READ[type(record)]):
                    stages.add(self._section_of(one))
                    if isinstance(one, Touchpoint):
                        (named if _differs(change, ("name",)) else moved).add(one_line(one.name))
        if moved:  # touchpoints of one name are numbered in their order
            count = Counter(
                one_line(one.name) for one in self.project.referring(Touchpoint, self.journey)
            )
            named |= {one for one in moved if count[one] > 1}
        if named:
            stages |= self._leading_to(named)
        return stages, has_new_order or bool(stages - set(self.order))

    def _section_of(self, record: Record) -> str:
        if isinstance(record, Stage):
            return record.id
        if isinstance(record, Connection):
            source = self.project.touchpoints.get(record.source)
            return (source.stage or "") if source is not None else self._any()
        return getattr(record, "stage", None) or ""

    def _any(self) -> str:
        """A section that is there: what starts at a persona is in none."""
        return self.order[0] if self.order else ""

    def _leading_to(self, names: set[str]) -> set[str]:
        """The sections with a way to a touchpoint of one of these names."""
        found = set()
        for one in self.project.referring(Touchpoint, self.journey):
            if one_line(one.name) in names:
                for way in self.project.referring(Connection, one.id):
                    source = self.project.touchpoints.get(way.source)
                    if way.target == one.id and source is not None:
                        found.add(source.stage or "")
        return found


def _differs(change: Change, fields: Iterable[str]) -> bool:
    before, after = change.before, change.after
    if before is None or after is None:
        return True
    return any(getattr(before, one) != getattr(after, one) for one in fields)
