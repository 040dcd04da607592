"""Whether the guide opens by itself: in a project that was just begun empty, unless it was closed
for good. Imported with the window, so it imports nothing of the guide."""

from __future__ import annotations

from pathlib import Path

from journeymapper.domain.project import Project
from journeymapper.gui.preferences import settings

_CLOSED = "guide/closed"
_OPEN_IN = "guide/open_in"
_MOST = 12


def opens_by_itself(project: Project) -> bool:
    """For a project that was just begun."""
    is_empty = not project.touchpoints and not project.personas
    return is_empty and not settings().value(_CLOSED, False, bool)


def close_for_good() -> None:
    settings().setValue(_CLOSED, True)


def open_again() -> None:
    """Who asks for the guide wants it in new projects, too."""
    settings().remove(_CLOSED)


def was_open(path: Path) -> bool:
    """Whether the guide was open when this file was left."""
    return str(path) in _files()


def remember(path: Path, is_open: bool) -> None:
    """Note it of a file that is left now."""
    others = [one for one in _files() if one != str(path)]
    settings().setValue(_OPEN_IN, ([str(path)] if is_open else []) + others[: _MOST - 1])


def _files() -> list[str]:
    kept = settings().value(_OPEN_IN, [])
    return [str(one) for one in (kept if isinstance(kept, list) else [kept]) if one]
