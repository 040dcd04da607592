"""Many personas of whom hardly anything is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.demographics_only.knowing import is_thin
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import EmpathyNote, Persona, ProjectDetails


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    most = look.threshold(CHECK, "most")
    if len(project.personas) <= most:
        return
    thin = []
    for count, persona in enumerate(project.personas.values(), 1):
        if count % 100 == 0:
            yield None
        if is_thin(project, persona):
            thin.append(persona)
    if len(thin) > most:
        thin.sort(key=lambda one: one.id)
        names = listed([called(one) for one in thin])
        for subject in subjects:
            yield Found(
                subject=subject,
                message=f"{len(thin)} personas are too thin to act on: {names}.",
                records=tuple(one.id for one in thin),
            )


CHECK = Check(
    name="many_thin_personas",
    mistake=3,
    title="Many personas too thin to act on",
    severity=Severity.LOW,
    why="A few people whom everybody can picture guide decisions; many bare names do not.",
    how="Keep those that differ in what they want, fear and do, and say it of each.",
    subjects=ProjectDetails,
    reads={
        Persona: (
            "name",
            "goals",
            "frustrations",
            "behaviours",
            "recency",
            "frequency",
            "monetary",
        ),
        EmpathyNote: ("persona", "section"),
    },
    find=find,
    applies=lambda look: bool(look.project.personas),
    thresholds=(ThresholdOf(name="most", usual=5, says="personas of whom little is known"),),
)
