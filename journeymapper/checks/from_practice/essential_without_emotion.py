"""Essential touchpoints of which nobody says how they feel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Passage, Persona, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind, WalkedBy

_UNSEEN = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    touchpoints = project.touchpoints
    for count, subject in enumerate(subjects, 1):
        if count % 100 == 0:
            yield None
        touchpoint = touchpoints[subject]
        if not touchpoint.essential or touchpoint.kind in _UNSEEN:
            continue
        silent = _passing(project, subject) - _feeling(project, subject)
        if silent:
            personas = sorted((project.personas[one] for one in silent), key=_by_name)
            names = listed([called(one) for one in personas])
            does = "feels" if len(personas) == 1 else "feel"
            yield Found(
                subject=subject,
                message=f"{called(touchpoint)} is essential, and nothing says what {names} {does} "
                "there.",
            )


def _passing(project: Project, touchpoint: str) -> set[str]:
    """The personas whose path touches a touchpoint."""
    personas = project.personas
    found: set[str] = set()
    for connection in project.referring(Connection, touchpoint):
        if connection.walked_by is WalkedBy.CUSTOMER:
            found.update(one.persona for one in project.referring(Passage, connection.id))
            if connection.source in personas:
                found.add(connection.source)
    return found


def _feeling(project: Project, touchpoint: str) -> set[str]:
    lived = project.referring(Experience, touchpoint)
    return {one.persona for one in lived if one.emotion is not None}


def _by_name(persona: Persona) -> tuple[str, str]:
    return persona.name, persona.id


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """Of a persona, the essential touchpoints on its path."""
    project = look.project
    if isinstance(change.record, Touchpoint):
        return (change.id,)
    found: set[str] = set()
    for one in (change.before, change.after):
        if isinstance(one, Experience):
            found.add(one.touchpoint)
        elif isinstance(one, Connection):
            found |= {one.source, one.target}
        elif isinstance(one, Passage):
            way = project.connections.get(one.connection)
            if way is not None:  # else its own change says where it was
                found |= {way.source, way.target}
        elif isinstance(one, Persona):
            passed = [
                project.connections[it.connection] for it in project.referring(Passage, one.id)
            ]
            ways = (*passed, *project.referring(Connection, one.id))
            ends = {end for way in ways for end in (way.source, way.target)}
            touchpoints = project.touchpoints
            found |= {end for end in ends if end in touchpoints and touchpoints[end].essential}
    return found


def there_are_personas(look: Look) -> bool:
    return bool(look.project.personas and look.project.touchpoints)


CHECK = Check(
    name="essential_without_emotion",
    mistake=16,
    title="An essential touchpoint without a feeling",
    why="What cannot be left out decides how the whole is remembered; without a feeling there the "
    "curve has a hole.",
    how="Choose the persona and press 1 to 5 on the touchpoint, as an assumption if need be.",
    subjects=Touchpoint,
    reads={
        Touchpoint: ("essential", "kind", "name"),
        Connection: ("source", "target", "walked_by"),
        Passage: ("connection", "persona"),
        Experience: ("persona", "touchpoint", "emotion"),
        Persona: ("name",),
    },
    find=find,
    applies=there_are_personas,
    touched=touched,
)
