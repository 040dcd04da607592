"""The columns of a table, read quickly and so that they take little memory.

Most columns of most tables say the same in nearly every record, and handing over a value takes
SQLite longer than comparing it. So what a sample says of a column is taken for what all records
say, and only the records that say otherwise are asked for the rest.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.storage.layout import Layout

_ROWS = 250
"""Read at a time, so that what is not shared is let go of soon."""
_EVERY = 61
"""One record of so many is in the sample; a prime, so that a pattern of records is no pattern of
the sample."""
_FEW = 16
"""With fewer records in the sample it is not worth asking twice."""


class StoredColumns:
    """Reads tables of one file. Equal values become one: an id stands in every record that refers
    to it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: dict[str, dict[Any, Any]] = {"TEXT": {}, "REAL": {}, "INTEGER": {}}

    def read(self, layout: Layout) -> list[list[Any]]:
        """All columns of a table, rows in the order in which they came; none where it is empty."""
        usual = self._usual(layout)
        columns = self._read(layout, [one.name for one in layout.columns if one.name not in usual])
        count = len(columns["id"])
        columns.update({name: [value] * count for name, value in usual.items()})
        if usual:
            self._read_unusual(layout, usual, columns)
        return [columns[one.name] for one in layout.columns] if count else []

    def _usual(self, layout: Layout) -> dict[str, Any]:
        """The columns that hold the same in every record of the sample, and what they hold."""
        sample = self._connection.execute(f"{layout.select} WHERE rowid % {_EVERY} = 0").fetchall()
        if len(sample) < _FEW:
            return {}
        return {
            column.name: self._held[column.sql_type].setdefault(values[0], values[0])
            for column, values in zip(layout.columns, zip(*sample, strict=True), strict=True)
            if column.sql_type in self._held and column.name != "id" and _are_alike(values)
        }

    def _read(self, layout: Layout, names: Sequence[str]) -> dict[str, list[Any]]:
        held = [self._held.get(one.sql_type) for one in layout.columns if one.name in names]
        columns: list[list[Any]] = [[] for _ in names]
        cursor = self._connection.execute(f"{_select(layout, names)} ORDER BY rowid")
        while rows := cursor.fetchmany(_ROWS):
            for column, known, values in zip(columns, held, zip(*rows, strict=True), strict=True):
                if known is None:
                    column.extend(values)
                elif _are_alike(values):
                    column.extend([known.setdefault(values[0], values[0])] * len(values))
                else:
                    column.extend(map(known.setdefault, values, values))
        return dict(zip(names, columns, strict=True))

    def _read_unusual(
        self, layout: Layout, usual: Mapping[str, Any], columns: Mapping[str, list[Any]]
    ) -> None:
        places: dict[str, int] = {}
        held = {one.name: self._held[one.sql_type] for one in layout.columns if one.name in usual}
        differs = " OR ".join(f'"{name}" IS NOT ?' for name in usual)
        query = f"{_select(layout, ['id', *usual])} WHERE {differs}"
        for record_id, *values in self._connection.execute(query, list(usual.values())):
            places = places or {one: place for place, one in enumerate(columns["id"])}
            place = places[record_id]
            for name, value in zip(usual, values, strict=True):
                columns[name][place] = held[name].setdefault(value, value)


def _select(layout: Layout, names: Sequence[str]) -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    return f'SELECT {listed} FROM "{layout.table}"'


def _are_alike(values: Sequence[Any]) -> bool:
    first = values[0]
    return bool(first == values[-1] and values.count(first) == len(values))
