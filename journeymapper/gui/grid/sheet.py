"""The grid as its view needs it: rows, columns, what stands in each cell and how high rows are.

Kept up to date from the changes of an edit: only the columns that an edit touches are looked at
again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from journeymapper.analysis.grid import Entry, Grid, GridColumn, grid
from journeymapper.analysis.lanes import GridLane, is_blueprint
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails, Record, Touchpoint
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.grid.cells import Slot, cell_height, cell_primitives, slots_of
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.primitives import Primitive
from journeymapper.gui.grid.cursor import HEADER
from journeymapper.gui.workspace import Workspace

_OF_A_COLUMN = frozenset(
    {"touchpoints", "stickies", "experiences", "contents", "measures", "readings", "votes"}
)
"""Kinds of record whose edit changes only the columns in which they stand."""
_ELSEWHERE = frozenset(
    {"connections", "feedback_notes", "empathy_notes", "passages", "images", "attachments",
     "milestones", "triggers", "experiments", "variants", "seasons", "reviews", "rituals",
     "actions", "sources", "citations"}
)  # fmt: skip
"""Kinds that stand in no cell."""
_ON_CARDS = frozenset({"touchpoints", "measures", "readings"})
"""Kinds of record that a card shows beyond what its entry says."""
EMPTY_HEIGHT = 60
"""Pixels of a lane while there is no stage."""


@dataclass
class CellView:
    """A cell at a width: its entries, where they stand, and its picture once it was seen."""

    entries: tuple[Entry, ...]
    slots: tuple[Slot, ...]
    height: int
    primitives: tuple[Primitive, ...] | None = None


class Sheet:
    """Rows and columns are numbered from 0; there is no cell behind the last stage."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._cells: dict[tuple[str, str], CellView] = {}
        self._width = 0.0
        self._holes: dict[int, int] = {}
        self._heights: dict[str, list[int]] = {}
        self.grid: Grid
        self.touched: list[tuple[int, int]] | None = None
        """The cells that the last edit changed, by row and column; None: anything."""
        self.load()

    @property
    def project(self) -> Project:
        return self._workspace.project

    @property
    def rows(self) -> tuple[GridLane, ...]:
        return self.grid.rows

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        return self.grid.columns

    @property
    def is_empty(self) -> bool:
        return not self.columns

    def load(self) -> None:
        """Look at everything anew."""
        self._forget()
        self._look()
        self.touched = None

    def _forget(self) -> None:
        self._cells.clear()
        self._heights.clear()

    def _look(self, changed: Iterable[str] | None = None) -> None:
        workspace = self._workspace
        if changed is None:
            self.grid = grid(self.project, workspace.journey_id, persona=workspace.active_persona)
        else:
            self.grid = self.grid.after(self.project, changed)
        self._holes.clear()
        for name in ("colours", "is_blueprint"):
            self.__dict__.pop(name, None)

    def take(self, changes: Iterable[Change]) -> bool:
        """Look again at what an edit touched; False where it touched nothing of the grid."""
        changes = list(changes)
        if any(change.table == ProjectDetails.table for change in changes):
            self.load()  # numbers, sums and feelings are written otherwise in every cell
            return True
        touched: set[str] = set()
        everything = False
        changes = [change for change in changes if change.table not in _ELSEWHERE]
        for change in changes:
            if change.table in _OF_A_COLUMN:
                for side in (change.before, change.after):
                    touched |= self._columns_of(side)
            else:
                everything = True
        if not touched and not everything:
            return False
        before = self.grid
        self._look([change.id for change in changes])
        if everything or before.rows != self.grid.rows or _keys(before) != _keys(self.grid):
            self._forget()
            self.touched = None
            return True
        self.touched = []
        # What an entry does not say of its card (shape, moment, value) is seen all the same.
        cards_changed = any(change.table in _ON_CARDS for change in changes)
        for column, one in enumerate(self.columns):
            if one.key in touched:
                self._take_column(column, before, cards_changed)
        return True

    def _take_column(self, column: int, before: Grid, cards_changed: bool) -> None:
        """Look again at the cells of a column; those that say the same stay as they are."""
        assert self.touched is not None
        key = self.columns[column].key
        if before.columns[column] != self.columns[column]:
            self.touched.append((HEADER, column))
        old = {row: self._cells.pop((lane.key, key), None) for row, lane in enumerate(self.rows)}
        for row, cell in old.items():
            is_new = cards_changed and self.rows[row].holds_cards
            if cell and not is_new and cell.entries == self._entries(row, column):
                self._cells[self.rows[row].key, key] = cell
            else:
                self.touched.append((row, column))
        self._heights.pop(key, None)

    def _columns_of(self, record: Record | None) -> set[str]:
        """The columns in which a record stands or stood."""
        project = self.project
        if record is None:
            return set()
        if isinstance(record, Touchpoint):
            return {record.stage or ""}
        found: set[str] = set()
        stage = getattr(record, "stage", None)
        if stage is not None:
            found.add(stage)
        for name in ("touchpoint", "measure", "target"):
            other = getattr(record, name, None)
            if isinstance(other, str) and (referred := project.find(other)) is not None:
                found |= self._columns_of(referred)
        return found

    @cached_property
    def colours(self) -> dict[str, str]:
        return persona_colours(self.project)

    @cached_property
    def is_blueprint(self) -> bool:
        return is_blueprint(self.rows)

    def set_width(self, width: float) -> None:
        """The width that cells have from now on."""
        if width != self._width:
            self._width = width
            self._forget()

    def cell(self, row: int, column: int) -> CellView:
        lane, key = self.rows[row], self.columns[column].key
        found = self._cells.get((lane.key, key))
        if found is None:
            entries = self._entries(row, column)
            slots = slots_of(self.project, lane, entries, self._width, self.colours)
            found = CellView(entries, slots, cell_height(lane, slots))
            self._cells[lane.key, key] = found
        return found

    def _entries(self, row: int, column: int) -> tuple[Entry, ...]:
        lane = self.rows[row]
        if lane.kind is LaneKind.EMOTION:  # drawn as a curve over all columns
            return ()
        return self.grid.cell(lane.key, self.columns[column].key).entries

    def primitives(self, row: int, column: int) -> tuple[Primitive, ...]:
        """What is drawn in a cell that holds no cards."""
        found = self.cell(row, column)
        if found.primitives is None:
            found.primitives = cell_primitives(found.slots)
        return found.primitives

    def count(self, row: int, column: int) -> int:
        """How many entries a cell has; in the lane of emotions, how many touchpoints."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.columns)):
            return 0
        if self.rows[row].kind is LaneKind.EMOTION:
            return len(self.grid.cards(self.columns[column].key))
        return len(self.cell(row, column).entries)

    def entry(self, row: int, column: int, number: int) -> Entry | None:
        """The entry with this number in a cell."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.columns)):
            return None
        entries = self.cell(row, column).entries
        return entries[number] if 0 <= number < len(entries) else None

    def heights(self) -> list[int]:
        """How high each row is: as its highest cell."""
        rows = range(len(self.rows))
        if not self.columns:
            return [EMPTY_HEIGHT for _ in rows]
        for column, one in enumerate(self.columns):
            if one.key not in self._heights:
                self._heights[one.key] = [self.cell(row, column).height for row in rows]
        every = [self._heights[one.key] for one in self.columns]
        return [max(cells) for cells in zip(*every, strict=True)]

    def holes(self, row: int) -> int:
        """How many lines of a content lane hold nothing yet."""
        found = self._holes.get(row)
        if found is None:
            found = self._holes[row] = self.grid.holes(self.rows[row].key)
        return found

    def row_of(self, key: str) -> int | None:
        return next((n for n, one in enumerate(self.rows) if one.key == key), None)

    def column_of(self, key: str) -> int | None:
        return next((n for n, one in enumerate(self.columns) if one.key == key), None)

    def find(self, record_id: str) -> tuple[int, int, int] | None:
        """Row, column and number of the entry that shows a touchpoint or sticky; of a stage, its
        header."""
        stage = self.column_of(record_id) if record_id else None
        if stage is not None:
            return -1, stage, 0
        place = self.grid.place_of(record_id)
        if place is None:
            return None
        row, column = self.row_of(place[0]), self.column_of(place[1])
        if row is None or column is None:
            return None
        for number, one in enumerate(self.cell(row, column).entries):
            if one.record == record_id:
                return row, column, number
        return None


def _keys(grid: Grid) -> list[str]:
    return [one.key for one in grid.columns]
