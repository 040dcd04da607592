"""Decisions between several options that nothing lays side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.no_comparison.options import options_at, places_with_tables
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Connection, Content, Touchpoint
from journeymapper.domain.vocabulary import ContentKind, TouchpointKind


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    touchpoints = project.touchpoints
    fewest = look.threshold(CHECK, "options")
    tables: set[str] | None = None
    for count, subject in enumerate(subjects, 1):
        if count % 250 == 0:
            yield None
        touchpoint = touchpoints[subject]
        if touchpoint.kind is not TouchpointKind.DECISION:
            continue
        options = options_at(project, subject)
        if len(options) < fewest:
            continue
        if tables is None:
            tables = places_with_tables(project)
        if not tables & {subject, touchpoint.stage}:
            yield Found(
                subject=subject,
                message=f"{called(touchpoint)} has {len(options)} options, and no comparison table "
                "there or at its stage.",
            )


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """A table speaks for its whole stage, and where a touchpoint is left decides what counts as
    an option before it."""
    sides = [one for one in (change.before, change.after) if one is not None]
    found: set[str] = set()
    for one in sides:
        if isinstance(one, Content):
            if one.kind is ContentKind.COMPARISON_TABLE:
                return None
        elif isinstance(one, Connection):
            found |= {one.source}
        elif isinstance(one, Touchpoint):
            found.add(one.id)
            found |= {way.source for way in look.project.referring(Connection, one.id)}
            tables = look.project.referring(Content, one.id)
            if any(table.kind is ContentKind.COMPARISON_TABLE for table in tables):
                return None
    return found


def somebody_chooses(look: Look) -> bool:
    """Whether a decision has so many options."""
    fewest = look.threshold(CHECK, "options")
    wanted = TouchpointKind.DECISION
    decisions = [one.id for one in look.project.touchpoints.values() if one.kind is wanted]
    return any(len(options_at(look.project, one)) >= fewest for one in decisions)


CHECK = Check(
    name="no_table",
    mistake=13,
    title="A decision without a comparison table",
    why="Who has to choose between several options compares them anyway, if not with you then "
    "somewhere else.",
    how="Put a comparison table there: the options side by side, and the five to seven criteria "
    "that decide.",
    subjects=Touchpoint,
    reads={
        Touchpoint: ("kind", "name", "stage", "outcome"),
        Connection: ("source", "target", "kind", "walked_by"),
        Content: ("kind", "touchpoint", "stage"),
    },
    find=find,
    applies=somebody_chooses,
    thresholds=(ThresholdOf(name="options", usual=3, says="options that call for a table"),),
    touched=touched,
)
