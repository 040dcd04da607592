"""Writing in the grid: opens the editor over a cell, a stage's or a lane's name, makes the edit
when it ends, and goes on to where the ending key leads."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.grid import Entry
from journeymapper.analysis.lanes import GridLane
from journeymapper.analysis.written import write_number
from journeymapper.app.observers import Event
from journeymapper.commands.base import Command
from journeymapper.commands.cells import WriteCell, new_entry_id
from journeymapper.commands.lanes import EditLane
from journeymapper.commands.records import EditFields
from journeymapper.commands.stages import AddStage
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Experience, Measure, Stage, new_id
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.drawing.grid.cells import LEAST_HEIGHT
from journeymapper.gui.grid.cursor import HEADER, Cursor
from journeymapper.gui.grid.editor import BACK, CANCELLED, DOWN, LEFT, MORE, NEXT, STAGE
from journeymapper.gui.grid.frame import HEAD, NAMES

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView

_NAME_WIDTH = 140
NO_PERSONA = "An emotion is somebody’s. Add a persona first (Ctrl+Shift+P)."
_PLACEHOLDERS = {
    LaneKind.TOUCHPOINTS: "What happens here",
    LaneKind.FRONTSTAGE: "What customers see us do",
    LaneKind.BACKSTAGE: "What we do unseen",
    LaneKind.SUPPORT: "What systems and partners do",
    LaneKind.THINKS: "What do they think?",
    LaneKind.FEELS: "What do they feel?",
    LaneKind.PAIN_POINTS: "What hurts?",
    LaneKind.OPPORTUNITIES: "What could be better?",
    LaneKind.CHANNELS: "web, or Compare plans: web",
    LaneKind.MEASURES: "NPS, or paid: 49",
    LaneKind.CONTENT: "Title of a page, video, brief",
    LaneKind.OWNER: "Sales, or Compare plans: Sales",
}
_TYPED_OVER = frozenset({LaneKind.OWNER, LaneKind.CHANNELS, LaneKind.MEASURES})
"""Lanes of names, where typing replaces what stands under the cursor; notes stay."""


@frozen
class _Place:
    """What is written: an entry of a cell (empty key: a new one), and its text before."""

    lane: GridLane
    stage: str | None
    cursor: Cursor
    key: str
    text: str


class Writing:
    def __init__(self, view: GridView) -> None:
        self._view = view
        self._refusal = ""
        view.workspace.refused.connect(self._on_refused)

    # Ways in

    def begin(self, typed: str) -> bool:
        """What typing does here: in lanes of names it replaces the current entry, elsewhere it
        makes another one; whether the editor opened."""
        entry = self.replaced()
        if entry is None:
            return self.another(typed)
        current = self._view.current
        lane = self._view.sheet.rows[current.row]
        return self._open_entry(lane, current, current.entry, entry, typed)

    def replaced(self) -> Entry | None:
        """The entry that typing would replace."""
        view, current = self._view, self._view.current
        entry = view.sheet.entry(current.row, current.column, current.entry)
        if entry is None or current.row == HEADER:
            return None
        over = entry.is_hole or view.sheet.rows[current.row].kind in _TYPED_OVER
        return entry if over else None

    def another(self, typed: str = "") -> bool:
        """A new entry in the current cell, beginning with what was typed; whether it opened."""
        view, current = self._view, self._view.current
        if current.row == HEADER:
            if current.column >= len(view.sheet.columns):
                return self._open_next_stage(current, typed)
            return self._open_stage(current.column, typed)
        lane = view.sheet.rows[current.row]
        if lane.kind is LaneKind.EMOTION:
            return self._open_emotion(lane, typed)
        number = view.sheet.count(current.row, current.column)
        return self._open_entry(lane, current, number, None, typed)

    def edit(self) -> bool:
        """The current entry, or a new one where there is none."""
        view, current = self._view, self._view.current
        entry = view.sheet.entry(current.row, current.column, current.entry)
        if current.row == HEADER or entry is None:
            return self.another()
        return self._open_entry(view.sheet.rows[current.row], current, current.entry, entry, "")

    def add_stage(self) -> bool:
        """The name of the next stage; then back to the lane from which it was asked."""
        came_from = self._view.current
        self._view.go(came_from.at(HEADER, len(self._view.sheet.columns)))
        return self._open_next_stage(came_from, "")

    def rename_lane(self, key: str) -> bool:
        view = self._view
        row = view.sheet.row_of(key)
        if row is None:
            return False
        lane = view.sheet.rows[row]

        def where() -> QRect:
            return QRect(14, view.frame.top(row) + 5, NAMES - 20, 34)

        def done(text: str, how: str) -> None:
            if how != CANCELLED and text != lane.name:
                self._run(EditLane(view.workspace.journey_id, key, {"name": text}))

        view.editor.open(
            key, where, lane.name, done, name="Name of the lane", pixels=13, weight=600,
            one_line=True,
        )  # fmt: skip
        return True

    # Stages

    def _open_stage(self, column: int, typed: str) -> bool:
        view = self._view
        stage = view.sheet.columns[column].stage
        if stage is None:
            view.workspace.refused.emit("These touchpoints have no stage. Move them into one.")
            return False
        before = view.sheet.columns[column].name

        def done(text: str, how: str) -> None:
            if how != CANCELLED and text != before:
                event = self._run(EditFields(stage, {"name": text}))
                if event is None and self._refusal and how != LEFT:
                    self._open_stage(column, text)
                    return
            self._go_on(how, view.current.at(HEADER, column))

        self._open_name(stage, column, before, done, typed)
        return True

    def _open_next_stage(self, came_from: Cursor, typed: str) -> bool:
        view = self._view
        column = len([one for one in view.sheet.columns if one.stage])

        def done(text: str, how: str) -> None:
            if how == CANCELLED or not text:
                if how != LEFT:
                    view.go(came_from)
                return
            stage_id = new_id(Stage)
            if self._run(AddStage(stage_id, view.workspace.journey_id, text)) is None:
                return
            row = came_from.row
            if how == LEFT:
                return
            if how in (NEXT, MORE, STAGE) and row == HEADER:
                self.add_stage()
            elif how == DOWN and row == HEADER:
                view.go(came_from.at(0, column))
            else:
                view.go(came_from.at(row, column))

        self._open_name("", len(view.sheet.columns), "", done, typed)
        return True

    def _open_name(
        self,
        record_id: str,
        column: int,
        text: str,
        done: Callable[[str, str], None],
        typed: str,
    ) -> None:
        view = self._view

        def where() -> QRect:
            place = view.frame.cell(HEADER, column)
            width = max(place.width(), _NAME_WIDTH)
            left = max(min(place.x(), view.frame.width - width - 4), NAMES)
            return QRect(left, place.y(), width, place.height())

        view.editor.open(
            record_id, where, text, done, name="Name of the stage", placeholder="Name of the stage",
            pixels=14, weight=600, one_line=True,
        )  # fmt: skip
        if typed:
            view.editor.begin_with(typed)

    # Cells

    def _open_entry(
        self, lane: GridLane, current: Cursor, number: int, entry: Entry | None, typed: str
    ) -> bool:
        view = self._view
        column = view.sheet.columns[current.column]
        text = self._text_of(entry)
        place = _Place(lane, column.stage, current, entry.key if entry else "", text)

        def where() -> QRect:
            part = view.part_at(current.row, current.column, number)
            cell = view.frame.cell(current.row, current.column)
            # Something new covers no more of the lane below than its text needs.
            height = part.height() if entry is not None else LEAST_HEIGHT
            return QRect(cell.x(), part.y(), cell.width(), height)

        self._see(where())
        view.editor.open(
            place.key,
            where,
            text,
            partial(self._wrote, place),
            name=f"{lane.name}, {column.name}",
            placeholder=_PLACEHOLDERS.get(lane.kind, ""),
            pixels=14 if lane.holds_cards else 12.5,
            weight=600 if lane.holds_cards else 400,
            one_line=not lane.holds_stickies,
            pasted=self._paste_cells,
        )
        if typed:
            view.editor.begin_with(typed)
        return True

    def _open_emotion(self, lane: GridLane, typed: str) -> bool:
        view, current = self._view, self._view.current
        record = view.current_record()
        if not record:
            view.workspace.refused.emit(
                "There is no touchpoint at this stage yet. Add one to feel something at."
            )
            return False
        if not view.sheet.project.personas:
            view.workspace.refused.emit(NO_PERSONA)
            return True
        column = view.sheet.columns[current.column]
        touchpoint = view.sheet.project.touchpoints[record]
        felt = self._felt(record)
        place = _Place(lane, column.stage, current, record, felt)

        def where() -> QRect:
            spot = view.part_at(current.row, current.column, current.entry)
            cell = view.frame.cell(current.row, current.column)
            return QRect(cell.x(), spot.center().y() - 18, cell.width(), 36)

        view.editor.open(
            record,
            where,
            felt,
            partial(self._wrote, place),
            name=f"How the customer feels at {touchpoint.name}",
            placeholder="1 to 5, or a name",
            one_line=True,
        )
        if typed:
            view.editor.begin_with(typed)
        return True

    def _felt(self, touchpoint: str) -> str:
        """The name of what the active persona feels at a touchpoint; empty where nobody said."""
        project, persona = self._view.sheet.project, self._view.workspace.active_persona
        lived = [
            one
            for one in project.referring(Experience, touchpoint)
            if one.persona == persona and one.emotion is not None
        ]
        first = min(lived, key=lambda one: one.round, default=None)
        return emotion_name(project, first.emotion) if first and first.emotion is not None else ""

    def _wrote(self, place: _Place, text: str, how: str) -> None:
        view = self._view
        stands = place.cursor
        if how != CANCELLED and text != place.text:
            seed = secrets.token_hex(8)
            workspace = view.workspace
            event = self._run(
                WriteCell(
                    workspace.journey_id,
                    place.lane.key,
                    place.stage,
                    text,
                    seed,
                    place.key or None,
                    workspace.active_persona,
                )
            )
            if event is None and self._refusal and how != LEFT:
                self._open_again(place, text)
                return
            made = new_entry_id(place.lane.kind, seed)
            found = view.sheet.find(made) if made and not place.key else None
            if found is not None:
                stands = stands.at(*found)
        if how == LEFT:
            return
        if how == MORE:
            view.go(stands)
            self.another()
            return
        self._go_on(how, stands)

    def _open_again(self, place: _Place, text: str) -> None:
        """What was refused is there to be mended, not lost."""
        view = self._view
        view.go(place.cursor)
        if place.key and place.lane.kind is not LaneKind.EMOTION:
            self.edit()
        else:
            self.another()
        view.editor.begin_with(text)

    def _go_on(self, how: str, stands: Cursor) -> None:
        view = self._view
        view.go(stands)
        if how == DOWN:
            view.keyboard.down()
        elif how in (NEXT, BACK):
            view.keyboard.tab(1 if how == NEXT else -1)
        elif how in (STAGE, MORE):
            self.add_stage()

    def _text_of(self, entry: Entry | None) -> str:
        """An entry's text as it is edited; a measure with the worth of one."""
        if entry is None or entry.is_hole:
            return ""
        project = self._view.sheet.project
        measure = project.find(entry.record)
        if isinstance(measure, Measure) and measure.value_each is not None:
            worth = write_number(measure.value_each, project.details.locale, 6)
            return f"{entry.text}: {worth}"
        return entry.text

    def _paste_cells(self, text: str) -> bool:
        """Cells of a spreadsheet go into cells, also where the editor is open but empty."""
        if "\t" not in text:
            return False
        self._view.editor.finish(CANCELLED)
        self._view.clipboard.paste_text(text)
        return True

    def _see(self, place: QRect) -> None:
        view = self._view
        bar = view.verticalScrollBar()
        if place.bottom() > view.frame.height - 8:
            bar.setValue(bar.value() + place.bottom() - view.frame.height + 8)
        elif place.top() < HEAD:
            bar.setValue(bar.value() - (HEAD - place.top()))

    def _run(self, command: Command) -> Event | None:
        self._refusal = ""
        return self._view.workspace.run(command, self._view)

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence
