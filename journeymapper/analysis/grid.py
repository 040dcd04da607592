"""The grid of a journey: stages across, lanes down, and what stands in each cell.

A grid is what the project was when it was asked for. Records are sorted into cells at once, the
entries of a cell are written out when somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from journeymapper.analysis import grid_entries as entries
from journeymapper.analysis.grid_entries import Entry
from journeymapper.analysis.lanes import GridLane, Places, lanes_of, stage_of
from journeymapper.analysis.measures import state_of
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    Experience,
    Measure,
    Sticky,
    Touchpoint,
    table_of,
)
from journeymapper.domain.vocabulary import BuyingRole, LaneKind, MeasureKind, Phase
from journeymapper.words import said

NO_STAGE = ""
"""Key of the column for touchpoints without a stage."""
_MOVING_NO_CARD = frozenset({Sticky.table, Experience.table})
"""An edit of these leaves all else in its cell."""

__all__ = ["NO_STAGE", "Cell", "Entry", "Grid", "GridColumn", "grid"]


@frozen
class GridColumn:
    """A stage across the grid. ``colour`` may be empty: then the theme's own for ``place`` (from
    0). ``note`` is the measure that was read last; ``is_on_target`` says whether it reaches its
    target, None where it has none."""

    key: str
    name: str
    colour: str = ""
    place: int = 0
    phase: Phase | None = None
    note: str = ""
    is_on_target: bool | None = None

    @property
    def stage(self) -> str | None:
        """The stage's id; None for the column of what has no stage."""
        return self.key or None


@frozen
class Cell:
    """What stands where a lane crosses a column, in order."""

    lane: str
    column: str
    entries: tuple[Entry, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The cell as lines of text for copying; holes are left out."""
        return tuple(one.text for one in self.entries if not one.is_hole)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def find(self, key: str) -> Entry | None:
        """The entry with this key, or of this record."""
        for one in self.entries:
            if one.key == key or (key and one.record == key):
                return one
        return None


class Grid:
    """``columns`` and ``rows`` in their order on the screen. ``persona`` is the one whose emotions
    are shown (None: everybody's)."""

    def __init__(
        self,
        project: Project,
        journey_id: str,
        columns: Sequence[GridColumn],
        rows: Sequence[GridLane],
        *,
        with_hidden: bool,
        with_internal: bool,
        persona: str | None,
        records: _Sorted,
    ) -> None:
        self.journey = journey_id
        self.columns = tuple(columns)
        self.rows = tuple(rows)
        self.persona = persona
        self._with_hidden, self._with_internal = with_hidden, with_internal
        self._project = project
        self._sorted = records
        self._lanes = {one.key: one for one in rows}
        self._cells: dict[tuple[str, str], Cell] = {}

    def lane(self, key: str) -> GridLane | None:
        """The row with this key, where it is shown."""
        return self._lanes.get(key)

    def column(self, key: str) -> GridColumn | None:
        return next((one for one in self.columns if one.key == key), None)

    def cell(self, lane: str, column: str) -> Cell:
        """The cell where a lane and a column cross, by their keys; raises KeyError for a lane that
        the grid does not show."""
        found = self._cells.get((lane, column))
        if found is None:
            entries_here = self._entries(self._lanes[lane], column)
            found = self._cells[lane, column] = Cell(lane, column, tuple(entries_here))
        return found

    def after(self, project: Project, changed: Iterable[str]) -> Grid:
        """The grid as it is after an edit of these records. Cells of columns that the edit did not
        touch are taken over, which makes a keystroke cheap."""
        changed = tuple(changed)
        new = self._again(project, {table_of(one) for one in changed} <= _MOVING_NO_CARD)
        columns = self._touched(project, new, changed)
        if columns is not None and [one.key for one in new.rows] == [one.key for one in self.rows]:
            new._cells = {key: cell for key, cell in self._cells.items() if key[1] not in columns}
        return new

    def _again(self, project: Project, cards_stay: bool) -> Grid:
        """The grid of the project as it is now. Where all ``cards_stay``, only stickies have to be
        sorted."""
        lanes = lanes_of(project, self.journey)
        return Grid(
            project,
            self.journey,
            self.columns if cards_stay else columns_of(project, self.journey),
            _rows(lanes, with_hidden=self._with_hidden, with_internal=self._with_internal),
            with_hidden=self._with_hidden,
            with_internal=self._with_internal,
            persona=self.persona,
            records=_Sorted(project, self.journey, lanes, self._sorted if cards_stay else None),
        )

    def _touched(self, project: Project, new: Grid, changed: Iterable[str]) -> set[str] | None:
        """Columns in which something may look different; None where it may be anywhere."""
        columns: set[str] = set()
        for one in changed:
            record = project.find(one)
            if isinstance(record, Experience):
                one = record.touchpoint
            elif table_of(one) not in (Touchpoint.table, Sticky.table):
                return None
            for sorted_ in (self._sorted, new._sorted):
                if one in sorted_.column_of:
                    columns.add(sorted_.column_of[one])
        return columns

    def block(self, lanes: Sequence[str], columns: Sequence[str]) -> list[list[str]]:
        """The texts of the cells where these lanes and columns cross, for a spreadsheet."""
        return [[self.cell(lane, column).text for column in columns] for lane in lanes]

    def cards(self, column: str) -> Sequence[Touchpoint]:
        """All touchpoints of a column in journey order, whatever their lane."""
        return self._sorted.kept.cards.get(column, ())

    def holes(self, lane: str) -> int:
        """How many lines of a content lane hold nothing yet."""
        row = self._lanes[lane]
        if row.kind is not LaneKind.CONTENT:
            return 0
        cells = (self.cell(lane, column.key) for column in self.columns if column.stage)
        return sum(one.is_hole for cell in cells for one in cell.entries)

    def place_of(self, record_id: str) -> tuple[str, str] | None:
        """Lane and column of a touchpoint's card or of a sticky, by key; None where the grid does
        not show it."""
        place = self._sorted.places.get(record_id)
        return place if place is not None and place[0] in self._lanes else None

    def _entries(self, lane: GridLane, column: str) -> list[Entry]:
        project, found = self._project, self._sorted.kept
        cards = found.cards.get(column, [])
        match lane.kind:
            case LaneKind.EMOTION:
                return entries.emotions(project, cards, self.persona)
            case LaneKind.CHANNELS:
                return entries.channels(project, cards)
            case LaneKind.OWNER:
                return entries.owners(project, cards)
            case LaneKind.MEASURES:
                return entries.measures(project, found.measures.get(column, []))
            case LaneKind.CONTENT:
                contents = found.contents.get(column, [])
                return entries.contents(project, contents, self._sorted.roles if column else {})
        if lane.holds_cards:
            here = found.in_lanes.get((lane.key, column), [])
            return entries.touchpoints(project, here, self.persona)
        stickies = by_rank(self._sorted.stickies.get((lane.key, column), []))
        if lane.key == self._sorted.thoughts_lane:
            return [
                *entries.thoughts(project, cards),
                *(entries.sticky(project, one) for one in stickies),
            ]
        return [entries.sticky(project, one) for one in stickies]


def grid(
    project: Project,
    journey_id: str,
    *,
    with_hidden: bool = False,
    with_internal: bool = True,
    persona: str | None = None,
) -> Grid:
    """The grid of a journey as it is now; ``persona`` is the one whose emotions are shown."""
    lanes = lanes_of(project, journey_id)
    return Grid(
        project,
        journey_id,
        columns_of(project, journey_id),
        _rows(lanes, with_hidden=with_hidden, with_internal=with_internal),
        with_hidden=with_hidden,
        with_internal=with_internal,
        persona=persona,
        records=_Sorted(project, journey_id, lanes),
    )


def _rows(lanes: Iterable[GridLane], *, with_hidden: bool, with_internal: bool) -> list[GridLane]:
    return [
        lane
        for lane in lanes
        if (with_hidden or not lane.hidden) and (with_internal or not lane.internal)
    ]


def columns_of(project: Project, journey_id: str) -> list[GridColumn]:
    """The stages, and a last column where touchpoints have none."""
    columns = []
    for place, stage in enumerate(stages_in_order(project, journey_id)):
        note, is_on_target = _note(project, stage.id)
        columns.append(
            GridColumn(stage.id, stage.name, stage.colour, place, stage.phase, note, is_on_target)
        )
    if any(one.stage is None for one in project.referring(Touchpoint, journey_id)):
        columns.append(GridColumn(NO_STAGE, said("No stage"), place=len(columns)))
    return columns


def _note(project: Project, stage_id: str) -> tuple[str, bool | None]:
    """The stage's measure that was read last, with its value."""
    states = [
        state
        for one in project.referring(Measure, stage_id)
        if one.kind is not MeasureKind.DROP_OFF
        and (state := state_of(project, one)).reading is not None
    ]
    if not states:
        return "", None
    newest = max(
        states,
        key=lambda one: (str(one.reading.taken_on or "") if one.reading else "", one.measure.id),
    )
    return newest.text, newest.is_on_target


class _Sorted:
    """The journey's records by the cells that they belong to. What is no sticky is taken over from
    ``before``, where an edit did not move it."""

    def __init__(
        self,
        project: Project,
        journey_id: str,
        lanes: Sequence[GridLane],
        before: _Sorted | None = None,
    ) -> None:
        in_lane = Places(project, lanes)
        self.thoughts_lane = in_lane.of_thoughts()
        self.kept: _Unmoved = (
            _Unmoved(project, journey_id, in_lane) if before is None else before.kept
        )
        self._project, self._journey = project, journey_id
        self.places = dict(self.kept.places)
        self.column_of = dict(self.kept.column_of)
        self.stickies: dict[tuple[str, str], list[Sticky]] = {}
        for sticky in project.referring(Sticky, journey_id):
            if sticky.stage or sticky.touchpoint:
                key = (in_lane.of_sticky(sticky), stage_of(project, sticky) or NO_STAGE)
                self.places[sticky.id] = key
                self.column_of[sticky.id] = key[1]
                self.stickies.setdefault(key, []).append(sticky)

    @cached_property
    def roles(self) -> Mapping[BuyingRole, str]:
        """For whom content is wanted; asked for only where a lane of content is seen."""
        return entries.roles_present(self._project, self._journey)


class _Unmoved:
    """Touchpoints, measures and content by the cells that they belong to: what an edit of stickies
    or feelings leaves where it is."""

    def __init__(self, project: Project, journey_id: str, in_lane: Places) -> None:
        self.places: dict[str, tuple[str, str]] = {}
        self.column_of: dict[str, str] = {}
        self.cards: dict[str, list[Touchpoint]] = {}
        self.in_lanes: dict[tuple[str, str], list[Touchpoint]] = {}
        self.measures: dict[str, list[Measure]] = {}
        self.contents: dict[str, list[Content]] = {}
        column_of = self.column_of
        for card in journey_order(project, journey_id):
            column = column_of[card.id] = card.stage or NO_STAGE
            self.cards.setdefault(column, []).append(card)
            lane = in_lane.of_touchpoint(card)
            if lane is not None:
                self.places[card.id] = (lane, column)
                self.in_lanes.setdefault((lane, column), []).append(card)
        for measure in project.referring(Measure, journey_id):
            where = measure.stage or column_of.get(measure.touchpoint or "")
            if where is not None:
                self.measures.setdefault(where, []).append(measure)
        for content in by_rank(project.referring(Content, journey_id)):
            where = content.stage or column_of.get(content.touchpoint or "")
            if where is not None:
                self.contents.setdefault(where, []).append(content)
