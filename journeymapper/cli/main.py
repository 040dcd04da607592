"""The command ``journeymapper``: which words it knows, and what its exit code says.

0 done, 1 our bug, 2 refused or wrong usage, 3 trouble with a file, 4 ``check`` found something of
high severity, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import importlib
import keyword
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import click

from journeymapper import __version__
from journeymapper.cli.stopping import STOPPED
from journeymapper.domain.errors import EditRefused, FileTrouble

OpenWindow = Callable[[Path | None], int]
COMMANDS = (
    *("new", "show", "check", "export", "worksheet"),
    *("import", "history", "clean", "erase"),
)
OPEN = "open"
"""Not typed: what happens with a file, or with nothing."""

HELP = """Draw how customers really go: in loops.

\b
  journeymapper                 open the window
  journeymapper FILE            open the window on a file
  journeymapper --sample        open the window on your own copy of the sample

Everything else works without a window. A file ends in .journey and holds one project; whatever
writes to it does so in whole steps, and undo in the window takes them back.

Exit codes: 0 done, 1 a bug of ours, 2 refused or wrong usage, 3 trouble with a file, 4 check found
something of high severity.
"""


class Words(click.Group):
    """The commands by name; a first word that is none of them is a file to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in (*COMMANDS, OPEN):
            return None
        file = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"journeymapper.cli.{file}")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*COMMANDS, "--help", "--version"):
            args = [OPEN, *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=Words,
    help=HELP,
    context_settings={"max_content_width": 100, "help_option_names": ["--help"]},
    options_metavar="",
    subcommand_metavar="[FILE | --sample | COMMAND …]",
)
@click.version_option(__version__, "--version", message="Journey Mapper %(version)s")
def words() -> None:
    pass


def run(arguments: Sequence[str] | None = None, *, open_window: OpenWindow) -> int:
    """Run the command line and return its exit code. What is our bug ends in ``sys.excepthook``,
    which prints a report; Python then answers with exit code 1. ``open_window`` shows a file or,
    given none, the welcome page, and returns the exit code when it is closed."""
    sys.excepthook = _report
    try:
        answer = words.main(
            args=arguments, prog_name="journeymapper", standalone_mode=False, obj=open_window
        )
    except click.UsageError as error:
        is_ours = error.ctx is not None and error.ctx.info_name != OPEN
        where = error.ctx.command_path if error.ctx and is_ours else "journeymapper"
        return _say(f"{error.format_message()} See {where} --help.", 2)
    except EditRefused as refusal:
        return _say(str(refusal), 2)
    except FileTrouble as trouble:
        return _say(str(trouble), 3)
    except (click.Abort, KeyboardInterrupt):
        return _say("Stopped.", STOPPED)
    return answer if isinstance(answer, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Our bug: a report to copy, the most telling line last."""
    click.echo(f"Journey Mapper {__version__}, Python {platform.python_version()}", err=True)
    click.echo("".join(traceback.format_exception(kind, error, trace)), err=True)
    click.echo(
        "Something went wrong inside Journey Mapper. Your file is safe: every edit is kept whole "
        "or not at all. Please send us the report above.",
        err=True,
    )
