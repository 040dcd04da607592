"""Personas of whom is said who they are, and not what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
from journeymapper.checks.demographics_only.knowing import knows_behaviour
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import EmpathyNote, Persona


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for count, subject in enumerate(subjects, 1):
        if count % 100 == 0:
            yield None
        persona = project.personas[subject]
        if persona.demographics.strip() and not knows_behaviour(project, persona):
            message = f"Of {called(persona)} the map says who they are, and not what they do."
            yield Found(subject=subject, message=message)


CHECK = Check(
    name="only_demographics",
    mistake=3,
    title="A persona of demographics only",
    why="Age and income do not tell what somebody needs next; what they do and how often does.",
    how="Add behaviours, or how recently, how often and for how much they buy.",
    subjects=Persona,
    reads={
        Persona: ("name", "demographics", "behaviours", "recency", "frequency", "monetary"),
        EmpathyNote: ("persona", "section"),
    },
    find=find,
    applies=lambda look: bool(look.project.personas),
)
