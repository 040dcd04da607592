"""What the disk and SQLite complain of, said so that a person can act on it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeymapper.domain.errors import FileTrouble
from journeymapper.storage.backups import backups_of, folder_of


def shown(path: Path) -> str:
    """A file's name in quotes; bytes of the name that are no text are replaced. A path
    without a name (``.``, ``/``) is given as it is."""
    name = path.name or str(path)
    return f"“{name.encode('utf-8', 'replace').decode('utf-8')}”"


@contextmanager
def explaining(path: Path, *, is_new: bool = False) -> Iterator[None]:
    """Turns what SQLite and the operating system raise about a file into FileTrouble. Wrong use of
    SQLite stays what it is: our bug. ``is_new``: the file is being made, so none is looked for."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError):
        raise
    except sqlite3.Error as error:
        raise of_sqlite(error, path) from error
    except OSError as error:
        if is_new and error.errno == errno.ENOENT and path.parent.is_dir():
            raise closed(path) from error
        raise of_system(error, path) from error


def of_sqlite(error: sqlite3.Error, path: Path) -> FileTrouble:
    """What an error of SQLite means for the file at ``path``."""
    name = shown(path)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return full(path)
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_journey(path)
    if code == sqlite3.SQLITE_READONLY:
        return FileTrouble(
            f"{name} may only be read here, so the edit was not kept. "
            "Save a copy in a folder where you may write.",
            "read_only",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return FileTrouble(
            f"Another program holds {name} at the moment. "
            "Close it there, or wait a little, then try again.",
            "locked",
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return FileTrouble(
            f"The disk or folder of {name} does not answer as it should. "
            "See whether it is still connected and may be written to, or save a copy elsewhere.",
            "folder",
        )
    return damaged(path, str(error))


def of_system(error: OSError, path: Path) -> FileTrouble:
    """What an error of the operating system means for the file at ``path``."""
    name = shown(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(path)
    if error.errno == errno.EFBIG:
        return FileTrouble(
            f"{name} would be larger than a file may be in that folder. Choose a folder on another "
            "disk.",
            "full",
        )
    if error.errno == errno.ENOENT:
        if path.parent.is_dir():
            return missing(path)
        return FileTrouble(
            f"There is no folder “{path.absolute().parent}” for {name}. Choose another folder.",
            "folder",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FileTrouble(
            f"You may not write in the folder of {name}. Choose another folder.", "read_only"
        )
    return FileTrouble(
        f"{name} cannot be used there: {error.strerror or error}. Choose another folder or name.",
        "folder",
    )


def full(path: Path) -> FileTrouble:
    return FileTrouble(
        f"The disk is full, so nothing more fits into {shown(path)}. "
        "Make room and try again, or save a copy on another disk.",
        "full",
    )


def unreadable(path: Path) -> FileTrouble:
    return FileTrouble(
        f"You may not read {shown(path)} in “{path.absolute().parent}”. "
        "Ask its owner to allow it, or open a copy that you may read.",
        "folder",
    )


def missing(path: Path) -> FileTrouble:
    return FileTrouble(
        f"There is no file {shown(path)} in “{path.absolute().parent}”. "
        "See whether it was moved or renamed, and open it where it is now.",
        "missing",
    )


def closed(path: Path) -> FileTrouble:
    """For a folder that is there and takes no files, as those of the system's own."""
    return FileTrouble(
        f"{shown(path)} cannot be written in “{path.absolute().parent}”. Choose another folder.",
        "folder",
    )


def check_replaceable(path: Path) -> None:
    """Raises FileTrouble for a device, a pipe or a socket: a file put in its place would take it
    from the whole system."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise FileTrouble(
            f"{shown(path)} is no file that can be replaced. Choose another name.", "no_file"
        )


def not_a_journey(path: Path) -> FileTrouble:
    return FileTrouble(
        f"{shown(path)} is no Journey Mapper file. Choose a file that ends in .journey.",
        "not_a_journey",
    )


def damaged(path: Path, what: str) -> FileTrouble:
    return FileTrouble(f"{shown(path)} is damaged: {what}. {way_back(path)}", "damaged")


def way_back(path: Path) -> str:
    """What to open in the place of a file that cannot be read."""
    if not backups_of(path):
        return "There is no backup of it here; open a copy of your own."
    return f"Open one of its backups, which lie in “{folder_of(path)}”, or a copy of your own."


def gone(path: Path) -> FileTrouble:
    return FileTrouble(
        f"{shown(path)} was moved, deleted or replaced while it was open, so the edit was not "
        "kept. Save a copy to go on working.",
        "gone",
    )


def changed(path: Path) -> FileTrouble:
    return FileTrouble(
        f"Another program changed {shown(path)} while it was open, so the edit was not kept. "
        "Save a copy to go on working, or open the file again.",
        "changed",
    )


def exists(path: Path) -> FileTrouble:
    return FileTrouble(
        f"There is already a file {shown(path)} in “{path.absolute().parent}”. "
        "Choose another name.",
        "exists",
    )
