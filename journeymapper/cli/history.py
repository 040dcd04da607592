"""``journeymapper history``: what was done to a file, newest first."""

from __future__ import annotations

import json
from pathlib import Path

import click

from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.output import say

EVERYTHING = 1_000_000
"""More steps than a file keeps."""


@click.command("history", short_help="Say what was done to a file, newest step first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, oldest step first.")
@click.argument("file", type=FILE)
def command(file: Path, as_json: bool) -> None:
    """Say what was done to FILE, the newest step first, with its milestones.

    Steps that were undone, and could be redone, are marked.
    """
    with look_at(file) as session:
        steps = session.history(limit=EVERYTHING)
        milestones = sorted(session.project.milestones.values(), key=lambda one: one.position)
    if as_json:
        document = {
            "steps": [
                {
                    "position": step.position,
                    "name": step.name,
                    "at": step.at.isoformat(),
                    "undone": step.is_undone,
                }
                for step in reversed(steps)
            ],
            "milestones": [
                {"name": one.name, "at": one.at, "position": one.position} for one in milestones
            ],
        }
        say(json.dumps(document, ensure_ascii=False, indent=2))
        return
    named = {one.position: one.name for one in milestones}
    lines = []
    for step in steps:
        mark = "undone  " if step.is_undone else "        "
        star = f"  ★ {named[step.position]}" if step.position in named else ""
        lines.append(f"{step.at.astimezone():%Y-%m-%d %H:%M}  {mark}{step.name}{star}")
    say("\n".join(lines) or "Nothing was done to this file yet.")
