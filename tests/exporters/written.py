"""Projects written by an exporter, as a job hands them over."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.change import deleted
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails
from journeymapper.domain.remark import Remark
from journeymapper.domain.rules import check
from journeymapper.exporters.job import Exporter, ExportJob
from tests.walk import RANDOM_COMMANDS

AT = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


def write(
    exporter: Exporter,
    project: Project,
    path: Path,
    journeys: tuple[str, ...] = (),
    **options: Any,
) -> tuple[Remark, ...]:
    """Write a project, all of its journeys unless some are named."""
    wanted = journeys or tuple(one.id for one in by_rank(project.journeys.values()))
    job = ExportJob(project=project, path=path, journeys=wanted, at=AT, options=chosen(**options))
    return exporter.write(job, lambda _done, _what: None, lambda: False)


def walked(seed: int, steps: int = 120) -> Project:
    """A project after random edits, without the pictures that nothing shows any more: an empty one,
    every twentieth time the sample."""
    chance = random.Random(seed)
    empty = (ProjectDetails(id="project_1"), Journey(id="journey_1", title="Walked", rank="a0"))
    project = Project(empty if seed % 20 else template_records(SAMPLE))
    for _ in range(steps):
        command = chance.choice(RANDOM_COMMANDS)(chance, project)
        if command is None:
            continue
        try:
            changes = command.plan(project)
            check(project, changes)
        except EditRefused:
            continue
        project.apply(changes)
    loose = [one for one in project.images.values() if not project.referring_ids(one.id)]
    project.apply(deleted(*loose))
    return project
