"""How a record lies in its table: columns, and the way from record to row and back.

A field is one column, except that a reference to one of several kinds is one nullable column for
each kind (``source`` is ``source_touchpoint`` and ``source_persona``), so that foreign keys hold.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from journeymapper.domain.coding import (
    encode_all,
    encode_column,
    encode_value,
    field_names,
    field_types,
    field_values,
)
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import TABLES, Record, references, table_of

_SQL_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL", bytes: "BLOB"}


@frozen
class Column:
    """A column of a table; ``refers`` is the table that it points to, or empty."""

    name: str
    field: str
    sql_type: str
    nullable: bool
    refers: str = ""


class Layout:
    """One kind of record as a table: its columns and the SQL that writes it."""

    def __init__(self, kind: type[Record]) -> None:
        self.kind = kind
        self.table = kind.table
        self.columns = _columns(kind)
        held = field_types(kind.table)
        self._json = {name for name in field_names(kind) if typing.get_origin(held[name]) is tuple}
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        marks = ", ".join("?" * len(self.columns))
        self.select = f'SELECT {names} FROM "{self.table}"'
        self.insert = f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})'
        self.delete = f'DELETE FROM "{self.table}" WHERE "id" = ?'
        self._updates: dict[tuple[str, ...], str] = {}
        self._columns_of: dict[str, list[Column]] = {}
        for column in self.columns:
            self._columns_of.setdefault(column.field, []).append(column)

    def row(self, record: Record, fields: Iterable[str] | None = None) -> list[Any]:
        """The values of a record for its columns, or for those of some fields only."""
        if fields is None and len(self.columns) == len(self._columns_of):
            return [_plain(value) for value in field_values(record)]
        values: list[Any] = []
        for name in field_names(self.kind) if fields is None else fields:
            columns = self._columns_of[name]
            value = getattr(record, name)
            if len(columns) > 1:
                table = None if value is None else table_of(value)
                values.extend(value if column.refers == table else None for column in columns)
            else:
                values.append(_plain(value))
        return values

    def rows(self, records: Sequence[Record]) -> list[tuple[Any, ...]]:
        """The values of many records for all columns, row by row."""
        encoded = encode_all(self.kind, records)
        columns = map(self._split, field_names(self.kind), encoded)
        return list(zip(*chain.from_iterable(columns), strict=True))

    def update_rows(self, values: Mapping[str, Sequence[Any]]) -> list[tuple[Any, ...]]:
        """The parameters of ``update`` for many records, but for the ids."""
        columns = (self._split(name, encode_column(one)) for name, one in values.items())
        return list(zip(*chain.from_iterable(columns), strict=True))

    def _split(self, name: str, values: Sequence[Any]) -> list[Sequence[Any]]:
        """The plain values of a field as its columns hold them."""
        held = self._columns_of[name]
        if len(held) == 1:
            return [[_as_json(one) for one in values] if name in self._json else values]
        tables = [None if value is None else table_of(value) for value in values]
        return [
            [
                value if table == column.refers else None
                for value, table in zip(values, tables, strict=True)
            ]
            for column in held
        ]

    def update(self, fields: tuple[str, ...]) -> str:
        """The statement that sets these fields; the id is its last parameter."""
        found = self._updates.get(fields)
        if found is None:
            names = [column.name for field in fields for column in self._columns_of[field]]
            settings = ", ".join(f'"{name}" = ?' for name in names)
            found = f'UPDATE "{self.table}" SET {settings} WHERE "id" = ?'
            self._updates[fields] = found
        return found

    def update_all(self, fields: tuple[str, ...]) -> str:
        """As ``update``, for many records that come to hold the same: a list of ids, as JSON, is
        the last parameter."""
        return f"{self.update(fields)[:-1].removesuffix('= ')}IN (SELECT value FROM json_each(?))"

    def columns_of(self, field: str) -> list[Column]:
        return self._columns_of[field]

    def is_json(self, field: str) -> bool:
        """Whether the field holds several values, kept as JSON."""
        return field in self._json


def _plain(value: Any) -> Any:
    value = encode_value(value)
    return _as_json(value) if isinstance(value, list) else value


def _as_json(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else "[]"


def _columns(kind: type[Record]) -> tuple[Column, ...]:
    held = field_types(kind.table)
    tables_of = {one.field: one.tables for one in references(kind) if not one.many}
    columns: list[Column] = []
    for name in field_names(kind):
        sql_type, nullable = _sql_type(held[name])
        tables = tables_of.get(name, ())
        if len(tables) > 1:
            for table in tables:
                columns.append(Column(f"{name}_{_singular(table)}", name, "TEXT", True, table))
        else:
            columns.append(Column(name, name, sql_type, nullable, "".join(tables)))
    return tuple(columns)


def _singular(table: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", TABLES[table].__name__).lower()


@cache
def _sql_type(hint: Any) -> tuple[str, bool]:
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not type(None))
        return _sql_type(inner)[0], True
    return _SQL_TYPES.get(hint, "TEXT"), False


LAYOUTS: dict[str, Layout] = {table: Layout(kind) for table, kind in TABLES.items()}
