"""Edits of actors: several that are one.

MergeActors(kept, gone)      what the others own and do, the kept one owns and does
Name and kind: EditFields. Who owns and does something: ``commands.channels``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journeymapper.commands.base import Command, called, plural, wanted
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Actor, references


@frozen
class MergeActors(Command):
    """Put one actor in the place of others, which are deleted."""

    kept: str
    gone: Sequence[str]

    def plan(self, project: Project) -> Changes:
        kept = wanted(project, Actor, self.kept)
        gone = [wanted(project, Actor, one) for one in dict.fromkeys(self.gone)]
        if not gone or kept in gone:
            raise EditRefused("Choose two different actors to make one of them.")
        turned: dict[str, Record] = {}
        for actor in gone:
            for one in project.referring_ids(actor.id):
                referrer = turned.get(one) or project.find(one)
                assert referrer is not None
                turned[one] = _with(referrer, actor.id, kept.id)
        changed = (Change(project.find(one), record) for one, record in turned.items())
        return (*changed, *(Change(one, None) for one in gone))

    def name(self, project: Project) -> str:
        kept = called(project.find(self.kept))
        if len(self.gone) == 1:
            return f"Merge {called(project.find(self.gone[0]))} into {kept}"
        return f"Merge {plural(len(self.gone), Actor.word)} into {kept}"


def _with(record: Record, old: str, new: str) -> Record:
    """The record with one reference in the place of another."""
    values: dict[str, Any] = {}
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if reference.many and old in value:
            values[reference.field] = tuple(sorted({new if one == old else one for one in value}))
        elif value == old:
            values[reference.field] = new
    return replace(record, **values)
