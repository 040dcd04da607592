"""What is done with what stands in the grid: moved, emptied, felt, shown on the map."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeymapper.analysis.lanes import NOTES
from journeymapper.commands.base import Command, Together, plural, tidy
from journeymapper.commands.cell_blocks import ClearCells, PasteCells
from journeymapper.commands.cell_moves import MoveCellEntries
from journeymapper.commands.cells import WriteCell
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stages import AddStage, DeleteStages, MoveStage
from journeymapper.domain.records import Experience, Stage, Sticky, Touchpoint, new_id
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.grid.cursor import HEADER
from journeymapper.gui.grid.dragging import Drop
from journeymapper.gui.grid.writing import NO_PERSONA

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView


class Edits:
    def __init__(self, view: GridView) -> None:
        self._view = view

    # Moving

    def can_drag(self, record_id: str) -> bool:
        return isinstance(self._view.sheet.project.find(record_id), Touchpoint | Sticky)

    def takes(self, record_id: str, row: int) -> bool:
        """Whether a lane can hold this card or note."""
        record, lane = self._view.sheet.project.find(record_id), self._view.sheet.rows[row]
        if isinstance(record, Touchpoint):
            return lane.holds_cards
        return isinstance(record, Sticky) and lane.holds_stickies

    def drop(self, record_id: str, target: Drop) -> None:
        """Put a card or note where it was let go."""
        sheet = self._view.sheet
        entries = sheet.cell(target.row, target.column).entries
        before = entries[target.number].record if target.number < len(entries) else None
        if before == record_id:
            return
        self._move([record_id], target.row, target.column, before)

    def shift(self, across: int, down: int) -> bool:
        """Alt with an arrow: a stage or its cards to the side, a lane up or down."""
        view, current = self._view, self._view.current
        if down:
            return current.row != HEADER and self._shift_lane(down)
        if current.row == HEADER:
            return self._shift_stage(across)
        record = view.current_record()
        column = current.column + across
        if not 0 <= column < len(view.sheet.columns) or not self.can_drag(record):
            return True
        self._move([record], current.row, column, None)
        return True

    def _move(self, ids: list[str], row: int, column: int, before: str | None) -> None:
        view = self._view
        lane, stage = view.sheet.rows[row], view.sheet.columns[column].stage
        seed = secrets.token_hex(8)
        journey = view.workspace.journey_id
        view.workspace.run(MoveCellEntries(journey, ids, lane.key, stage, seed, before), view)
        view.show_record(ids[0])

    def _shift_lane(self, way: int) -> bool:
        view = self._view
        row = view.current.row
        lane = view.sheet.rows[row]
        if lane.key != NOTES and view.lanes_menu.move(lane.key, way):
            moved = row + way
            view.go(view.current.at(min(max(moved, 0), len(view.sheet.rows) - 1),
                                    view.current.column))  # fmt: skip
        return True

    def _shift_stage(self, way: int) -> bool:
        view, column = self._view, self._view.current.column
        stages = [one.stage for one in view.sheet.columns if one.stage]
        target = column + way
        if column >= len(stages) or not 0 <= target < len(stages):
            return True
        following = target + (way > 0)
        before = stages[following] if following < len(stages) else None
        stage = stages[column]
        if view.workspace.run(MoveStage(stage, before), view) is not None:
            view.show_record(stage)
        return True

    # Emptying

    def clear(self) -> None:
        """Delete: the current entry, the cells of the block, or the stages whose names it holds."""
        view, current = self._view, self._view.current
        if current.row == HEADER or current.anchor_row == HEADER:
            if current.anchor_row == current.row:
                self._delete_stages()
            return
        if current.is_block:
            self.clear_cells()
            return
        row, column = current.row, current.column
        if view.sheet.rows[row].kind is LaneKind.EMOTION:
            self.feel(None)
            return
        entry = view.sheet.entry(row, column, current.entry)
        if entry is None or entry.is_hole:
            return
        if entry.record.partition("_")[0] in _PREFIXES:
            self._run(DeleteRecords([entry.record]))
            return
        stage, lane = view.sheet.columns[column].stage, view.sheet.rows[row]
        seed = secrets.token_hex(8)
        self._run(
            WriteCell(
                view.workspace.journey_id, lane.key, stage, "", seed, entry.key, self._persona
            )
        )

    def clear_cells(self) -> None:
        """Empty all cells of the block, or the whole current one."""
        cells = self.cells()
        if cells:
            self._run(ClearCells(self._view.workspace.journey_id, cells, self._persona))

    def paste_names(self, rows: Sequence[Sequence[str]], column: int) -> None:
        """The first row names stages, from this one on; the others go into the lanes below."""
        view = self._view
        journey = view.workspace.journey_id
        stages = [one.stage for one in view.sheet.columns if one.stage]
        ids = [*stages, *(new_id(Stage) for _ in range(column + len(rows[0]) - len(stages)))]
        names = [name for name in map(tidy, rows[0]) if name] if rows else []
        commands: list[Command] = []
        for place, name in enumerate(names, column):
            if place < len(stages):
                commands.append(EditFields(ids[place], {"name": name}))
            else:
                commands.append(AddStage(ids[place], journey, name))
        shown = [one.key for one in view.sheet.rows]
        if len(rows) > 1:
            seed = secrets.token_hex(8)
            commands.append(
                PasteCells(journey, shown[0], ids[column], rows[1:], seed, self._persona, shown)
            )
        if commands:
            self._run(Together(f"Paste {plural(sum(map(len, rows)), 'cell')}", commands))

    def cells(self) -> list[tuple[str, str | None]]:
        """The cells of the block, by lane and stage."""
        view = self._view
        columns = view.sheet.columns
        return [
            (view.sheet.rows[row].key, columns[column].stage)
            for row in view.current.rows
            if row != HEADER
            for column in view.current.columns
            if column < len(columns)
        ]

    def _delete_stages(self) -> None:
        columns = self._view.sheet.columns
        ids = [
            stage
            for one in self._view.current.columns
            if one < len(columns) and (stage := columns[one].stage)
        ]
        if ids:
            self._run(DeleteStages(ids))

    # Feeling and marking

    def feel(self, emotion: int | None) -> bool:
        """Say how the active persona feels at the current touchpoint."""
        view = self._view
        persona, record = view.workspace.active_persona, view.current_record()
        if record not in view.sheet.project.touchpoints:
            return False
        if persona is None:
            view.workspace.refused.emit(NO_PERSONA)
            return True
        lived = [
            one
            for one in view.sheet.project.referring(Experience, record)
            if one.persona == persona
        ]
        first = min((one.round for one in lived), default=1)
        values = {"emotion": emotion}
        self._run(SetExperience(persona, record, values, new_id(Experience), first))
        return True

    def toggle_essential(self, touchpoint: str) -> None:
        essential = self._view.sheet.project.touchpoints[touchpoint].essential
        self._run(EditFields(touchpoint, {"essential": not essential}))

    def reveal(self) -> None:
        """Show what is current on the map, with everything about it in the inspector."""
        view = self._view
        record = view.current_record()
        if record and view.sheet.project.find(record) is not None:
            view.workspace.page_asked.emit("map", "")
            view.workspace.reveal(record)

    @property
    def _persona(self) -> str | None:
        return self._view.workspace.active_persona

    def _run(self, command: Command) -> None:
        self._view.workspace.run(command, self._view)


_PREFIXES = frozenset({"tp", "sticky", "content", "measure"})
"""Kinds of entry that are deleted as the records that they show."""
