"""Changes as statements of SQL, and what becomes of images."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from journeymapper.domain.change import Change
from journeymapper.domain.coding import field_names
from journeymapper.domain.columns import MANY, differing, in_runs
from journeymapper.domain.records import Image, Record
from journeymapper.storage.layout import LAYOUTS


class NotAsExpected(Exception):
    """A statement met other rows than memory says there are."""


def write_changes(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write changes inside the transaction that is open.

    An image that an edit deletes is kept aside, because the history may want it back.
    Raises NotAsExpected when the file holds something else than the changes say.
    """
    for updated, run in in_runs(changes):
        if updated is not None:
            _update_many(connection, updated, run)
            continue
        for sql, parameters in _statements(run):
            if "images" in sql:
                _mind_images(connection, sql, parameters)
            if len(parameters) == 1:
                cursor = connection.execute(sql, parameters[0])
            else:
                cursor = connection.executemany(sql, parameters)
            if cursor.rowcount != len(parameters):
                raise NotAsExpected(sql)


def _update_many(
    connection: sqlite3.Connection, kind: type[Record], updates: Sequence[Change]
) -> None:
    """Write updates of one kind of record: in a statement for all that come to hold the same, where
    many do, else in one for each."""
    found = differing(kind, updates)
    if not found:
        return
    layout, ids = LAYOUTS[kind.table], [one.id for one in updates]
    rows = layout.update_rows({name: after for name, (_, after) in found.items()})
    alike: dict[tuple[Any, ...], list[str]] = {}
    for row, one in zip(rows, ids, strict=True):
        alike.setdefault(row, []).append(one)
    if len(alike) * MANY <= len(set(ids)) == len(ids):
        sql = layout.update_all(tuple(found))
        counted = [
            connection.execute(sql, (*row, json.dumps(some))).rowcount
            for row, some in alike.items()
        ]
    else:
        sql = layout.update(tuple(found))
        each = [(*row, one) for row, one in zip(rows, ids, strict=True)]
        counted = [connection.executemany(sql, each).rowcount]
    if sum(counted) != len(ids):
        raise NotAsExpected(sql)


def _statements(changes: Iterable[Change]) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    """Each statement with all that it is executed for, one after another."""
    for kind, group in groupby(changes, key=_created_kind):
        if kind is None:
            single = (_statement(change) for change in group if change.before != change.after)
            for sql, alike in groupby(single, key=lambda one: one[0]):
                yield sql, [values for _, values in alike]
        else:
            layout = LAYOUTS[kind.table]
            records = [change.after for change in group if change.after is not None]
            yield layout.insert, layout.rows(records)


def _created_kind(change: Change) -> type[Record] | None:
    """The kind of record that a change creates; None where it does not create any."""
    if change.before is not None or change.after is None:
        return None
    return type(change.after)


def _statement(change: Change) -> tuple[str, list[Any]]:
    layout = LAYOUTS[change.table]
    before, after = change.before, change.after
    if after is None:
        return layout.delete, [change.id]
    if before is None:
        return layout.insert, layout.row(after)
    fields = tuple(
        name for name in field_names(layout.kind) if getattr(before, name) != getattr(after, name)
    )
    return layout.update(fields), [*layout.row(after, fields), change.id]


def _mind_images(
    connection: sqlite3.Connection, sql: str, parameters: Sequence[Sequence[Any]]
) -> None:
    layout = LAYOUTS[Image.table]
    for values in parameters:
        if sql == layout.delete:
            connection.execute(
                "INSERT OR REPLACE INTO kept_images SELECT id, media_type, data "
                "FROM images WHERE id = ?",
                values,
            )
        elif sql == layout.insert:
            connection.execute("DELETE FROM kept_images WHERE id = ?", values[:1])


def collect_images(connection: sqlite3.Connection) -> None:
    """Delete the images that neither a record nor the kept history speaks of."""
    in_use = " UNION ".join(
        f'SELECT "{column.name}" FROM "{layout.table}" WHERE "{column.name}" IS NOT NULL'
        for layout in LAYOUTS.values()
        for column in layout.columns
        if column.refers == Image.table
    )
    in_use += " UNION SELECT image FROM history_images"
    for table in ("images", "kept_images"):
        where = f"FROM {table} WHERE id NOT IN ({in_use})"
        if connection.execute(f"SELECT 1 {where} LIMIT 1").fetchone():
            connection.execute(f"DELETE {where}")
