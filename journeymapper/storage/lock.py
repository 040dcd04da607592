"""One writer at a time: a lock beside the file, and a note that tells others who holds it.

The lock is the operating system's, so that of a process that died holds nobody up; only the note
may lie about, and nobody reads it while the lock is free. Where the system locks whole files
(flock) it is asked directly, because importing filelock takes as long as opening a project does;
filelock knows Windows and the file systems without such locks.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from errno import EACCES, EAGAIN, EWOULDBLOCK
from pathlib import Path
from typing import Protocol

from journeymapper.domain.errors import FileTrouble
from journeymapper.storage.trouble import shown

if sys.platform != "win32":
    import fcntl

_LONGEST_NOTE = 2_000
_IS_TAKEN = (EACCES, EAGAIN, EWOULDBLOCK)
_MOST_DELETIONS = 100
"""How often the lock's file may be deleted under us before the lock counts as taken."""


class WriterLock:
    """Held from the beginning; raises FileTrouble when somebody else writes, OSError when no lock
    can be laid beside the file."""

    def __init__(self, path: Path) -> None:
        self._note = path.with_name(f".{path.name}.writer")
        self._path = path.with_name(f".{path.name}.lock")
        try:
            self._lock: _Lock | None = _laid(self._path)
        except _Taken:
            raise FileTrouble(_who_writes(path, self._note), "locked") from None
        # A full disk keeps nobody from opening; others are then told less.
        with suppress(OSError):
            self._note.write_text(json.dumps(_ourselves()), encoding="utf-8")

    def release(self) -> None:
        """Let go and leave nothing behind; harmless when already released."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        # Windows deletes no open file: there the lock file goes after it was let go, if nobody
        # else has taken it in between.
        with suppress(OSError):
            self._note.unlink()
        with suppress(OSError):
            self._path.unlink()
        lock.release()
        if os.name == "nt":
            with suppress(OSError):
                self._path.unlink()


class _Lock(Protocol):
    def release(self) -> None: ...


class _Taken(Exception):
    """Somebody else holds the lock."""


def _laid(path: Path) -> _Lock:
    if sys.platform != "win32":
        # What hinders us may be no hindrance for filelock; if it is, filelock says so.
        with suppress(OSError):
            return _Flock(path)
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as trouble:
        raise _Taken from trouble
    return lock


if sys.platform != "win32":

    class _Flock:
        """A lock on a whole file, held from the beginning; raises _Taken and OSError."""

        def __init__(self, path: Path) -> None:
            for _ in range(_MOST_DELETIONS):
                way = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
                self._descriptor = os.open(path, way, 0o666)  # the umask decides
                if self._is_ours():
                    return
                os.close(self._descriptor)
            raise _Taken

        def _is_ours(self) -> bool:
            """False where whoever had the lock deleted its file just now: others would not see
            that it is locked."""
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return os.fstat(self._descriptor).st_nlink > 0
            except OSError as error:
                os.close(self._descriptor)
                if error.errno in _IS_TAKEN:
                    raise _Taken from error
                raise

        def release(self) -> None:
            # Not closed only: a forked process would go on holding it.
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
            os.close(self._descriptor)


def _ourselves() -> dict[str, str]:
    import getpass
    import platform

    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # no name for this user id, as in some containers
        user = ""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return {"user": user, "computer": platform.node(), "since": since}


def _who_writes(path: Path, note: Path) -> str:
    way_out = "Open it read-only, or close it there first."
    try:
        with note.open(encoding="utf-8") as text:
            told = json.loads(text.read(_LONGEST_NOTE))
        since = datetime.fromisoformat(told["since"]).astimezone()
        user, computer = (_tidy(told[name]) for name in ("user", "computer"))
    except (OSError, ValueError, KeyError, TypeError):
        return f"{shown(path)} is being edited in another window or on another computer. {way_out}"
    today = since.date() == datetime.now().astimezone().date()
    when = since.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
    who = user or "somebody"
    where = f" on {computer}" if computer else ""
    return f"{shown(path)} is being edited by {who}{where} since {when}. {way_out}"


def _tidy(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable())[:60].strip()
