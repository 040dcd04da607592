"""One writer at a time: a lock beside the file, and a note that tells others who holds it.

The lock is the operating system's, so that of a process that died holds nobody up; only the note
may lie about, and nobody reads it while the lock is free.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from journeymapper.domain.errors import FileTrouble
from journeymapper.storage.trouble import shown

_LONGEST_NOTE = 2_000


class WriterLock:
    """Held from the beginning; raises FileTrouble when somebody else writes, OSError when no lock
    can be laid beside the file."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock, Timeout

        self._note = path.with_name(f".{path.name}.writer")
        self._path = path.with_name(f".{path.name}.lock")
        self._lock = FileLock(self._path, timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            raise FileTrouble(_who_writes(path, self._note), "locked") from None
        # A full disk keeps nobody from opening; others are then told less.
        with suppress(OSError):
            self._note.write_text(json.dumps(_ourselves()), encoding="utf-8")

    def release(self) -> None:
        """Let go and leave nothing behind; harmless when already released."""
        if not self._lock.is_locked:
            return
        # Windows deletes no open file: there the lock file goes after it was let go, if nobody
        # else has taken it in between.
        with suppress(OSError):
            self._note.unlink()
        with suppress(OSError):
            self._path.unlink()
        self._lock.release()
        if os.name == "nt":
            with suppress(OSError):
                self._path.unlink()


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
