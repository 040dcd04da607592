"""Pages from ``drawing``, ink from ``pens.pdf``: the two brought together for one job."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.remark import Remark
from journeymapper.drawing.missing_letters import remarks_on_missing
from journeymapper.drawing.pages import SECTIONS, document
from journeymapper.drawing.print_themes import theme_for
from journeymapper.exporters.job import Cancelled, ExportJob, IsCancelled, Progress, stop_if
from journeymapper.exporters.wording import subject_told
from journeymapper.pens import pdf
from journeymapper.words import said

_LAID_OUT = 0.5
"""Setting the pages takes about as long as writing them."""


def write_document(
    job: ExportJob, progress: Progress, cancelled: IsCancelled
) -> tuple[Remark, ...]:
    """Write the document of a job and return its pages' remarks. Raises Cancelled, and
    EditRefused where the chosen parts hold nothing yet.
    """
    stop_if(cancelled)
    theme = theme_for(job.options)
    progress(0.0, "Setting the pages")
    options = replace(job.options, journeys=job.journeys)
    pages = document(job.project, options, at=job.at.astimezone().date())
    if not pages:
        wished = options.sections
        titles = [one.title for one in SECTIONS if not wished or one.name in wished]
        raise EditRefused(
            f"The document would have no pages: {_listed(titles)} "
            f"{'hold' if len(titles) > 1 else 'holds'} nothing yet. Choose other parts, or fill "
            "these first."
        )

    def go_on(done: int, count: int) -> bool:
        share = _LAID_OUT + (1 - _LAID_OUT) * done / max(count, 1)
        progress(share, f"Writing page {min(done + 1, count)} of {count}")
        return not cancelled()

    try:
        with job.path.open("wb") as out:
            pdf.write_pdf(pages, out, _details(job), theme, go_on)
    except pdf.Cancelled as wish:
        raise Cancelled from wish
    job.tell_pages(len(pages))
    told = tuple(
        replace(remark, page=number)
        for number, page in enumerate(pages, 1)
        for remark in page.remarks
    )
    return (*told, *remarks_on_missing(page.picture for page in pages))


def _listed(titles: list[str]) -> str:
    names = [f"“{one}”" for one in titles]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _details(job: ExportJob) -> pdf.DocumentDetails:
    details = job.project.details
    return pdf.DocumentDetails(
        title=details.title or said("Journey map"),
        author=details.author,
        subject=subject_told(details.client),
        language=job.options.language or "en",
        edited_at=job.at,
    )
