"""Essential touchpoints of which nobody says how they feel."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Passage,
    Persona,
    Touchpoint,
)
from journeymapper.domain.vocabulary import TouchpointKind, WalkedBy

_UNSEEN = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
_MOST_RECORDS = 50
_SLICE = 200


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    wanted = set(subjects)
    silent = yield from _silent(project)
    by_journey: dict[str, list[Touchpoint]] = {}
    for one in silent:
        touchpoint = project.touchpoints[one]
        if touchpoint.journey in wanted:
            by_journey.setdefault(touchpoint.journey, []).append(touchpoint)
    for journey, places in by_journey.items():
        yield None
        places.sort(key=lambda one: (one.name, one.id))
        names = listed([called(one) for one in places])
        if len(places) == 1:
            personas = sorted((project.personas[one] for one in silent[places[0].id]), key=_by_name)
            who = listed([called(one) for one in personas])
            feels = "feels" if len(personas) == 1 else "feel"
            message = f"{names} is essential, and nothing says what {who} {feels} there."
        else:
            message = f"{names} are essential, and for some who pass nothing says what they feel."
        yield Found(
            subject=journey,
            message=message,
            records=tuple(one.id for one in places[:_MOST_RECORDS]),
            journey=journey,
        )


def _silent(project: Project) -> Generator[None, None, dict[str, set[str]]]:
    """The essential touchpoints with the personas whose path touches them and who feel nothing
    there. Passages and experiences are gone through once: a look at each place takes longer."""
    every = project.touchpoints.values()
    essential = {one.id for one in every if one.essential and one.kind not in _UNSEEN}
    yield
    ways: dict[str, Connection] = {}
    for count, place in enumerate(essential):
        if count % _SLICE == 0:
            yield
        for way in project.referring(Connection, place):
            if way.walked_by is WalkedBy.CUSTOMER:
                ways[way.id] = way
    personas = project.personas
    passed = [(one.source, one) for one in ways.values() if one.source in personas]
    yield
    passages = project.passages.values()
    passed += [(one.persona, ways[one.connection]) for one in passages if one.connection in ways]
    yield
    felt = {
        (one.touchpoint, one.persona)
        for one in project.experiences.values()
        if one.touchpoint in essential and one.emotion is not None
    }
    yield
    silent: dict[str, set[str]] = {}
    for persona, way in passed:
        for end in (way.source, way.target):
            if end in essential and (end, persona) not in felt:
                silent.setdefault(end, set()).add(persona)
    return silent


def _by_name(persona: Persona) -> tuple[str, str]:
    return persona.name, persona.id


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journey, where an essential touchpoint is concerned. What is gone is concerned by its
    own change."""
    if isinstance(change.record, Persona):  # new, nobody has a path yet
        return None if change.before is not None and change.after is not None else ()
    places: list[Touchpoint | None] = []
    for one in (change.before, change.after):
        if isinstance(one, Touchpoint):
            places.append(one)
        elif one is not None:
            places += _places(look.project, one)
    return {one.journey for one in places if one is not None and one.essential}


def _places(project: Project, record: object) -> list[Touchpoint | None]:
    touchpoints = project.touchpoints
    if isinstance(record, Experience):
        return [touchpoints.get(record.touchpoint)]
    way = project.connections.get(record.connection) if isinstance(record, Passage) else record
    if isinstance(way, Connection):
        return [touchpoints.get(way.source), touchpoints.get(way.target)]
    return []


def there_are_personas(look: Look) -> bool:
    return bool(look.project.personas and look.project.touchpoints)


CHECK = Check(
    name="essential_without_emotion",
    mistake=16,
    title="An essential touchpoint without a feeling",
    why="What cannot be left out decides how the whole is remembered; without a feeling there the "
    "curve has a hole.",
    how="Choose the persona and press 1 to 5 on the touchpoint, as an assumption if need be.",
    subjects=Journey,
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
