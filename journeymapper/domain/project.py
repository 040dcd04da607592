"""A project in memory: a set of records, who refers to whom, and the graphs of its journeys.

Nothing changes it but ``apply``; everything else asks. References are indexed when first asked
for and kept up to date from then on, so that opening a large file stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from journeymapper.domain.change import Change
from journeymapper.domain.errors import BrokenEdit
from journeymapper.domain.records import (
    TABLES,
    Actor,
    Attachment,
    Channel,
    Connection,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Image,
    Journey,
    Measure,
    Milestone,
    Passage,
    Persona,
    Presence,
    ProjectDetails,
    Reading,
    Record,
    Stage,
    Sticky,
    Touchpoint,
    reading_references,
    referred_ids,
    table_of,
)
from journeymapper.domain.referrers import Referrers
from journeymapper.going_on import go_on

if TYPE_CHECKING:
    import networkx

_R = TypeVar("_R", bound=Record)
_FEW, _MANY = 64, 5000
"""Records of a kind that are looked through, of so many in all, while there is no index."""
_ID, _TABLE = attrgetter("id"), attrgetter("table")


class Project:
    """A set of records. ``Project(records)`` trusts that the records fit together."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[str, dict[str, Record]] = {table: {} for table in TABLES}
        self._views = {table: MappingProxyType(one) for table, one in self._tables.items()}
        for table, alike in groupby(records, _TABLE):
            group = list(alike)
            self._tables[table].update(zip(map(_ID, group), group, strict=True))
        self._referring: Referrers | None = None
        self._building: Iterator[None] | None = None
        self._coming: Referrers | None = None
        self._graphs: dict[str, networkx.MultiDiGraph[str]] = {}

    def all(self, kind: type[_R]) -> Mapping[str, _R]:
        """Every record of a kind, by id (a live view that cannot be written to)."""
        # A table holds one kind, which its view, made once for all kinds, cannot say.
        return self._views[kind.table]  # type: ignore[return-value]

    @property
    def details(self) -> ProjectDetails:
        """The one record that the cover is made from."""
        for record in self.all(ProjectDetails).values():
            return record
        raise BrokenEdit("the project has no details")

    @property
    def journeys(self) -> Mapping[str, Journey]:
        return self.all(Journey)

    @property
    def stages(self) -> Mapping[str, Stage]:
        return self.all(Stage)

    @property
    def touchpoints(self) -> Mapping[str, Touchpoint]:
        return self.all(Touchpoint)

    @property
    def connections(self) -> Mapping[str, Connection]:
        return self.all(Connection)

    @property
    def personas(self) -> Mapping[str, Persona]:
        return self.all(Persona)

    @property
    def presences(self) -> Mapping[str, Presence]:
        return self.all(Presence)

    @property
    def passages(self) -> Mapping[str, Passage]:
        return self.all(Passage)

    @property
    def experiences(self) -> Mapping[str, Experience]:
        return self.all(Experience)

    @property
    def empathy_notes(self) -> Mapping[str, EmpathyNote]:
        return self.all(EmpathyNote)

    @property
    def feedback_notes(self) -> Mapping[str, FeedbackNote]:
        return self.all(FeedbackNote)

    @property
    def stickies(self) -> Mapping[str, Sticky]:
        return self.all(Sticky)

    @property
    def channels(self) -> Mapping[str, Channel]:
        return self.all(Channel)

    @property
    def actors(self) -> Mapping[str, Actor]:
        return self.all(Actor)

    @property
    def images(self) -> Mapping[str, Image]:
        return self.all(Image)

    @property
    def attachments(self) -> Mapping[str, Attachment]:
        return self.all(Attachment)

    @property
    def measures(self) -> Mapping[str, Measure]:
        return self.all(Measure)

    @property
    def readings(self) -> Mapping[str, Reading]:
        return self.all(Reading)

    @property
    def milestones(self) -> Mapping[str, Milestone]:
        return self.all(Milestone)

    def records(self) -> Iterable[Record]:
        """Every record, tables in the order in which they refer to one another."""
        for table in self._tables.values():
            yield from table.values()

    def find(self, record_id: str) -> Record | None:
        """The record of any kind with this id, or None."""
        try:
            return self._tables[table_of(record_id)].get(record_id)
        except KeyError:
            return None

    def get(self, kind: type[_R], record_id: str) -> _R:
        """The record with this id; raises KeyError where there is none of this kind."""
        record = self._tables[kind.table][record_id]
        assert isinstance(record, kind)
        return record

    def referring(self, kind: type[_R], record_id: str) -> list[_R]:
        """The records of a kind that refer to this id, in the order in which they came."""
        table = self._tables[kind.table]
        if self._referring is None and len(table) <= _FEW and self._takes_long:
            found = (one for one in table.values() if _refers_to(one, record_id))
            return list(found)  # type: ignore[arg-type]
        ids = self._index().of(kind.table, record_id)
        return [table[one] for one in ids]  # type: ignore[misc]

    def each_referring(self, kind: type[_R], record_id: str) -> Iterator[_R]:
        """As ``referring``, one by one, for whoever looks at a few of very many."""
        table = self._tables[kind.table]
        for one in self._index().of(kind.table, record_id):
            yield table[one]  # type: ignore[misc]

    def count_referring(self, kind: type[Record], record_id: str) -> int:
        """How many records of a kind refer to this id."""
        return len(self._index().of(kind.table, record_id))

    def referring_ids(self, record_id: str) -> list[str]:
        """The ids of all records that refer to this one."""
        return self._index().of_all(record_id)

    @property
    def _takes_long(self) -> bool:
        """Whether indexing takes so long that few records are better looked through."""
        return sum(map(len, self._tables.values())) > _MANY

    @property
    def is_indexed(self) -> bool:
        """Whether ``referring`` answers at once."""
        return self._referring is not None

    def indexing(self) -> Iterator[None]:
        """Index who refers to whom, a slice at a time, for a window that must stay quick; whoever
        asks meanwhile goes on with the same. An edit ends it without an index; begin again then."""
        if self._building is None:
            self._building = self._build(Referrers())
        return self._building

    def _build(self, index: Referrers) -> Iterator[None]:
        self._coming = index
        for table in self._tables.values():
            for _ in index.enter(list(table.values())):
                yield
                if self._coming is not index:
                    return
        self._referring = index
        self._building = self._coming = None

    def apply(self, changes: Iterable[Change], *, are_checked: bool = False) -> None:
        """Make the changes; raises BrokenEdit, before touching anything, where they do not fit.
        ``are_checked``: ``check_fit`` has been asked since the last edit."""
        changes = tuple(changes)
        if not are_checked:
            self.check_fit(changes)
        self._building = self._coming = None
        for change in changes:
            before, after = change.before, change.after
            index = None if _refers_alike(before, after) else self._referring
            if before is not None and index is not None:
                index.forget(before)
            if after is None:
                del self._tables[change.table][change.id]
            else:
                self._tables[after.table][after.id] = after
                if index is not None:
                    index.remember([after])
        if self._graphs:
            self._update_graphs(changes)

    def snapshot(self) -> Project:
        """A copy that later edits do not touch; the records themselves are shared."""
        copy = Project()
        for name, table in self._tables.items():
            copy._tables[name].update(table)
        return copy

    def graph(self, journey_id: str) -> networkx.MultiDiGraph[str]:
        """The journey's graph: touchpoints and present personas are nodes, connections edges
        keyed by id. It follows every edit; treat it as read-only."""
        graph = self._graphs.get(journey_id)
        if graph is None:
            from journeymapper.domain import graph as graphs

            graph = self._graphs[journey_id] = graphs.build(self, journey_id)
        return graph

    def _update_graphs(self, changes: tuple[Change, ...]) -> None:
        from journeymapper.domain import graph as graphs

        graphs.update(self, self._graphs, changes)

    def check_fit(self, changes: tuple[Change, ...]) -> None:
        """Raises BrokenEdit where a change expects a record to be other than it is."""
        state: dict[str, Record | None] = {}
        tables = self._tables
        for change in changes:
            before, after = change.before, change.after
            if before is not None and after is not None:
                same = before.id == after.id and before.table == after.table
                if not same:
                    raise BrokenEdit(f"a change may not turn {before.id} into {after.id}")
            record = after or before or change.record
            record_id = record.id
            now = tables[record.table].get(record_id)
            found = state.get(record_id, now)
            if found is not before and found != before:
                raise BrokenEdit(f"{record_id} is not what the change expects")
            state[record_id] = after

    def _index(self) -> Referrers:
        while self._referring is None:
            for _ in self.indexing():
                go_on()
        return self._referring

    def __reduce__(self) -> tuple[type[Project], tuple[tuple[Record, ...]]]:
        """For another process: the records; views and indexes are made there."""
        return Project, (tuple(self.records()),)

    def __eq__(self, other: object) -> bool:
        """Equal where all records are, whatever their order."""
        return isinstance(other, Project) and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]


def _refers_alike(before: Record | None, after: Record | None) -> bool:
    """Whether a change leaves all that the record refers to as it was."""
    if before is None or after is None:
        return False
    read = reading_references(type(after))
    return read is None or bool(read(before) == read(after))


def _refers_to(record: Record, record_id: str) -> bool:
    return any(target == record_id for _, target in referred_ids(record))
