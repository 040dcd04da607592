"""``journeymapper new``: a new file, empty or from a template."""

from __future__ import annotations

from pathlib import Path

import click

from journeymapper.app.templates import EMPTY, ENDING, new_from_template, templates
from journeymapper.commands.base import plural


def _list(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if not value or ctx.resilient_parsing:
        return
    width = max(len(one.name) for one in templates())
    for one in templates():
        click.echo(f"{one.name:<{width}}  {one.title}. {one.description}")
    ctx.exit()


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
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path, name: str) -> None:
    """Make FILE, a new project: five empty stages, or a copy of a template.

    The ending .journey is added when it is missing. A file that is already there is left alone.
    """
    if file.suffix.lower() != ENDING:
        file = file.with_name(file.name + ENDING)
    with new_from_template(file, name) as session:
        project = session.project
        loops = sum(one.loop_kind is not None for one in project.connections.values())
        click.echo(
            f"Made {file}: {plural(len(project.stages), 'stage')}, "
            f"{plural(len(project.touchpoints), 'touchpoint')}, {plural(loops, 'loop')}."
        )
