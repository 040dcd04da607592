"""``journeymapper clean``: a copy of a project that can be given away."""

from __future__ import annotations

from pathlib import Path

import click

from journeymapper.app.clean_copy import clean_copy_of, write_clean_copy
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.output import say


@click.command("clean", short_help="Save a copy without history, internal records or real names.")
@click.option("--look", is_flag=True, help="Only say what would be left out; write nothing.")
@click.argument("file", type=FILE)
@click.argument("out", type=FILE, required=False)
def command(file: Path, out: Path | None, look: bool) -> None:
    """Save FILE as OUT without its history, without what is internal (lanes, notes, owners, hints
    that were set aside, export presets, rounds of review) and with pseudonyms for customers.

    OUT ends in .journey and must not be there yet. What was left out is printed; what cannot be
    promised of the rest, such as a name in the middle of a description, is told on standard error.
    """
    if out is None and not look:
        raise click.UsageError("Missing argument 'OUT'.")
    with look_at(file) as session:
        copy = clean_copy_of(session)
        if out is not None and not look:
            write_clean_copy(session, copy, out)
            say(f"Saved {out.name}. {copy}")
        else:
            say(str(copy))
    for remark in copy.remarks:
        click.echo(str(remark), err=True)
