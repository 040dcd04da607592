"""What the figures of a document say to those who do not see them."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.options import MapOptions, shown_personas
from journeymapper.words import counted, said

MOST = 2000
"""Characters: nobody listens to more at once; the words of cards and notes are read by themselves.
"""


def map_said(project: Project, journey_id: str) -> str:
    """A map: how much is on it, and which ways lead where."""
    title = project.journeys[journey_id].title
    stages = len(stages_in_order(project, journey_id))
    touchpoints = len(project.referring(Touchpoint, journey_id))
    head = said(
        "Map of “{journey}”: {stages}, {touchpoints}.",
        journey=title,
        stages=counted("{count} stage", "{count} stages", stages),
        touchpoints=counted("{count} touchpoint", "{count} touchpoints", touchpoints),
    )
    ways = [_way(project, one) for one in project.referring(Connection, journey_id)]
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
    return _limited(said("Emotion along the journey, from -2 to +2."), told)


def _limited(head: str, parts: Iterable[str]) -> str:
    text, more = head, said("And more.")
    for one in parts:
        if len(text) + len(one) > MOST:
            return f"{text} {more}"
        text += f" {one}."
    return text


def _way(project: Project, one: Connection) -> str:
    first, last = _name(project, one.source), _name(project, one.target)
    if one.kind is ConnectionKind.LOOP and one.label:
        return said("Loop {loop}: {first} to {last}", loop=one.label, first=first, last=last)
    if one.kind is ConnectionKind.LOOP:
        return said("Loop: {first} to {last}", first=first, last=last)
    if one.kind is ConnectionKind.HAND_OFF:
        return said("Hand-off: {first} to {last}", first=first, last=last)
    return said("{first} to {last}", first=first, last=last)


def _name(project: Project, record_id: str) -> str:
    found = project.touchpoints.get(record_id) or project.personas.get(record_id)
    if found is None:
        presence = project.find(record_id)
        found = project.personas.get(getattr(presence, "persona", ""))
    return found.name if found is not None else "?"
