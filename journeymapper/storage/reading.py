"""All records of a file, read column by column, and distrusted: every value, every reference."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from journeymapper.domain.coding import (
    BadRecord,
    decode,
    decode_all,
    decoders_of,
    field_names,
    required_fields,
)
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import ProjectDetails, Record, Reference, references
from journeymapper.domain.rules import are_surely_allowed, check_values, lead_elsewhere
from journeymapper.storage.layout import LAYOUTS, Layout
from journeymapper.storage.stored_columns import StoredColumns
from journeymapper.storage.trouble import damaged

_DOES_NOT_FIT = (TypeError, ValueError, KeyError, RecursionError)


def read_records(connection: sqlite3.Connection, path: Path) -> list[Record]:
    """Every record, each table in the order in which its records came.

    Raises FileTrouble that names table and id of a record which cannot be, or which refers to
    nothing.
    """
    with _without_garbage_collection():
        stored = StoredColumns(connection)
        tables = {table: _read_table(stored, path, table) for table in LAYOUTS}
        _check_references(path, tables)
    if len(tables[ProjectDetails.table].records) != 1:
        raise damaged(path, "it does not say which project it holds")
    return [record for table in tables.values() for record in table.records]


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Records hold no circles; looking for some while thousands are made costs half the time.
    Afterwards they count as old, which the collector seldom looks through."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()


@frozen
class _Table:
    """The records of a table, and of each field every value that it has in any of them, once."""

    records: Sequence[Record]
    found: Mapping[str, Collection[Any]]


def _read_table(columns_of: StoredColumns, path: Path, table: str) -> _Table:
    layout = LAYOUTS[table]
    kind = layout.kind
    stored = columns_of.read(layout)
    if not stored:
        return _Table([], {})
    columns: dict[str, Sequence[Any]] = {}
    found: dict[str, Sequence[Any]] = {}
    try:
        for name, values in zip(field_names(kind), _fields(layout, stored), strict=True):
            columns[name], found[name] = _decoded(layout, name, values)
        if not all(map(str.startswith, columns["id"], repeat(f"{kind.prefix}_"))):
            raise ValueError
        if len(found["id"]) < len(columns["id"]):
            raise ValueError
        records = _made(kind, columns, len(stored[0]))
        if not are_surely_allowed(kind, found) or not lead_elsewhere(kind, columns):
            for record in records:
                _check(record)
    except _DOES_NOT_FIT:
        raise damaged(path, _culprit(layout, stored)) from None
    return _Table(records, found)


def _made(kind: type[Record], columns: Mapping[str, Sequence[Any]], count: int) -> list[Record]:
    """Records from columns of values. Setting slot after slot for all records at once takes a
    fifth of the time that as many calls with twenty named values take."""
    records: list[Record] = list(map(object.__new__, repeat(kind, count)))
    for name, values in columns.items():
        put = kind.__dict__.get(name, Record.__dict__.get(name)).__set__
        deque(map(put, records, values), maxlen=0)
    return records


def _check(record: Record) -> None:
    if not record.id.startswith(f"{record.prefix}_"):
        raise ValueError(record.id)
    try:
        check_values(record)
    except EditRefused as error:
        raise ValueError(str(error)) from error


def _fields(layout: Layout, stored: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The stored values field by field; several columns of one field become one."""
    columns = iter(stored)
    for name in field_names(layout.kind):
        together = [next(columns) for _ in layout.columns_of(name)]
        may_be_empty = name not in required_fields(layout.kind)
        yield together[0] if len(together) == 1 else _only(together, may_be_empty=may_be_empty)


def _only(columns: Sequence[Sequence[Any]], *, may_be_empty: bool) -> Sequence[Any]:
    """In every row the one value that is there."""
    only, *others = columns
    given = len(only) - only.count(None)
    for other in others:
        more = len(other) - other.count(None)
        if more:
            only = [one if two is None else two for one, two in zip(only, other, strict=True)]
            given += more
    empty = only.count(None)
    if given != len(only) - empty or (empty and not may_be_empty):
        raise ValueError("it leads to several records or to none")
    return only


def _decoded(
    layout: Layout, name: str, values: Sequence[Any]
) -> tuple[Sequence[Any], Sequence[Any]]:
    """A field of all records, and every value it has, once; each is looked at once."""
    different = list(set(values))
    if not layout.is_json(name):
        decoded = decode_all(layout.kind, name, different)
    else:
        decoder = decoders_of(layout.kind)[name]
        decoded = [decoder(json.loads(value)) for value in different]
    if decoded is different:
        return values, different
    if len(decoded) == 1:
        return [decoded[0]] * len(values), decoded
    meanings = dict(zip(different, decoded, strict=True))
    return list(map(meanings.__getitem__, values)), decoded


def _culprit(layout: Layout, stored: Sequence[Sequence[Any]]) -> str:
    """What is wrong with the first record that cannot be."""
    before: set[str] = set()
    for row in zip(*stored, strict=True):
        place = f"{layout.table} {str(row[0])[:60]!r}"
        try:
            values = {
                name: json.loads(column[0]) if layout.is_json(name) else column[0]
                for name, column in zip(
                    field_names(layout.kind),
                    _fields(layout, [[value] for value in row]),
                    strict=True,
                )
            }
            _check(decode(layout.table, values))
            if row[0] in before:
                raise ValueError("there are several with this id")
            before.add(row[0])
        except BadRecord as error:
            return str(error)
        except _DOES_NOT_FIT as error:
            return f"{place}: {str(error)[:200]}"
    return f"table {layout.table}"


def _check_references(path: Path, tables: Mapping[str, _Table]) -> None:
    ids = {table: frozenset(read.found.get("id", ())) for table, read in tables.items()}
    for table, read in tables.items():
        for reference in references(LAYOUTS[table].kind) if read.records else ():
            found = read.found[reference.field]
            wanted = set(chain.from_iterable(found) if reference.many else found) - {None}
            for one in reference.tables:
                wanted -= ids[one]
            if wanted:
                raise damaged(path, f"{table} {_lost(read.records, reference, wanted)}")


def _lost(records: Sequence[Record], reference: Reference, missing: Set[Any]) -> str:
    """Which is the first record that refers to what is not there."""
    for record in records:
        value = getattr(record, reference.field)
        lost = missing & set(value if reference.many else (value,))
        if lost:
            return f"{record.id}: its {reference.field} {min(lost)[:60]!r} is not there"
    raise AssertionError(reference)
