"""What a persona lives at a touchpoint.

SetExperience(persona, touchpoint, values, experience_id, round=1)
    values: any of emotion (-2 to 2 or None), emotional_trigger, thought, need, evidence
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from journeymapper.commands.base import Command, called, wanted
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Persona, Touchpoint

FIELDS = frozenset({"emotion", "emotional_trigger", "thought", "need", "evidence"})


@frozen
class SetExperience(Command):
    """Set parts of an experience. The first value makes the record (with ``experience_id``),
    clearing the last one deletes it; ``round`` is the nth time at this touchpoint."""

    persona: str
    touchpoint: str
    values: Mapping[str, Any]
    experience_id: str
    round: int = 1

    def plan(self, project: Project) -> Changes:
        persona = wanted(project, Persona, self.persona)
        touchpoint = wanted(project, Touchpoint, self.touchpoint)
        unknown = set(self.values) - FIELDS
        if unknown:
            raise EditRefused(f"An experience has no {', '.join(sorted(unknown))}.")
        before = experience_of(project, persona.id, touchpoint.id, self.round)
        current = before or Experience(
            id=self.experience_id,
            persona=persona.id,
            touchpoint=touchpoint.id,
            round=self.round,
        )
        after = replace(current, **self.values)
        if after.emotion is None and not (after.emotional_trigger or after.thought or after.need):
            return (Change(before, None),) if before is not None else ()
        return (Change(before, after),) if after != before else ()

    def name(self, project: Project) -> str:
        place = called(project.find(self.touchpoint))
        what = " and ".join(name.replace("_", " ") for name in self.values)
        return f"Change {what} at {place}"


def experience_of(
    project: Project, persona_id: str, touchpoint_id: str, round_: int = 1
) -> Experience | None:
    """What a persona lives at a touchpoint in a round, or None."""
    for one in project.referring(Experience, touchpoint_id):
        if one.persona == persona_id and one.round == round_:
            return one
    return None
