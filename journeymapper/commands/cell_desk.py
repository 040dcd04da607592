"""What writing into cells of the grid needs to know: where a new card goes, which rank is last, and
how a card comes to belong to a lane of the blueprint."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

from journeymapper.analysis.lanes import GridLane, Places, blueprint_kind, is_blueprint, lanes_of
from journeymapper.commands.base import called, wanted
from journeymapper.commands.columns import Columns
from journeymapper.commands.draft import derived_id
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import rank_after, rank_between
from journeymapper.domain.project import Project
from journeymapper.domain.records import Actor, Journey, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import ActorKind, LaneKind, TouchpointKind

GAP = 24.0
_STEP = 8.0
_OUTSIDE = (ActorKind.SYSTEM, ActorKind.PARTNER)


class Desk:
    """A journey that is being written into. ``project`` may grow under it; places for cards and
    ranks for stickies are given out once."""

    def __init__(self, project: Project, journey_id: str, persona: str | None = None) -> None:
        self.project = project
        self.journey = wanted(project, Journey, journey_id).id
        self.persona = persona
        lanes = lanes_of(project, journey_id)
        self.in_lanes = Places(project, lanes)
        self.is_blueprint = is_blueprint(lanes)
        self._stack: Stack | None = None
        self._last_rank: str | None = None

    def check_stage(self, stage_id: str | None) -> str | None:
        """The stage itself; raises EditRefused for one that is gone or of another journey."""
        if stage_id is None:
            return None
        stage = wanted(self.project, Stage, stage_id)
        if stage.journey != self.journey:
            raise EditRefused(f"{called(stage)} is a stage of another journey. Choose one here.")
        return stage.id

    def cards_of(self, stage_id: str | None) -> list[Touchpoint]:
        """The touchpoints of a stage in journey order; without one, those of no stage."""
        if stage_id is not None:
            cards = self.project.referring(Touchpoint, stage_id)
        else:
            cards = self.project.referring(Touchpoint, self.journey)
        return sorted(
            (one for one in cards if one.stage == stage_id), key=lambda one: (one.x, one.y, one.id)
        )

    @property
    def stack(self) -> Stack:
        if self._stack is None:
            self._stack = Stack(self.project, self.journey)
        return self._stack

    def next_rank(self) -> str:
        """A rank after all stickies of the journey."""
        if self._last_rank is None:
            self._last_rank = rank_after(self.project.referring(Sticky, self.journey))
        else:
            self._last_rank = rank_between(self._last_rank, "")
        return self._last_rank


class Stack:
    """Where the next card of each stage goes: below what stands in the way of its place."""

    def __init__(
        self, project: Project, journey_id: str, without: frozenset[str] = frozenset()
    ) -> None:
        self._columns = Columns.of(project, journey_id)
        self._lowest: dict[int, float] = {}
        self._last: dict[str | None, tuple[float, float]] = {}
        for card in project.referring(Touchpoint, journey_id):
            if card.id not in without:
                self._keep(card.stage, card.x, card.y, card.width, card.height)

    def place(self, stage_id: str | None, width: float, height: float) -> tuple[float, float]:
        """A place for a card of this size, below the last of its stage and on no other card.

        Raises EditRefused without a stage where the journey has stages.
        """
        if stage_id is None:
            if self._columns.stages:
                raise EditRefused("A touchpoint stands in a stage. Choose the cell of a stage.")
            x = self._last.get(None, (GAP, 0.0))[0]
        else:
            stage = next(one for one in self._columns.stages if one.id == stage_id)
            centred = self._columns.lefts[stage_id] + (stage.width - width) / 2
            x = self._last[stage_id][0] if stage_id in self._last else centred
            x = self._columns.fitted(stage_id, x, width)
        y = max(0.0, *(self._lowest.get(one, 0.0) for one in _strips(x, width))) + GAP
        self._keep(stage_id, x, y, width, height)
        return x, y

    def _keep(self, stage: str | None, x: float, y: float, width: float, height: float) -> None:
        for one in _strips(x, width):
            self._lowest[one] = max(self._lowest.get(one, 0.0), y + height)
        self._last[stage] = max(self._last.get(stage, (x, y)), (x, y))


def _strips(x: float, width: float) -> range:
    return range(floor(x / _STEP), ceil((x + width) / _STEP))


def at_home_in(
    project: Project, card: Touchpoint, lane: GridLane, seed: str, is_blueprint: bool
) -> tuple[Touchpoint, Actor | None]:
    """The card as one of this lane of the blueprint, and an actor that has to be made for it.

    Frontstage needs somebody whom customers meet: the first such actor by name, or a new one.
    Elsewhere the frontstage's actors are taken off; a system or partner that owned a step of the
    backstage goes on doing it.
    """
    if not is_blueprint:
        return card, None
    if blueprint_kind(project, card) is lane.kind:
        return card, None
    actors = project.actors
    is_own = card.kind in (TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP)
    if lane.kind is LaneKind.TOUCHPOINTS:
        return replace(card, kind=TouchpointKind.TOUCHPOINT) if is_own else card, None
    if lane.kind is LaneKind.FRONTSTAGE:
        return _frontstage(project, card, seed)
    met = {one.id for one in actors.values() if one.kind is ActorKind.FRONTSTAGE}
    owner = None if card.owner in met else card.owner
    done_by = tuple(one for one in card.done_by if one not in met)
    if lane.kind is LaneKind.SUPPORT:
        return replace(card, kind=TouchpointKind.SYSTEM_STEP, owner=owner, done_by=done_by), None
    if owner is not None and actors[owner].kind in _OUTSIDE:
        done_by, owner = tuple(sorted({*done_by, owner})), None
    return replace(card, kind=TouchpointKind.BACKSTAGE_STEP, owner=owner, done_by=done_by), None


def _frontstage(project: Project, card: Touchpoint, seed: str) -> tuple[Touchpoint, Actor | None]:
    card = replace(card, kind=TouchpointKind.BACKSTAGE_STEP)
    if blueprint_kind(project, card) is LaneKind.FRONTSTAGE:
        return card, None
    met = [one for one in project.actors.values() if one.kind is ActorKind.FRONTSTAGE]
    new = None
    if met:
        actor = min(met, key=lambda one: (one.name.casefold(), one.id))
    else:
        actor = new = Actor(
            id=derived_id(Actor, seed, "frontstage"), name="Frontstage", kind=ActorKind.FRONTSTAGE
        )
    return replace(card, done_by=tuple(sorted({*card.done_by, actor.id}))), new
