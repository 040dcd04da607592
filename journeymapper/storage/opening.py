"""How a file is opened: by one writer, or by readers, or, where it cannot be, with a sentence."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.records import Record
from journeymapper.storage import trouble
from journeymapper.storage.backups import keep_backup
from journeymapper.storage.connection import (
    check_ours,
    check_schema,
    check_there,
    check_whole,
    connect,
)
from journeymapper.storage.format import CURRENT, Version
from journeymapper.storage.history import Head, read_head
from journeymapper.storage.lock import WriterLock
from journeymapper.storage.reading import read_records
from journeymapper.storage.writing import collect_images

_NO_WRITING = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(slots=True)
class Opened:
    """An open file: its connection, the lock of its writer, or why nobody writes here."""

    path: Path
    lock: WriterLock | None = None
    why_read_only: str = ""
    why_incomplete: str = ""
    """Of a newer format: the file may hold what this program does not know."""
    brought_up_to_date: str = ""
    """A sentence where the file had an older format until it was opened for writing."""
    connection: sqlite3.Connection = field(init=False)
    borrowed: tempfile.TemporaryDirectory[str] | None = None
    """Where a copy lies that stands in for a file which could not be recovered in its place."""

    def take(self, lock: WriterLock) -> None:
        """Hold this lock from now on, and no longer the one before."""
        if self.lock is not None:
            self.lock.release()
        self.lock = lock

    def release(self) -> None:
        """Close the connection, then let others write."""
        if hasattr(self, "connection"):
            self.connection.close()
        if self.lock is not None:
            self.lock.release()
            self.lock = None
        if self.borrowed is not None:
            self.borrowed.cleanup()


def open_file(path: Path, *, read_only: bool) -> tuple[Opened, list[Record], Head]:
    """Open a file and read all of it. Raises FileTrouble; then nothing is left open or locked."""
    check_there(path)
    opened = Opened(path)
    _find_out_who_writes(opened, read_only=read_only)
    try:
        with trouble.explaining(path):
            version = _connect(opened)
            records, head = _read(opened, version)
    except BaseException:
        opened.release()
        raise
    return opened, records, head


def _find_out_who_writes(opened: Opened, *, read_only: bool) -> None:
    path, name = opened.path, trouble.shown(opened.path)
    if read_only:
        opened.why_read_only = f"{name} was opened for reading only. Open it again to edit it."
    elif not _may_write(path):
        opened.why_read_only = (
            f"{name} is write-protected, so it is open for reading only. Save a copy to edit it."
        )
    else:
        try:
            opened.lock = WriterLock(path)
        except OSError as error:
            if error.errno not in _NO_WRITING:
                raise trouble.of_system(error, path) from error
            opened.why_read_only = (
                f"You may not write in the folder of {name}, so it is open for reading only. "
                "Save a copy elsewhere to edit it."
            )


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connect(opened: Opened) -> Version:
    try:
        version = _ask(opened, opened.path)
    except sqlite3.OperationalError:
        journal = opened.path.with_name(f"{opened.path.name}-journal")
        if opened.lock is not None or not journal.exists():
            raise
        version = _ask(opened, _borrow(opened, journal))
    if version > CURRENT:
        _give_up_writing(opened, version)
    elif opened.lock is not None:
        opened.connection.execute("PRAGMA journal_mode = DELETE")
    if version < CURRENT:
        _migrate(opened)
        if opened.lock is not None:
            opened.brought_up_to_date = (
                f"{trouble.shown(opened.path)} was of format {version} and was brought up to "
                f"{CURRENT}; a backup of it as it was is kept."
            )
        version = CURRENT
    return version


def _ask(opened: Opened, path: Path) -> Version:
    may_write = opened.lock is not None or opened.borrowed is not None
    opened.connection = connect(path, "rw" if may_write else "ro")
    try:
        return check_ours(opened.connection, opened.path)
    except BaseException:
        opened.connection.close()
        raise


def _borrow(opened: Opened, journal: Path) -> Path:
    """A copy in which SQLite can take back what a writer left half done where nobody may write
    now."""
    opened.borrowed = tempfile.TemporaryDirectory(prefix="journey-")
    copy = Path(opened.borrowed.name, opened.path.name)
    shutil.copyfile(opened.path, copy)
    shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
    return copy


def _is_newer(path: Path, version: Version) -> str:
    return (
        f"{trouble.shown(path)} was written by a newer Journey Mapper (format {version}; "
        f"this one knows {CURRENT})"
    )


def _give_up_writing(opened: Opened, version: Version) -> None:
    newer = _is_newer(opened.path, version)
    opened.why_read_only = (
        f"{newer}, so it is open for reading only. Update Journey Mapper to edit it."
    )
    opened.why_incomplete = f"{newer}, so something would be missing here. Update Journey Mapper."
    if opened.lock is not None:
        opened.connection.close()
        opened.lock.release()
        opened.lock = None
        opened.connection = connect(opened.path, "ro")


def _migrate(opened: Opened) -> None:
    from journeymapper.storage.migrations import migrate

    if opened.lock is not None:
        keep_backup(opened.connection, opened.path)
    else:
        memory = sqlite3.connect(":memory:", isolation_level=None)
        opened.connection.backup(memory)
        opened.connection.close()
        opened.connection = memory
    migrate(opened.connection)


def _collect_images(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    try:
        collect_images(connection)
        connection.execute("COMMIT")
    except sqlite3.DatabaseError:
        # A disk too full to give room back: they go another time, and opening must not fail.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _read(opened: Opened, version: Version) -> tuple[list[Record], Head]:
    connection, path = opened.connection, opened.path
    try:
        check_schema(connection, path, version)
        check_whole(connection, path)
        if opened.lock is not None:
            _collect_images(connection)
        connection.execute("BEGIN")
        try:
            return read_records(connection, path), _read_head(connection, path)
        finally:
            connection.execute("COMMIT")
    except FileTrouble as error:
        if version <= CURRENT:
            raise
        raise FileTrouble(
            f"{_is_newer(path, version)} and cannot be read by this one. Update Journey Mapper.",
            "newer",
        ) from error


def _read_head(connection: sqlite3.Connection, path: Path) -> Head:
    try:
        return read_head(connection)
    except (TypeError, ValueError) as error:
        raise trouble.damaged(path, "its history says nothing of itself") from error
