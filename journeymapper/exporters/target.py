"""The file that is being written: beside its target under another name, whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeymapper.domain.errors import FileTrouble
from journeymapper.storage.trouble import check_replaceable, explaining, shown


def temporary_beside(path: Path) -> Path:
    """A name in the same folder that nothing has, hidden, for a file that is not ready yet."""
    return path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")


@contextmanager
def writing(path: Path, temporary: Path) -> Iterator[Path]:
    """Gives ``temporary`` to write to, and puts it in the place of ``path`` when all went well.

    Whatever goes wrong, the temporary file is gone and what was at ``path`` stays as it was.
    Raises FileTrouble when the folder is missing, closed to us or full, and for a device, a pipe
    or a socket, which a file must never replace.
    """
    with explaining(path, is_new=True):
        _check_place(path)
        # Made here, with the rights the user's other files get; no one else's file is taken over.
        temporary.touch(exist_ok=False)
        try:
            yield temporary
            _settle(temporary)
            _take_place(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise FileTrouble(f"{shown(path)} is a folder. Choose a name for the file in it.", "folder")
    check_replaceable(path)
    if path.exists() and not os.access(path, os.W_OK):
        raise FileTrouble(
            f"{shown(path)} may only be read. Choose another name, or allow writing to it.",
            "read_only",
        )
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))


def _take_place(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:
        if not path.exists():
            raise
        raise FileTrouble(  # as on Windows, where nobody may replace what somebody has open
            f"{shown(path)} is open in another program or may not be replaced. Close it there and "
            "try again, or choose another name.",
            "locked",
        ) from error


def _settle(path: Path) -> None:
    """Make sure the bytes are on the disk before the name points to them."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
