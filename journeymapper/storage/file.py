"""One open journey file: the only place where edits reach the disk.

While it is open its process touches the file through SQLite alone; opening it in any other way
and closing that again would drop the locks that SQLite holds.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from journeymapper.domain.change import Changes
from journeymapper.domain.errors import BrokenEdit, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image, Record
from journeymapper.storage import copies, history, trouble
from journeymapper.storage.backups import keep_backup
from journeymapper.storage.connection import connect
from journeymapper.storage.history import BadStep, Head, HistoryStep
from journeymapper.storage.lock import WriterLock
from journeymapper.storage.opening import Opened, open_file
from journeymapper.storage.reading import read_records
from journeymapper.storage.writing import NotAsExpected, write_changes

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class JourneyFile:
    """An open file. ``head`` says where its history stands."""

    def __init__(self, opened: Opened, head: Head) -> None:
        self._opened = opened
        self._connection = opened.connection
        self.head = head
        self._identity = _identity(opened.path)
        self._data_version = self._read_data_version()
        self._weight: history.Weight | None = None
        self._has_backup = False

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> tuple[JourneyFile, list[Record]]:
        """The file and every record in it. Raises FileTrouble."""
        opened, records, head = open_file(path.resolve(), read_only=read_only)
        try:
            return cls(opened, head), records
        except BaseException:
            opened.release()
            raise

    @property
    def path(self) -> Path:
        return self._opened.path

    @property
    def why_read_only(self) -> str:
        """A sentence, or empty for the file's writer."""
        return self._opened.why_read_only

    @property
    def why_incomplete(self) -> str:
        """A sentence, or empty where the format is one that this program knows whole."""
        return self._opened.why_incomplete

    @property
    def brought_up_to_date(self) -> str:
        """A sentence where opening brought a file of an older format up to date, else empty."""
        return self._opened.brought_up_to_date

    def add_step(self, changes: Changes, name: str, at: datetime, merge_key: str) -> None:
        """Write changes with a new row of the history; undone rows go.

        Raises FileTrouble, as all that writes; then the file stands as it was.
        """
        head = self.head
        step = HistoryStep(head.position + 1, name, at, is_undone=False)
        with self._transaction() as connection:
            write_changes(connection, changes)
            weight = self._weight
            if head.redo_name is not None:
                history.drop_undone(connection, head.position)
                weight = None
            if weight is None:
                weight = history.weigh(connection)
            weight = weight.more(history.add(connection, step, merge_key, changes))
            oldest = head.oldest
            if weight.is_too_much:
                oldest = history.forget_oldest(connection)
                weight = history.weigh(connection)
        self._weight = weight
        self.head = Head(step.position, oldest, name, None, at)

    def rewrite_step(self, changes: Changes, whole: Changes, at: datetime) -> None:
        """Write changes and let the newest row say ``whole``, or go when that is nothing."""
        with self._transaction() as connection:
            write_changes(connection, changes)
            history.rewrite(connection, self.head.position, at, whole)
            head = history.read_head(connection)
        self._weight, self.head = None, head

    def mark_step(self, changes: Changes, position: int, *, is_undone: bool) -> None:
        """Write the changes of undoing a step, or of doing it again."""
        with self._transaction() as connection:
            write_changes(connection, changes)
            history.mark(connection, position, is_undone=is_undone)
            head = history.read_head(connection)
        self.head = head

    def newest_position(self) -> int:
        """The position of the newest step, also where that is undone."""
        with trouble.explaining(self.path):
            (newest,) = self._connection.execute("SELECT max(position) FROM history").fetchone()
        return self.head.position if newest is None else int(newest)

    def mark_steps(self, changes: Changes, first: int, last: int, *, is_undone: bool) -> None:
        """Write what undoing these steps changes together, or doing them again."""
        with self._transaction() as connection:
            write_changes(connection, changes)
            history.mark_all(connection, first, last, is_undone=is_undone)
            head = history.read_head(connection)
        self.head = head

    def steps(self, limit: int) -> list[HistoryStep]:
        """The newest steps, the newest first."""
        with trouble.explaining(self.path):
            return history.read_steps(self._connection, limit)

    def changes_of(self, position: int, project: Project, *, is_done: bool) -> Changes:
        """What the step at a position changes. ``project`` stands after it, or before it where
        not ``is_done``. Raises FileTrouble where the row is damaged."""
        with trouble.explaining(self.path):
            row = self._connection.execute(
                "SELECT changes FROM history WHERE position = ?", (position,)
            ).fetchone()
        try:
            if row is None:
                raise BadStep("it is missing")
            return history.unpacked(row[0], project.find, self._find_image, is_done=is_done)
        except BadStep as error:
            raise trouble.damaged(self.path, f"step {position} of its history: {error}") from error

    def _find_image(self, image_id: str) -> Image | None:
        with trouble.explaining(self.path):
            for table in ("images", "kept_images"):
                row = self._connection.execute(
                    f"SELECT media_type, data FROM {table} WHERE id = ?", (image_id,)
                ).fetchone()
                if row is not None:
                    return Image(id=image_id, media_type=row[0], data=row[1])
        return None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.why_read_only:
            raise FileTrouble(self.why_read_only, "read_only")
        self._check_still_ours()
        if not self._has_backup:
            self._keep_backup()
        connection = self._connection
        with trouble.explaining(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._check_unchanged()
                yield connection
                self._check_still_ours()
                connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if isinstance(error, NotAsExpected):
                    raise trouble.changed(self.path) from error
                if isinstance(error, sqlite3.IntegrityError):
                    raise BrokenEdit(f"the file cannot hold this: {error}") from error
                raise

    def _check_still_ours(self) -> None:
        """Raises FileTrouble when the path no longer leads to the file that we opened."""
        if not self._is_in_its_place():
            raise trouble.gone(self.path)

    def _is_in_its_place(self) -> bool:
        return self._is_same(self.path)

    def _is_same(self, path: Path) -> bool:
        """Whether this path leads to the file that we opened."""
        try:
            return _identity(path) == self._identity
        except OSError:
            return False

    def _check_unchanged(self) -> None:
        """Raises FileTrouble when another connection has written."""
        if self._read_data_version() != self._data_version:
            raise trouble.changed(self.path)

    def _read_data_version(self) -> int:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _keep_backup(self) -> None:
        """Before the first edit of a session, when it is known that there will be one."""
        try:
            keep_backup(self._connection, self.path)
        except (OSError, sqlite3.Error) as error:
            # A full home folder must not keep anybody from working in a file that lies elsewhere.
            _log.warning("No backup of %s could be kept: %s", self.path.name, error)
        self._has_backup = True

    def is_as_we_left_it(self) -> bool:
        """Whether the file is in its place and nobody else has written into it."""
        try:
            return self._is_in_its_place() and self._read_data_version() == self._data_version
        except sqlite3.Error:
            return False

    def save_copy(self, path: Path, records: Iterable[Record]) -> None:
        """Write the whole file as ``path``, in one step; from ``records`` and without history
        where the file itself was taken away or changed. Raises FileTrouble."""
        path = path.resolve()
        with trouble.explaining(path):
            if path == self.path or self._is_same(path):
                raise FileTrouble(
                    f"{trouble.shown(path)} is the open file itself. Choose another name.", "exists"
                )
            # Nobody may have the file open that is replaced.
            lock = WriterLock(path)
        try:
            self._write_copy(path, records)
        finally:
            lock.release()

    def _write_copy(self, path: Path, records: Iterable[Record]) -> None:
        if self.is_as_we_left_it():
            copies.write_copy(self._connection, path)
        else:
            copies.write_new(path, records, replace=True)

    def rename(self, path: Path) -> None:
        """Give the file another name and keep it open. Raises FileTrouble."""
        path = path.resolve()
        if path == self.path:
            return
        if self.why_read_only:
            raise FileTrouble(self.why_read_only, "read_only")
        self._check_still_ours()
        self._check_unchanged()
        with trouble.explaining(path):
            is_spelling = self._is_same(path)
            lock = None if is_spelling else WriterLock(path)
        # SQLite knows its journal by the old name, so it has to let go in between.
        self._connection.close()
        try:
            copies.move(self.path, path, replace=is_spelling)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        else:
            if lock is not None:
                self._opened.take(lock)
            self._opened.path = path
        finally:
            self._reconnect()

    def rebuild(self, work: Callable[[Path], _T]) -> tuple[_T, list[Record]]:
        """Let go of the file while ``work`` puts another in its place, still as its only writer,
        and go on in that: what the work gives, and every record. Raises FileTrouble; then the file
        stands as it was."""
        if self.why_read_only:
            raise FileTrouble(self.why_read_only, "read_only")
        self._check_still_ours()
        self._check_unchanged()
        self._connection.close()
        try:
            result = work(self.path)
        finally:
            self._reconnect()
        with trouble.explaining(self.path):
            records = read_records(self._connection, self.path)
            self.head, self._weight = history.read_head(self._connection), None
        return result, records

    def _reconnect(self) -> None:
        with trouble.explaining(self.path):
            self._connection = self._opened.connection = connect(self.path, "rw")
            self._identity = _identity(self.path)
            self._data_version = self._read_data_version()

    def close(self) -> None:
        """Let go of the file; harmless when already closed."""
        self._opened.release()


def _identity(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino
