"""Backups beside the preferences: the last ten of every file, as they were before a session."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from journeymapper.storage.format import SUFFIX

KEPT = 10


def folder_of(path: Path) -> Path:
    """Where the backups of a file lie, whether or not there are any."""
    mark = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]
    return _folder() / f"{path.stem[:60]}-{mark}"


def _folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("Journey Mapper", appauthor=False) / "backups"


def backups_of(path: Path) -> list[Path]:
    """The backups of a file, the newest first."""
    return sorted(folder_of(path).glob(f"*{SUFFIX}"), reverse=True)


def every_backup() -> list[Path]:
    """The backups of all files, also of those that are gone or have another name now."""
    return sorted(_folder().glob(f"*/*{SUFFIX}"), reverse=True)


def file_name_of(backup: Path) -> str:
    """The name of the file that a backup was kept of; of a very long one, its beginning."""
    return f"{backup.parent.name.rpartition('-')[0]}{SUFFIX}"


def keep_backup(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the file that a connection has open, unless the newest backup holds the same.

    Raises OSError or sqlite3.Error.
    """
    state = path.stat()
    backups = backups_of(path)
    if backups:
        newest = backups[0].stat()
        if (newest.st_mtime_ns, newest.st_size) == (state.st_mtime_ns, state.st_size):
            return
    folder = folder_of(path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for cut_short in folder.glob("*.part"):
        cut_short.unlink()
    name = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S.%f")
    part = folder / f"{name}.part"
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as target:
            # The file itself is durable; a backup that a power failure cuts short is made again.
            target.execute("PRAGMA synchronous = OFF")
            connection.backup(target)
        os.utime(part, ns=(state.st_atime_ns, state.st_mtime_ns))
        part.rename(folder / f"{name}{SUFFIX}")
    finally:
        part.unlink(missing_ok=True)
    for old in backups_of(path)[KEPT:]:
        old.unlink()
