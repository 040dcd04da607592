"""What the window remembers between two starts: places of docks, recent files, closed hints."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

MOST_RECENT = 12
LAYOUT_VERSION = 3
"""Grows with every new panel: what was remembered without it is passed over."""


def settings() -> QSettings:
    return QSettings("Journey Mapper", "Journey Mapper")


def hints_rest() -> bool:
    """Whether hints keep quiet, in whatever file and at the next start too."""
    return bool(settings().value("hints_rest", False, bool))


def remember_hints(resting: bool) -> None:
    settings().setValue("hints_rest", resting)


def remember_window(window: QMainWindow) -> None:
    store = settings()
    store.setValue("window/geometry", window.saveGeometry())
    store.setValue("window/docks", window.saveState(LAYOUT_VERSION))


def restore_place(window: QMainWindow) -> None:
    """Put the window where one was left, where that is known."""
    geometry = settings().value("window/geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def restore_docks(window: QMainWindow) -> bool:
    """Put the docks where they were left; False when that is not known."""
    docks = settings().value("window/docks")
    return isinstance(docks, QByteArray) and window.restoreState(docks, LAYOUT_VERSION)


def recent_files() -> list[Path]:
    """The files opened last, newest first; those that are gone are left out."""
    kept = settings().value("recent", [])
    names = kept if isinstance(kept, list) else [kept]
    return [path for name in names if name and (path := Path(str(name))).is_file()]


def remember_file(path: Path) -> None:
    names = [str(path), *(str(one) for one in recent_files() if one != path)]
    settings().setValue("recent", names[:MOST_RECENT])


def forget_file(path: Path) -> None:
    settings().setValue("recent", [str(one) for one in recent_files() if one != path])
