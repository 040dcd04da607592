"""Handing a project over as a file: the one use case that both shells call."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from journeymapper.analysis.handing_over import project_for, remarks_for
from journeymapper.app.export_choices import heeded_by
from journeymapper.app.page_checks import check_page
from journeymapper.commands.base import plural
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.remark import Remark
from journeymapper.drawing.pages import SECTIONS
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.exporters.registry import exporter_for
from journeymapper.exporters.target import temporary_beside, writing
from journeymapper.going_on import asking
from journeymapper.storage.trouble import shown
from journeymapper.words import speaking

SECTION_NAMES = tuple(one.name for one in SECTIONS)
"""The parts of a document, in their order."""
SCALES = (0.1, 10.0)
"""Least and most pixels to a journey unit that may be asked for."""


def _silent(done: float, what: str) -> None:
    del done, what


def _never() -> bool:
    return False


def export(
    project: Project,
    path: Path,
    options: ExportPreset | None = None,
    *,
    at: datetime,
    of: Path | None = None,
    progress: Progress = _silent,
    cancelled: IsCancelled = _never,
) -> tuple[Remark, ...]:
    """Write the project as a file in the format that the path's ending or the options ask for.

    ``at`` is the project's last edit (``Session.last_edit_at``), ``of`` the project's own file,
    which is never written over. The file is whole or not there at all. Returns remarks about what
    did not come out as asked. Raises EditRefused, FileTrouble or Cancelled.
    """
    job, name = prepare(project, path, options or chosen(), at=at, of=of)
    return write(job, name, temporary_beside(path), progress, cancelled)


def prepare(
    project: Project,
    path: Path,
    options: ExportPreset,
    *,
    at: datetime,
    of: Path | None = None,
) -> tuple[ExportJob, str]:
    """The job, and the name of its format; raises EditRefused for what makes no sense."""
    if os.path.isdir(path):  # noqa: PTH112 - this one also answers where we may not look
        raise EditRefused(f"“{path}” is a folder. Name the file in it: {path / 'map.pdf'}")
    exporter = exporter_for(path, options.format_name)
    if of is not None and path.absolute() == of.absolute():
        raise EditRefused(f"“{path.name}” is the project itself. Choose another name.")
    job = preparation(project, path, options, at=at, needs_journey=exporter.needs_journey)
    return job, exporter.name


def preparation(
    project: Project,
    path: Path,
    options: ExportPreset,
    *,
    at: datetime,
    needs_journey: bool = True,
) -> ExportJob:
    """The job for a path that is known to do; raises EditRefused for options that make no
    sense."""
    check_page(options)
    if not SCALES[0] <= options.scale <= SCALES[1]:
        raise EditRefused(f"The scale must lie between {SCALES[0]:g} and {SCALES[1]:g}.")
    strange = set(options.sections) - set(SECTION_NAMES)
    if strange:
        raise EditRefused(
            f"There is no section called “{min(strange)}”. Choose of: {', '.join(SECTION_NAMES)}."
        )
    in_order = [one.id for one in by_rank(project.journeys.values())]
    if needs_journey and not in_order:
        raise EditRefused(
            "There is no journey to export yet. Add one first, or write all else as Markdown, "
            "XLSX, CSV or JSON."
        )
    unknown = set(options.journeys) - set(in_order)
    if unknown:
        raise EditRefused("This journey is no longer there. Choose another one.")
    return ExportJob(
        project=project,
        path=path,
        journeys=options.journeys or tuple(in_order),
        at=at,
        options=options,
    )


def spoken_in(format_name: str, options: ExportPreset) -> str:
    """The language of a format's fixed words; tables for machines are always English."""
    return options.language if "language" in heeded_by(format_name) else "en"


def write(
    job: ExportJob, name: str, temporary: Path, progress: Progress, cancelled: IsCancelled
) -> tuple[Remark, ...]:
    """Do a prepared job by way of ``temporary``; raises FileTrouble or Cancelled. The exporter gets
    what the document's readers may see, which takes a moment in a large project. The last that
    ``progress`` hears is what was made: ``“shop.pdf” is ready: 52 pages, 410 KB.``"""
    counts: list[int] = []
    language = spoken_in(name, job.options)
    with asking(lambda: stop_if(cancelled)):
        with speaking(language):
            seen = project_for(job.project, job.options)
        told = remarks_for(job.project, job.options, seen)
        with speaking(language), writing(job.path, temporary):
            exporter = exporter_for(job.path, name)
            whole = replace(job, project=seen, path=temporary, tell_pages=counts.append)
            remarks = exporter.write(whole, progress, cancelled)
    progress(1.0, _ready(job.path, counts, "slide" if name == "pptx" else "page"))
    return (*told, *remarks)


def _ready(path: Path, counts: list[int], word: str) -> str:
    size = max(path.stat().st_size / 1000, 1)
    weight = f"{size / 1000:,.1f} MB" if size >= 1000 else f"{size:,.0f} KB"
    return f"{shown(path)} is ready: {', '.join((*(plural(one, word) for one in counts), weight))}."
