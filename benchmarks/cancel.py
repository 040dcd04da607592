"""Giving an export up: how long it takes from asking until the exporter has ended, in each format.

An export of 1,000 touchpoints and 2,000 connections runs once and notes when it asks whether it is
still wanted. Then it is given up just where it asked last before its longest silence. Processor
time, as the machine may be shared; imports are in it, as they are for whoever exports first.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.projects import canvas_project
from journeymapper.app.export import export
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Record
from journeymapper.domain.vocabulary import Audience, PageWay
from journeymapper.exporters.job import Cancelled

TOUCHPOINTS = 1000
NOTES = 50_000
AT = datetime(2026, 1, 1, tzinfo=UTC)
LIMIT = 200.0
MAP = chosen(sections=("map",))
EXPORTS = {
    "pdf": replace(MAP, way=PageWay.POSTER),
    "png": replace(MAP, scale=0.5),
    "svg": MAP,
    "pptx": MAP,
    "xlsx": chosen(),
    "html": chosen(),
    "md": chosen(),
    "json": chosen(),
}


def run() -> list[Figure]:
    """For each format the time from asking to the end at the worst moment, in milliseconds."""
    records = canvas_project(TOUCHPOINTS)
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for ending, options in EXPORTS.items():
            path = Path(folder, f"map.{ending}")
            figures += _figures(f"{ending.upper()} of {TOUCHPOINTS:,}", records, path, options)
        notes = _noted(records)
        client = chosen(audience=Audience.CLIENT)
        path = Path(folder, "client.json")
        figures += _figures(f"JSON for a client, {NOTES:,} notes", notes, path, client)
    return figures


def _figures(name: str, records: list[Record], path: Path, options: ExportPreset) -> list[Figure]:
    project = Project(records)
    asked: list[float] = [time.process_time()]

    def note() -> bool:
        asked.append(time.process_time())
        return False

    export(project, path, options, at=AT, cancelled=note)
    asked.append(time.process_time())
    silences = [after - before for before, after in pairwise(asked)]
    worst = max(range(len(silences)), key=silences.__getitem__)
    ended = _given_up(Project(records), path, options, asked[worst] - asked[0])
    return [
        Figure(f"{name}: longest silence", max(silences) * 1000, "ms", LIMIT),
        Figure(f"{name}: given up then", ended * 1000, "ms", LIMIT),
    ]


def _given_up(project: Project, path: Path, options: ExportPreset, after: float) -> float:
    """Seconds from the wish, ``after`` so many seconds, to the exporter's end."""
    begun = time.process_time()

    def is_wished() -> bool:
        return time.process_time() - begun >= after

    try:
        export(project, path, options, at=AT, cancelled=is_wished)
    except Cancelled:
        return max(time.process_time() - begun - after, 0.0)
    return 0.0  # it was ready before


def _noted(records: list[Record]) -> list[Record]:
    card = next(one.id for one in records if one.table == "touchpoints")
    return records + [
        FeedbackNote(
            id=f"note_{n:016x}",
            touchpoint=card,
            text=f"The answer came late, and Anna Weber {n % 900} asked twice.",
            customer=f"Anna Weber {n % 9000}",
        )
        for n in range(NOTES)
    ]
