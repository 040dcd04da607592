"""The files that commands are given, and how they are looked at."""

from __future__ import annotations

from pathlib import Path

import click

from journeymapper.app.session import Session
from journeymapper.domain.errors import FileTrouble

FILE = click.Path(path_type=Path, readable=False)
"""A path that is taken as it is: what is wrong with the file is said when it is opened."""


def look_at(file: Path) -> Session:
    """The project in a file, for reading. Raises FileTrouble, also for a file of a newer format:
    what the command says or writes would lack something, and whoever reads it would not know."""
    session = Session.open(file, read_only=True)
    if session.why_incomplete:
        session.close()
        raise FileTrouble(session.why_incomplete, "newer")
    return session
