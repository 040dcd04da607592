"""What the program remembers between two runs beside the project: small JSON files in the folder
of the user's preferences. One that is broken counts as empty; one is never larger than a megabyte.
"""

from __future__ import annotations

import json
import logging
import secrets
from pathlib import Path
from typing import Any

MOST_BYTES = 1_000_000
FOLLOWED_FILES = "linked-feedback"
"""The name under which files that projects follow are remembered, by the project's id."""
_log = logging.getLogger(__name__)


def folder() -> Path:
    """Where preferences lie, whether or not there are any."""
    from platformdirs import user_config_path

    return user_config_path("Journey Mapper", appauthor=False)


def read_kept(name: str) -> dict[str, Any]:
    """What is remembered under a name; empty where nothing is, or nothing that can be read."""
    try:
        with (folder() / f"{name}.json").open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        found = json.loads(data) if len(data) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def follows_files(project_id: str) -> bool:
    """Whether a project follows any files; quick to ask when a window opens."""
    return bool(read_kept(FOLLOWED_FILES).get(project_id))


def keep(name: str, values: dict[str, Any]) -> None:
    """Remember this under a name, whole or not at all. What cannot be kept is forgotten: nobody's
    work depends on it."""
    data = json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        return
    part = folder() / f".{name}.{secrets.token_hex(4)}.part"
    try:
        part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            part.replace(folder() / f"{name}.json")
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        _log.info("The preferences %s could not be kept: %s", name, error)
