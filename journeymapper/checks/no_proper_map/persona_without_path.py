"""Personas of whom nothing says which way they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        if count % 100 == 0:
            yield None
        persona = project.personas[subject]
        journeys = {one.journey: None for one in project.referring(Presence, subject)}
        if not journeys and _is_drawn(project, project.journeys, has_ways):
            yield Found(subject=subject, message=f"{called(persona)} walks no journey yet.")
        for journey in journeys:
            if _is_drawn(project, [journey], has_ways) and not _has_path(project, subject, journey):
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
                for one in project.connections.values()
            )
        if known[journey]:
            return True
    return False


def _has_path(project: Project, persona: str, journey: str) -> bool:
    """As ``analysis.paths.has_path``, but stops at the first way."""
    for entering in project.referring(Connection, persona):
        if entering.source == persona and _is_walked(entering, journey):
            return True
    connections = project.connections
    return any(
        _is_walked(connections[one.connection], journey)
        for one in project.referring(Passage, persona)
    )


def _is_walked(one: Connection, journey: str) -> bool:
    return one.journey == journey and one.walked_by is WalkedBy.CUSTOMER


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
        Persona: ("name",),
        Journey: ("title",),
        Presence: ("persona", "journey"),
        Passage: ("connection", "persona"),
        Connection: ("journey", "source", "target", "walked_by"),
    },
    find=find,
    touched=touched,
)
