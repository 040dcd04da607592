"""Essential touchpoints at which every role finds the same content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.content import is_for_everybody
from journeymapper.analysis.listed import listed
from journeymapper.analysis.paths import personas_at
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.nothing_personal.touching_content import (
    content_at,
    essentials,
    has_content,
    has_essentials,
    journeys_touched,
)
from journeymapper.checks.shared_sortings import ESSENTIAL
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Content,
    Experience,
    Journey,
    Passage,
    Persona,
    Presence,
    Touchpoint,
)
from journeymapper.domain.vocabulary import BuyingRole


def applies(look: Look) -> bool:
    return has_content(look) and has_essentials(look)


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        roles = _roles(
            project.personas[one.persona] for one in project.referring(Presence, subject)
        )
        if len(roles) < 2 or not project.referring(Content, subject):
            continue
        alike: list[Touchpoint] = []
        for one in essentials(look, subject):
            if one is None:
                yield None
            elif _is_alike(project, one):
                alike.append(one)
        yield None
        if alike:
            alike.sort(key=lambda one: (one.name, one.id))
            names = listed([called(one) for one in alike[:3]], len(alike))
            has = "touchpoint {} has" if len(alike) == 1 else "touchpoints {} have"
            yield Found(
                subject=subject,
                message=f"The essential {has.format(names)} the same content for all roles.",
                records=tuple(one.id for one in alike[:50]),
                journey=subject,
            )


def _is_alike(project: Project, touchpoint: Touchpoint) -> bool:
    contents = content_at(project, touchpoint)
    if not contents or not all(map(is_for_everybody, contents)):
        return False
    there = personas_at(project, touchpoint)
    return not there or len(_roles(there)) > 1


def _roles(personas: Iterable[Persona]) -> set[BuyingRole]:
    return {one.role for one in personas}


CHECK = Check(
    name="same_content_for_all",
    mistake=7,
    title="The same content for all roles",
    why="A decision maker asks about costs and risk, a user about the daily work: one text answers "
    "neither.",
    how="Add content for one role at least, beside what everybody finds there.",
    subjects=Journey,
    reads={
        Touchpoint: ("journey", "essential", "kind", "stage", "name"),
        Content: ("stage", "touchpoint", "role", "persona"),
        Persona: ("role",),
        Presence: ("persona", "journey"),
        Passage: ("connection", "persona"),
        Experience: ("persona", "touchpoint"),
        Connection: ("source", "target", "walked_by"),
    },
    find=find,
    applies=applies,
    touched=journeys_touched,
    sortings=(ESSENTIAL,),
)
