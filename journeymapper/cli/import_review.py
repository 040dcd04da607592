"""``journeymapper import --review``: comments on numbered cards, brought back into a project."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from journeymapper.app.reviews import ReviewReport, round_called, take_review
from journeymapper.app.session import Session
from journeymapper.cli.output import say


def bring(
    context: click.Context,
    source: Path,
    open_target: Callable[[], Session],
    name: str,
    *,
    as_json: bool,
) -> None:
    """Take the comments of SOURCE into the round of this name. Raises EditRefused and
    FileTrouble."""
    with open_target() as session:
        found = round_called(session.project, name)
        report = take_review(session, source, found.id)
    if as_json:
        say(_as_json(report))
    else:
        say(str(report))
    if report.left_out and not report.taken and not report.duplicates:
        context.exit(2)


def _as_json(report: ReviewReport) -> str:
    answer = {
        "read": report.read,
        "taken": report.taken,
        "duplicates": report.duplicates,
        "without_card": report.without_card,
        "refused": [asdict(one) for one in report.refused],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
