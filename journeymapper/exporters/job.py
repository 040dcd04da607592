"""What an exporter is and what it is given: one job, one file, told how far it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.remark import Remark

Progress = Callable[[float, str], None]
"""Told how much is done (0 to 1) and what is being done, in words for a status bar."""
IsCancelled = Callable[[], bool]


def _unheard(count: int) -> None:
    del count


class Cancelled(Exception):
    """The user no longer wants the file; nothing of it is left."""


@frozen(kw_only=True)
class ExportJob:
    """What to write. ``journeys`` are ids, in the order in which they shall appear. ``path`` is
    where the exporter writes; that this is a temporary file is not its concern. ``at`` is the
    project's last edit, the only date that an export may carry, so that the same project gives
    the same bytes. The project holds only what its readers may see (``analysis.handing_over``).
    """

    project: Project
    path: Path
    journeys: tuple[str, ...]
    at: datetime
    options: ExportPreset = chosen()
    tell_pages: Callable[[int], None] = _unheard
    """Told how many pages or slides the file has, by formats that have any."""


Write = Callable[[ExportJob, Progress, IsCancelled], tuple[Remark, ...]]
"""Writes the file and returns remarks about what did not come out as asked.

Raises Cancelled soon after ``cancelled()`` answers yes, OSError as the system gives it.
"""


@frozen
class Exporter:
    """A format. ``name`` is what ``--as`` asks for, ``endings`` begin with a dot, ``title`` is
    what a file dialog shows. ``write`` imports its library when it is called, not before.
    ``needs_journey``: it shows journeys and has nothing to say without one."""

    name: str
    endings: tuple[str, ...]
    title: str
    write: Write
    needs_journey: bool = True


def stop_if(cancelled: IsCancelled) -> None:
    """Raises Cancelled when the user no longer wants the file."""
    if cancelled():
        raise Cancelled
