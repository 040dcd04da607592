"""Edits of who says so.

Cite(record_id, source, citation_id)     a known source with the same reference is taken
Uncite(record_id, source_id)
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.commands.base import Command, called, tidy, wanted
from journeymapper.commands.records import AddRecord
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record, with_article
from journeymapper.domain.records import Citation, Reading, Source, references

CITING = references(Citation)[0].tables
"""Tables of the records that can cite; a reading names its one source itself."""


@frozen
class Cite(Command):
    """A record rests on a source. Of sources with the same reference, capitals aside, the known one
    is taken, as it is."""

    record_id: str
    source: Source
    citation_id: str

    def plan(self, project: Project) -> Changes:
        record = wanted(project, Record, self.record_id)
        if not isinstance(record, Reading) and record.table not in CITING:
            raise EditRefused(f"{with_article(record.word).capitalize()} cannot name a source.")
        source, new = self._source(project)
        if isinstance(record, Reading):
            after = replace(record, source=source.id)
            return () if after == record else (*new, Change(record, after))
        if any(one.source == source.id for one in project.referring(Citation, record.id)):
            return ()
        citation = Citation(id=self.citation_id, record=record.id, source=source.id)
        return (*new, *created(citation))

    def _source(self, project: Project) -> tuple[Source, Changes]:
        known = project.all(Source)
        name = tidy(self.source.reference).casefold()
        same = sorted(
            (one for one in known.values() if tidy(one.reference).casefold() == name),
            key=lambda one: one.id,
        )
        if self.source.id in known:
            return known[self.source.id], ()
        if same:
            return same[0], ()
        return self.source, AddRecord(self.source).plan(project)

    def name(self, project: Project) -> str:
        return f"Rest {called(project.find(self.record_id))} on {called(self.source)}"


@frozen
class Uncite(Command):
    """A record no longer rests on a source; the source stays."""

    record_id: str
    source_id: str

    def plan(self, project: Project) -> Changes:
        record = wanted(project, Record, self.record_id)
        if isinstance(record, Reading):
            cleared = replace(record, source=None)
            return (Change(record, cleared),) if record.source == self.source_id else ()
        citations = project.referring(Citation, record.id)
        return tuple(Change(one, None) for one in citations if one.source == self.source_id)

    def name(self, project: Project) -> str:
        source, record = project.find(self.source_id), project.find(self.record_id)
        return f"Take source {called(source)} off {called(record)}"
