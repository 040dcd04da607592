"""Personas that walk a map before anybody felt with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    EmpathyNote,
    Passage,
    Persona,
    Presence,
    ProjectDetails,
    Touchpoint,
)


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    walking = {one.persona for one in project.presences.values()}
    yield None
    walking.update(one.persona for one in project.passages.values())
    yield None
    unknown = walking - _known(project, len(project.personas))
    if not project.touchpoints or not unknown:
        return
    personas = sorted((project.personas[one] for one in unknown), key=_by_name)
    has = "has" if len(personas) == 1 else "have"
    for subject in subjects:
        yield Found(
            subject=subject,
            message=f"{listed([called(one) for one in personas])} {has} no empathy map, though the "
            "map already has touchpoints.",
            records=tuple(one.id for one in personas[:50]),
        )


def _known(project: Project, personas: int) -> set[str]:
    """The personas with empathy notes; most are met among the first notes."""
    found: set[str] = set()
    for one in project.empathy_notes.values():
        if one.persona not in found:
            found.add(one.persona)
            if len(found) == personas:
                break
    return found


def _by_name(persona: Persona) -> tuple[str, str]:
    return persona.name, persona.id


def somebody_walks(look: Look) -> bool:
    return bool(look.project.personas and look.project.touchpoints)


CHECK = Check(
    name="no_empathy_map",
    mistake=16,
    title="Touchpoints before an empathy map",
    why="Who begins with touchpoints draws what the organisation does; an empathy map shows what "
    "people want there.",
    how="Open the persona and write down what they see, say, do, think and feel, a few notes each.",
    subjects=ProjectDetails,
    reads={
        Persona: ("name",),
        Presence: ("persona",),
        Passage: ("persona",),
        EmpathyNote: ("persona",),
        Touchpoint: (),
    },
    find=find,
    applies=somebody_walks,
)
