"""The one door: a project that is open, and every edit that goes into it.

A command is planned, checked, written into the file in one transaction with its row of the
history, made in memory, and told to the observers. Undo and redo go the same way.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from journeymapper.app.observers import Event, Kind, Observer, Observers
from journeymapper.app.travel import GoBackTo, Progress, project_at, way_to
from journeymapper.commands.base import Command, wanted
from journeymapper.commands.records import AfterMilestone, NameMilestone
from journeymapper.domain import rules
from journeymapper.domain.change import Change, Changes, composed, deleted, undone
from journeymapper.domain.columns import remembering
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Milestone, ProjectDetails, Record, new_id
from journeymapper.storage.copies import write_new
from journeymapper.storage.file import JourneyFile
from journeymapper.storage.history import HistoryStep

__all__ = ["Event", "HistoryStep", "Observer", "Session"]

_T = TypeVar("_T")


def _silent(done: int, of: int) -> None:
    del done, of


class Session:
    """An open project. Use ``create`` or ``open``, and ``close`` it, or use it in ``with``."""

    def __init__(self, file: JourneyFile, project: Project) -> None:
        self.project = project
        self._file = file
        self._observers = Observers()
        self._run: _Run | None = None

    @classmethod
    def create(cls, path: Path, records: Iterable[Record] = ()) -> Session:
        """A new file that holds these records; its title is the file's name unless they say one.

        Raises FileTrouble, also where there is a file already (reason ``exists``).
        """
        records = list(records)
        if not any(isinstance(record, ProjectDetails) for record in records):
            records.insert(0, ProjectDetails(id=new_id(ProjectDetails), title=path.stem))
        write_new(path, records)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Session:
        """The project in a file. Without ``read_only`` nobody else may write into it meanwhile.

        A file that may not be written to, or is of a newer format, opens read-only; then
        ``why_read_only`` says why. Raises FileTrouble.
        """
        file, records = JourneyFile.open(path, read_only=read_only)
        return cls(file, Project(records))

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def read_only(self) -> bool:
        return bool(self.why_read_only)

    @property
    def why_read_only(self) -> str:
        """A sentence for the user; empty when the project can be edited."""
        return self._file.why_read_only

    @property
    def why_incomplete(self) -> str:
        """A sentence when the file is of a newer format, so that the project may lack what this
        version does not know; else empty."""
        return self._file.why_incomplete

    @property
    def brought_up_to_date(self) -> str:
        """A sentence when opening brought a file of an older format up to date; else empty."""
        return self._file.brought_up_to_date

    def dispatch(self, command: Command, asker: object = None) -> Event | None:
        """Make an edit; None when it changes nothing. When this returns, the edit is on the disk.

        Raises EditRefused or FileTrouble; then neither file nor project has changed. What an
        observer raises comes out after the edit was made and all observers were told.
        """
        with _in_bulk():
            return self._dispatch(command, asker)

    def _dispatch(self, command: Command, asker: object) -> Event | None:
        project = self.project
        changes = command.plan(project)
        if not changes:
            return None
        rules.check(project, changes)
        project.check_fit(changes)
        name, key, now = command.name(project), command.merge_key, _now()
        run = self._run if key and self._run and self._run.key == key else None
        if run is None:
            self._file.add_step(changes, name, now, key)
            self._run = _Run(key, changes) if key else None
        else:
            whole = composed(run.changes, changes)
            self._file.rewrite_step(changes, whole, now)
            self._run = _Run(key, whole) if whole else None
        return self._made(changes, name, asker, "edit")

    def undo(self, asker: object = None) -> Event | None:
        """Take the newest step back; None when there is none. Raises FileTrouble."""
        name, position = self._file.head.undo_name, self._file.head.position
        if name is None:
            return None
        with _in_bulk():
            changes = undone(self._file.changes_of(position, self.project, is_done=True))
            return self._step(changes, position, name, asker, is_undone=True)

    def redo(self, asker: object = None) -> Event | None:
        """Do the step again that was undone last; None when there is none. Raises FileTrouble."""
        name, position = self._file.head.redo_name, self._file.head.position + 1
        if name is None:
            return None
        with _in_bulk():
            changes = self._file.changes_of(position, self.project, is_done=False)
            return self._step(changes, position, name, asker, is_undone=False)

    def jump_to(
        self, position: int, asker: object = None, progress: Progress = _silent
    ) -> Event | None:
        """Undo or redo as many steps as lead to a position of the history, as one edit that
        observers hear of once; None where the project stands there. The steps between stay what
        they are, undone or done, so that one can jump on and back.

        Raises EditRefused where the history does not reach, FileTrouble.
        """
        now = self.position
        if position == now:
            return None
        with _in_bulk():
            changes = way_to(self._file, self.project, position, progress)
            self.project.check_fit(changes)
            first, last = sorted((now, position))
            self._file.mark_steps(changes, first + 1, last, is_undone=position < now)
            self._run = None
            name = self._file.head.undo_name or ""
            return self._made(changes, name, asker, "undo" if position < now else "redo")

    def _step(
        self, changes: Changes, position: int, name: str, asker: object, *, is_undone: bool
    ) -> Event:
        self.project.check_fit(changes)
        self._file.mark_step(changes, position, is_undone=is_undone)
        self._run = None
        return self._made(changes, name, asker, "undo" if is_undone else "redo")

    def _made(self, changes: Changes, name: str, asker: object, kind: Kind) -> Event:
        self.project.apply(changes, are_checked=True)
        event = Event(changes, name, asker, kind)
        self._observers.tell(event)
        return event

    def end_typing(self) -> None:
        """Let the next command be a step of its own, whatever its merge key."""
        self._run = None

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Tell ``observer`` of every edit from now on; returns what ends that."""
        return self._observers.add(observer)

    @property
    def undo_name(self) -> str | None:
        """What undo would take back: ``Move 3 touchpoints``."""
        return self._file.head.undo_name

    @property
    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self._file.head.redo_name

    @property
    def position(self) -> int:
        """How many steps led here since the file was made; undone ones do not count."""
        return self._file.head.position

    @property
    def last_edit_at(self) -> datetime:
        """When the newest step was made, or the file where there is none (UTC)."""
        return self._file.head.last_edit_at

    def history(self, limit: int = 200) -> list[HistoryStep]:
        """The newest steps, the newest first; undone ones, which redo would do, come on top."""
        return self._file.steps(limit)

    def past(self, position: int) -> Project:
        """The project as it was after the step at this position.

        Raises EditRefused where the history no longer reaches, FileTrouble.
        """
        return project_at(self._file, self.project, position)

    def name_milestone(self, title: str) -> Event | None:
        """Name this place in the history ("end of day 1"). Raises as ``dispatch`` does."""
        return self.dispatch(
            NameMilestone(
                new_id(Milestone),
                title,
                at=_now().isoformat(timespec="milliseconds"),
                position=self.position + 1,
            )
        )

    def after_milestone(self, command: Command, title: str) -> Command:
        """The edit with a milestone at the place where the project stands now, to be dispatched
        next: what is done with very many records can be gone back behind for ever."""
        at = _now().isoformat(timespec="milliseconds")
        here = NameMilestone(new_id(Milestone), title, at=at, position=self.position)
        return AfterMilestone(here, command)

    def go_back_to(self, milestone_id: str, asker: object = None) -> Event | None:
        """Make the project what it was at a milestone, as one step that can be undone; None where
        nothing differs. Raises as ``dispatch`` and ``past`` do."""
        milestone = wanted(self.project, Milestone, milestone_id)
        return self.dispatch(GoBackTo(self.past(milestone.position), milestone_id), asker)

    def save_copy(self, path: Path) -> None:
        """Write the project with its history as ``path``, whole or not at all; a file there is
        replaced. Works without history where the open file was taken away. Raises FileTrouble."""
        self._file.save_copy(path, self.project.records())

    def save_as(self, path: Path) -> None:
        """Save a copy and go on in that, the old file staying as it is. Raises FileTrouble."""
        self.save_copy(path)
        file, records = JourneyFile.open(path)
        self._file.close()
        self._file = file
        self._run = None
        kept = {record.id for record in records}
        self.project.apply(
            deleted(*(one for one in self.project.images.values() if one.id not in kept))
        )

    def rebuild(self, work: Callable[[Path], _T], name: str, asker: object = None) -> _T:
        """Repair the file as a whole (``storage.erasing``): it is closed, made anew by ``work`` and
        opened again, and observers hear which records came out other than they were. No step of
        the history: undo does not take it back. Raises FileTrouble; then nothing has changed."""
        result, records = self._file.rebuild(work)
        self._run = None
        before = ((self.project.find(one.id), one) for one in records)
        self._made(
            tuple(Change(old, one) for old, one in before if old != one), name, asker, "edit"
        )
        return result

    def rename(self, path: Path) -> None:
        """Give the file another name or folder of the same disk and go on in it.

        Raises FileTrouble, also where that name is taken; then the file keeps its name.
        """
        self._file.rename(path)

    def close(self) -> None:
        """Let go of the file, so that others may write; harmless when already closed."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@contextmanager
def _in_bulk() -> Iterator[None]:
    """What makes an edit of very many records quick. Python's garbage collector is put off: the
    values that are made of the changes would have it look at every record again and again, and
    none is garbage. What differs is looked up once."""
    puts_off = gc.isenabled()
    if puts_off:
        gc.disable()
    try:
        with remembering():
            yield
    finally:
        if puts_off:
            gc.enable()


@frozen
class _Run:
    """A run of typing: commands with one merge key that share a step, and what they change."""

    key: str
    changes: Changes


def _now() -> datetime:
    return datetime.now(UTC)
