"""What is on a map, in words: for titles of drawings and for people who hear a document."""

from __future__ import annotations

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Presence,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind, Moment, TouchpointKind
from journeymapper.drawing.connections import label_text


@frozen
class Said:
    """What a record on a map is called, and what else there is to say of it."""

    name: str
    more: str = ""


def words_of_map(project: Project, journey: Journey) -> dict[str, Said]:
    """Everything on the map of a journey, by id: its stages, touchpoints, connections, stickies
    and the presences of personas."""
    found = {one.id: _stage(one.name, one.goal) for one in stages_in_order(project, journey.id)}
    for touchpoint in project.referring(Touchpoint, journey.id):
        found[touchpoint.id] = of_touchpoint(project, touchpoint)
    for connection in project.referring(Connection, journey.id):
        found[connection.id] = of_connection(project, connection)
    for note in project.referring(Sticky, journey.id):
        found[note.id] = Said(f"{note.kind.label.capitalize()}: {_line(note.text)}")
    for presence in project.referring(Presence, journey.id):
        persona = project.personas[presence.persona]
        found[presence.id] = Said(persona.name or "Persona", persona.role.label)
    return found


def of_touchpoint(project: Project, one: Touchpoint) -> Said:
    """Its name; what kind of step it is, where, and how it feels."""
    stage = project.stages.get(one.stage or "")
    words = [] if one.kind is TouchpointKind.TOUCHPOINT else [one.kind.label]
    words += [f"in {stage.name}"] if stage is not None else []
    words += [project.channels[each].name for each in one.channels]
    words += ["essential"] if one.essential else []
    words += [one.moment.label] if one.moment is not Moment.NONE else []
    words += [one.outcome.label] if one.outcome is not None else []
    said = [", ".join(words), *feelings_at(project, one), _line(one.description)]
    return Said(_line(one.name) or "Touchpoint", ". ".join(filter(None, said)))


def feelings_at(project: Project, one: Touchpoint) -> list[str]:
    """What each persona feels there the first time: ``Career changer: −1 uneasy``."""
    felt = {
        each.persona: each.emotion
        for each in project.referring(Experience, one.id)
        if each.round == 1 and each.emotion is not None
    }
    return [
        f"{persona.name}: {signed(felt[persona.id])} {emotion_name(project, felt[persona.id])}"
        for persona in personas_in_order(project)
        if persona.id in felt
    ]


def of_connection(project: Project, one: Connection) -> Said:
    """What kind of way it is, from where to where, and what stands on it."""
    ends = [_line(str(getattr(project.find(end), "name", ""))) for end in (one.source, one.target)]
    kind = "Path"
    if one.kind is ConnectionKind.LOOP:
        kind = f"{one.loop_kind.label} loop".capitalize() if one.loop_kind else "Loop"
    elif one.kind is ConnectionKind.HAND_OFF:
        kind = "Hand-off"
    return Said(f"{kind} from {ends[0]} to {ends[1]}", label_text(one))


def _stage(name: str, goal: str) -> Said:
    return Said(f"Stage {_line(name)}", _line(goal))


def _line(text: str) -> str:
    return " ".join(text.split())
