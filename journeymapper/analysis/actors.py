"""Actors: what each owns and does, and who owns what."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Actor, Ritual, Touchpoint


@frozen
class Work:
    """What falls to one actor."""

    owns: list[Touchpoint]
    does: list[Touchpoint]
    actions: list[Action]
    rituals: list[Ritual]

    @property
    def count(self) -> int:
        return len(self.owns) + len(self.does) + len(self.actions) + len(self.rituals)


def work_of(project: Project, actor: str) -> Work:
    """What an actor owns and does: touchpoints as they were drawn, actions, rituals."""
    touchpoints = project.referring(Touchpoint, actor)
    return Work(
        owns=[one for one in touchpoints if one.owner == actor],
        does=[one for one in touchpoints if actor in one.done_by],
        actions=project.referring(Action, actor),
        rituals=project.referring(Ritual, actor),
    )


def owner_name(project: Project, record: Touchpoint | Action | Ritual) -> str:
    """Who owns it; empty while it is nobody's."""
    owner = project.actors.get(record.owner or "")
    return owner.name if owner is not None else ""


def actors_in_order(project: Project) -> list[Actor]:
    """Every actor by name, capitals aside."""
    return sorted(project.actors.values(), key=lambda one: (one.name.casefold(), one.id))
