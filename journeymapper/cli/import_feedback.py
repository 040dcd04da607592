"""``journeymapper import --as feedback``: notes of customers from tables of any kind."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from journeymapper.app.feedback_import import (
    bring_feedback,
    feedback_text,
    look_into,
    plan_feedback,
)
from journeymapper.app.feedback_layouts import remember_layout, remembered_said
from journeymapper.app.refused_rows import SavedRows, check_place, write_refused
from journeymapper.app.session import Session
from journeymapper.cli.feedback_options import (
    refused_path,
    to_remember,
    told_layout,
    with_columns,
)
from journeymapper.cli.output import say
from journeymapper.cli.progress import ProgressLine
from journeymapper.cli.stopping import Stopping
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.exporters.job import Cancelled
from journeymapper.importers.feedback.brought import BroughtFeedback

NAME = "feedback"
MOST_LISTED = 10_000
"""Refused rows that ``--json`` lists."""
_SHOWN = 20


@frozen(kw_only=True)
class Target:
    """The project that notes go into: looked at, and opened for writing when there are any.
    ``path``: its file, which nothing else may overwrite."""

    path: Path

    look: Callable[[], Project]
    open: Callable[[], Session]


def is_feedback(source: Path) -> bool:
    """Whether names or values of a table tell that it is feedback. Raises as ``look_into``."""
    return look_into(source).is_feedback


def bring(
    context: click.Context,
    source: Path,
    target: Target,
    said: Mapping[str, Any],
    *,
    as_json: bool,
) -> None:
    """Bring a table in and say what came of it. The good rows come in even where others are
    refused. Raises EditRefused and FileTrouble."""
    out = refused_path(said)
    if out is not None:
        check_place(out, source, target.path)
    with Stopping() as stopped, ProgressLine(sys.stderr) as progress:
        try:
            brought, remark = _bring(source, target, said, progress, stopped)
        except Cancelled:
            raise click.Abort from None
    saved = SavedRows(0)
    trouble = ""
    if out is not None and brought.refused:
        try:
            saved = write_refused(out, brought, target.path)
        except (EditRefused, FileTrouble) as found:
            trouble = f"The refused rows could not be saved. {found}"
    if remark:
        click.echo(remark, err=True)
    if as_json:
        say(as_document(brought))
    else:
        _tell(brought, out if saved.rows else None, saved.remark)
    if trouble:
        click.echo(trouble, err=True)
        context.exit(3)
    if brought.refused and not brought.taken and not brought.duplicates:
        context.exit(2)


def _bring(
    source: Path,
    target: Target,
    said: Mapping[str, Any],
    progress: ProgressLine,
    stopped: Stopping,
) -> tuple[BroughtFeedback, str]:
    project = target.look()
    told = told_layout(said)
    glance = look_into(source, told, project.details.locale, anew=bool(said["forget"]))
    layout = with_columns(glance, said)
    brought = plan_feedback(project, glance, layout, progress=progress, is_cancelled=stopped)
    if glance.remembered is not None:
        note = f"{remembered_said(glance.remembered, glance.header)}; --forget reads anew."
        brought = replace(brought, remarks=(note, *brought.remarks))
    if brought.command is None or stopped():
        if stopped():
            raise Cancelled
        return brought, ""
    progress(0.95, "Writing feedback")
    with target.open() as session:
        bring_feedback(session, brought)
        remark = session.brought_up_to_date
    if glance.mark:
        remember_layout(glance.header, to_remember(glance, said))
    return brought, remark


def _tell(brought: BroughtFeedback, out: Path | None, remark: str) -> None:
    if brought.read:
        say(feedback_text(brought))
    else:
        say("The table has no rows, so there was nothing to take in.")
    lines = [*brought.remarks]
    lines += [f"Line {one.line}: {one.reason}" for one in brought.refused[:_SHOWN]]
    more = len(brought.refused) - _SHOWN
    if more > 0:
        lines.append(f"And {more:,} more lines.")
    if brought.refused:
        lines.append(
            " ".join((f"The refused rows are in {out.name}.", remark)).strip()
            if out is not None
            else "Save the refused rows with --refused OUT.csv, mend them and bring them again."
        )
    if lines:
        click.echo("\n".join(lines), err=True)


def as_document(brought: BroughtFeedback) -> str:
    """What ``--json`` prints. The four counts of ``read``: ``taken``, ``duplicates``,
    ``without_text`` and ``refused_rows``; ``refused`` lists the first 10,000 of these."""
    layout = brought.layout
    answer = {
        "read": brought.read,
        "taken": brought.taken,
        "duplicates": brought.duplicates,
        "without_text": brought.without_text,
        "refused_rows": len(brought.refused),
        "refused": [asdict(one) for one in brought.refused[:MOST_LISTED]],
        "remarks": list(brought.remarks),
        "layout": {
            "columns": {field: brought.header[at] for field, at in layout.columns.items()},
            "dates": layout.dates,
            "scale": layout.scale,
            "needs_reply": layout.needs_reply,
            "encoding": layout.encoding,
            "delimiter": layout.delimiter,
            "sheet": layout.sheet,
        },
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
