"""Erasing a text for good: from a project's file, from its history, and from its backups.

Whoever asks is told first where it stands. What cannot be reached is told as well: pictures, copies
that were saved or sent elsewhere, and what the disk itself keeps.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from journeymapper.app.kept import follows_files
from journeymapper.app.session import Session
from journeymapper.app.sliced import Sliced
from journeymapper.commands.base import plural
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import Word
from journeymapper.storage.backups import backups_of, every_backup, file_name_of
from journeymapper.storage.eraser import BLACKED, Eraser
from journeymapper.storage.erasing import (
    Found,
    erased_copy,
    erasing,
    looking,
    part_beside,
    project_id_of,
)
from journeymapper.storage.trouble import explaining

__all__ = ["BLACKED", "BackupFound", "Backups", "Eraser", "Places", "erase", "look"]

NO_WAY_BACK = (
    "Undo cannot bring it back. Pictures cannot be searched, and copies that were saved, exported "
    "or sent stay as they are."
)
FOLLOWS_FILES = (
    "This project takes feedback in from files that it follows: remove the text there as well, or "
    "it comes back."
)


class Backups(Word):
    """What becomes of the backups that hold the text."""

    KEEP = "keep"
    ERASE = "erase"
    DELETE = "delete"


@frozen
class BackupFound:
    """A backup that holds the text, or one that cannot be read (``found`` is None)."""

    path: Path
    of: str
    """The name of the file that it was kept of."""
    is_of_another_file: bool
    """The file had another name or place then, or it is a copy of the project."""
    kept_at: datetime
    found: Found | None

    def __str__(self) -> str:
        other = ", a file of another name" if self.is_of_another_file else ""
        kept_at = self.kept_at.astimezone()
        when = f"Backup of {self.of}{other}, {kept_at.day} {kept_at:%b %Y, %H:%M}"
        return f"{when}: {said(self.found) if self.found else 'cannot be read'}"


@frozen
class Places:
    """Where a text stands. ``backups`` are only those that hold it or cannot be read;
    ``follows_files``: the project takes feedback in from files, which may bring the text back."""

    file: Found
    backups: tuple[BackupFound, ...]
    follows_files: bool = False

    def __bool__(self) -> bool:
        return bool(self.file or self.backups)


def said(found: Found) -> str:
    """``in 3 records and 12 steps of the history``."""
    parts = [plural(found.records, "record")] if found.records else []
    parts += [f"{plural(found.steps, 'step')} of the history"] if found.steps else []
    return f"in {' and '.join(parts)}" if parts else "nowhere"


def looking_for(path: Path, eraser: Eraser) -> Generator[float, None, Places]:
    """Where a text stands in a file and in the backups of its project, a slice at a time."""
    backups, own = _related_backups(path), set(backups_of(path))
    parts = len(backups) + 1
    file = yield from _part(looking(path, eraser), 0, parts)
    found = []
    for number, backup in enumerate(backups, 1):
        try:
            held = yield from _part(looking(backup, eraser), number, parts)
        except FileTrouble:
            held = None
        if held is None or held:
            with explaining(backup):
                kept_at = datetime.fromtimestamp(backup.stat().st_mtime, UTC)
            of = file_name_of(backup)
            found.append(BackupFound(backup, of, backup not in own, kept_at, held))
    return Places(file, tuple(found), follows_files(project_id_of(path)))


def look(path: Path, eraser: Eraser) -> Places:
    """The same at once. Raises FileTrouble."""
    return Sliced(looking_for(path, eraser)).result()


def erase(
    session: Session, eraser: Eraser, places: Places, backups: Backups, asker: object = None
) -> Found:
    """Erase a text from an open project, its history and, where wished, the backups that hold it.

    Backups come first, so that nothing is left where somebody stops in between; one that cannot be
    read can only be deleted. Raises FileTrouble; then the project's file stands as it was.
    """
    with erasure(session) as one:
        Sliced(one.prepared(eraser, places, backups)).result()
        return one.put_in_place(asker)


@contextmanager
def erasure(session: Session) -> Iterator[Erasure]:
    """An erasure that may be prepared beside a window; what was prepared is gone at the end."""
    made = Erasure(session)
    try:
        yield made
    finally:
        with explaining(made.part):
            made.part.unlink(missing_ok=True)


class Erasure:
    """First ``prepared``, in any thread, then ``put_in_place`` where the session lives. Nobody may
    edit the project in between."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._path = session.path
        self._as_of = session.position
        self._found = Found()
        self.part = part_beside(session.path)

    def prepared(
        self, eraser: Eraser, places: Places, backups: Backups
    ) -> Generator[float, None, None]:
        """Deal with the backups and make the file that takes the place of the project's: yields how
        far it is, 0 to 1; may be stopped anywhere, and only backups are other than they were.
        Raises FileTrouble."""
        held = [one for one in places.backups if one.found or backups is Backups.DELETE]
        held = [] if backups is Backups.KEEP else held
        parts = len(held) + 1
        for number, one in enumerate(held):
            if backups is Backups.DELETE:
                with explaining(one.path):
                    one.path.unlink(missing_ok=True)
            else:
                yield from _part(_erasing_backup(one.path, eraser), number, parts)
        with explaining(self.part):
            self.part.touch(exist_ok=False)
        copied = erased_copy(self._path, self.part, eraser)
        self._found = yield from _part(copied, len(held), parts)

    def put_in_place(self, asker: object = None) -> Found:
        """Raises EditRefused where the project was edited meanwhile, FileTrouble; then the
        project's file stands as it was."""
        if self._session.position != self._as_of:
            raise EditRefused("The project was edited meanwhile. Erase the text once more.")

        def replace(path: Path) -> Found:
            with explaining(path):
                self.part.replace(path)
            return self._found

        return self._session.rebuild(replace, "Erase for good", asker)


def _erasing_backup(path: Path, eraser: Eraser) -> Generator[float, None, Found]:
    """A backup keeps its time: by it a session knows that it holds what the file holds."""
    state = path.stat()
    found = yield from erasing(path, eraser)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    return found


def _related_backups(path: Path) -> list[Path]:
    """The backups of a file, and those of its project from when the file had another name."""
    own = backups_of(path)
    project = project_id_of(path)
    others = (one for one in every_backup() if one not in own)
    return [*own, *(one for one in others if project and project_id_of(one) == project)]


def _part(
    work: Generator[float, None, Found], number: int, parts: int
) -> Generator[float, None, Found]:
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            found: Found = end.value
            return found
        yield (number + done) / parts
