"""Feedback brought from a table: looked into, planned, and made as one edit.

looking = Looking(path, Layout())             step() …, result() is a Glance
importing = FeedbackImport(project, glance)   step() …, result() is a BroughtFeedback
bring_feedback(session, brought)              the edit, a milestone before it
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path
from typing import TypeVar

from journeymapper.app.feedback_layouts import forget_layout, remembered_layout
from journeymapper.app.session import Session
from journeymapper.app.sliced import Sliced
from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.project import Project
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.feedback.glance import Glance, glancing, remembered_in
from journeymapper.importers.feedback.layout import Layout
from journeymapper.importers.feedback.reading import reading
from journeymapper.storage.trouble import of_system, shown

MILESTONE_FROM = 100
"""From so many notes on a milestone is named before they come."""
_T = TypeVar("_T")


class Looking(Sliced[Glance]):
    """A first look into a file. What ``told`` leaves open is remembered or guessed; ``locale`` is
    the project's. ``step`` and ``result`` raise TableRefused (an EditRefused) and FileTrouble."""

    def __init__(
        self,
        path: Path,
        told: Layout | None = None,
        locale: str = "",
        today: date | None = None,
        *,
        anew: bool = False,
    ) -> None:
        work = _remembering(path, told or Layout(), locale, today, anew=anew)
        super().__init__(_explaining(path, work))


class FeedbackImport(Sliced[BroughtFeedback]):
    """Works out what a file brings, without touching the project. ``layout``: what the user made
    of ``glance.open_layout``; where its dates and scale are open, all rows together tell them."""

    def __init__(
        self,
        project: Project,
        glance: Glance,
        layout: Layout | None = None,
        today: date | None = None,
    ) -> None:
        work = reading(project, glance, layout or glance.open_layout, today or date.today())
        super().__init__(_explaining(glance.path, work))


def look_into(
    path: Path,
    told: Layout | None = None,
    locale: str = "",
    today: date | None = None,
    *,
    anew: bool = False,
) -> Glance:
    """A first look, at once; ``anew`` forgets how such a table was read before. Raises
    TableRefused and FileTrouble."""
    return Looking(path, told, locale, today, anew=anew).result()


def plan_feedback(
    project: Project,
    glance: Glance,
    layout: Layout | None = None,
    *,
    today: date | None = None,
    progress: Callable[[float, str], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> BroughtFeedback:
    """What a file brings, at once. Raises TableRefused, FileTrouble and Cancelled."""
    work = FeedbackImport(project, glance, layout, today)
    while work.step(0.1):
        if is_cancelled is not None and is_cancelled():
            work.cancel()
        elif progress is not None:
            progress(work.done, "Reading feedback")
    return work.result()


def bring_feedback(session: Session, brought: BroughtFeedback, asker: object = None) -> None:
    """Take in what a file brings: one edit, with a milestone at the place before it where it is a
    hundred notes or more. Raises EditRefused and FileTrouble."""
    command = brought.command
    if command is None:
        return
    session.end_typing()
    if brought.taken >= MILESTONE_FROM:
        name = brought.path.name
        title = f"Before importing {brought.taken:,} notes from {name[:200]}"
        command = session.after_milestone(command, title)
    session.dispatch(command, asker)


def feedback_text(brought: BroughtFeedback) -> str:
    """What came of it, in a sentence or two."""
    notes = "1 note" if brought.taken == 1 else f"{brought.taken:,} notes"
    said = [f"Took in {notes} of {brought.read:,} row{'' if brought.read == 1 else 's'}."]
    there = brought.duplicates - brought.repeated
    if there:
        said.append(f"{there:,} {'was' if there == 1 else 'were'} there already.")
    if brought.repeated:
        stood = "stands" if brought.repeated == 1 else "stand"
        said.append(f"{brought.repeated:,} {stood} twice in the file.")
    if brought.without_text:
        have = "has" if brought.without_text == 1 else "have"
        said.append(f"{brought.without_text:,} {have} no words.")
    if brought.refused:
        said.append(f"{len(brought.refused):,} cannot be read.")
    return " ".join(said)


def _remembering(
    path: Path, told: Layout, locale: str, today: date | None, *, anew: bool
) -> Generator[float, None, Glance]:
    glance = yield from glancing(path, told, locale, today)
    if anew and glance.mark:
        forget_layout(glance.header)
    known = remembered_layout(glance.header) if glance.mark and not told.columns else None
    return glance if known is None else remembered_in(glance, known, told)


def _explaining(path: Path, work: Generator[float, None, _T]) -> Generator[float, None, _T]:
    """The work, with what the system complains of as FileTrouble."""
    try:
        if path.is_dir():
            raise FileTrouble(f"{shown(path)} is a folder. Name the table in it.", "folder")
        return (yield from work)
    except OSError as error:
        raise of_system(error, path) from error
