"""What the commands print, also where nobody or nothing can take it."""

from __future__ import annotations

import os
import sys

import click

from journeymapper.domain.errors import FileTrouble


def say(text: str) -> None:
    """Print to standard output. Nobody minds a reader who has seen enough; raises FileTrouble for
    everything else that is in the way."""
    try:
        click.echo(text)
    except OSError as error:
        # What is left in the buffer would be tried once more at the end, and fail aloud.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise FileTrouble(
                f"The answer could not be written: {error.strerror}. Send it somewhere else.",
                "full",
            ) from error
