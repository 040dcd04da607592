"""Whole files put in place at once: made under a hidden name, then named in one step."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from journeymapper.domain.change import created
from journeymapper.domain.records import Milestone, Record
from journeymapper.storage import trouble
from journeymapper.storage.connection import connect
from journeymapper.storage.writing import write_changes


def write_new(path: Path, records: Iterable[Record], *, replace: bool = False) -> None:
    """A journey file with these records and no history: what milestones name in another is out of
    its reach, but for how it began (0).

    Raises FileTrouble; then there is no new file, and one that was there stands as it was.
    """
    from journeymapper.storage.migrations import migrate

    records = tuple(records)
    named = (one.position for one in records if isinstance(one, Milestone) and one.position)
    begins_at = max(named, default=-1) + 1
    with put_in_place(path, replace=replace) as part, closing(connect(part, "rw")) as connection:
        migrate(connection)
        connection.execute("BEGIN")
        write_changes(connection, created(*records))
        # Steps are counted on from behind them: another step must never take a milestone's place.
        connection.execute("UPDATE file SET forgotten = ?", (begins_at,))
        connection.execute("COMMIT")


def write_copy(source: sqlite3.Connection, path: Path, *, replace: bool = True) -> None:
    """A copy of the whole file that a connection has open, as of one moment.

    Raises FileTrouble as ``write_new`` does.
    """
    with put_in_place(path, replace=replace) as part, closing(connect(part, "rw")) as target:
        source.backup(target)


def move(old: Path, new: Path, *, replace: bool = False) -> None:
    """Give a file that nobody has open another name; raises FileTrouble where that is taken."""
    with trouble.explaining(new):
        _name(old, new, replace=replace)


@contextmanager
def put_in_place(path: Path, *, replace: bool) -> Iterator[Path]:
    """A hidden file beside ``path`` to be written, which then takes that name in one step; whatever
    goes wrong before, it is gone. Raises FileTrouble."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with trouble.explaining(path, is_new=True):
        trouble.check_replaceable(path)
        if not replace and os.path.lexists(path):
            raise trouble.exists(path)
        part.touch(exist_ok=False)  # tells better than SQLite what is wrong with a folder
        try:
            yield part
            _name(part, path, replace=replace)
        finally:
            for left in (part, part.with_name(f"{part.name}-journal")):
                with suppress(FileNotFoundError):
                    left.unlink()


def _name(old: Path, new: Path, *, replace: bool) -> None:
    if replace:
        old.replace(new)
    else:
        try:
            os.link(old, new)  # unlike a rename this never takes the place of another file
            old.unlink()
        except FileExistsError:
            raise trouble.exists(new) from None
        except OSError:  # a disk without hard links
            if os.path.lexists(new):
                raise trouble.exists(new) from None
            old.rename(new)
    _sync_folder(new.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where folders can be synchronised."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
