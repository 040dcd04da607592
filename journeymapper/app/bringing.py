"""What other programs wrote, brought into a project: read, planned, and made as one edit."""

from __future__ import annotations

from pathlib import Path

from journeymapper.app.session import Session
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.importers.job import Brought, ImportOptions, Refusal
from journeymapper.importers.registry import importer_for
from journeymapper.importers.table import MOST_BYTES, TableRefused
from journeymapper.storage.trouble import of_system, shown


def table_bytes(path: Path) -> bytes:
    """The bytes of a file that somebody brings. Raises FileTrouble, and EditRefused for one that
    is too large."""
    if path.is_dir():
        raise FileTrouble(f"{shown(path)} is a folder. Name the table in it.", "folder")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise of_system(error, path) from error
    if len(data) > MOST_BYTES:
        raise EditRefused(
            f"{shown(path)} has more than the {MOST_BYTES // 1_000_000} MB that are read at once. "
            "Bring it in parts."
        )
    return data


def plan_bringing(
    project: Project, given: str | bytes, name: str = "", options: ImportOptions | None = None
) -> Brought:
    """What a table brings, and the edit that takes it in; ``name`` is the importer's, else the
    columns tell it. Raises EditRefused where there is no importer or journey of that name, and
    where it is not clear what rows are about."""
    try:
        importer = importer_for(given, name)
    except TableRefused as refusal:
        return Brought(refused=(Refusal(refusal.line, refusal.reason),))
    return importer.plan(project, given, options or ImportOptions())


def bring_in(
    session: Session,
    given: str | bytes,
    name: str = "",
    options: ImportOptions | None = None,
    asker: object = None,
) -> Brought:
    """Take in a table, as one edit. Where a line is refused nothing is taken in.

    Raises EditRefused where no importer of that name is there or the edit is refused, and
    FileTrouble.
    """
    brought = plan_bringing(session.project, given, name, options)
    if brought.command is not None:
        session.dispatch(brought.command, asker)
    return brought


def brought_text(brought: Brought) -> str:
    """What came of it, as a sentence: ``Took in 3 rows of 4; 1 was there already.``"""
    rows = f"{brought.read} row{'' if brought.read == 1 else 's'}"
    if brought.refused:
        first = brought.refused[0]
        more = len(brought.refused) - 1
        others = f" {more} more line{'' if more == 1 else 's'} cannot be read." if more else ""
        return f"Nothing was taken in. Line {first.line}: {first.reason}{others}"
    if not brought.read:
        return "The table has no rows, so there was nothing to take in."
    already = (
        f" {brought.duplicates} {'was' if brought.duplicates == 1 else 'were'} there already."
        if brought.duplicates
        else ""
    )
    return f"Took in {brought.taken} of {rows}.{already}"
