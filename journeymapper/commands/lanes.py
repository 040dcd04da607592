"""Edits of the grid's lanes. The first edit of a journey's usual lanes makes records of them all,
in the same step; keys are those of ``analysis.lanes``.

AddLane(lane_id, journey, title, kind=LaneKind.TEXT, before="")
EditLane(journey, lane, values)               values: any of name, internal, hidden
MoveLane(journey, lane, before="")            before: a lane's key, empty for the end
DeleteLanes(journey, lanes)                   their stickies stay, among the notes
ChooseBlueprint(journey, is_on=True)          the lanes of a service blueprint, or without them
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.analysis.lanes import (
    BEHIND,
    BLUEPRINT,
    CUSTOMER_ACTIONS,
    NOTES,
    PHYSICAL_EVIDENCE,
    USUAL,
    GridLane,
    Places,
    find_lane,
    is_blueprint,
    lanes_of,
    record_id,
)
from journeymapper.commands.base import Command, called, plural, tidy, wanted
from journeymapper.commands.draft import Draft, derived_id
from journeymapper.commands.records import deletion
from journeymapper.domain.change import Changes, composed
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, rank_between, ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Lane, Sticky
from journeymapper.domain.vocabulary import LaneKind

EDITABLE = frozenset({"name", "internal", "hidden"})
MOST_LANES = 200
_TOUCHPOINTS = dict(USUAL)[LaneKind.TOUCHPOINTS]


def wanted_lane(project: Project, journey_id: str, key: str) -> GridLane:
    """The lane that a command speaks of; raises EditRefused where it is gone."""
    lane = find_lane(lanes_of(project, wanted(project, Journey, journey_id).id), key)
    if lane is not None:
        return lane
    if key == NOTES:
        return GridLane(NOTES, LaneKind.TEXT, "Notes")
    raise EditRefused("This lane is no longer there. Choose another one.")


class _Lanes:
    """A journey's lanes as records, and the draft of what that takes."""

    def __init__(self, project: Project, journey_id: str) -> None:
        self._project = project
        self.journey = wanted(project, Journey, journey_id).id
        self.draft = Draft()
        shown = [one for one in lanes_of(project, journey_id) if one.key != NOTES]
        ranks = ranks_after("", len(shown))
        self.records: list[Lane] = []
        for one, rank in zip(shown, ranks, strict=True):
            record = one.record
            if record is None:
                lane_id = record_id(project, journey_id, one.key)
                record = self._new(lane_id, one.name, one.kind, rank)
            self.records.append(record)

    def _new(self, lane_id: str, name: str, kind: LaneKind, rank: str) -> Lane:
        record = Lane(id=lane_id, journey=self.journey, name=name, kind=kind, rank=rank)
        self.draft.add(record)
        return record

    def find(self, key: str) -> Lane:
        """The record of the lane with this key; raises EditRefused where it is gone."""
        wanted_lane(self._project, self.journey, key)
        if key == NOTES:
            return self._notes()
        lane_id = record_id(self._project, self.journey, key)
        return next(one for one in self.records if one.id == lane_id)

    def place(self, key: str) -> int:
        """Where the lane with this key stands; at the end for none."""
        if not key or key == NOTES:
            return len(self.records)
        return self.records.index(self.find(key))

    def insert(self, place: int, lane_id: str, name: str, kind: LaneKind) -> None:
        if len(self.records) >= MOST_LANES:
            raise EditRefused(f"A grid may have {MOST_LANES} lanes. Delete one first.")
        record = self._new(lane_id, name, kind, self.rank_at(place))
        self.records.insert(place, record)

    def rank_at(self, place: int) -> str:
        before = self.records[place - 1].rank if place else ""
        after = self.records[place].rank if place < len(self.records) else ""
        return rank_between(before, after)

    def _notes(self) -> Lane:
        """The lane for notes as a record, which its stickies name from now on."""
        lane_id = record_id(self._project, self.journey, NOTES)
        rank = self.rank_at(len(self.records))
        record = self._new(lane_id, "Notes", LaneKind.TEXT, rank)
        places = Places(self._project, lanes_of(self._project, self.journey))
        for one in self._project.referring(Sticky, self.journey):
            if (one.stage or one.touchpoint) and places.of_sticky(one) == NOTES:
                self.draft.edit(one, lane=lane_id)
        self.records.append(record)
        return record


@frozen
class AddLane(Command):
    """A lane above another, or at the end; by default one for text."""

    lane_id: str
    journey: str
    title: str
    kind: LaneKind = LaneKind.TEXT
    before: str = ""

    def plan(self, project: Project) -> Changes:
        name = tidy(self.title)
        if not name:
            raise EditRefused("A lane needs a name. Type one, for example “Risks”.")
        lanes = _Lanes(project, self.journey)
        lanes.insert(lanes.place(self.before), self.lane_id, name, self.kind)
        return lanes.draft.changes()

    def name(self, project: Project) -> str:
        return f"Add lane “{tidy(self.title)}”"


