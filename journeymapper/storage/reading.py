"""All records of a file, read column by column, and distrusted: every value, every reference."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journeymapper.domain.coding import BadRecord, decode, decoders_of, field_names
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import ProjectDetails, Record, references
from journeymapper.domain.rules import check_values
from journeymapper.storage.layout import LAYOUTS, Layout
from journeymapper.storage.trouble import damaged

_DOES_NOT_FIT = (TypeError, ValueError, KeyError, RecursionError)


def read_records(connection: sqlite3.Connection, path: Path) -> list[Record]:
    """Every record, each table in the order in which its records came.

    Raises FileTrouble that names table and id of a record which cannot be, or which refers to
    nothing.
    """
    with _without_garbage_collection():
        tables = {table: _read_table(connection, path, table) for table in LAYOUTS}
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


def _read_table(connection: sqlite3.Connection, path: Path, table: str) -> list[Record]:
    layout = LAYOUTS[table]
    rows = connection.execute(f"{layout.select} ORDER BY rowid").fetchall()
    if not rows:
        return []
    names = field_names(layout.kind)
    try:
        values = [
            [decoder(value) for value in column]
            for column, decoder in zip(_fields(layout, rows), _decoders(layout), strict=True)
        ]
        records = [
            layout.kind(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)
        ]
        for record in records:
            _check(record)
    except _DOES_NOT_FIT:
        raise damaged(path, _culprit(layout, rows)) from None
    return records


def _check(record: Record) -> None:
    if not record.id.startswith(f"{record.prefix}_"):
        raise ValueError(record.id)
    try:
        check_values(record)
    except EditRefused as error:
        raise ValueError(str(error)) from error


def _fields(layout: Layout, rows: list[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The stored values field by field; several columns of one field become one."""
    columns = iter(zip(*rows, strict=True))
    for name in field_names(layout.kind):
        together = [next(columns) for _ in layout.columns_of(name)]
        if len(together) == 1:
            yield together[0]
        else:
            yield [_only(values) for values in zip(*together, strict=True)]


def _only(values: Sequence[Any]) -> Any:
    (value,) = (one for one in values if one is not None)
    return value


def _decoders(layout: Layout) -> Iterator[Callable[[Any], Any]]:
    decoders = decoders_of(layout.kind)
    for name in field_names(layout.kind):
        yield _of_json(decoders[name]) if layout.is_json(name) else decoders[name]


def _of_json(decoder: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: () if value == "[]" else decoder(json.loads(value))


def _culprit(layout: Layout, rows: list[Sequence[Any]]) -> str:
    """What is wrong with the first record that cannot be."""
    for row in rows:
        place = f"{layout.table} {str(row[0])[:60]!r}"
        try:
            values = {
                name: json.loads(column[0]) if layout.is_json(name) else column[0]
                for name, column in zip(
                    field_names(layout.kind), _fields(layout, [row]), strict=True
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
