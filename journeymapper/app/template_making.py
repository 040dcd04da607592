"""What of a project becomes a template when a journey is saved as one.

Kept is what helps to draw the next map: stages, touchpoints, ways, lanes, the personas that walk it
with their empathy maps and what they live, stickies and their clusters, measures, triggers,
content, seasons, channels and actors, and how the checks are used: which are set aside and why, and
numbers of one's own. Left behind is what belongs to one client and one time: feedback, readings,
shares that a measure says, votes, tests, actions, reviews, sources, pictures, photos of the wall,
validations and the single hints that were closed. The client's name becomes “the client” wherever
it stands, and whatever was found out is assumed again, because of the next customers nothing is
known yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from journeymapper.analysis.template_words import people_of
from journeymapper.commands.cloning import rewired
from journeymapper.domain.coding import field_names
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Cluster,
    Connection,
    Content,
    Dismissal,
    EmpathyNote,
    Experience,
    Journey,
    Lane,
    Measure,
    Presence,
    ProjectDetails,
    Record,
    Season,
    Stage,
    Sticky,
    Threshold,
    Touchpoint,
    Trigger,
    references,
)
from journeymapper.domain.vocabulary import Evidence

THE_CLIENT = "the client"
_SHORTEST_CLIENT = 2
_NO_WORDS = frozenset({"id", "check", "rank", "colour", "icon", "currency", "locale"})


def template_of(project: Project, journey_id: str) -> tuple[Record, ...]:
    """The records of the template that a journey makes."""
    details = project.details
    head = ProjectDetails(
        id=details.id,
        currency=details.currency,
        locale=details.locale,
        emotion_names=details.emotion_names,
    )
    # Ties of rank fall by id, and copies get ids in the order of the file.
    kept = [head, *sorted(_belonging(project, journey_id), key=lambda one: one.id)]
    kept_ids = {one.id for one in kept}
    client = _pattern(details.client)
    found = []
    for record in kept:
        copy = rewired(_as_template(record), {}, lambda _reference, target: target in kept_ids)
        if copy is not None:
            found.append(_nameless(copy, client))
    return tuple(found)


def _belonging(project: Project, journey_id: str) -> Iterator[Record]:
    touchpoints = project.referring(Touchpoint, journey_id)
    connections = project.referring(Connection, journey_id)
    triggers = list(chain.from_iterable(project.referring(Trigger, one.id) for one in touchpoints))
    people = people_of(project, journey_id)
    people.update(end for one in connections for end in (one.source, one.target))
    actors = {each for one in touchpoints for each in (one.owner, *one.done_by)}
    walked = {one.id for one in connections}
    lived = {one.id for one in touchpoints}
    yield project.journeys[journey_id]
    # A channel that nothing uses yet is there to be chosen from.
    yield from project.channels.values()
    yield from (one for one in project.actors.values() if one.id in actors)
    yield from (one for one in project.personas.values() if one.id in people)
    yield from touchpoints
    yield from connections
    yield from (one for one in project.passages.values() if one.connection in walked)
    yield from (one for one in project.experiences.values() if one.touchpoint in lived)
    yield from (one for one in project.empathy_notes.values() if one.persona in people)
    yield from triggers
    for kind in _OF_A_JOURNEY:
        yield from project.referring(kind, journey_id)
    yield from (one for one in project.all(Dismissal).values() if not one.about)
    yield from project.all(Threshold).values()


_OF_A_JOURNEY: tuple[type[Record], ...] = (
    *(Stage, Presence, Lane, Cluster, Sticky, Measure, Content, Season),
)


def _as_template(record: Record) -> Record:
    """Without what was found out at one client."""
    values: dict[str, Any] = {}
    if isinstance(record, Journey):
        values = {"derived_from": None, "template": "", "template_words": ()}
    elif isinstance(record, Touchpoint):
        values = {"derived_from": None, "opens_journey": None, "evidence": Evidence.ASSUMED}
    elif isinstance(record, Connection) and record.measure is not None:
        values = {"share": None}
    elif isinstance(record, Experience | EmpathyNote | Sticky):
        values = {"evidence": Evidence.ASSUMED}
    elif isinstance(record, Content):
        values = {"reviewed_on": None}
    elif isinstance(record, Dismissal):
        values = {"set_on": None}
    return replace(record, **values) if values else record


def _pattern(client: str) -> re.Pattern[str] | None:
    """What finds the client's name in a text, as a word of its own."""
    words = [re.escape(one) for one in client.split()]
    if len("".join(words)) < _SHORTEST_CLIENT:
        return None
    name = r"\s+".join(words)
    return re.compile(rf"(?<!\w){name}(?!\w)", re.IGNORECASE)


def _nameless(record: Record, client: re.Pattern[str] | None) -> Record:
    if client is None:
        return record
    kind = type(record)
    passed_over = _NO_WORDS | {one.field for one in references(kind)}
    values = {}
    for name in field_names(kind):
        value = getattr(record, name)
        if name not in passed_over and type(value) is str and client.search(value):
            values[name] = client.sub(THE_CLIENT, value)
    return replace(record, **values) if values else record
