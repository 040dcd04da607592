"""All records of a file, read column by column, and distrusted: every value, every reference."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from journeymapper.domain.records import ProjectDetails, Record, references
from journeymapper.domain.rules import are_surely_allowed, check_values
from journeymapper.storage.layout import LAYOUTS, Layout
from journeymapper.storage.trouble import damaged

_ROWS = 1000
"""Read at a time, so that what is not shared is let go of soon."""
_DOES_NOT_FIT = (TypeError, ValueError, KeyError, RecursionError)


def read_records(connection: sqlite3.Connection, path: Path) -> list[Record]:
    """Every record, each table in the order in which its records came.

    Raises FileTrouble that names table and id of a record which cannot be, or which refers to
    nothing.
    """
    with _without_garbage_collection():
        shared = _Shared()
        tables = {table: _read_table(connection, path, table, shared) for table in LAYOUTS}
        _check_references(path, tables)
    if len(tables[ProjectDetails.table]) != 1:
        raise damaged(path, "it does not say which project it holds")
    return [record for records in tables.values() for record in records]


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Records hold no circles; looking for some while thousands are made costs half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Shared:
    """Equal texts and numbers become one: an id stands in every record that refers to it."""

    def __init__(self) -> None:
        self._held: dict[str, dict[Any, Any]] = {"TEXT": {}, "REAL": {}}

    def read(self, connection: sqlite3.Connection, layout: Layout) -> list[list[Any]]:
        """The columns of a table, a few rows at a time; none where it is empty."""
        cursor = connection.execute(f"{layout.select} ORDER BY rowid")
        held = [self._held.get(column.sql_type) for column in layout.columns]
        columns: list[list[Any]] = [[] for _ in held]
        while rows := cursor.fetchmany(_ROWS):
            for column, known, values in zip(columns, held, zip(*rows, strict=True), strict=True):
                column.extend(values if known is None else map(known.setdefault, values, values))
        return columns if columns[0] else []


def _read_table(
    connection: sqlite3.Connection, path: Path, table: str, shared: _Shared
) -> list[Record]:
    layout = LAYOUTS[table]
    stored = shared.read(connection, layout)
    if not stored:
        return []
    try:
        columns = {
            name: _decoded(layout, name, values)
            for name, values in zip(field_names(layout.kind), _fields(layout, stored), strict=True)
        }
        records = _made(layout.kind, columns, len(stored[0]))
        if not all(one.startswith(f"{layout.kind.prefix}_") for one in columns["id"]):
            raise ValueError
        if not are_surely_allowed(layout.kind, columns):
            for record in records:
                _check(record)
    except _DOES_NOT_FIT:
        raise damaged(path, _culprit(layout, stored)) from None
    return records


def _made(kind: type[Record], columns: Mapping[str, Sequence[Any]], count: int) -> list[Record]:
    """Records from columns of values. Setting slot after slot for all records at once takes a
    fifth of the time that as many calls with twenty named values take."""
    records = [kind.__new__(kind) for _ in range(count)]
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
    for other in others:
        only = [one if two is None else two for one, two in zip(only, other, strict=True)]
    given = sum(value is not None for column in columns for value in column)
    if given != len(only) - only.count(None) or (None in only and not may_be_empty):
        raise ValueError("it leads to several records or to none")
    return only


def _decoded(layout: Layout, name: str, values: Sequence[Any]) -> Sequence[Any]:
    if not layout.is_json(name):
        return decode_all(layout.kind, name, values)
    decoder = decoders_of(layout.kind)[name]
    return [() if value == "[]" else decoder(json.loads(value)) for value in values]


def _culprit(layout: Layout, stored: Sequence[Sequence[Any]]) -> str:
    """What is wrong with the first record that cannot be."""
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
        except BadRecord as error:
            return str(error)
        except _DOES_NOT_FIT as error:
            return f"{place}: {str(error)[:200]}"
    return f"table {layout.table}"


def _check_references(path: Path, tables: dict[str, list[Record]]) -> None:
    ids = {table: {record.id for record in records} for table, records in tables.items()}
    for table, records in tables.items():
        for reference in references(LAYOUTS[table].kind):
            there = set().union(*(ids[one] for one in reference.tables))
            for record in records:
                value = getattr(record, reference.field)
                if value is None or value in there:
                    continue
                missing = set(value) - there if reference.many else {value}
                if missing:
                    what = f"{record.id}: its {reference.field} {min(missing)[:60]!r} is not there"
                    raise damaged(path, f"{table} {what}")
