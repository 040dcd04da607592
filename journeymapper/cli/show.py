"""``journeymapper show``: what a file holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from journeymapper.analysis.counts import journey_counts, record_counts
from journeymapper.analysis.loops import LoopCycle, loops
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.output import say
from journeymapper.cli.summaries import OF_JOURNEY, OF_PROJECT
from journeymapper.commands.base import plural
from journeymapper.domain.coding import encode
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Persona, ProjectDetails, Touchpoint


@click.command("show", short_help="Say what a file holds: records, journeys, loops.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document and nothing else.")
@click.argument("file", type=FILE)
def command(file: Path, as_json: bool) -> None:
    """Say what FILE holds: its records, its journeys, and each loop with the cycle it closes.

    A loop is open when no way leads from where it ends back to where it begins.
    """
    with look_at(file) as session:
        project = session.project
        if as_json:
            say(json.dumps(document(project), ensure_ascii=False, indent=2))
        else:
            say("\n".join(_lines(project)))


def document(project: Project) -> dict[str, Any]:
    """What ``--json`` prints."""
    return {
        "project": encode(project.details),
        "records": record_counts(project),
        "journeys": [
            {
                "title": journey.title,
                "state": journey.state.value,
                **_counts(project, journey),
                "loops": [_loop(project, one) for one in loops(project, journey.id)],
                **{name: say_of(project, journey) for name, say_of in OF_JOURNEY.items()},
            }
            for journey in by_rank(project.journeys.values())
        ],
        **{name: say_of(project) for name, say_of in OF_PROJECT.items()},
    }


def _counts(project: Project, journey: Journey) -> dict[str, int]:
    counts = journey_counts(project, journey.id)
    return {
        "stages": counts.stages,
        "touchpoints": counts.touchpoints,
        "connections": counts.connections,
    }


def _loop(project: Project, cycle: LoopCycle) -> dict[str, Any]:
    kind = cycle.connection.loop_kind
    return {
        "name": cycle.connection.label,
        "kind": kind.value if kind else None,
        "touchpoints": _names(project, cycle),
    }


def _names(project: Project, cycle: LoopCycle) -> list[str]:
    found = (project.find(one) for one in cycle.touchpoints)
    return [one.name for one in found if isinstance(one, Touchpoint | Persona)]


def _word(table: str) -> str:
    """What one record of a table is called."""
    one = table.replace("_", " ")
    return f"{one[:-3]}y" if one.endswith("ies") else one.removesuffix("s")


def _lines(project: Project) -> list[str]:
    counts = record_counts(project)
    title = project.details.title or "A project without a title"
    lines = [title + (f", for {project.details.client}" if project.details.client else "")]
    width = max(len(str(count)) for count in counts.values())
    lines += [
        f"  {' ' * (width - len(str(count)))}{plural(count, _word(table))}"
        for table, count in counts.items()
        if count and table != ProjectDetails.table
    ]
    for journey in by_rank(project.journeys.values()):
        numbers = ", ".join(
            plural(count, _word(word)) for word, count in _counts(project, journey).items()
        )
        lines += ["", f"{journey.title} ({journey.state.label}): {numbers}"]
        for cycle in loops(project, journey.id):
            kind = cycle.connection.loop_kind
            names = _names(project, cycle)
            way = (
                f"{names[1]} → {names[0]}, open"
                if cycle.is_open
                else " → ".join([*names, names[0]])
            )
            name = cycle.connection.label or "Loop"
            lines.append(f"  ↺ {name} ({kind.label if kind else 'no kind'}): {way}")
    return lines
