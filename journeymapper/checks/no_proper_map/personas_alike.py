"""Personas who walk the very same way and feel the very same on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.check import Check
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
    Presence,
)
from journeymapper.domain.vocabulary import WalkedBy


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    count = 0
    for subject in subjects:
        for presence in project.referring(Presence, subject):
            journey = presence.journey
            others = {one.persona: None for one in project.referring(Presence, journey)}
            for other in others:
                count += 1
                if count % 100 == 0:
                    yield None
                if other > subject and _are_alike(look, subject, other, journey):
                    yield _found(project, subject, other, journey)


def _found(project: Project, subject: str, other: str, journey: str) -> Found:
    first, second = called(project.personas[subject]), called(project.personas[other])
    place = called(project.journeys[journey])
    return Found(
        subject=subject,
        message=f"{first} and {second} go the very same way through {place} and feel the same.",
        records=(subject, other, journey),
        journey=journey,
    )


def _are_alike(look: Look, first: str, second: str, journey: str) -> bool:
    """Most differ in the first thing that is looked at, so paths come last."""
    project = look.project
    felt = look.sorted(FELT).group((first, journey))
    if not felt or len(felt) != len(look.sorted(FELT).group((second, journey))):
        return False
    for one in map(project.experiences.__getitem__, felt):
        if not any(
            (other.persona, other.round, other.emotion) == (second, one.round, one.emotion)
            for other in project.referring(Experience, one.touchpoint)
        ):
            return False
    path = _path(project, first, journey)
    return bool(path) and path == _path(project, second, journey)


def _key(look: Look, one: Experience) -> tuple[str, str] | None:
    if one.emotion is None:
        return None
    return one.persona, look.project.touchpoints[one.touchpoint].journey


FELT = Sorting(
    name="what personas feel",
    kind=Experience,
    key=_key,
    reads={Experience: ("persona", "touchpoint", "emotion")},
)
"""By persona and journey."""


def _path(project: Project, persona: str, journey: str) -> set[tuple[str, str]]:
    """The ways that a persona goes; of the one from its own chip, where it enters."""
    passed = [project.connections[one.connection] for one in project.referring(Passage, persona)]
    passed += [one for one in project.referring(Connection, persona) if one.source == persona]
    return {
        ("enters", one.target) if one.source == persona else ("passes", one.id)
        for one in passed
        if one.journey == journey and one.walked_by is WalkedBy.CUSTOMER
    }


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """All, since an edit of one may make it like any other; none for a way that nobody goes."""
    ways = [one for one in (change.before, change.after) if isinstance(one, Connection)]
    project = look.project
    if ways and not any(
        one.source in project.personas or project.referring(Passage, one.id) for one in ways
    ):
        return ()
    return None


CHECK = Check(
    name="personas_alike",
    mistake=1,
    title="Two personas with the same path and emotions",
    why="Two who do and feel the same are one persona under two names.",
    how="Say where they part or feel otherwise, or keep one of them.",
    subjects=Persona,
    reads={
        Presence: ("persona", "journey"),
        Passage: ("connection", "persona"),
        Connection: ("journey", "source", "target", "walked_by"),
        Experience: ("persona", "touchpoint", "round", "emotion"),
    },
    quotes={Persona: ("name",), Journey: ("title",)},
    sortings=(FELT,),
    find=find,
    touched=touched,
)
