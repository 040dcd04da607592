"""What happens without a command: the window opens."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from journeymapper.app.templates import own_sample
from journeymapper.cli.files import FILE
from journeymapper.cli.screen import has_screen
from journeymapper.domain.errors import EditRefused, FileTrouble


@click.command("open", add_help_option=False)
@click.option("--sample", is_flag=True)
@click.argument("files", nargs=-1, type=FILE)
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], sample: bool) -> int:
    """Open the window on a file, on the user's own copy of the sample, or on the welcome page."""
    for file in files[:1]:
        if not os.path.lexists(file):
            raise _no_such_file(file, ctx)
    if len(files) + sample > 1:
        raise EditRefused("Give one file, or --sample, or nothing.")
    if not has_screen():
        raise EditRefused(
            "There is no screen here to open a window on. The commands work without one: "
            "see journeymapper --help."
        )
    open_window: Callable[[Path | None], int] = ctx.obj
    if sample:
        return open_window(own_sample())
    return open_window(files[0] if files else None)


def _no_such_file(file: Path, ctx: click.Context) -> Exception:
    group = ctx.parent.command if ctx.parent else None
    if isinstance(group, click.Group) and not file.suffix and len(file.parts) == 1:
        return EditRefused(
            f"There is no file and no command called “{file}”. Commands are "
            f"{', '.join(group.list_commands(ctx))}; see journeymapper --help."
        )
    return FileTrouble(
        f"There is no file “{file.name}” in “{file.absolute().parent}”. "
        f"To make it, type: journeymapper new {file.name}",
        "missing",
    )
