"""An export in a process of its own, so that a window stays quick while it draws.

The process gets a copy of the records; nothing here knows Qt. A window asks ``poll`` a few times
a second.
"""

from __future__ import annotations

import math
import multiprocessing
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from journeymapper.app.export import prepare, write
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Record
from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Cancelled, ExportJob
from journeymapper.exporters.target import temporary_beside

Outcome = Callable[[], tuple[Remark, ...]]
PATIENCE = 0.12
"""Seconds that a cancelled export gets to stop by itself."""


class ExportFailed(Exception):
    """Our bug: the exporting process failed or died; the text is the report."""


@frozen
class ExportState:
    """How far an export is. When ``finished``, ask ``result``."""

    done: float
    doing: str
    finished: bool


class BackgroundExport:
    """A running export. ``poll`` until it is finished, then ask ``result``."""

    def __init__(self, job: ExportJob, name: str) -> None:
        self.path = job.path
        self._temporary = temporary_beside(job.path)
        self._state = ExportState(0.0, "Getting ready", False)
        self._outcome: Outcome | None = None
        self._patience_ends = math.inf
        spawn = multiprocessing.get_context("spawn")
        self._line, other_end = spawn.Pipe()
        bare = replace(job, project=Project())
        records = tuple(job.project.records())
        self._process = spawn.Process(
            target=_work, args=(bare, records, name, self._temporary, other_end), daemon=True
        )
        self._process.start()
        other_end.close()

    def poll(self) -> ExportState:
        """What is known now; does not wait."""
        try:
            while not self._state.finished and self._line.poll():
                self._take(self._line.recv())
        except (EOFError, OSError):
            self._end(_failed("The exporting process ended without a word."))
        if not self._state.finished and time.monotonic() > self._patience_ends:
            self.stop()
        return self._state

    def wait(self) -> ExportState:
        """Wait until the export is finished."""
        while not self.poll().finished:
            self._line.poll(0.1)
        return self._state

    def cancel(self) -> None:
        """Ask the export to stop, and stop it by force when it does not; ``poll`` on. ``result``
        then raises Cancelled, unless the file was ready before."""
        if not self._state.finished and self._patience_ends == math.inf:
            self._patience_ends = time.monotonic() + PATIENCE
            with suppress(OSError):  # it has just ended; poll will tell
                self._line.send("cancel")

    def stop(self) -> None:
        """Stop at once, by force, and leave nothing behind: for a program that ends."""
        if not self._state.finished:
            self._process.kill()
            self._end(_cancelled)

    def result(self) -> tuple[Remark, ...]:
        """The exporter's remarks; raises EditRefused, FileTrouble, Cancelled or ExportFailed."""
        if self._outcome is None:
            raise ExportFailed("The export is not finished.")
        return self._outcome()

    def _take(self, message: tuple[Any, ...]) -> None:
        kind, *values = message
        if kind == "progress":
            done, doing = values
            self._state = ExportState(done, doing, False)
        else:
            self._end(_OUTCOMES[kind](*values))

    def _end(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._state = replace(self._state, finished=True)
        self._process.join()
        self._line.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)


def export_in_background(
    project: Project,
    path: Path,
    options: ExportPreset,
    *,
    at: datetime,
    of: Path | None = None,
) -> BackgroundExport:
    """Begin to export the project as it is now; raises EditRefused at once for what makes no
    sense."""
    return BackgroundExport(*prepare(project, path, options, at=at, of=of))


def _done(remarks: tuple[Remark, ...]) -> Outcome:
    return lambda: remarks


def _raising(error: Exception) -> Outcome:
    def raise_it() -> tuple[Remark, ...]:
        raise error

    return raise_it


def _failed(report: str) -> Outcome:
    return _raising(ExportFailed(report))


def _cancelled() -> tuple[Remark, ...]:
    raise Cancelled


_OUTCOMES: dict[str, Callable[..., Outcome]] = {
    "done": _done,
    "cancelled": lambda: _cancelled,
    "refused": lambda sentence: _raising(EditRefused(sentence)),
    "trouble": lambda sentence, reason: _raising(FileTrouble(sentence, reason)),
    "failed": _failed,
}


def _work(
    job: ExportJob,
    records: tuple[Record, ...],
    name: str,
    temporary: Path,
    line: Connection,
) -> None:
    """What the process does; every outcome is a message. Whatever comes along the line, be it the
    end of the process that asked, means that nobody wants the file any more."""

    def progress(done: float, doing: str) -> None:
        line.send(("progress", done, doing))

    try:
        whole = replace(job, project=Project(records))
        remarks = write(whole, name, temporary, progress, line.poll)
        message: tuple[Any, ...] = ("done", remarks)
    except Cancelled:
        message = ("cancelled",)
    except EditRefused as refusal:
        message = ("refused", str(refusal))
    except FileTrouble as trouble:
        message = ("trouble", str(trouble), trouble.reason)
    except Exception:  # noqa: BLE001 - the process that asked shows the report
        message = ("failed", traceback.format_exc())
    with suppress(OSError):  # nobody listens any more
        line.send(message)
