"""Dragging cards and stickies to another place in the grid.

MoveCellEntries(journey, ids, lane, stage, seed, before=None)     before: an entry of that cell
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeymapper.analysis.grid import NO_STAGE, grid
from journeymapper.analysis.lanes import GridLane
from journeymapper.commands.base import Command, called, counted, wanted
from journeymapper.commands.cell_desk import Desk, Stack, at_home_in
from journeymapper.commands.cells import put_in_lane
from journeymapper.commands.draft import Draft
from journeymapper.commands.lanes import wanted_lane
from journeymapper.commands.touchpoints import PlaceTouchpoints
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import Record, Sticky, Touchpoint


@frozen
class MoveCellEntries(Command):
    """Put cards or stickies into a cell, before one of its entries or at its end. A card moves
    into the stage's column on the map too, below the others; within one stage cards change
    places. In a blueprint it becomes a step of who stands in that lane."""

    journey: str
    ids: Sequence[str]
    lane: str
    stage: str | None
    seed: str
    before: str | None = None

    def plan(self, project: Project) -> Changes:
        lane = wanted_lane(project, self.journey, self.lane)
        desk = Desk(project, self.journey)
        stage = desk.check_stage(self.stage)
        moving = [wanted(project, Record, one) for one in dict.fromkeys(self.ids)]
        if any(not isinstance(one, Touchpoint | Sticky) for one in moving):
            raise EditRefused("Only cards and notes move to another cell. Write the others anew.")
        if any(one.journey != desk.journey for one in moving if isinstance(one, _MOVABLE)):
            raise EditRefused("This stands on another journey. Copy it and paste it here.")
        cards = [one for one in moving if isinstance(one, Touchpoint)]
        notes = [one for one in moving if isinstance(one, Sticky)]
        if cards and not lane.holds_cards:
            raise EditRefused(
                f"A card stands in a lane of touchpoints; “{lane.name}” is none. Drop it on cards."
            )
        if notes and not lane.holds_stickies:
            raise EditRefused(
                f"A note stands in a lane of notes; “{lane.name}” is none. Drop it on one, for "
                "example on the pain points."
            )
        here = _entries(project, desk.journey, lane, stage)
        draft = Draft(_placed(project, desk, cards, here, stage, self.before))
        for card in cards:
            at_home, actor = at_home_in(project, card, lane, self.seed, desk.is_blueprint)
            if actor is not None:
                draft.add(actor)
            draft.edit(card, kind=at_home.kind, owner=at_home.owner, done_by=at_home.done_by)
        _rank(draft, project, desk, notes, lane, stage, here, self.before)
        return draft.changes()

    def name(self, project: Project) -> str:
        what = called(project.find(self.ids[0])) if len(self.ids) == 1 else counted(self.ids)
        return f"Move {what} in the grid"


_MOVABLE = Touchpoint | Sticky


def _entries(project: Project, journey_id: str, lane: GridLane, stage: str | None) -> list[str]:
    """Ids of the records that the cell shows."""
    shown = grid(project, journey_id, with_hidden=True)
    if shown.lane(lane.key) is None:  # the lane for notes, while it is empty
        return []
    return [one.record for one in shown.cell(lane.key, stage or NO_STAGE).entries]


def _inserted(here: Sequence[str], ids: Sequence[str], before: str | None) -> list[str]:
    """The entries of a cell with those that move before one of them, or at the end."""
    others = [one for one in here if one not in ids]
    place = others.index(before) if before in others else len(others)
    return [*others[:place], *ids, *others[place:]]


def _placed(
    project: Project,
    desk: Desk,
    cards: Sequence[Touchpoint],
    here: Sequence[str],
    stage: str | None,
    before: str | None,
) -> Changes:
    """Moves on the map: into the stage's column, and in the wished order where cards are of one
    size, so that they can change places."""
    if not cards:
        return ()
    coming = [one for one in cards if one.stage != stage]
    stack = Stack(project, desk.journey, frozenset(one.id for one in coming))
    places = {one.id: stack.place(stage, one.width, one.height) for one in coming}
    order = _inserted(here, [one.id for one in cards], before)
    staying = [project.touchpoints[one] for one in order if one not in places]
    sizes = {(one.width, one.height) for one in (*staying, *coming)}
    if len(sizes) == 1:
        slots = sorted([*places.values(), *((one.x, one.y) for one in staying)])
        places = dict(zip(order, slots, strict=True))
    moved = {
        one: place
        for one, place in places.items()
        if (project.touchpoints[one].x, project.touchpoints[one].y) != place
    }
    return PlaceTouchpoints(moved).plan(project) if moved else ()


def _rank(
    draft: Draft,
    project: Project,
    desk: Desk,
    notes: Sequence[Sticky],
    lane: GridLane,
    stage: str | None,
    here: Sequence[str],
    before: str | None,
) -> None:
    """Stickies into the cell and into their order."""
    if not notes:
        return
    if stage is None:
        raise EditRefused("A note of the grid stands at a stage. Drop it on a stage.")
    for one in notes:
        holder = project.touchpoints.get(one.touchpoint or "")
        stays = holder.stage == stage if holder is not None else one.stage == stage
        after = put_in_lane(desk, one, lane)
        if not stays:
            after = replace(after, stage=stage, touchpoint=None)
        draft.edit(
            one, kind=after.kind, lane=after.lane, stage=after.stage, touchpoint=after.touchpoint
        )
    stickies = [one for one in here if one in project.stickies]
    order = _inserted(stickies, [one.id for one in notes], before)
    if order == stickies:
        return
    ranks = ranks_after("", len(order))
    for note, rank in zip(order, ranks, strict=True):
        draft.edit(project.stickies[note], rank=rank)
