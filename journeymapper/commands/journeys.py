"""Edits of whole journeys.

AddJourney(journey_id, title, state=State.CURRENT, with_stages=((stage_id, name, phase), …))
CopyJourney(journey_id, copy_id, title, state, seed)
MoveJourney(journey_id, before=None)
DEFAULT_STAGES: (name, phase) of the stages a new journey starts with; ``default_stages()`` gives
them fresh ids for ``with_stages``. Title, scenario, market and so on: EditFields. Deleting:
DeleteRecords.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from journeymapper.commands.base import Command, called, tidy, wanted
from journeymapper.commands.cloning import rewired
from journeymapper.commands.draft import derived_id
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, rank_after, rank_between, ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Attachment,
    Backdrop,
    Cluster,
    Connection,
    Content,
    Experience,
    Journey,
    Lane,
    Measure,
    Passage,
    Presence,
    Record,
    Reference,
    Season,
    Stage,
    Sticky,
    Touchpoint,
    Trigger,
    new_id,
)
from journeymapper.domain.vocabulary import Phase, State

DEFAULT_STAGES = (
    ("Awareness", Phase.AWARENESS),
    ("Consideration", Phase.CONSIDERATION),
    ("Decision", Phase.DECISION),
    ("Post-purchase", Phase.POST_PURCHASE),
    ("Advocacy", Phase.ADVOCACY),
)


def default_stages() -> tuple[tuple[str, str, Phase | None], ...]:
    """The usual stages, each with a fresh id."""
    return tuple((new_id(Stage), name, phase) for name, phase in DEFAULT_STAGES)


@frozen
class AddJourney(Command):
    journey_id: str
    title: str
    state: State = State.CURRENT
    with_stages: tuple[tuple[str, str, Phase | None], ...] = ()

    def plan(self, project: Project) -> Changes:
        journey = Journey(
            id=self.journey_id,
            title=_titled(self.title),
            state=self.state,
            rank=rank_after(project.journeys.values()),
        )
        ranks = ranks_after("", len(self.with_stages))
        stages = (
            Stage(id=stage_id, journey=journey.id, name=tidy(name), phase=phase, rank=rank)
            for (stage_id, name, phase), rank in zip(self.with_stages, ranks, strict=True)
        )
        return created(journey, *stages)

    def name(self, project: Project) -> str:
        return f"Add journey “{tidy(self.title)}”"


@frozen
class CopyJourney(Command):
    """A journey with everything on it once more, say as the future state of a current one.

    Touchpoints remember what they derive from. Feedback, readings, votes, tests, actions and
    reviews are not copied: they were said, measured and decided once, of the journey that exists.
    Ids follow from ``seed``.
    """

    journey_id: str
    copy_id: str
    title: str
    state: State
    seed: str

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey_id)
        copy = replace(
            journey,
            id=self.copy_id,
            title=_titled(self.title),
            state=self.state,
            derived_from=journey.id,
            rank=_rank_right_of(project, journey),
        )
        parts = list(_parts(project, journey))
        ids = {one.id: derived_id(type(one), self.seed, one.id) for one in parts}
        ids[journey.id] = copy.id
        copies = [rewired(part, ids, _stays) for part in parts]
        return created(
            copy,
            *(
                replace(one, derived_from=part.id) if isinstance(one, Touchpoint) else one
                for part, one in zip(parts, copies, strict=True)
                if one is not None
            ),
        )

    def name(self, project: Project) -> str:
        return f"Copy journey {called(project.find(self.journey_id))}"


@frozen
class MoveJourney(Command):
    """Put a journey before another in the order of the tabs, or last."""

    journey_id: str
    before: str | None = None

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey_id)
        others = [one for one in by_rank(project.journeys.values()) if one.id != journey.id]
        ids = [one.id for one in others]
        place = ids.index(self.before) if self.before in ids else len(ids)
        before = others[place - 1].rank if place else ""
        after = others[place].rank if place < len(others) else ""
        if before < journey.rank and (not after or journey.rank < after):
            return ()
        return (Change(journey, replace(journey, rank=rank_between(before, after))),)

    def name(self, project: Project) -> str:
        return f"Move journey {called(project.find(self.journey_id))}"


def _titled(title: str) -> str:
    tidied = tidy(title)
    if not tidied:
        raise EditRefused("A journey needs a title. Type one, for example “Trial to paid”.")
    return tidied


def _stays(_reference: Reference, _target: str) -> bool:
    """What a copy refers to outside the journey stays what it is: it is all in this project."""
    return True


def _rank_right_of(project: Project, journey: Journey) -> str:
    order = by_rank(project.journeys.values())
    following = order[order.index(journey) + 1 :]
    return rank_between(journey.rank, following[0].rank if following else "")


def _parts(project: Project, journey: Journey) -> Iterator[Record]:
    """What is copied with a journey, in the order of the tables."""
    touchpoints = project.referring(Touchpoint, journey.id)
    connections = project.referring(Connection, journey.id)
    yield from project.referring(Stage, journey.id)
    yield from touchpoints
    yield from connections
    yield from project.referring(Presence, journey.id)
    yield from chain.from_iterable(project.referring(Passage, one.id) for one in connections)
    yield from chain.from_iterable(project.referring(Experience, one.id) for one in touchpoints)
    yield from project.referring(Cluster, journey.id)
    yield from project.referring(Sticky, journey.id)
    for holder in (journey, *touchpoints):
        yield from project.referring(Attachment, holder.id)
    yield from project.referring(Measure, journey.id)
    yield from project.referring(Lane, journey.id)
    yield from project.referring(Content, journey.id)
    yield from project.referring(Season, journey.id)
    yield from chain.from_iterable(project.referring(Trigger, one.id) for one in touchpoints)
    yield from project.referring(Backdrop, journey.id)