@frozen
class EditLane(Command):
    journey: str
    lane: str
    values: Mapping[str, Any]

    def plan(self, project: Project) -> Changes:
        unknown = set(self.values) - EDITABLE
        if unknown:
            raise EditRefused(f"A lane has no {', '.join(sorted(unknown))} to set.")
        before = wanted_lane(project, self.journey, self.lane)
        values = dict(self.values)
        if "name" in values:
            values["name"] = tidy(values["name"])
            if not values["name"]:
                raise EditRefused("A lane needs a name. Type it, or delete the lane.")
        if all(getattr(before, name) == value for name, value in values.items()):
            return ()
        lanes = _Lanes(project, self.journey)
        lanes.draft.edit(lanes.find(self.lane), **values)
        return lanes.draft.changes()

    def name(self, project: Project) -> str:
        lane = find_lane(lanes_of(project, self.journey), self.lane)
        said = f"“{lane.name}”" if lane else "lane"
        if "name" in self.values:
            return f"Rename lane {said}"
        if "hidden" in self.values:
            return f"{'Hide' if self.values['hidden'] else 'Show'} lane {said}"
        to = "internal" if self.values.get("internal") else "for everybody"
        return f"Mark lane {said} {to}"


@frozen
class MoveLane(Command):
    """Put a lane above another, or at the end."""

    journey: str
    lane: str
    before: str = ""

    def plan(self, project: Project) -> Changes:
        lanes = _Lanes(project, self.journey)
        record = lanes.find(self.lane)
        if self.before == self.lane:
            return ()
        old = list(lanes.records)
        neighbour = lanes.find(self.before) if self.before and self.before != NOTES else None
        lanes.records.remove(record)
        place = len(lanes.records) if neighbour is None else lanes.records.index(neighbour)
        rank = lanes.rank_at(place)
        lanes.records.insert(place, record)
        if lanes.records == old:
            return ()
        lanes.draft.edit(record, rank=rank)
        return lanes.draft.changes()

    def name(self, project: Project) -> str:
        lane = find_lane(lanes_of(project, self.journey), self.lane)
        return f"Move lane “{lane.name}”" if lane else "Move lane"


@frozen
class DeleteLanes(Command):
    """Take lanes out of the grid; what stood in them stays in the project. Stickies go where their
    kind belongs, else among the notes. One lane must stay."""

    journey: str
    lanes: Sequence[str]

    def plan(self, project: Project) -> Changes:
        lanes = _Lanes(project, self.journey)
        if NOTES in self.lanes:
            raise EditRefused("The notes go with their last note. Move or delete the notes.")
        gone = {lanes.find(key).id for key in self.lanes}
        if len(gone) >= len(lanes.records):
            raise EditRefused("A grid needs a lane. Hide lanes that you do not need.")
        made = lanes.draft.changes()
        scratch = project.snapshot()
        scratch.apply(made)
        return composed(made, deletion(scratch, sorted(gone)))

    def name(self, project: Project) -> str:
        if len(self.lanes) == 1:
            lane = find_lane(lanes_of(project, self.journey), self.lanes[0])
            return f"Delete lane “{lane.name}”" if lane else "Delete lane"
        return f"Delete {plural(len(self.lanes), 'lane')}"


@frozen
class ChooseBlueprint(Command):
    """Add the lanes of a service blueprint around the touchpoints, or take them away again. Other
    lanes stay where they are."""

    journey: str
    is_on: bool = True

    def plan(self, project: Project) -> Changes:
        return self._with_it(project) if self.is_on else self._without_it(project)

    def _with_it(self, project: Project) -> Changes:
        lanes = _Lanes(project, self.journey)
        kinds = [one.kind for one in lanes.records]
        if set(kinds) >= BEHIND and LaneKind.TOUCHPOINTS in kinds:
            return ()
        place = kinds.index(LaneKind.TOUCHPOINTS) if LaneKind.TOUCHPOINTS in kinds else 0
        for kind, name in BLUEPRINT:
            there = [one for one in lanes.records if _is_part(one, kind)]
            if there:
                place = lanes.records.index(there[0]) + 1
                if there[0].name == _TOUCHPOINTS:
                    lanes.draft.edit(there[0], name=CUSTOMER_ACTIONS)
                continue
            lanes.insert(place, self._fresh_id(project, name), name, kind)
            place += 1
        return lanes.draft.changes()

    def _fresh_id(self, project: Project, name: str) -> str:
        attempt = 0
        while True:
            lane_id = derived_id(Lane, self.journey, "blueprint", name, str(attempt))
            if project.find(lane_id) is None:
                return lane_id
            attempt += 1

    def _without_it(self, project: Project) -> Changes:
        records = by_rank(project.referring(Lane, wanted(project, Journey, self.journey).id))
        gone = [one.id for one in records if one.kind in BEHIND]
        if not gone:
            return ()
        gone += [
            one.id
            for one in records
            if one.name == PHYSICAL_EVIDENCE and not project.referring(Sticky, one.id)
        ]
        if len(gone) == len(records):
            raise EditRefused("A grid needs a lane. Add another one before you take these away.")
        draft = Draft(deletion(project, gone))
        for one in records:
            if one.kind is LaneKind.TOUCHPOINTS and one.name == CUSTOMER_ACTIONS:
                draft.edit(one, name=_TOUCHPOINTS)
        return draft.changes()

    def name(self, project: Project) -> str:
        journey = called(project.find(self.journey))
        if not self.is_on and is_blueprint(lanes_of(project, self.journey)):
            return f"Take the service blueprint off {journey}"
        return f"Draw {journey} as a service blueprint"


def _is_part(lane: Lane, kind: LaneKind) -> bool:
    """Whether a lane is the blueprint's lane of this kind; for text, the physical evidence."""
    return lane.kind is kind and (kind is not LaneKind.TEXT or lane.name == PHYSICAL_EVIDENCE)
