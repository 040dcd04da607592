"""A project that was written as JSON, made a file of its own."""

from __future__ import annotations

import os
from pathlib import Path

from journeymapper.app.session import Session
from journeymapper.domain.errors import EditRefused
from journeymapper.exporters.job import IsCancelled, Progress, stop_if
from journeymapper.importers.project.reading import is_project, read_project
from journeymapper.storage.trouble import shown

__all__ = ["import_project", "is_project"]


def _silent(done: float, what: str) -> None:
    del done, what


def _never() -> bool:
    return False


def import_project(
    source: Path, path: Path, progress: Progress = _silent, cancelled: IsCancelled = _never
) -> Session:
    """Make the project in ``source`` the new file ``path`` and open it. It keeps its ids.

    Raises EditRefused for what is no such project and where ``path`` is there already, FileTrouble,
    and Cancelled; then there is no new file.
    """
    if os.path.lexists(path):
        raise EditRefused(
            f"{shown(path)} is there already, and a whole project comes in as a new file. Choose a "
            "name that nothing has."
        )
    records = read_project(source, progress, lambda: stop_if(cancelled))
    stop_if(cancelled)
    progress(0.95, f"Writing {path.name}")
    return Session.create(path, records)
