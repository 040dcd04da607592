"""A clean copy: a project file that can be given away, without history, internal records or real
names.

It is written anew from what a client may read (``analysis.handing_over``), so that no freed page
and no row of a history can hold anything else.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journeymapper.analysis.handing_over import project_for, remarks_for
from journeymapper.analysis.readers import owner_ids
from journeymapper.app.session import Session
from journeymapper.commands.base import plural
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, Actor, ExportPreset, ProjectDetails
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import Audience
from journeymapper.storage.copies import write_new
from journeymapper.storage.lock import WriterLock
from journeymapper.storage.trouble import explaining, shown

_CLIENT: ExportPreset = chosen(audience=Audience.CLIENT)
_EVERY_STEP = 1_000_000
"""More steps than a file keeps."""


@frozen
class CleanCopy:
    """What will be written, what is left out of it (``3 internal lanes``, …), and what cannot be
    promised of the rest."""

    project: Project
    left_out: tuple[str, ...]
    remarks: tuple[Remark, ...]

    def __str__(self) -> str:
        if not self.left_out:
            return "Nothing has to be left out."
        return f"Left out: {', '.join(self.left_out)}."


def clean_copy_of(session: Session) -> CleanCopy:
    """What a clean copy of an open project would be; nothing is written yet."""
    project = session.project
    client = project_for(project, _CLIENT)
    clean = Project(
        replace(one, participants=()) if isinstance(one, ProjectDetails) else one
        for one in client.records()
    )
    remarks = remarks_for(project, _CLIENT, clean)
    steps = len(session.history(_EVERY_STEP))
    return CleanCopy(clean, tuple(_left_out(project, clean, steps)), remarks)


def _left_out(project: Project, clean: Project, steps: int) -> list[str]:
    found = [f"{plural(steps, 'step')} of the history"] if steps else []
    for kind in TABLES.values():
        if kind not in (ProjectDetails, Actor):
            gone = len(project.all(kind)) - len(clean.all(kind))
            found += [plural(gone, kind.word)] if gone else []
    customers = {one.customer for one in project.feedback_notes.values() if one.customer.strip()}
    participants = len(project.details.participants)
    owners = len(owner_ids(project))
    found += [f"the names of {plural(owners, 'owner')}"] if owners else []
    found += [f"the names of {plural(len(customers), 'customer')}"] if customers else []
    found += [f"the names of {plural(participants, 'participant')}"] if participants else []
    return found


def write_clean_copy(
    session: Session, copy: CleanCopy, path: Path, *, replace_it: bool = False
) -> None:
    """Write it, whole or not at all. Raises EditRefused for the open file itself and for
    a name that does not end in .journey, FileTrouble."""
    if path.suffix.casefold() != ".journey":
        raise EditRefused(
            f"A clean copy is a project, not a document: name it {path.stem or 'clean'}.journey."
        )
    path = path.resolve()
    if path == session.path or _is_same(path, session.path):
        raise EditRefused(f"{shown(path)} is the project itself. Choose another name.")
    with explaining(path):
        path.parent.stat()  # the lock would make a folder that is missing
        lock = WriterLock(path)  # nobody may have the file open that is replaced
    try:
        write_new(path, copy.project.records(), replace=replace_it)
    finally:
        lock.release()


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
