"""Personas of whom nothing says which way they go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Passage, Persona, Presence
from journeymapper.domain.vocabulary import WalkedBy


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    has_ways: dict[str, bool] = {}
    for count, subject in enumerate(subjects, 1):
        if count % 5 == 0:
            yield None
        persona = project.personas[subject]
        journeys = {one.journey: None for one in project.referring(Presence, subject)}
        if not journeys and _is_drawn(project, project.journeys, has_ways):
            yield Found(subject=subject, message=f"{called(persona)} walks no journey yet.")
        drawn = [one for one in journeys if _is_drawn(project, [one], has_ways)]
        walked = _walked(project, subject, drawn)
        for journey in drawn:
            if journey not in walked:
                name = called(project.journeys[journey])
                yield Found(
                    subject=subject,
                    message=f"Nothing says which way {called(persona)} goes through {name}.",
                    records=(subject, journey),
                    journey=journey,
                )


def _is_drawn(project: Project, journeys: Iterable[str], known: dict[str, bool]) -> bool:
    """Whether any of these journeys has ways that somebody could walk."""
    for journey in journeys:
        if journey not in known:
            known[journey] = any(
                one.journey == journey
                and one.source in project.touchpoints
                and one.target in project.touchpoints
                for one in project.each_referring(Connection, journey)
            )
        if known[journey]:
            return True
    return False


def _walked(project: Project, persona: str, journeys: Collection[str]) -> set[str]:
    """Those of these journeys on which the persona has a path; looks no further than it must."""
    missing = set(journeys)
    connections = project.connections
    entering = project.each_referring(Connection, persona)
    passed = (connections[one.connection] for one in project.each_referring(Passage, persona))
    for way in chain((one for one in entering if one.source == persona), passed):
        if not missing:
            break
        if way.walked_by is WalkedBy.CUSTOMER:
            missing.discard(way.journey)
    return set(journeys) - missing


def touched(_look: Look, change: Change) -> Iterable[str] | None:
    """Ways decide for all personas whether there is anything to walk."""
    found: list[str] = []
    for record in (change.before, change.after):
        if isinstance(record, Persona):
            found.append(record.id)
        elif isinstance(record, Passage | Presence):
            found.append(record.persona)
        elif record is not None:
            return None
    return found


CHECK = Check(
    name="persona_without_path",
    mistake=1,
    title="A persona without a path",
    why="People take different ways. Without a path the map cannot show whom a step is for.",
    how="Place it on the canvas, connect it to where it enters, and mark the ways it goes.",
    subjects=Persona,
    reads={
        Presence: ("persona", "journey"),
        Passage: ("connection", "persona"),
        Connection: ("journey", "source", "target", "walked_by"),
    },
    quotes={Persona: ("name",), Journey: ("title",)},
    find=find,
    touched=touched,
)
