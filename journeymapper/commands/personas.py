"""Edits of personas, where they stand, the ways they walk, and personas from other projects.

AddPersona(persona_id, title, role=BuyingRole.END_USER)
MovePersona(persona_id, before=None)                          order in the rail
PlacePersona(presence_id, persona, journey, x, y)             taking off: DeleteRecords([presence])
StepPath(persona, connection, passage_id)                     on or off
SetPortrait(persona_id, image | None)                         image: an Image record
BringPersonas(records, seed)                 records from ``records_to_bring(other_project, ids)``
Profile fields: EditFields. Moving a chip: touchpoints.MoveTouchpoints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeymapper.commands.base import Command, called, plural, tidy, wanted
from journeymapper.commands.cloning import rewired
from journeymapper.commands.draft import derived_id
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import (
    by_rank,
    personas_in_order,
    rank_after,
    rank_between,
    ranks_after,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    EmpathyNote,
    Image,
    Journey,
    Passage,
    Persona,
    Presence,
    Record,
)
from journeymapper.domain.vocabulary import BuyingRole, WalkedBy


@frozen
class AddPersona(Command):
    persona_id: str
    title: str
    role: BuyingRole = BuyingRole.END_USER

    def plan(self, project: Project) -> Changes:
        name = tidy(self.title)
        if not name:
            raise EditRefused("A persona needs a name. Type one, for example “Career changer”.")
        rank = rank_after(project.personas.values())
        return created(Persona(id=self.persona_id, name=name, role=self.role, rank=rank))

    def name(self, project: Project) -> str:
        return f"Add persona “{tidy(self.title)}”"


@frozen
class MovePersona(Command):
    """Put a persona before another in the rail, or last."""

    persona_id: str
    before: str | None = None

    def plan(self, project: Project) -> Changes:
        persona = wanted(project, Persona, self.persona_id)
        order = personas_in_order(project)
        others = [one for one in order if one.id != persona.id]
        ids = [one.id for one in others]
        place = ids.index(self.before) if self.before in ids else len(ids)
        if self.before == persona.id or place == order.index(persona):
            return ()
        before = others[place - 1].rank if place else ""
        after = others[place].rank if place < len(others) else ""
        return (Change(persona, replace(persona, rank=rank_between(before, after))),)

    def name(self, project: Project) -> str:
        return f"Move persona {called(project.find(self.persona_id))}"


@frozen
class PlacePersona(Command):
    """Let a persona stand on a journey's canvas, the chip's top left corner at x, y."""

    presence_id: str
    persona: str
    journey: str
    x: float
    y: float

    def plan(self, project: Project) -> Changes:
        persona = wanted(project, Persona, self.persona)
        journey = wanted(project, Journey, self.journey)
        if presence_of(project, persona.id, journey.id) is not None:
            raise EditRefused(
                f"{called(persona)} already stands on this canvas. Move the persona there instead."
            )
        return created(
            Presence(
                id=self.presence_id, persona=persona.id, journey=journey.id, x=self.x, y=self.y
            )
        )

    def name(self, project: Project) -> str:
        return f"Place {called(project.find(self.persona))} on the canvas"


def presence_of(project: Project, persona_id: str, journey_id: str) -> Presence | None:
    """Where a persona stands on a journey's canvas, or None."""
    found = (one for one in project.referring(Presence, persona_id) if one.journey == journey_id)
    return next(found, None)


@frozen
class StepPath(Command):
    """Put a connection on a persona's path, or take it off."""

    persona: str
    connection: str
    passage_id: str

    def plan(self, project: Project) -> Changes:
        persona = wanted(project, Persona, self.persona)
        passages = project.referring(Passage, self.connection)
        here = [one for one in passages if one.persona == persona.id]
        if here:
            return tuple(Change(one, None) for one in here)
        connection = walkable(project, self.connection)
        return created(Passage(id=self.passage_id, connection=connection.id, persona=persona.id))

    def name(self, project: Project) -> str:
        return f"Change the path of {called(project.find(self.persona))}"


def walkable(project: Project, connection_id: str) -> Connection:
    """The connection, where customers walk it; raises EditRefused where they do not."""
    connection = wanted(project, Connection, connection_id)
    if connection.walked_by is WalkedBy.ORGANISATION:
        raise EditRefused(
            "The organisation walks this loop, not the customers. "
            "Choose another connection, or change who walks it."
        )
    return connection


@frozen
class SetPortrait(Command):
    persona_id: str
    image: Image | None

    def plan(self, project: Project) -> Changes:
        persona = wanted(project, Persona, self.persona_id)
        after = replace(persona, portrait=self.image.id if self.image else None)
        if after == persona:
            return ()
        return (*new_images(project, [self.image]), Change(persona, after))

    def name(self, project: Project) -> str:
        what = "Set" if self.image else "Remove"
        return f"{what} portrait of {called(project.find(self.persona_id))}"


def new_images(project: Project, images: Sequence[Image | None]) -> Changes:
    """The images that the project does not hold yet, created."""
    missing = {one.id: one for one in images if one is not None and one.id not in project.images}
    return created(*missing.values())


@frozen
class BringPersonas(Command):
    """Copies of personas of another project with their portraits and empathy maps. A name that is
    already taken gets a number; links to touchpoints stay behind."""

    records: tuple[Record, ...]
    seed: str

    def plan(self, project: Project) -> Changes:
        personas = by_rank(one for one in self.records if isinstance(one, Persona))
        if not personas:
            raise EditRefused("Choose at least one persona to bring in.")
        images = {one.id: one for one in self.records if isinstance(one, Image)}
        ids = {one.id: derived_id(type(one), self.seed, one.id) for one in self.records}
        ids.update({one: one for one in images})
        taken = {one.name.casefold() for one in project.personas.values()}
        last = max((one.rank for one in project.personas.values()), default="")
        new: list[Record] = []
        for persona, rank in zip(personas, ranks_after(last, len(personas)), strict=True):
            copy = rewired(persona, ids, lambda *_: False)
            assert copy is not None
            name = _free_name(copy.name, taken)
            taken.add(name.casefold())
            new.append(replace(copy, name=name, rank=rank))
        notes = (
            rewired(one, ids, lambda *_: False)
            for one in self.records
            if isinstance(one, EmpathyNote)
        )
        portraits = [images.get(one.portrait or "") for one in personas]
        return (
            *new_images(project, portraits),
            *created(*new, *(note for note in notes if note is not None)),
        )

    def name(self, project: Project) -> str:
        personas = [one for one in self.records if isinstance(one, Persona)]
        if len(personas) == 1:
            return f"Bring in persona {called(personas[0])}"
        return f"Bring in {plural(len(personas), Persona.word)}"


def records_to_bring(source: Project, persona_ids: Sequence[str]) -> tuple[Record, ...]:
    """What BringPersonas needs of another project: personas, portraits, empathy notes."""
    found: list[Record] = []
    for one in dict.fromkeys(persona_ids):
        persona = wanted(source, Persona, one)
        found.append(persona)
        portrait = source.images.get(persona.portrait or "")
        if portrait is not None and portrait not in found:
            found.append(portrait)
        found.extend(source.referring(EmpathyNote, persona.id))
    return tuple(found)


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free.casefold() in taken:
        free = f"{name} ({number})"
        number += 1
    return free
