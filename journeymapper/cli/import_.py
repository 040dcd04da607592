"""``journeymapper import``: what other programs wrote, brought into a project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from journeymapper.app.bringing import bring_in, brought_text, plan_bringing, table_bytes
from journeymapper.app.project_import import is_project
from journeymapper.app.session import Session
from journeymapper.app.templates import EMPTY, new_from_template, template_records
from journeymapper.cli import import_feedback, import_project, import_review
from journeymapper.cli.feedback_options import are_told, feedback_options
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.import_feedback import Target
from journeymapper.cli.output import say
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.importers.job import Brought, ImportOptions
from journeymapper.importers.registry import importer_for, importers
from journeymapper.importers.table import TableRefused

KINDS = (import_feedback.NAME, import_project.NAME, *(one.name for one in importers()))
"""What can be brought in. Feedback and whole projects have readers of their own, for they may be
large."""


@click.command("import", short_help="Bring feedback, readings, variants or a project.")
@click.option(
    "--as",
    "name",
    metavar="NAME",
    default="",
    help=f"What SOURCE holds ({', '.join(KINDS)}), where it does not tell itself.",
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
@click.option(
    "--review",
    metavar="NAME",
    default="",
    help="SOURCE is the workbook of this review round, with comments filled in.",
)
@feedback_options
@click.option("--json", "as_json", is_flag=True, help="One JSON document and nothing else.")
@click.argument("source", type=FILE)
@click.argument("file", type=FILE)
@click.pass_context
def command(
    context: click.Context,
    /,
    source: Path,
    file: Path,
    name: str,
    measure: str,
    experiment: str,
    journey: str,
    review: str,
    as_json: bool,
    **said: Any,
) -> None:
    """Bring the table or the project SOURCE into FILE, which is made if it is missing.

    SOURCE is text with a line for each row and the columns' names in the first; commas,
    semicolons, tabs or bars stand between its cells. Feedback comes from workbooks (XLSX) and
    JSON as well. What is there already does not come in twice. One undo in the window takes it
    back.

    Readings and variants come in whole or, where a line is wrong, not at all (exit code 2); then
    FILE is not touched. Numbers and dates are read as in the project's locale.

    Feedback: columns, encoding, dates and scale are guessed, and can be told; what was told is
    remembered for tables with the same columns. The good rows come in even where others are
    refused; exit code 2 only where nothing came in because of that. A rating without words is no
    note, it is counted as “without_text”. A hundred notes or more get a milestone before them.

    A review round: the sheet “Review” of the workbook that went out. Comments come to their cards
    by number; those without one lie in the round's list.

    A project: what “export” wrote as JSON becomes the new file FILE, an equal project without its
    history. It comes in whole or not at all, and never into a file that is there.
    """
    options = ImportOptions(measure=measure, experiment=experiment, journey=journey)
    try:
        if review:
            import_review.bring(
                context, source, lambda: _opened(file, False), review, as_json=as_json
            )
            return
        if name == import_project.NAME or (not name and is_project(source)):
            import_project.bring(source, file, said, as_json=as_json)
            return
        if _means_feedback(source, name, said):
            is_new = not file.exists()
            target = Target(
                path=file,
                look=lambda: _looked_at(file, is_new),
                open=lambda: _opened(file, is_new),
            )
            import_feedback.bring(context, source, target, said, as_json=as_json)
            return
        brought, remark = _bring(source, file, name, options)
    except (EditRefused, FileTrouble) as trouble:
        if as_json:
            line, reason = None, str(trouble)
            if isinstance(trouble, TableRefused):
                line, reason = trouble.line, trouble.reason
            say(_as_json(Brought(), [{"line": line, "reason": reason}]))
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


def _means_feedback(source: Path, name: str, said: Mapping[str, Any]) -> bool:
    """Whether SOURCE is taken as feedback: as it is told, else where its columns fit feedback and
    nothing else. Raises EditRefused and FileTrouble."""
    if name not in ("", *KINDS):
        kinds = ", ".join(KINDS)
        raise EditRefused(f"Nothing called “{name}” can be brought in. Choose one of: {kinds}.")
    if name == import_feedback.NAME:
        return True
    if name:
        if are_told(said):
            raise EditRefused(f"Columns can be told of feedback only, not of {name}.")
        return False
    try:
        importer_for(table_bytes(source))
    except EditRefused:
        if import_feedback.is_feedback(source) or are_told(said):
            return True
        raise
    return False


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
