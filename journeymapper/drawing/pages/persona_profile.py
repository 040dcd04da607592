"""What a persona's page says in its margin: who they are, section by section."""

from __future__ import annotations

from journeymapper.analysis.emotion import curve
from journeymapper.analysis.paths import path
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Journey, Persona
from journeymapper.domain.vocabulary import ConnectionKind, Section
from journeymapper.drawing.connections import label_text
from journeymapper.words import said

ProfileSection = tuple[str, list[str]]


def profile(
    project: Project, persona: Persona, journeys: tuple[Journey, ...]
) -> list[ProfileSection]:
    """The sections that have anything to say: a name and its paragraphs."""
    quote = persona.quote.strip()
    sections: list[ProfileSection] = [
        (said("In their words"), [f"“{_unquoted(quote)}”"] if quote else []),
        (
            said("Who they are"),
            _texts(project, persona, Section.WHO) + persona.demographics.splitlines()[1:],
        ),
        (said("What they need to do"), _texts(project, persona, Section.NEED_TO_DO)),
        (said("Goals"), persona.goals.splitlines()),
        (said("Frustrations"), persona.frustrations.splitlines()),
        (said("Behaviour"), persona.behaviours.splitlines()),
        (said("Decides by"), persona.decision_criteria.splitlines()),
        (said("Objections"), persona.objections.splitlines()),
        (said("Segment value"), _value(persona)),
    ]
    for journey in journeys:
        suffix = f" · {journey.title}" if len(journeys) > 1 else ""
        if not curve(project, journey.id, persona.id):
            sections.append((said("Path") + suffix, way_in_words(project, persona, journey)))
        sections.append((said("Loops") + suffix, _loops(project, persona, journey)))
    told = [(name, [text for text in texts if text.strip()]) for name, texts in sections]
    return [(name, texts) for name, texts in told if texts]


def way_in_words(project: Project, persona: Persona, journey: Journey) -> list[str]:
    """The persona's way in words, a line for each strand of it."""
    touchpoints = project.touchpoints
    named = [
        [touchpoints[one].name for one in strand if one in touchpoints]
        for strand in strands(project, persona, journey)
    ]
    return [" → ".join(names) for names in named if names]


def strands(project: Project, persona: Persona, journey: Journey) -> list[list[str]]:
    """What the persona passes, by id, cut where the way begins anew."""
    found: list[list[str]] = []
    last = ""
    for one in path(project, persona.id, journey.id):
        way = project.connections[one]
        if way.source != last:
            found.append([way.source])
        found[-1].append(way.target)
        last = way.target
    return found


def _texts(project: Project, persona: Persona, section: Section) -> list[str]:
    notes = project.referring(EmpathyNote, persona.id)
    return [one.text for one in by_rank(notes) if one.section is section]


def _value(persona: Persona) -> list[str]:
    texts = []
    if persona.recency is not None:
        texts.append(said("Recency {score}", score=persona.recency))
    if persona.frequency is not None:
        texts.append(said("Frequency {score}", score=persona.frequency))
    if persona.monetary is not None:
        texts.append(said("Monetary {score}", score=persona.monetary))
    return [" · ".join(texts)] if texts else []


def _loops(project: Project, persona: Persona, journey: Journey) -> list[str]:
    ways = (project.connections[one] for one in path(project, persona.id, journey.id))
    return [label_text(one) for one in ways if one.kind is ConnectionKind.LOOP]


def _unquoted(text: str) -> str:
    return text.strip().strip('“”"„»«')
