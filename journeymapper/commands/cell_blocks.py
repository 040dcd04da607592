"""Blocks of cells of the grid: pasted from a spreadsheet, emptied.

PasteCells(journey, lane, stage, rows, seed, persona=None, shown=())
    rows: texts of cells, as ``analysis.spreadsheet.read_table`` gives them; a line an entry
    shown: keys of the lanes on the screen, from above (empty: those that are not hidden)
ClearCells(journey, cells, persona=None)       cells: pairs of a lane's key and a stage (or None)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeymapper.analysis.grid import NO_STAGE, Grid, columns_of, grid
from journeymapper.analysis.grid_entries import Entry
from journeymapper.analysis.lanes import GridLane
from journeymapper.analysis.spreadsheet import MOST_CELLS
from journeymapper.commands.base import Command, plural, wanted
from journeymapper.commands.cell_desk import Desk
from journeymapper.commands.cells import write
from journeymapper.commands.draft import Draft, derived_id
from journeymapper.commands.records import deletion
from journeymapper.commands.stages import AddStage
from journeymapper.domain.change import Changes, composed
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Journey, Record, Stage, Touchpoint
from journeymapper.domain.vocabulary import LaneKind

MOST_NEW_STAGES = 100


@frozen
class PasteCells(Command):
    """Write a block of cells over the grid, from the cell of a lane and a stage on (stage None: the
    first column). Lines take the place of a cell's entries one by one; notes beyond them go, cards
    beyond them stay. What reaches beyond the last stage makes stages."""

    journey: str
    lane: str
    stage: str | None
    rows: Sequence[Sequence[str]]
    seed: str
    persona: str | None = None
    shown: Sequence[str] = ()

    def plan(self, project: Project) -> Changes:
        width = self._width()
        if not width:
            raise EditRefused("The clipboard holds no text. Copy some cells first.")
        journey = wanted(project, Journey, self.journey)
        before = grid(project, journey.id, with_hidden=True, persona=self.persona)
        lanes = self._lanes(project, before)
        scratch = project.snapshot()
        steps: list[Changes] = []
        columns = self._columns(scratch, steps, width)
        desk = Desk(scratch, journey.id, self.persona)
        for y, (lane, row) in enumerate(zip(lanes, self.rows, strict=False)):
            for x, text in enumerate(row):
                seed = f"{self.seed} {y} {x}"
                try:
                    steps += _paste(desk, before, lane, columns[x], text, seed)
                except EditRefused as refusal:
                    stage = scratch.stages.get(columns[x] or "")
                    where = f"{lane.name}, {stage.name if stage else 'no stage'}"
                    raise EditRefused(
                        f"Nothing was pasted: row {y + 1}, column {x + 1} goes to {where}. "
                        f"{refusal} Then paste again."
                    ) from refusal
        return composed(*steps)

    def _width(self) -> int:
        count = sum(len(row) for row in self.rows)
        lines = sum(text.count("\n") for row in self.rows for text in row)
        if count + lines > MOST_CELLS:
            raise EditRefused(
                f"The clipboard holds more than {MOST_CELLS:,} cells. Copy less at a time."
            )
        filled = [n for row in self.rows for n, text in enumerate(row, 1) if text.strip()]
        return max((len(row) for row in self.rows), default=0) if filled else 0

    def _lanes(self, project: Project, whole: Grid) -> list[GridLane]:
        """The lanes that the block is written into, from above."""
        shown = self.shown or [one.key for one in grid(project, self.journey).rows]
        rows = [lane for key in shown if (lane := whole.lane(key)) is not None]
        keys = [one.key for one in rows]
        if self.lane not in keys:
            raise EditRefused("This lane is no longer there. Choose another cell to paste into.")
        below = rows[keys.index(self.lane) :]
        if len(self.rows) > len(below):
            raise EditRefused(
                f"The clipboard holds {plural(len(self.rows), 'row')}, but from here on the grid "
                f"has {plural(len(below), 'lane')}. Add lanes, or copy fewer rows."
            )
        return below[: len(self.rows)]

    def _columns(self, scratch: Project, steps: list[Changes], width: int) -> list[str | None]:
        """The columns that the block is written into; missing ones are made."""
        there: list[str | None] = [one.stage for one in columns_of(scratch, self.journey)]
        first = there.index(self.stage) if self.stage in there else 0
        if self.stage is not None and self.stage not in there:
            raise EditRefused("This stage is no longer there. Choose another cell to paste into.")
        missing = first + width - len(there)
        if missing > MOST_NEW_STAGES:
            raise EditRefused(
                f"The clipboard is {width:,} cells wide; a paste makes at most {MOST_NEW_STAGES} "
                "stages. Copy fewer columns."
            )
        while len(there) < first + width:  # a first stage takes in what had none
            number = sum(one is not None for one in there) + 1
            stage_id = derived_id(Stage, self.seed, str(number))
            changes = AddStage(stage_id, self.journey, f"Stage {number}").plan(scratch)
            steps.append(_apply(scratch, changes))
            there = [one.stage for one in columns_of(scratch, self.journey)]
        return there[first : first + width]

    def name(self, project: Project) -> str:
        return f"Paste {plural(sum(len(row) for row in self.rows), 'cell')}"


def _paste(
    desk: Desk, before: Grid, lane: GridLane, stage: str | None, text: str, seed: str
) -> list[Changes]:
    """Write a whole cell over, entry by entry; the desk's project follows."""
    known = before.column(stage or NO_STAGE) is not None
    cell = before.cell(lane.key, stage or NO_STAGE) if known else None
    if text.strip() == (cell.text.strip() if cell else ""):
        return []
    steps: list[Changes] = []

    def put(line: str, entry: str | None, number: int) -> None:
        changes = write(desk, lane, stage, line, entry, f"{seed} {number}")
        desk.project.apply(changes)
        steps.append(changes)

    if not (lane.holds_stickies or lane.holds_cards):
        if text.strip():
            put(text, None, 0)
        elif cell is not None:
            steps.append(_apply(desk.project, _emptied(desk.project, lane, stage, cell.entries)))
        return steps
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    entries = list(cell.entries) if cell else []
    for one in list(entries):  # what is there already stays as it is
        if one.text in lines:
            lines.remove(one.text)
            entries.remove(one)
    for number, line in enumerate(lines):
        put(line, entries.pop(0).record if entries else None, number)
    if lane.holds_stickies and entries:
        steps.append(_apply(desk.project, _emptied(desk.project, lane, stage, entries)))
    return steps


