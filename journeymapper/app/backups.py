"""The way back to a backup, when a file does not open any more."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from journeymapper.app.templates import default_folder, free_path
from journeymapper.storage import trouble
from journeymapper.storage.backups import backups_of


def newest_backup(path: Path) -> Path | None:
    """The last backup of a file; None when there is none."""
    return next(iter(backups_of(path)), None)


def restore_backup(path: Path) -> Path:
    """A copy of the newest backup as a file of its own, beside the file or, where nobody may
    write there, among the documents. The file itself stays as it is. Raises FileTrouble."""
    backup = newest_backup(path)
    if backup is None:
        raise trouble.missing(path)
    kept_at = datetime.fromtimestamp(backup.stat().st_mtime)
    name = f"{path.stem} (backup of {kept_at:%Y-%m-%d %H-%M})"
    try:
        return _copied(backup, free_path(path.parent, name))
    except PermissionError:
        restored = free_path(default_folder(), name)
        with trouble.explaining(restored):
            return _copied(backup, restored)


def _copied(backup: Path, target: Path) -> Path:
    with backup.open("rb") as source, target.open("xb") as copy:
        shutil.copyfileobj(source, copy)
    return target
