"""Records sorted into groups by a key, kept up to date edit by edit: what a check would otherwise
count anew each time. Several checks may share one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Record

if TYPE_CHECKING:
    from journeymapper.checks.look import Look

Fields = tuple[str, ...] | None
"""The fields of a record that are read; None: all of them."""
Reads = Mapping[type[Record], Fields]
Edit = tuple[Change, frozenset[str] | None]
"""A change with its ``changed_fields``."""
_SLICE = 50
_FEW = 5
"""So many records that an edit concerns are sorted at once, and else later, in slices."""
_NONE: dict[str, None] = {}


@frozen(kw_only=True)
class Sorting:
    """Records of a ``kind`` under a ``key`` (None: under none).

    The key goes by what ``reads`` names of the record itself and of others, which every check that
    uses it reads, too; ``concerned`` gives the ids of records whose key the edit of another one may
    change.
    """

    name: str
    kind: type[Record]
    key: Callable[[Look, Any], Hashable | None]
    reads: Reads
    concerned: Callable[[Look, Change], Iterable[str]] | None = None


class Sorted:
    """Ids of records by key. ``several`` are the keys that more than one record has."""

    def __init__(self) -> None:
        self.groups: dict[Hashable, dict[str, None]] = {}
        self.several: dict[Hashable, None] = {}
        self.later: dict[str, None] = {}
        """Ids of records that are still to be put where they belong."""
        self._keys: dict[str, Hashable] = {}

    def group(self, key: Hashable) -> Collection[str]:
        """The ids of the records with this key, in no order that means anything."""
        return self.groups.get(key, _NONE).keys()

    def key_of(self, record_id: str) -> Hashable | None:
        return self._keys.get(record_id)

    def put(self, record_id: str, key: Hashable | None) -> None:
        """Move a record to where it belongs now; None: to nowhere."""
        known = self._keys.get(record_id)
        if known == key:
            return
        if known is not None:
            group = self.groups[known]
            del group[record_id]
            if len(group) < 2:
                self.several.pop(known, None)
            if not group:
                del self.groups[known]
            del self._keys[record_id]
        if key is not None:
            self.add(record_id, key)

    def add(self, record_id: str, key: Hashable) -> None:
        """Put a record where it belongs that was nowhere."""
        self._keys[record_id] = key
        group = self.groups.get(key)
        if group is None:
            self.groups[key] = {record_id: None}
        else:
            group[record_id] = None
            self.several[key] = None


def changed_fields(change: Change) -> frozenset[str] | None:
    """The fields that an edit changed; None where the record is new or gone."""
    before, after = change.before, change.after
    if before is None or after is None:
        return None
    names, values = _fields(type(after))
    pairs = zip(names, values(before), values(after), strict=True)
    return frozenset(name for name, old, new in pairs if old is not new and old != new)


_FIELDS: dict[type[Record], tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]] = {}


def _fields(kind: type[Record]) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    if kind not in _FIELDS:
        names = tuple(one.name for one in fields(kind))
        _FIELDS[kind] = names, attrgetter(*names)
    return _FIELDS[kind]


def reads(what: Reads, kind: type[Record], changed: frozenset[str] | None) -> bool:
    """Whether this looks at any of the changed fields of a record."""
    if kind not in what:
        return False
    read = what[kind]
    return changed is None or read is None or not changed.isdisjoint(read)


def sorted_now(look: Look, sorting: Sorting) -> Iterator[Sorted | None]:
    """All records of its kind where they belong, given last; before that None, a slice each."""
    found = Sorted()
    sort = sorting.key
    for count, record in enumerate(list(look.project.all(sorting.kind).values()), 1):
        key = sort(look, record)
        if key is not None:
            found.add(record.id, key)
        if count % _SLICE == 0:
            yield None
    yield found


def catch_up(look: Look, sorting: Sorting, kept: Sorted) -> Iterator[None]:
    """Sort what edits left for later, a slice each."""
    records = look.project.all(sorting.kind)
    for one in list(kept.later):
        record = records.get(one)
        kept.put(one, None if record is None else sorting.key(look, record))
        del kept.later[one]
        yield


def sort_again(look: Look, sorting: Sorting, kept: Sorted, edits: Iterable[Edit]) -> list[Hashable]:
    """Follow edits; the keys of those of its kind that were edited, before and after."""
    keys: list[Hashable] = []
    for change, changed in edits:
        kind = type(change.record)
        if not reads(sorting.reads, kind, changed):
            continue
        if kind is sorting.kind:
            keys.append(kept.key_of(change.id))
            record = look.project.find(change.id)
            kept.put(change.id, None if record is None else sorting.key(look, record))
            keys.append(kept.key_of(change.id))
        if sorting.concerned is not None:
            kept.later.update(dict.fromkeys(sorting.concerned(look, change)))
    if len(kept.later) <= _FEW:
        for _ in catch_up(look, sorting, kept):
            pass
    return keys
