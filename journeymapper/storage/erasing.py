"""A text taken out of a whole file: out of every record and every step of its history.

No edit: it cannot be undone, which is its purpose. The file is made anew beside itself, without the
text and packed so that no freed page keeps it, and then takes the old one's place in one step.
"""

from __future__ import annotations

import glob
import json
import os
import secrets
import shutil
import sqlite3
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from journeymapper.analysis.own_words import own_words
from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.storage import trouble
from journeymapper.storage.connection import check_ours, check_there, connect
from journeymapper.storage.copies import put_in_place
from journeymapper.storage.eraser import Eraser
from journeymapper.storage.format import CURRENT
from journeymapper.storage.layout import LAYOUTS

_LARGEST_STEP = 1024 * 1024 * 1024
_ROWS = 500
_UNREADABLE = (AttributeError, TypeError, ValueError, KeyError, RecursionError, zlib.error)


@frozen
class Found:
    """In how many records and steps of the history a text stands, and how many images nobody can
    search."""

    records: int = 0
    steps: int = 0
    images: int = 0

    def __bool__(self) -> bool:
        return bool(self.records or self.steps)


@frozen
class _Column:
    name: str
    field: str
    is_json: bool


def looking(path: Path, eraser: Eraser) -> Generator[float, None, Found]:
    """Where a text stands in a file: yields how far it is, 0 to 1. Raises FileTrouble."""
    check_there(path)
    with trouble.explaining(path), closing(connect(path, "ro")) as connection:
        _check_known(connection, path)
        return (yield from _through(connection, path, eraser, writes=False))


def erasing(path: Path, eraser: Eraser) -> Generator[float, None, Found]:
    """Erase a text from a file that nobody has open: yields how far it is, 0 to 1.

    Raises FileTrouble; then, and wherever it is stopped, the file stands as it was.
    """
    check_there(path)
    with trouble.explaining(path):
        _forget_what_was_cut_short(path)
    with put_in_place(path, replace=True) as part:
        found = yield from erased_copy(path, part, eraser)
    return found


def part_beside(path: Path) -> Path:
    """A hidden name for the copy of a file, where nothing of an earlier run is left. Raises
    FileTrouble."""
    with trouble.explaining(path):
        _forget_what_was_cut_short(path)
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def erased_copy(path: Path, part: Path, eraser: Eraser) -> Generator[float, None, Found]:
    """Make ``part`` the file at ``path`` without the text; somebody may have that open meanwhile.
    Yields how far it is. Raises FileTrouble."""
    with trouble.explaining(path):
        with closing(connect(path, "ro")) as source, closing(connect(part, "rw")) as target:
            _check_known(source, path)
            source.backup(target)
            # Only this run knows of the new file: what fails is thrown away as a whole.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA secure_delete = ON")
            target.execute("BEGIN")
            found = yield from _through(target, path, eraser, writes=True)
            target.execute("COMMIT")
            target.execute("VACUUM")
        shutil.copymode(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    return found


def project_id_of(path: Path) -> str:
    """The id of the project in a file; empty where it cannot be read."""
    try:
        with closing(connect(path, "ro")) as connection:
            check_ours(connection, path)
            row = connection.execute("SELECT id FROM projects").fetchone()
    except (sqlite3.Error, OSError, FileTrouble):
        return ""
    return str(row[0]) if row else ""


def _check_known(connection: sqlite3.Connection, path: Path) -> None:
    version = check_ours(connection, path)
    if version > CURRENT:
        raise FileTrouble(
            f"{trouble.shown(path)} was written by a newer Journey Mapper (format {version}), so "
            "nobody here knows where texts stand in it. Update Journey Mapper.",
            "newer",
        )


def _forget_what_was_cut_short(path: Path) -> None:
    """A run that the power failed left a copy behind, with the text in it."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part*"):
        left.unlink(missing_ok=True)


def _through(
    connection: sqlite3.Connection, path: Path, eraser: Eraser, *, writes: bool
) -> Generator[float, None, Found]:
    counted = [f'SELECT count(*) FROM "{table}"' for table in (*LAYOUTS, "history")]
    there = {one for (one,) in connection.execute("SELECT name FROM sqlite_schema")}
    counts = {
        table: connection.execute(sql).fetchone()[0]
        for table, sql in zip((*LAYOUTS, "history"), counted, strict=True)
        if table in there
    }
    total, done, records, steps = max(1, sum(counts.values())), 0, 0, 0
    try:
        for table in counts:
            rows = _steps if table == "history" else _records
            updates: list[tuple[str, tuple[Any, ...]]] = []
            for number, update in enumerate(rows(connection, table, eraser)):
                if update is not None:
                    updates.append(update)
                if number % _ROWS == 0:
                    yield min(1.0, (done + number) / total)
            done += counts[table]
            if table == "history":
                steps = len(updates)
            else:
                records += len(updates)
            for sql, parameters in updates if writes else ():
                connection.execute(sql, parameters)
    except _UNREADABLE as error:
        raise trouble.damaged(path, f"its {table}: {str(error)[:200]}") from error
    return Found(records, steps, counts.get("images", 0))


_Update = tuple[str, tuple[Any, ...]]


def _records(
    connection: sqlite3.Connection, table: str, eraser: Eraser
) -> Iterator[_Update | None]:
    """For each record the statement that erases the text from it; None where it has none."""
    columns = _columns(connection, table)
    if not columns:
        return
    names = ", ".join(f'"{one.name}"' for one in columns)
    # At once: a statement that waits half read would keep the session from writing meanwhile.
    rows = connection.execute(f'SELECT rowid, {names} FROM "{table}"').fetchall()
    for rowid, *values in rows:
        after = [
            eraser.of_column(table, one.field, value, is_json=one.is_json)
            for one, value in zip(columns, values, strict=True)
        ]
        if after == values:
            yield None
        else:
            settings = ", ".join(f'"{one.name}" = ?' for one in columns)
            yield f'UPDATE "{table}" SET {settings} WHERE rowid = ?', (*after, rowid)


def _columns(connection: sqlite3.Connection, table: str) -> list[_Column]:
    """The columns that hold what people wrote; a file of an older format has fewer."""
    there = {one[1] for one in connection.execute(f'PRAGMA table_info("{table}")')}
    layout = LAYOUTS[table]
    return [
        _Column(one.name, one.field, layout.is_json(one.field))
        for one in layout.columns
        if one.name in there and one.field in own_words(table)
    ]


def _steps(connection: sqlite3.Connection, table: str, eraser: Eraser) -> Iterator[_Update | None]:
    """The same for each step: its name, what it was merged by, and what it changed."""
    rows = connection.execute(f"SELECT position, name, merge_key, changes FROM {table}").fetchall()
    for position, name, key, blob in rows:
        entries = json.loads(zlib.decompressobj().decompress(blob, _LARGEST_STEP))
        other = [eraser.of_entry(one) for one in entries]
        before, after = (name, key, entries), (eraser.of_step(name), eraser.of(key), other)
        if after == before:
            yield None
            continue
        packed = blob
        if other != entries:
            packed = zlib.compress(json.dumps(other, separators=(",", ":")).encode(), 3)
        yield (
            f"UPDATE {table} SET name = ?, merge_key = ?, changes = ? WHERE position = ?",
            (after[0], after[1], packed, position),
        )
