"""Files that somebody drags over a window from outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".json"})
"""Endings that files of feedback have; what they really are, their bytes tell."""


PHOTOS = frozenset({".png", ".jpg", ".jpeg", ".heic", ".heif"})
"""Endings that pictures have; those that cannot be read are refused in a sentence."""


def files_in(mime: QMimeData) -> list[Path]:
    """The files of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def table_in(mime: QMimeData) -> Path | None:
    """The first dragged file that may be a table."""
    return next((one for one in files_in(mime) if one.suffix.lower() in TABLES), None)


def projects_in(mime: QMimeData) -> list[Path]:
    """The journeys that are dragged."""
    return [one for one in files_in(mime) if one.suffix == ".journey"]


def photos_in(mime: QMimeData) -> list[Path]:
    """The dragged files that may be pictures."""
    return [one for one in files_in(mime) if one.suffix.lower() in PHOTOS]
