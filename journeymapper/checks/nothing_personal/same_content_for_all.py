"""Essential touchpoints at which every role finds the same content.

That is one for everybody, or one of the same kind and title for each role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymapper.analysis.content import is_for_everybody
from journeymapper.analysis.listed import listed
from journeymapper.analysis.naming import bare
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
from journeymapper.domain.vocabulary import BuyingRole, ContentKind


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
            elif _is_alike(project, one, roles):
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


def _is_alike(project: Project, touchpoint: Touchpoint, roles: set[BuyingRole]) -> bool:
    contents = content_at(project, touchpoint)
    named = {_role_of(project, one) for one in contents if not is_for_everybody(one)}
    if not contents or (named and not _find_alike(project, named, contents)):
        return False
    here = _roles(personas_at(project, touchpoint)) or roles
    return len(here) > 1 and (not named or _find_alike(project, here, contents))


def _find_alike(
    project: Project, roles: Iterable[BuyingRole | None], contents: Sequence[Content]
) -> bool:
    """Whether each of several roles finds the same there, and finds something."""
    found = [_seen_by(project, role, contents) for role in roles]
    return len(found) > 1 and bool(found[0]) and all(one == found[0] for one in found)


def _seen_by(
    project: Project, role: BuyingRole | None, contents: Iterable[Content]
) -> set[tuple[ContentKind, str]]:
    """What a role finds: kind and title of each, one without a title being like no other."""
    return {
        (one.kind, bare(one.title) or one.id)
        for one in contents
        if is_for_everybody(one) or _role_of(project, one) is role
    }


def _role_of(project: Project, content: Content) -> BuyingRole | None:
    persona = project.personas.get(content.persona or "")
    return persona.role if persona is not None else content.role


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
        Content: ("stage", "touchpoint", "role", "persona", "kind", "title"),
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
