"""Edits of where a touchpoint happens, who owns it and who does it, by name.

SetChannels(touchpoint_id, names, seed)        channels that do not exist yet are made
SetDoers(touchpoint_id, names, seed)           likewise actors
SetOwner(record_id, title, actor_id)           of a touchpoint, an action or a ritual; an empty
                                               title takes the owner off
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from journeymapper.commands.base import Command, called, tidy, wanted
from journeymapper.commands.draft import derived_id
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record, with_article
from journeymapper.domain.records import Action, Actor, Channel, Ritual, Touchpoint


@frozen
class SetChannels(Command):
    """Set a touchpoint's channels to exactly these; capitals do not tell two names apart. Ids of
    new channels follow from ``seed``."""

    touchpoint_id: str
    names: Sequence[str]
    seed: str

    def plan(self, project: Project) -> Changes:
        touchpoint = wanted(project, Touchpoint, self.touchpoint_id)
        chosen, new = _chosen(self.names, Channel, project.channels.values(), self.seed)
        after = replace(touchpoint, channels=chosen)
        if after == touchpoint:
            return ()
        return (*created(*new), Change(touchpoint, after))

    def name(self, project: Project) -> str:
        return f"Change channels of {called(project.find(self.touchpoint_id))}"


@frozen
class SetDoers(Command):
    """Say who does what happens at a touchpoint: exactly these; capitals do not tell two names
    apart. Ids of new actors follow from ``seed``."""

    touchpoint_id: str
    names: Sequence[str]
    seed: str

    def plan(self, project: Project) -> Changes:
        touchpoint = wanted(project, Touchpoint, self.touchpoint_id)
        chosen, new = _chosen(self.names, Actor, project.actors.values(), self.seed)
        after = replace(touchpoint, done_by=chosen)
        return () if after == touchpoint else (*created(*new), Change(touchpoint, after))

    def name(self, project: Project) -> str:
        return f"Change who does {called(project.find(self.touchpoint_id))}"


@frozen
class SetOwner(Command):
    """Say who owns a touchpoint, an action or a ritual. A name that nobody has yet makes an actor
    with ``actor_id``."""

    record_id: str
    title: str
    actor_id: str

    def plan(self, project: Project) -> Changes:
        record = wanted(project, Record, self.record_id)
        if not isinstance(record, Touchpoint | Action | Ritual):
            raise EditRefused(f"{with_article(record.word).capitalize()} has no owner.")
        name = tidy(self.title)
        known = _known(project.actors.values())
        owner = known.get(name.casefold(), self.actor_id) if name else None
        if owner == record.owner:
            return ()
        new = () if owner is None or owner in project.actors else (Actor(id=owner, name=name),)
        return (*created(*new), Change(record, replace(record, owner=owner)))

    def name(self, project: Project) -> str:
        return f"Change owner of {called(project.find(self.record_id))}"


_Named = TypeVar("_Named", Channel, Actor)


def _chosen(
    names: Iterable[str], kind: type[_Named], records: Iterable[_Named], seed: str
) -> tuple[tuple[str, ...], list[_Named]]:
    """The ids that names stand for, sorted, and the records of those that nobody has yet."""
    known = _known(records)
    new: dict[str, _Named] = {}
    for name in filter(None, map(tidy, names)):
        if name.casefold() not in known:
            record_id = derived_id(kind, seed, name.casefold())
            known[name.casefold()] = record_id
            new[record_id] = kind(id=record_id, name=name)
    chosen = {known[name.casefold()] for name in map(tidy, names) if name}
    return tuple(sorted(chosen)), list(new.values())


def _known(named: Iterable[Channel | Actor]) -> dict[str, str]:
    """Ids by name; of several with one name the smallest id."""
    return {one.name.casefold(): one.id for one in sorted(named, key=lambda one: one.id)[::-1]}
