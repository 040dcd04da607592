"""How a file is opened: by one writer, or by readers, or, where it cannot be, with a sentence."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import suppress
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
            check_schema(opened.connection, path, version)
            check_whole(opened.connection, path)
            if opened.lock is not None:
                _collect_images(opened.connection)
            records, head = _read(opened, version)
    except BaseException:
        opened.release()
        raise
    return opened, records, head


def _find_out_who_writes(opened: Opened, *, read_only: bool) -> None:
    path, name = opened.path, trouble.shown(opened.path)
    if read_only:
        opened.why_read_only = f"{name} was opened for reading only. Open it again to edit it."
    elif not os.access(path, os.W_OK):
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


def _connect(opened: Opened) -> Version:
    opened.connection = connect(opened.path, "ro" if opened.lock is None else "rw")
    try:
        version = check_ours(opened.connection, opened.path)
    except sqlite3.OperationalError:
        journal = opened.path.with_name(f"{opened.path.name}-journal")
        if opened.lock is not None or not journal.exists():
            raise
        _borrow(opened, journal)
        version = check_ours(opened.connection, opened.path)
    if version > CURRENT:
        _give_up_writing(opened, version)
    elif version < CURRENT:
        _migrate(opened)
        version = CURRENT
    return version


def _borrow(opened: Opened, journal: Path) -> None:
    """Recover, in a copy, what a writer left half written where nobody may write now."""
    opened.connection.close()
    opened.borrowed = tempfile.TemporaryDirectory(prefix="journey-")
    copy = Path(opened.borrowed.name, opened.path.name)
    shutil.copyfile(opened.path, copy)
    shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
    opened.connection = connect(copy, "rw")


def _give_up_writing(opened: Opened, version: Version) -> None:
    opened.why_read_only = (
        f"{trouble.shown(opened.path)} was written by a newer Journey Mapper (format {version}; "
        f"this one knows {CURRENT}), so it is open for reading only. "
        "Update Journey Mapper to edit it."
    )
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
    except sqlite3.OperationalError:
        # A disk too full to give room back: they go another time, and opening must not fail.
        with suppress(sqlite3.OperationalError):
            connection.execute("ROLLBACK")


def _read(opened: Opened, version: Version) -> tuple[list[Record], Head]:
    opened.connection.execute("BEGIN")
    try:
        return read_records(opened.connection, opened.path), read_head(opened.connection)
    except (FileTrouble, TypeError, ValueError) as error:
        if version > CURRENT:
            raise FileTrouble(
                f"{trouble.shown(opened.path)} was written by a newer Journey Mapper (format "
                f"{version}; this one knows {CURRENT}) and cannot be read by this one. "
                "Update Journey Mapper to open it.",
                "newer",
            ) from error
        if not isinstance(error, FileTrouble):
            raise trouble.damaged(opened.path, "its history says nothing of itself") from error
        raise
    finally:
        opened.connection.execute("COMMIT")
