"""``journeymapper import PROJECT.json FILE``: a whole project as a new file."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from journeymapper.app.project_import import import_project
from journeymapper.cli.feedback_options import are_told
from journeymapper.cli.output import say
from journeymapper.cli.progress import ProgressLine
from journeymapper.cli.stopping import Stopping
from journeymapper.domain.errors import EditRefused
from journeymapper.exporters.job import Cancelled

NAME = "project"


def bring(source: Path, file: Path, said: Mapping[str, Any], *, as_json: bool) -> None:
    """Make the project a file and say what is in it. Raises EditRefused and FileTrouble."""
    if are_told(said):
        raise EditRefused("Columns can be told of feedback only, not of a whole project.")
    with Stopping() as stopped, ProgressLine(sys.stderr) as progress:
        try:
            session = import_project(source, file, progress, stopped)
        except Cancelled:
            raise click.Abort from None
    with session:
        count = sum(1 for _ in session.project.records())
        title = session.project.details.title
    if as_json:
        answer = {"read": count, "taken": count, "duplicates": 0, "refused": []}
        say(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        say(f"Took in the project “{title}” with {count:,} records.")