def _apply(project: Project, changes: Changes) -> Changes:
    project.apply(changes)
    return changes


@frozen
class ClearCells(Command):
    """Empty cells: delete their cards, notes, measures and content, clear what they say of
    touchpoints that stay."""

    journey: str
    cells: Sequence[tuple[str, str | None]]
    persona: str | None = None

    def plan(self, project: Project) -> Changes:
        if len(self.cells) > MOST_CELLS:
            raise EditRefused(f"Choose at most {MOST_CELLS:,} cells to empty.")
        journey = wanted(project, Journey, self.journey)
        shown = grid(project, journey.id, with_hidden=True, persona=self.persona)
        scratch = project.snapshot()
        steps: list[Changes] = []
        for key, stage in dict.fromkeys(self.cells):
            lane = shown.lane(key)
            if lane is not None and shown.column(stage or NO_STAGE) is not None:
                entries = shown.cell(key, stage or NO_STAGE).entries
                steps.append(_apply(scratch, _emptied(scratch, lane, stage, entries)))
        return composed(*steps)

    def name(self, project: Project) -> str:
        return f"Empty {plural(len(self.cells), 'cell')}"


def _emptied(
    project: Project, lane: GridLane, stage: str | None, entries: Sequence[Entry]
) -> Changes:
    """The changes that leave nothing of these entries in the cell."""
    records = [record for one in entries if (record := project.find(one.record)) is not None]
    if lane.kind in (LaneKind.CHANNELS, LaneKind.OWNER):
        cards = [project.touchpoints[one] for one in sorted(_holders(project, records, stage))]
        return _taken_off(cards, {one.id for one in records})
    lived = {one.id: _unsaid(one, lane.kind) for one in records if isinstance(one, Experience)}
    draft = Draft(deletion(project, [one.id for one in records if lived.get(one.id) is None]))
    for after in filter(None, lived.values()):
        draft.edit(project.experiences[after.id], emotion=after.emotion, thought=after.thought)
    return draft.changes()


def _unsaid(one: Experience, kind: LaneKind) -> Experience | None:
    """The experience without its emotion or thought; None where nothing is left of it."""
    after = replace(one, emotion=None) if kind is LaneKind.EMOTION else replace(one, thought="")
    said = (after.emotional_trigger, after.thought, after.need)
    return after if after.emotion is not None or any(said) else None


def _holders(project: Project, records: Sequence[Record], stage: str | None) -> set[str]:
    """The touchpoints of a stage that name these channels or actors."""
    return {
        card.id
        for one in records
        for card in project.referring(Touchpoint, one.id)
        if card.stage == stage
    }


def _taken_off(cards: Sequence[Touchpoint], ids: set[str]) -> Changes:
    """Channels or actors taken off touchpoints."""
    draft = Draft()
    for card in cards:
        draft.edit(
            card,
            channels=tuple(one for one in card.channels if one not in ids),
            owner=None if card.owner in ids else card.owner,
            done_by=tuple(one for one in card.done_by if one not in ids),
        )
    return draft.changes()
