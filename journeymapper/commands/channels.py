"""Edits of where a touchpoint happens and who owns it, by name.

SetChannels(touchpoint_id, names, seed)        channels that do not exist yet are made
SetOwner(touchpoint_id, title, actor_id)       likewise; an empty title takes the owner off
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journeymapper.commands.base import Command, called, tidy, wanted
from journeymapper.commands.draft import derived_id
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Channel, Touchpoint


@frozen
class SetChannels(Command):
    """Set a touchpoint's channels to exactly these; capitals do not tell two names apart. Ids of
    new channels follow from ``seed``."""

    touchpoint_id: str
    names: Sequence[str]
    seed: str

    def plan(self, project: Project) -> Changes:
        touchpoint = wanted(project, Touchpoint, self.touchpoint_id)
        known = _known(project.channels.values())
        chosen: dict[str, None] = {}
        new: list[Channel] = []
        for name in filter(None, map(tidy, self.names)):
            channel_id = known.get(name.casefold())
            if channel_id is None:
                channel_id = derived_id(Channel, self.seed, name.casefold())
                known[name.casefold()] = channel_id
                new.append(Channel(id=channel_id, name=name))
            chosen[channel_id] = None
        after = replace(touchpoint, channels=tuple(sorted(chosen)))
        if after == touchpoint:
            return ()
        return (*created(*new), Change(touchpoint, after))

    def name(self, project: Project) -> str:
        return f"Change channels of {called(project.find(self.touchpoint_id))}"


@frozen
class SetOwner(Command):
    """Say who owns a touchpoint. A name that nobody has yet makes an actor with ``actor_id``."""

    touchpoint_id: str
    title: str
    actor_id: str

    def plan(self, project: Project) -> Changes:
        touchpoint = wanted(project, Touchpoint, self.touchpoint_id)
        name = tidy(self.title)
        known = _known(project.actors.values())
        owner = known.get(name.casefold(), self.actor_id) if name else None
        if owner == touchpoint.owner:
            return ()
        new = () if owner is None or owner in project.actors else (Actor(id=owner, name=name),)
        return (*created(*new), Change(touchpoint, replace(touchpoint, owner=owner)))

    def name(self, project: Project) -> str:
        return f"Change owner of {called(project.find(self.touchpoint_id))}"


def _known(named: Iterable[Channel | Actor]) -> dict[str, str]:
    """Ids by name; of several with one name the smallest id."""
    return {one.name.casefold(): one.id for one in sorted(named, key=lambda one: one.id)[::-1]}
