"""What is known of a persona that one can act on: wishes, pains, behaviour."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Persona
from journeymapper.domain.vocabulary import Section

_WISHES = frozenset({Section.NEED_TO_DO, Section.GAINS})


def knows_behaviour(project: Project, persona: Persona) -> bool:
    """Whether it is said what they do: in words, as recency, frequency or monetary value, or in
    the empathy map."""
    values = (persona.recency, persona.frequency, persona.monetary)
    if persona.behaviours.strip() or any(one is not None for one in values):
        return True
    return any(one.section is Section.DO for one in project.referring(EmpathyNote, persona.id))


def is_thin(project: Project, persona: Persona) -> bool:
    """Whether fewer than two of wishes, pains and behaviour are known."""
    sections = {one.section for one in project.referring(EmpathyNote, persona.id)}
    wishes = bool(persona.goals.strip()) or not sections.isdisjoint(_WISHES)
    pains = bool(persona.frustrations.strip()) or Section.PAINS in sections
    return wishes + pains + knows_behaviour(project, persona) < 2
