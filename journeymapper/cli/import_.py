"""``journeymapper import``: what other programs wrote, brought into a project."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from journeymapper.app.bringing import bring_in, brought_text, plan_bringing, table_bytes
from journeymapper.app.session import Session
from journeymapper.app.templates import EMPTY, new_from_template, template_records
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.output import say
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.importers.job import Brought, ImportOptions
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
    "--journey",
    metavar="TITLE",
    default="",
    help="Look for measures and experiments in this journey alone.",
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
    project's locale. It comes in whole or, where a line is wrong, not at all (exit code 2); then
    FILE is not touched. What is there already does not come in twice. One undo in the window
    takes it back.
    """
    options = ImportOptions(measure=measure, experiment=experiment, journey=journey)
    try:
        brought, remark = _bring(source, file, name, options)
    except (EditRefused, FileTrouble) as trouble:
        if as_json:
            say(_as_json(Brought(), [{"line": None, "reason": str(trouble)}]))
        else:
            click.echo(f"Nothing was taken in. {trouble}", err=True)
        context.exit(2 if isinstance(trouble, EditRefused) else 3)
    if remark:
        click.echo(remark, err=True)
    if as_json:
        say(_as_json(brought, [asdict(one) for one in brought.refused]))
    elif not brought.refused:
        say(brought_text(brought))
    else:
        lines = [f"Line {one.line}: {one.reason}" for one in brought.refused]
        click.echo("\n".join(["Nothing was taken in.", *lines]), err=True)
    if brought.refused:
        context.exit(2)


def _bring(source: Path, file: Path, name: str, options: ImportOptions) -> tuple[Brought, str]:
    """What was brought, and a sentence where the file was brought up to date on the way.

    The file is opened for writing, and a new one made, only when there is something to take in.
    Raises EditRefused and FileTrouble.
    """
    given = table_bytes(source)
    is_new = not file.exists()
    brought = plan_bringing(_looked_at(file, is_new), given, name, options)
    if brought.command is None:
        return brought, ""
    with _opened(file, is_new) as session:
        return bring_in(session, given, name, options), session.brought_up_to_date


def _looked_at(file: Path, is_new: bool) -> Project:
    if is_new:
        return Project(template_records(EMPTY))
    with look_at(file) as session:
        return session.project


def _opened(file: Path, is_new: bool) -> Session:
    """The project to bring it into. Raises FileTrouble, also where it cannot be written to."""
    if is_new:
        return new_from_template(file, EMPTY)
    session = Session.open(file)
    if session.read_only:
        session.close()
        raise FileTrouble(session.why_read_only, "read_only")
    return session


def _as_json(brought: Brought, refused: list[dict[str, Any]]) -> str:
    answer = {
        "read": brought.read,
        "taken": brought.taken,
        "duplicates": brought.duplicates,
        "refused": refused,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
