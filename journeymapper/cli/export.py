"""``journeymapper export``: a project handed over as a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from journeymapper.app.export import prepare, write
from journeymapper.app.export_choices import unheeded
from journeymapper.app.logos import logo_from_file, with_logo
from journeymapper.cli.export_options import GROUPS, export_options, preset_called, wished
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.grouped_help import Grouped
from journeymapper.cli.output import say
from journeymapper.cli.progress import ProgressLine
from journeymapper.cli.stopping import Stopping
from journeymapper.domain.document_records import chosen
from journeymapper.exporters.job import Cancelled
from journeymapper.exporters.target import temporary_beside

_OPTION_OF = {
    "page_size": "--page",
    "page_width": "--width",
    "page_height": "--height",
    "orientation": "--portrait",
    "reading_distance": "--read-from",
    "with_logo": "--no-logo",
    "background": "--no-background",
    "review_round": "--numbers",
}


class _Export(Grouped):
    groups = GROUPS


@click.command(
    "export", cls=_Export, short_help="Write a project as a document, a picture or data."
)
@export_options
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
def command(file: Path, out: Path, **given: Any) -> None:
    """Write FILE as OUT: a document to hand over, its maps as pictures, or its data.

    \b
    OUT's ending says which:
      .pdf   pages to print and to send     .xlsx  a workbook: the grid, and every record
      .pptx  slides to go on with           .zip   a table (CSV) for each kind of record
      .html  one file for the browser       .json  everything, to be opened here again
      .png   the maps as a picture          .md    text with tables and a diagram
      .svg   the maps as a drawing

    It is written whole or not at all; a file of that name is replaced. The same project gives the
    same bytes, whenever it is exported. What did not come out as asked is told on standard error.

    \b
    A document for the client, and a poster to be read from 1.5 m:
      journeymapper export shop.journey shop.pdf --audience client --footer "Draft, May"
      journeymapper export shop.journey wall.pdf --sections map --way poster --read-from 1.5
    Slides in the client's look, and what was kept in the project as a preset:
      journeymapper export shop.journey shop.pptx --template house.potx --sections map,personas
      journeymapper export shop.journey shop.pdf --preset "For the wall"
    """
    with (
        Stopping() as stopped,
        look_at(file) as session,
        ProgressLine(sys.stderr) as progress,
    ):
        project = session.project
        preset = preset_called(project, given["preset"]) if given["preset"] else chosen()
        fields = wished(project, given)
        if preset.format_name and "format_name" not in fields and out.suffix:
            preset = replace(preset, format_name="")  # OUT's ending says it
        if given["logo_file"]:
            logo = logo_from_file(given["logo_file"])
            project = with_logo(project, logo)
            fields["logo"] = logo.id
        options = replace(preset, **fields)
        job, name = prepare(project, out, options, at=session.last_edit_at, of=session.path)
        temporary = temporary_beside(out)
        stopped.take_along(temporary)
        try:
            remarks = write(job, name, temporary, progress, stopped)
        except Cancelled:
            raise click.Abort from None
    say(progress.last)
    for remark in remarks:
        click.echo(str(remark), err=True)
    for field in unheeded(fields, name):
        option = _OPTION_OF.get(field, f"--{field.replace('_', '-')}")
        click.echo(f"{option} changes nothing in this format ({name}).", err=True)
