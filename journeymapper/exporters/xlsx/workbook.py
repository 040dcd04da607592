"""The workbook of a job: what people work with first, then every kind of record."""

from __future__ import annotations

from journeymapper.domain.remark import Remark
from journeymapper.exporters.extent import handed_over
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.exporters.xlsx.records import record_sheets
from journeymapper.exporters.xlsx.sheets import LONGEST, MOST_ROWS, Book, Sheets
from journeymapper.exporters.xlsx.touchpoints import (
    grid_sheet,
    numbers_for,
    review_sheet,
    touchpoint_sheet,
)


def write_workbook(
    job: ExportJob, progress: Progress, cancelled: IsCancelled
) -> tuple[Remark, ...]:
    """Write the workbook of a job; remarks where a sheet or a cell could not hold everything.
    Raises Cancelled."""
    with Book(job, job.path, cancelled) as book:
        fill(book, job, progress, cancelled)
        progress(0.92, "Writing the workbook")
    return tuple(_remarks(book))


def fill(book: Sheets, job: ExportJob, progress: Progress, cancelled: IsCancelled) -> None:
    """Give all sheets of a job in their order. Raises Cancelled."""
    stop_if(cancelled)
    progress(0.0, "Gathering the records")
    project = handed_over(job, cancelled)
    round_id = job.options.review_round
    if round_id is not None and project.find(round_id) is None:
        round_id = None
    numbers = numbers_for(project, job.journeys, round_id)
    if round_id is not None:
        progress(0.05, "Writing the sheet for comments")
        review_sheet(book, project, job.journeys, round_id)
    for place, journey_id in enumerate(job.journeys):
        journey = project.journeys[journey_id]
        progress(0.1 + 0.2 * place / len(job.journeys), f"Writing the grid of {journey.title}")
        grid_sheet(book, project, journey, numbers, alone=len(job.journeys) == 1)
    progress(0.3, "Writing the touchpoints")
    touchpoint_sheet(book, project, job.journeys, numbers)
    done = 0.4
    for name in record_sheets(book, project):
        stop_if(cancelled)
        done = min(done + 0.015, 0.9)
        progress(done, f"Wrote {name}")


def _remarks(book: Book) -> list[Remark]:
    found = [
        Remark(
            f"The sheet “{name}” holds {MOST_ROWS - 1:,} rows, as many as a workbook can; "
            f"{count:,} more are left out. The tables as CSV hold all."
        )
        for name, count in book.left_out.items()
    ]
    if book.too_long:
        texts = "1 text was" if book.too_long == 1 else f"{book.too_long:,} texts were"
        found.append(
            Remark(
                f"{texts} cut at {LONGEST:,} characters, as many as a cell of a workbook holds. "
                "The tables as CSV hold all of it."
            )
        )
    return found
