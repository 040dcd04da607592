"""Copying, pasting and duplicating what is chosen on the map. (Cut: copy, then DeleteRecords.)

clip(project, ids) -> str                        clipboard text; its MIME type is MIME_TYPE
Paste(text, journey, x, y, seed)                 top left corner of all at x, y
Duplicate(ids, dx, dy, seed)                     copies at an offset
pasted_ids(changes) -> list[str]                 what to select after either
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from journeymapper.commands.base import Command, counted, wanted
from journeymapper.commands.clipping import MIME_TYPE, clip, gathered, read_clip
from journeymapper.commands.cloning import rewired
from journeymapper.commands.columns import Columns
from journeymapper.commands.draft import derived_id
from journeymapper.domain.change import Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Channel,
    Citation,
    Cluster,
    Connection,
    Content,
    Experience,
    Image,
    Journey,
    Lane,
    Measure,
    Persona,
    Presence,
    Record,
    Reference,
    Source,
    Stage,
    Sticky,
    Touchpoint,
)

_OF_A_JOURNEY = (Touchpoint, Connection, Presence, Cluster, Sticky, Content, Measure)

__all__ = ["MIME_TYPE", "Duplicate", "Paste", "clip", "pasted_ids"]


@frozen
class Paste(Command):
    """What ``clip`` wrote, once more, on any journey of any project. Personas, channels and actors
    are found by id or name, else made. Ids follow from ``seed``."""

    text: str
    journey: str
    x: float
    y: float
    seed: str

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        records = read_clip(self.text)
        cards = [one for one in records if isinstance(one, Touchpoint | Presence)]
        dx = self.x - min((one.x for one in cards), default=self.x)
        dy = self.y - min((one.y for one in cards), default=self.y)
        return _copied(project, records, journey.id, (dx, dy), self.seed)

    def name(self, project: Project) -> str:
        return _naming("Paste", read_clip(self.text))


@frozen
class Duplicate(Command):
    """The chosen once more, moved by dx, dy."""

    ids: Sequence[str]
    dx: float
    dy: float
    seed: str

    def plan(self, project: Project) -> Changes:
        records = gathered(project, self.ids)
        journeys = {
            one.journey for one in records if isinstance(one, Touchpoint | Presence | Sticky)
        }
        if len(journeys) > 1:
            raise EditRefused("Choose things of one journey to duplicate them.")
        return _copied(project, records, journeys.pop(), (self.dx, self.dy), self.seed)

    def name(self, project: Project) -> str:
        return _naming("Duplicate", gathered(project, self.ids))


def pasted_ids(changes: Changes) -> list[str]:
    """Of the changes of Paste or Duplicate, the cards, chips and stickies that they made; not the
    stickies that belong to a new card."""
    return _movable(change.after for change in changes if change.before is None)


def _movable(records: Iterable[Record | None]) -> list[str]:
    records = list(records)
    cards = {one.id for one in records if isinstance(one, Touchpoint)}
    return [
        one.id
        for one in records
        if isinstance(one, Touchpoint | Presence)
        or (isinstance(one, Sticky) and one.touchpoint not in cards)
    ]


def _naming(verb: str, records: Sequence[Record]) -> str:
    personas = {one.id: one.persona for one in records if isinstance(one, Presence)}
    return f"{verb} {counted([personas.get(one, one) for one in _movable(records)])}"


def _copied(
    project: Project,
    records: Sequence[Record],
    journey: str,
    way: tuple[float, float],
    seed: str,
) -> Changes:
    """The changes that put copies of the records on a journey."""
    ids, made = _known(project, records, seed)
    known = Image | Persona | Channel | Actor | Source
    records = [one for one in records if not _is_here(project, one, journey)]
    parts = [one for one in records if not isinstance(one, known)]
    for one in parts:
        ids[one.id] = derived_id(type(one), seed, one.id)
        if isinstance(
            one, Touchpoint | Connection | Presence | Cluster | Sticky | Content | Measure
        ):
            ids[one.journey] = journey

    def stays(reference: Reference, target: str) -> bool:
        found = project.find(target)
        if (
            isinstance(found, Stage | Touchpoint | Lane | Measure | Cluster)
            and reference.field != "derived_from"
        ):
            return found.journey == journey
        return found is not None

    copies = [copy for one in parts if (copy := rewired(one, ids, stays)) is not None]
    present = {one.persona for one in project.referring(Presence, journey)}
    columns = Columns.of(project, journey)
    kept = _settled(copies, columns, way, present)
    if not any(isinstance(one, Touchpoint | Presence | Sticky) for one in kept):
        raise EditRefused("The persona already stands on this canvas. Choose touchpoints to copy.")
    return created(*made, *_ranked(project, journey, kept))


def _known(
    project: Project, records: Sequence[Record], seed: str
) -> tuple[dict[str, str], list[Record]]:
    """Ids of images, personas, channels, actors and sources here, and those that have to be made:
    an image is itself wherever it is, the others are known by id or by name."""
    ids: dict[str, str] = {}
    made: list[Record] = []
    for kind in (Persona, Channel, Actor, Source):
        here: Mapping[str, Persona | Channel | Actor | Source] = project.all(kind)
        names = {_name_of(one): one.id for one in here.values()}
        for record in records:
            if isinstance(record, kind):
                found = record.id if record.id in here else names.get(_name_of(record))
                if found is None:
                    found = names[_name_of(record)] = derived_id(kind, seed, record.id)
                    made.append(replace(record, id=found))
                ids[record.id] = found
    made = _with_ranks(project, made)
    images = [one for one in records if isinstance(one, Image)]
    ids.update((one.id, one.id) for one in images)
    return ids, [*(one for one in images if one.id not in project.images), *made]


def _is_here(project: Project, record: Record, journey: str) -> bool:
    """Whether the record is a cluster of this journey, which copies of stickies go back into."""
    found = project.find(record.id)
    return isinstance(record, Cluster) and isinstance(found, Cluster) and found.journey == journey


def _name_of(record: Persona | Channel | Actor | Source) -> str:
    name = record.reference if isinstance(record, Source) else record.name
    return name.casefold()


def _with_ranks(project: Project, made: Sequence[Record]) -> list[Record]:
    """New personas come last in the rail, without the portrait, which was not copied."""
    personas = [one for one in made if isinstance(one, Persona)]
    last = max((one.rank for one in project.personas.values()), default="")
    ranks = iter(ranks_after(last, len(personas)))
    return [
        replace(one, rank=next(ranks), portrait=None) if isinstance(one, Persona) else one
        for one in made
    ]


def _settled(
    copies: Sequence[Record], columns: Columns, way: tuple[float, float], present: set[str]
) -> list[Record]:
    """Copies moved to where they go. A persona stands on a canvas once and lives a touchpoint once
    a round; connections and experiences keep to what was copied with them."""
    dx, dy = way
    kept: list[Record] = []
    lived: set[tuple[str, str, int]] = set()
    cards = {one.id for one in copies if isinstance(one, Touchpoint)}
    for copy in sorted(copies, key=lambda one: isinstance(one, Connection)):
        if isinstance(copy, Touchpoint):
            moved = replace(copy, x=copy.x + dx, y=copy.y + dy)
            kept.append(replace(moved, stage=columns.home_of(moved)))
        elif isinstance(copy, Presence):
            if copy.persona not in present:
                present.add(copy.persona)
                kept.append(replace(copy, x=copy.x + dx, y=copy.y + dy))
        elif isinstance(copy, Connection):
            ends = {copy.source, copy.target}
            if ends <= cards | present:
                bends = tuple((x + dx, y + dy) for x, y in copy.bends)
                kept.append(replace(copy, bends=bends))
        elif isinstance(copy, Experience):
            key = (copy.persona, copy.touchpoint, copy.round)
            if key not in lived and copy.touchpoint in cards:
                lived.add(key)
                kept.append(copy)
        else:
            kept.append(copy)
    gone = {one.id for one in copies} - {one.id for one in kept}
    return [one for one in kept if not (isinstance(one, Citation) and one.record in gone)]


def _ranked(project: Project, journey: str, records: Sequence[Record]) -> list[Record]:
    """Stickies come after those that the journey already has."""
    stickies = [one for one in records if isinstance(one, Sticky)]
    last = max((one.rank for one in project.referring(Sticky, journey)), default="")
    ranks = iter(ranks_after(last, len(stickies)))
    return [replace(one, rank=next(ranks)) if isinstance(one, Sticky) else one for one in records]
