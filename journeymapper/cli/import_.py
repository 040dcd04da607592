"""``journeymapper import``: what other programs wrote, brought into a project."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from journeymapper.app.bringing import bring_in, brought_text, table_bytes
from journeymapper.app.session import Session
from journeymapper.app.templates import EMPTY, new_from_template
from journeymapper.cli.files import FILE
from journeymapper.cli.output import say
from journeymapper.domain.errors import FileTrouble
from journeymapper.importers.job import ImportOptions
from journeymapper.importers.registry import importers


@click.command("import", short_help="Bring a table of readings or variants into a project.")
@click.option(
    "--as",
    "name",
    metavar="NAME",
    default="",
    help=f"What SOURCE holds ({', '.join(one.name for one in importers())}), where its columns "
    "do not tell.",
)
@click.option("--measure", metavar="NAME", default="", help="The measure of rows that name none.")
@click.option(
    "--experiment", metavar="NAME", default="", help="The experiment of rows that name none."
)
@click.option(
    "--journey", metavar="TITLE", default="", help="The journey, where several have such a name."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document and nothing else.")
@click.argument("source", type=FILE)
@click.argument("file", type=FILE)
@click.pass_context
def command(
    context: click.Context,
    source: Path,
    file: Path,
    name: str,
    measure: str,
    experiment: str,
    journey: str,
    as_json: bool,
) -> None:
    """Bring the table SOURCE into FILE, which is made if it is missing.

    SOURCE is text with a line for each row and the columns' names in the first; commas,
    semicolons, tabs or bars stand between its cells. Numbers and dates are read as in the
    project's locale. It comes in whole or, where a line is wrong, not at all (exit code 2); what
    is there already does not come in twice. One undo in the window takes it back.
    """
    given = table_bytes(source)
    options = ImportOptions(measure=measure, experiment=experiment, journey=journey)
    is_new = not file.exists()
    with _opened(file, is_new) as session:
        file = session.path
        brought = bring_in(session, given, name, options)
    if is_new and brought.refused:
        file.unlink()
    if as_json:
        answer = {
            "read": brought.read,
            "taken": brought.taken,
            "duplicates": brought.duplicates,
            "refused": [asdict(one) for one in brought.refused],
        }
        say(json.dumps(answer, ensure_ascii=False, indent=2))
    elif not brought.refused:
        say(brought_text(brought))
    if brought.refused:
        if not as_json:
            lines = [f"Line {one.line}: {one.reason}" for one in brought.refused]
            click.echo("\n".join(["Nothing was taken in.", *lines]), err=True)
        context.exit(2)


def _opened(file: Path, is_new: bool) -> Session:
    """The project to bring it into. Raises FileTrouble, also where it cannot be written to."""
    if is_new:
        return new_from_template(file, EMPTY)
    session = Session.open(file)
    if session.read_only:
        session.close()
        raise FileTrouble(session.why_read_only, "read_only")
    return session
