"""What the figures of a document say to those who do not see them."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.options import MapOptions, shown_personas

MOST = 2000
"""Characters: nobody listens to more at once; the words of cards and notes are read by themselves.
"""


def map_said(project: Project, journey_id: str) -> str:
    """A map: how much is on it, and which ways lead where."""
    title = project.journeys[journey_id].title
    stages = len(stages_in_order(project, journey_id))
    touchpoints = len(project.referring(Touchpoint, journey_id))
    head = f"Map of “{title}”: {_count(stages, 'stage')}, {_count(touchpoints, 'touchpoint')}."
    ways = [
        f"{_kind(one)}{_name(project, one.source)} to {_name(project, one.target)}"
        for one in project.referring(Connection, journey_id)
    ]
    return _limited(head, sorted(ways))


def curve_said(project: Project, journey_id: str, options: MapOptions | None = None) -> str:
    """Emotion curves: every persona's feelings in numbers, in the order of the journey."""
    told: list[str] = []
    for persona in shown_personas(project, options or MapOptions()):
        felt = []
        for touchpoint in journey_order(project, journey_id):
            values = [
                one.emotion
                for one in project.referring(Experience, touchpoint.id)
                if one.persona == persona.id and one.emotion is not None
            ]
            felt += [
                f"{touchpoint.name} {value:+g}" if value else f"{touchpoint.name} 0"
                for value in values
            ]
        if felt:
            told.append(f"{persona.name}: {', '.join(felt)}")
    return _limited("Emotion along the journey, from -2 to +2.", told)


def _limited(head: str, parts: Iterable[str]) -> str:
    text = head
    for one in parts:
        if len(text) + len(one) > MOST:
            return f"{text} And more."
        text += f" {one}."
    return text


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _kind(one: Connection) -> str:
    if one.kind is ConnectionKind.LOOP:
        return f"Loop {one.label}: " if one.label else "Loop: "
    return "Hand-off: " if one.kind is ConnectionKind.HAND_OFF else ""


def _name(project: Project, record_id: str) -> str:
    found = project.touchpoints.get(record_id) or project.personas.get(record_id)
    if found is None:
        presence = project.find(record_id)
        found = project.personas.get(getattr(presence, "persona", ""))
    return found.name if found is not None else "?"
