"""Who is missing among the personas of a journey on which companies buy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeymapper.analysis.content import personas_of
from journeymapper.checks.check import Fields
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    Journey,
    Passage,
    Persona,
    Presence,
    Record,
    Stage,
)
from journeymapper.domain.vocabulary import BuyingRole, Market, Phase

READS: Mapping[type[Record], Fields] = {
    Journey: ("market", "title"),
    Persona: ("role",),
    Presence: ("persona", "journey"),
    Passage: ("persona", "connection"),
    Connection: ("source", "target", "walked_by"),
    Experience: ("persona", "touchpoint"),
    Stage: ("phase",),
}
_AFTERWARDS = frozenset({Phase.POST_PURCHASE, Phase.ADVOCACY})


def companies_buy(look: Look) -> bool:
    """Whether a journey is b2b."""
    return bool(look.journeys(Market.B2B))


def without(
    look: Look, subjects: Iterable[str], roles: frozenset[BuyingRole], said: str
) -> Iterator[Found | None]:
    """B2B journeys with personas, but none in one of these roles; ``said`` names the role."""
    project = look.project
    for subject in subjects:
        yield None
        journey = project.journeys[subject]
        if journey.market is not Market.B2B:
            continue
        present = project.referring(Presence, subject)
        if any(project.personas[one.persona].role in roles for one in present):
            continue
        there = {one.role for one in personas_of(project, subject)}
        if there and not there & roles:
            yield Found(
                subject=subject,
                message=f"{called(journey)} is a B2B journey, and none of its personas is {said}.",
            )


def is_after_the_purchase(project: Project, journey: str) -> bool:
    """Whether all of a journey comes once everything is signed."""
    phases = {one.phase for one in project.referring(Stage, journey)}
    return bool(phases) and phases <= _AFTERWARDS
