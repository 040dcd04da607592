"""Tables of feedback for tests: written, read and planned in one go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journeymapper.app.feedback_import import look_into, plan_feedback
from journeymapper.commands.feedback_import import ImportFeedback
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, ProjectDetails
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.feedback.layout import Layout

TODAY = date(2026, 6, 1)


def empty_project() -> Project:
    return Project([ProjectDetails(id="project_1", title="Reviews")])


def written(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def brought(
    path: Path, layout: Layout | None = None, project: Project | None = None
) -> BroughtFeedback:
    """What a file brings; ``layout`` as it is told before the look."""
    glance = look_into(path, layout, today=TODAY)
    return plan_feedback(project or empty_project(), glance, today=TODAY)


def notes(result: BroughtFeedback) -> list[FeedbackNote]:
    if result.command is None:
        return []
    assert isinstance(result.command, ImportFeedback)
    return list(result.command.notes)


def counts(result: BroughtFeedback) -> tuple[int, int, int, int, int]:
    """Read, taken, duplicates, without text, refused; the four add up to the first."""
    found = (
        result.read,
        result.taken,
        result.duplicates,
        result.without_text,
        len(result.refused),
    )
    assert found[0] == sum(found[1:])
    assert len(notes(result)) == result.taken
    return found
