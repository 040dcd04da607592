"""``journeymapper worksheet``: sheets to print, write on, and type in again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeymapper.analysis.titles import journeys_called
from journeymapper.app.worksheets import export_worksheets
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.languages import LANGUAGES
from journeymapper.cli.output import say
from journeymapper.cli.progress import ProgressLine
from journeymapper.cli.stopping import Stopping
from journeymapper.commands.base import plural
from journeymapper.domain.document_records import chosen
from journeymapper.domain.vocabulary import Ink, Orientation
from journeymapper.drawing.worksheets import (
    MOST_SHEETS,
    SIZES,
    WorksheetKind,
    WorksheetOptions,
)
from journeymapper.exporters.job import Cancelled

KINDS = tuple(one.value for one in WorksheetKind)


@click.command("worksheet", short_help="Sheets to print, write on, and type in again by codes.")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    required=True,
    metavar="|".join(KINDS),
    help="What to print: an empathy map, the journey's grid, cards to cut out, or what to vote on.",
)
@click.option(
    "--blank",
    type=click.IntRange(1, MOST_SHEETS),
    metavar="N",
    help="So many empty sheets; otherwise they are filled with what is known.",
)
@click.option(
    "--sheet",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Number of the first empty sheet. Its codes follow from it.",
)
@click.option(
    "--page",
    "page_size",
    type=click.Choice(SIZES, case_sensitive=False),
    default="A4",
    metavar="|".join(SIZES),
    show_default=True,
    help="Paper.",
)
@click.option("--portrait", is_flag=True, help="Upright; otherwise the page lies.")
@click.option("--grey", is_flag=True, help="Without colours.")
@click.option(
    "--language",
    metavar="CODE",
    default="en",
    show_default=True,
    help=f"Of the fixed words: {LANGUAGES}. With another code they stay English.",
)
@click.option(
    "--journey",
    "titles",
    metavar="TITLE",
    multiple=True,
    help="Only this journey; may be given several times. Otherwise all of them.",
)
@click.option(
    "--lanes",
    metavar="NAMES",
    default="",
    help="Only these lanes of the grid, with commas between, for example: Thinks, Pain points.",
)
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
def command(
    file: Path,
    out: Path,
    kind: str,
    blank: int | None,
    sheet: int,
    page_size: str,
    portrait: bool,
    grey: bool,
    language: str,
    titles: tuple[str, ...],
    lanes: str,
) -> None:
    """Write worksheets of FILE as the PDF OUT.

    Every card, section and line carries a short code. In the window, File, "Type in worksheets"
    takes a code and shows the card it belongs to, so that what was written is typed in quickly.
    """
    with (
        Stopping() as stopped,
        look_at(file) as session,
        ProgressLine(sys.stderr) as progress,
    ):
        paper = chosen(
            page_size=page_size,
            orientation=Orientation.PORTRAIT if portrait else Orientation.LANDSCAPE,
            ink=Ink.GREYSCALE if grey else Ink.COLOUR,
            journeys=journeys_called(session.project, titles),
            language=language,
        )
        options = WorksheetOptions(
            kind=WorksheetKind(kind),
            blank=blank or 0,
            sheet=sheet,
            lanes=tuple(filter(None, (one.strip() for one in lanes.split(",")))),
            paper=paper,
        )
        try:
            count = export_worksheets(
                session.project,
                out,
                options,
                at=session.last_edit_at,
                of=session.path,
                progress=progress,
                cancelled=stopped,
            )
        except Cancelled:
            raise click.Abort from None
    say(f"Wrote {out.name}: {plural(count, 'sheet')}.")
