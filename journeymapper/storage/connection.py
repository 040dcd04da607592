"""A connection to a journey file, and what is asked of a file before a word of it is believed."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from journeymapper.domain.errors import FileTrouble
from journeymapper.storage import format as file_format
from journeymapper.storage import trouble
from journeymapper.storage.format import Version
from journeymapper.storage.layout import LAYOUTS

_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "synchronous = FULL",
    "secure_delete = ON",  # some builds of SQLite leave what was deleted in the file
)
_LONGEST_VALUE = 256 * 1024 * 1024
_PATIENCE = 5.0
"""Seconds to wait while another program reads."""
_STEPS_OF_CHECK = 500
"""So many thousand instructions of SQLite may the quick check take: about a tenth of a second."""


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with our pragmas. ``mode`` is ``ro`` or ``rw``."""
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={mode}", uri=True, isolation_level=None, timeout=_PATIENCE
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    absolute = os.fsencode(path.absolute().as_posix())
    slash = b"" if absolute.startswith(b"/") else b"/"
    return f"file://{quote(slash + absolute, safe='/:')}"


def check_there(path: Path) -> None:
    """Raises FileTrouble where there is no file, or none that could be a journey."""
    with trouble.explaining(path):
        try:
            size = path.stat().st_size
        except PermissionError:
            raise trouble.unreadable(path) from None
    if path.is_dir():
        raise FileTrouble(
            f"{trouble.shown(path)} is a folder. Choose a file that ends in .journey.",
            "not_a_journey",
        )
    if not path.is_file():
        raise trouble.not_a_journey(path)
    if size == 0:
        raise FileTrouble(
            f"{trouble.shown(path)} is empty: whatever wrote it did not finish. "
            f"{trouble.way_back(path)}",
            "not_a_journey",
        )
    if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise trouble.unreadable(path)


def check_ours(connection: sqlite3.Connection, path: Path) -> Version:
    """The file's version; raises FileTrouble when Journey Mapper did not write the file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    version = Version.of_number(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != file_format.APPLICATION_ID or version.major < 1:
        raise trouble.not_a_journey(path)
    return version


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Raises FileTrouble when the pages of the file do not hold together, as far as a look that
    takes a bounded time can tell; what is read later is looked at once more."""
    left = _STEPS_OF_CHECK

    def tired() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    connection.set_progress_handler(tired, 1_000)
    try:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return
    finally:
        connection.set_progress_handler(None, 0)
    if answer != "ok":
        raise trouble.damaged(path, str(answer).splitlines()[-1])


def check_schema(connection: sqlite3.Connection, path: Path, version: Version) -> None:
    """Raises FileTrouble where a table or column is missing, or where the file carries something
    that would run by itself."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_schema").fetchall())
    for name, kind in kinds.items():
        if kind in ("trigger", "view"):
            raise trouble.damaged(path, f"it carries a {kind} called {name[:60]!r}")
    for table, layout in LAYOUTS.items():
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        found = {column[1] for column in columns}
        wanted = {column.name for column in layout.columns}
        strange = found - wanted if version == file_format.CURRENT else set()
        for name in sorted((wanted - found) | strange):
            what = "has an unknown column" if name in strange else "lacks"
            raise trouble.damaged(path, f"its table {table} {what} {name[:60]!r}")
