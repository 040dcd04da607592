"""Essential touchpoints of which nobody says how they feel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from operator import attrgetter

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check, Reads
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
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


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    touchpoints = project.touchpoints
    for journey in subjects:
        yield None
        silent = [touchpoints[one] for one in look.sorted(SILENT).group(journey)]
        if not silent:
            continue
        places = nsmallest(_MOST_RECORDS, silent, key=attrgetter("name", "id"))
        names = listed([called(one) for one in places], len(silent))
        if len(silent) == 1:
            found = (project.personas[one] for one in _who_is_silent(project, silent[0]))
            personas = sorted(found, key=_by_name)
            who = listed([called(one) for one in personas])
            feels = "feels" if len(personas) == 1 else "feel"
            message = f"{names} is essential, and nothing says what {who} {feels} there."
        else:
            message = f"{names} are essential, and for some who pass nothing says what they feel."
        yield Found(
            subject=journey,
            message=message,
            records=tuple(one.id for one in places),
            journey=journey,
        )


def _who_is_silent(project: Project, place: Touchpoint) -> set[str]:
    """The personas whose path touches it and who feel nothing there."""
    personas = project.personas
    passing: set[str] = set()
    for way in project.referring(Connection, place.id):
        if way.walked_by is WalkedBy.CUSTOMER:
            if way.source in personas:
                passing.add(way.source)
            passing.update(one.persona for one in project.referring(Passage, way.id))
    if not passing:
        return passing
    felt = project.referring(Experience, place.id)
    return passing - {one.persona for one in felt if one.emotion is not None}


def _key(look: Look, one: Touchpoint) -> str | None:
    is_asked = one.essential and one.kind not in _UNSEEN
    return one.journey if is_asked and _who_is_silent(look.project, one) else None


def _concerned(look: Look, change: Change) -> Iterable[str]:
    found: set[str] = set()
    for record in (change.before, change.after):
        if record is not None and not isinstance(record, Touchpoint):
            found.update(one.id for one in _places(look.project, record) if one is not None)
    return found


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


_READS: Reads = {
    Touchpoint: ("journey", "essential", "kind"),
    Connection: ("source", "target", "walked_by"),
    Passage: ("connection", "persona"),
    Experience: ("persona", "touchpoint", "emotion"),
}
SILENT = Sorting(
    name="essential touchpoints without a feeling",
    kind=Touchpoint,
    key=_key,
    reads=_READS,
    concerned=_concerned,
)
"""By journey."""
CHECK = Check(
    name="essential_without_emotion",
    mistake=16,
    title="An essential touchpoint without a feeling",
    why="What cannot be left out decides how the whole is remembered; without a feeling there the "
    "curve has a hole.",
    how="Choose the persona and press 1 to 5 on the touchpoint, as an assumption if need be.",
    subjects=Journey,
    reads=_READS,
    quotes={Touchpoint: ("name",), Persona: ("name",)},
    sortings=(SILENT,),
    find=find,
    applies=there_are_personas,
    touched=touched,
)
