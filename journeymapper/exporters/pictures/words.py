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
from journeymapper.domain.vocabulary import ConnectionKind, loop_said
from journeymapper.drawing.connections import label_text
from journeymapper.exporters.wording import kinds_told
from journeymapper.words import at_start, said


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
        found[note.id] = Said(f"{at_start(note.kind.label)}: {_line(note.text)}")
    for presence in project.referring(Presence, journey.id):
        persona = project.personas[presence.persona]
        found[presence.id] = Said(persona.name or said("Persona"), persona.role.label)
    return found


def of_touchpoint(project: Project, one: Touchpoint) -> Said:
    """Its name; what kind of step it is, where, and how it feels."""
    stage = project.stages.get(one.stage or "")
    places = [said("in {stage}", stage=stage.name)] if stage is not None else []
    places += [project.channels[each].name for each in one.channels]
    kinds = ", ".join(kinds_told(one, *places))
    told = [kinds, *feelings_at(project, one), _line(one.description)]
    return Said(_line(one.name) or said("Touchpoint"), ". ".join(filter(None, told)))


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
    kind = one.kind.label
    if one.kind is ConnectionKind.LOOP:
        kind = loop_said(one.loop_kind)
    told = said("{kind} from {start} to {end}", kind=at_start(kind), start=ends[0], end=ends[1])
    return Said(told, label_text(one))


def _stage(name: str, goal: str) -> Said:
    return Said(said("Stage {stage}", stage=_line(name)), _line(goal))


def _line(text: str) -> str:
    return " ".join(text.split())
