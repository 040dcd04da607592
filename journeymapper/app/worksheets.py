"""Worksheets as a PDF: the one use case that both shells call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from journeymapper.analysis.lanes import GridLane, lanes_of
from journeymapper.analysis.naming import bare
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.drawing.primitives import Page
from journeymapper.drawing.print_themes import theme_for
from journeymapper.drawing.worksheets import WorksheetOptions, worksheet_pages
from journeymapper.exporters.job import Cancelled, IsCancelled, Progress, stop_if
from journeymapper.exporters.target import temporary_beside, writing
from journeymapper.pens import pdf
from journeymapper.words import said, speaking

_LAID_OUT = 0.3


def _silent(done: float, what: str) -> None:
    del done, what


def _never() -> bool:
    return False


def pages_of(
    project: Project,
    options: WorksheetOptions,
    *,
    at: datetime,
    most: int | None = None,
    after_sheet: Callable[[int], object] | None = None,
) -> list[Page]:
    """The sheets, at most so many; raises EditRefused. They are the team's own: nothing is left
    out of them. ``after_sheet`` hears how many are set, and may raise what shall end all. Fixed
    words are in the language of ``options.paper``; lanes may be named in English too."""
    in_english = _lanes_of_all(project)
    with speaking(options.paper.language):
        wished = replace(options, lanes=_keys(options.lanes, in_english, _lanes_of_all(project)))
        return worksheet_pages(project, wished, at.astimezone().date(), most, after_sheet)


def _lanes_of_all(project: Project) -> list[GridLane]:
    return [one for journey in project.journeys for one in lanes_of(project, journey)]


def _keys(
    names: tuple[str, ...], in_english: Sequence[GridLane], as_spoken: Sequence[GridLane]
) -> tuple[str, ...]:
    """The keys of the lanes with these names or keys. Raises EditRefused, naming all lanes, for a
    name that none has."""
    keys: dict[str, None] = {}
    for name in names:
        wanted = bare(name)
        known = (*in_english, *as_spoken)
        found = [one.key for one in known if wanted in (bare(one.name), bare(one.key))]
        if not found:
            there = ", ".join(dict.fromkeys(one.name for one in in_english))
            choice = f"Choose of: {there}." if there else "The project has none."
            raise EditRefused(f"There is no lane called “{name}”. {choice}")
        keys |= dict.fromkeys(found)
    return tuple(keys)


def export_worksheets(
    project: Project,
    path: Path,
    options: WorksheetOptions,
    *,
    at: datetime,
    of: Path | None = None,
    progress: Progress = _silent,
    cancelled: IsCancelled = _never,
) -> int:
    """Write the sheets as a PDF, whole or not at all; returns how many. ``at`` is the project's
    last edit, ``of`` its own file, which is never written over. Raises EditRefused, FileTrouble or
    Cancelled."""
    if of is not None and path.absolute() == of.absolute():
        raise EditRefused(f"“{path.name}” is the project itself. Choose another name.")
    if path.suffix.casefold() != ".pdf":
        raise EditRefused(f"Worksheets are written as PDF. Name the file {path.stem}.pdf.")
    progress(0.0, "Setting the sheets")
    pages = pages_of(project, options, at=at, after_sheet=lambda _count: stop_if(cancelled))

    def go_on(done: int, count: int) -> bool:
        share = _LAID_OUT + (1 - _LAID_OUT) * done / max(count, 1)
        progress(share, f"Writing sheet {min(done + 1, count)} of {count}")
        return not cancelled()

    with speaking(options.paper.language):
        details = pdf.DocumentDetails(
            title=said("Worksheets: {title}", title=project.details.title or said("journey")),
            author=project.details.author,
            subject=said("Worksheets to write on"),
            language=options.paper.language or "en",
            edited_at=at,
        )
    with writing(path, temporary_beside(path)) as temporary, temporary.open("wb") as out:
        try:
            pdf.write_pdf(pages, out, details, theme_for(options.paper), progress=go_on)
        except pdf.Cancelled as wish:
            raise Cancelled from wish
    progress(1.0, f"Wrote {path.name}")
    return len(pages)
