"""``journeymapper export``: a project handed over as a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeymapper.analysis.titles import journeys_called
from journeymapper.app.export import (
    SCALES,
    SECTION_NAMES,
    prepare,
    write,
)
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.progress import ProgressLine
from journeymapper.cli.stopping import Stopping
from journeymapper.domain.document_records import chosen
from journeymapper.drawing.pages import PAGE_SIZES, section_called
from journeymapper.exporters.job import Cancelled
from journeymapper.exporters.target import temporary_beside


@click.command("export", short_help="Write a project as PDF, PNG or SVG.")
@click.option(
    "--as",
    "format_name",
    metavar="NAME",
    default="",
    help="The format (pdf, png, svg), where OUT's ending does not say it.",
)
@click.option(
    "--journey",
    "titles",
    metavar="TITLE",
    multiple=True,
    help="Only this journey; may be given several times. Otherwise all of them.",
)
@click.option(
    "--page",
    "page_size",
    type=click.Choice(PAGE_SIZES, case_sensitive=False),
    default="A4",
    metavar="|".join(PAGE_SIZES),
    show_default=True,
    help="Paper, landscape; for documents.",
)
@click.option(
    "--sections",
    metavar="NAMES",
    default="",
    help=f"Only these parts of a document, with commas between: {', '.join(SECTION_NAMES)}.",
)
@click.option(
    "--scale",
    type=click.FloatRange(*SCALES),
    default=2.0,
    show_default=True,
    help="Pixels to a journey unit; for pictures. 1 is what the window shows at 100%.",
)
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
def command(
    file: Path,
    out: Path,
    format_name: str,
    titles: tuple[str, ...],
    page_size: str,
    sections: str,
    scale: float,
) -> None:
    """Write FILE as OUT: a PDF to hand over, or its maps as a PNG or SVG picture.

    OUT's ending says which. It is written whole or not at all; a file of that name is replaced.
    The same project gives the same bytes, whenever it is exported.
    """
    with (
        Stopping() as stopped,
        look_at(file) as session,
        ProgressLine(sys.stderr) as progress,
    ):
        options = chosen(
            format_name=format_name,
            journeys=journeys_called(session.project, titles),
            page_size=page_size,
            sections=tuple(section_called(one).name for one in sections.split(",") if one.strip()),
            scale=scale,
        )
        job, name = prepare(session.project, out, options, at=session.last_edit_at, of=session.path)
        temporary = temporary_beside(out)
        stopped.take_along(temporary)
        try:
            remarks = write(job, name, temporary, progress, stopped)
        except Cancelled:
            raise click.Abort from None
    for remark in remarks:
        click.echo(str(remark), err=True)
