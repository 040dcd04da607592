"""``journeymapper new``: a new file, empty or from a template."""

from __future__ import annotations

from pathlib import Path

import click

from journeymapper.app.own_templates import own_templates
from journeymapper.app.template_files import TemplateInfo
from journeymapper.app.templates import EMPTY, ENDING, new_from_template, shipped_templates
from journeymapper.cli.files import FILE
from journeymapper.cli.output import say
from journeymapper.cli.stopping import Stopping
from journeymapper.commands.base import plural
from journeymapper.domain.errors import EditRefused


def _list(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if not value or ctx.resilient_parsing:
        return
    own = own_templates()
    listed = [*shipped_templates(), *(one.info for one in own.found.values())]
    width = max(len(one.name) for one in listed)
    lines = (f"{one.name:<{width}}  {_told(one)}" for one in listed)
    say("\n".join(lines))
    for sentence in own.passed_over:
        click.echo(sentence, err=True)
    ctx.exit()


def _told(one: TemplateInfo) -> str:
    told = ". ".join(filter(None, (one.title, one.description)))
    return f"{told} (your own)" if one.is_own else told


@click.command("new", short_help="Make a new project, empty or from a template.")
@click.option(
    "--template", "name", metavar="NAME", default=EMPTY, help="What the new project begins with."
)
@click.option(
    "--list-templates",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="Say which templates there are, and end.",
)
@click.argument("file", type=FILE)
def command(file: Path, name: str) -> None:
    """Make FILE, a new project: five empty stages, or a copy of a template.

    The ending .journey is added when it is missing. A file that is already there is left alone.
    """
    if not file.name.lower().removesuffix(ENDING).strip(". "):
        raise EditRefused("The new file needs a name, as in: journeymapper new client.journey")
    if file.suffix.lower() != ENDING:
        file = file.with_name(file.name + ENDING)
    with Stopping() as stopped:
        with new_from_template(file, name) as session:
            project = session.project
        if stopped():
            file.unlink(missing_ok=True)
            raise click.Abort
    loops = sum(one.loop_kind is not None for one in project.connections.values())
    say(
        f"Made {file}: {plural(len(project.stages), 'stage')}, "
        f"{plural(len(project.touchpoints), 'touchpoint')}, {plural(loops, 'loop')}."
    )
