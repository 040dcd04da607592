"""Writing into a cell of the grid.

WriteCell(journey, lane, stage, text, seed, entry=None, persona=None)

``lane`` is a lane's key, ``stage`` a stage's id (None: the column without a stage), ``entry`` what
of the cell is edited: a record's id or the key of a hole; None adds an entry. What is added gets
the id that ``new_entry_id`` says, and the same seed again edits what it made: so a run of typing
needs one seed and one merge key.

What the text means depends on the lane:
- thinks, feels, pain points, opportunities, text: a sticky (or a persona's thought); without text
  it is deleted;
- touchpoints and the blueprint's lanes: the name of a touchpoint;
- channels and owner: names, for the stage's touchpoints that have none, or ``Compare plans: web``;
- emotion: 1 to 5 as the keys of the map, -2 to +2 with its sign, or the emotion's name, of the
  persona, or ``Compare plans: pleased``;
- measures: a micro-conversion of the stage, with its worth after a colon (``paid: 49``), or a
  measure of the kind that is called so (``NPS``);
- content: the title of something at the stage, for everybody or for the role of a hole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from journeymapper.analysis.grid_entries import HOLE
from journeymapper.analysis.lanes import (
    NOTES,
    STICKY_LANES,
    GridLane,
)
from journeymapper.commands.base import Command, tidy, wanted
from journeymapper.commands.cell_counts import write_content, write_measure
from journeymapper.commands.cell_desk import Desk, at_home_in
from journeymapper.commands.cell_emotions import write_emotion
from journeymapper.commands.cell_names import write_channels, write_owner
from journeymapper.commands.draft import derived_id
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.lanes import wanted_lane
from journeymapper.commands.records import EditFields, deletion
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    Experience,
    Measure,
    Record,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import LaneKind, StickyKind

Writer = Callable[[Desk, str | None, str, str | None, str], Changes]


@frozen
class WriteCell(Command):
    journey: str
    lane: str
    stage: str | None
    text: str
    seed: str
    entry: str | None = None
    persona: str | None = None

    def plan(self, project: Project) -> Changes:
        lane = wanted_lane(project, self.journey, self.lane)
        desk = Desk(project, self.journey, self.persona)
        return write(desk, lane, desk.check_stage(self.stage), self.text, self.entry, self.seed)

    def name(self, project: Project) -> str:
        text = tidy(self.text)[:40]
        return f"Write “{text}” into the grid" if text else "Empty a cell of the grid"


def new_entry_id(kind: LaneKind, seed: str) -> str:
    """The id of the record that writing with this seed makes in a lane of this kind; empty where
    it depends on more than the lane."""
    made = _MADE.get(kind)
    return derived_id(made, seed) if made is not None else ""


_MADE: dict[LaneKind, type[Record]] = {
    **dict.fromkeys(STICKY_LANES, Sticky),
    **dict.fromkeys(
        (LaneKind.TOUCHPOINTS, LaneKind.FRONTSTAGE, LaneKind.BACKSTAGE, LaneKind.SUPPORT),
        Touchpoint,
    ),
    LaneKind.MEASURES: Measure,
    LaneKind.CONTENT: Content,
}


_WRITERS: dict[LaneKind, Writer] = {
    LaneKind.EMOTION: write_emotion,
    LaneKind.CHANNELS: write_channels,
    LaneKind.OWNER: write_owner,
    LaneKind.MEASURES: write_measure,
    LaneKind.CONTENT: write_content,
}


def write(
    desk: Desk, lane: GridLane, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    """The changes that writing this text into a cell makes; raises EditRefused."""
    if entry is None or entry.startswith(HOLE):
        made = new_entry_id(lane.kind, seed)
        if made and desk.project.find(made) is not None:
            if not text.strip():
                return deletion(desk.project, [made])
            entry = made
        elif not text.strip():
            return ()
    if lane.holds_stickies:
        return _write_note(desk, lane, stage, text, entry, seed)
    if lane.holds_cards:
        return _write_card(desk, lane, stage, text, entry, seed)
    return _WRITERS[lane.kind](desk, stage, text, entry, seed)


def _write_note(
    desk: Desk, lane: GridLane, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    project = desk.project
    text = text.strip()
    if entry is not None:
        record = project.find(entry)
        if isinstance(record, Experience):
            return SetExperience(
                record.persona, record.touchpoint, {"thought": text}, record.id, record.round
            ).plan(project)
        note = wanted(project, Sticky, entry)
        if not text:
            return deletion(project, [note.id])
        after = replace(note, text=text)
        return (Change(note, after),) if after != note else ()
    if stage is None:
        raise EditRefused("A note of the grid stands at a stage. Add a stage first.")
    note = Sticky(
        id=derived_id(Sticky, seed),
        journey=desk.journey,
        stage=stage,
        text=text,
        rank=desk.next_rank(),
    )
    return created(put_in_lane(desk, note, lane))


def put_in_lane(desk: Desk, note: Sticky, lane: GridLane) -> Sticky:
    """The sticky as one of this lane: its kind says so where it can, else it names the lane."""
    project, places = desk.project, desk.in_lanes
    kind = STICKY_LANES[lane.kind]
    if lane.kind is LaneKind.TEXT and lane.record is not None:
        is_new = project.find(note.id) is None
        return replace(note, lane=lane.key, kind=StickyKind.TEXT if is_new else note.kind)
    if lane.key == NOTES:
        is_there = places.of_sticky_kind(note.kind) == NOTES
        return replace(note, lane=None, kind=note.kind if is_there else StickyKind.TEXT)
    if note.kind is StickyKind.IDEA and kind is StickyKind.OPPORTUNITY:
        kind = note.kind if project.find(note.id) is not None else kind
    by_kind = places.of_sticky_kind(kind) == lane.key
    return replace(note, kind=kind, lane=None if by_kind else lane.key)


def _write_card(
    desk: Desk, lane: GridLane, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    if entry is not None:
        wanted(desk.project, Touchpoint, entry)
        return EditFields(entry, {"name": text}).plan(desk.project)
    card = Touchpoint(
        id=derived_id(Touchpoint, seed), journey=desk.journey, stage=stage, name=tidy(text)
    )
    card, actor = at_home_in(desk.project, card, lane, seed, desk.is_blueprint)
    x, y = desk.stack.place(stage, card.width, card.height)
    return created(*filter(None, (actor, replace(card, x=x, y=y))))
