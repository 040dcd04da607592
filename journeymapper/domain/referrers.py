"""Who refers to whom in a project: for every kind of record and every id the referring records.

Most ids are referred to by one record of a kind or by a few; one text or a short tuple holds these,
because a hundred thousand dictionaries would take more memory than the records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

from journeymapper.domain.records import TABLES, Record, references, referred_ids

_FEW = 6
"""So many ids at most lie in a tuple, which is copied whole when one more comes."""
_SLICE = 1000
_READ = {
    kind: attrgetter("id", *(one.field for one in references(kind)))
    for kind in TABLES.values()
    if references(kind)
}


class Referrers:
    """Ids of referring records, in the order in which they came."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, Any]] = {kind.table: {} for kind in _READ}

    def of(self, table: str, target: str) -> Collection[str]:
        """The records of a table that refer to this id."""
        ids = self._held[table].get(target, ()) if table in self._held else ()
        return (ids,) if isinstance(ids, str) else ids

    def of_all(self, target: str) -> list[str]:
        """The records of all tables that refer to this id."""
        return [one for table in self._held for one in self.of(table, target)]

    def enter(self, records: Iterable[Record]) -> Iterator[None]:
        """Enter many records of one kind, a slice at a time."""
        coming = iter(records)
        while part := list(islice(coming, _SLICE)):
            self.remember(part)
            yield

    def remember(self, alike: Sequence[Record]) -> None:
        """Enter some records of one kind."""
        read = _READ.get(type(alike[0]))
        if read is None:
            return
        held = self._held[alike[0].table]
        in_use = filter(any, zip(*map(read, alike), strict=True))
        for record_id, *targets in zip(*in_use, strict=True):
            for target in targets:
                if target.__class__ is not str:
                    targets.extend(target or ())  # none, or several whose turn comes
                    continue
                ids = held.setdefault(target, record_id)
                if ids.__class__ is dict:
                    ids[record_id] = None
                elif ids.__class__ is str:
                    if ids != record_id:
                        held[target] = ids, record_id
                elif record_id not in ids:
                    ids += (record_id,)
                    held[target] = ids if len(ids) <= _FEW else dict.fromkeys(ids)

    def forget(self, record: Record) -> None:
        """Take a record out."""
        for _, target in referred_ids(record):
            held = self._held[record.table]
            ids = held.get(target, ())
            if isinstance(ids, dict):
                ids.pop(record.id, None)
            elif isinstance(ids, tuple):
                held[target] = tuple(one for one in ids if one != record.id)
            elif ids == record.id:
                del held[target]
