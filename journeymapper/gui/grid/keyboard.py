"""What keys mean in the grid, as in a sheet: they walk, write, copy and clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.grid.cursor import HEADER, Cursor
from journeymapper.gui.grid.moves import Moves
from journeymapper.gui.grid.writing import NO_PERSONA

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView

Key = Qt.Key
Standard = QKeySequence.StandardKey
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ARROWS = {Key.Key_Up: (0, -1), Key.Key_Down: (0, 1), Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0)}
_ENTER = (Key.Key_Return, Key.Key_Enter)
_FEELINGS = {"1": -2, "2": -1, "3": 0, "4": 1, "5": 2}
EMPTY_HINT = "Type to write · Tab next stage · Ctrl+V pastes cells from a spreadsheet"
FEEL_HINT = "1 to 5 say how the customer feels (or −2 to +2 with its sign, or a name after F2)"
READING_HINT = "readings: under Measures, or in the inspector"
MEASURE_HINT = "Type “NPS”, or “paid: 49” for what one is worth"
_ANOTHER = {
    LaneKind.TOUCHPOINTS: "another touchpoint",
    LaneKind.FRONTSTAGE: "another step",
    LaneKind.BACKSTAGE: "another step",
    LaneKind.SUPPORT: "another step",
    LaneKind.CONTENT: "another title",
}


class Keyboard:
    def __init__(self, view: GridView) -> None:
        self._view = view
        self._moves = Moves(view)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; False where it means nothing here."""
        return (
            self._standard(event)
            or self._walk(event)
            or self._write(event)
            or self._feel(event)
            or self._type(event)
        )

    def hint(self) -> str:
        """What the foot says of keys, where the hands are now."""
        view = self._view
        current, sheet = view.current, view.sheet
        if sheet.is_empty:
            return "Type the name of the first stage, then Tab for the next one"
        if current.row == HEADER:
            if current.column >= len(sheet.columns):
                return "Type the name of the next stage"
            return "F2 renames · Alt+Left and Alt+Right move the stage · Ctrl+Enter adds one"
        lane = sheet.rows[current.row]
        if lane.kind is LaneKind.EMOTION:
            return FEEL_HINT if sheet.project.personas else NO_PERSONA
        entry = sheet.entry(current.row, current.column, current.entry)
        if entry is None:
            if lane.kind is LaneKind.MEASURES:
                return f"{MEASURE_HINT} · Tab next stage"
            return EMPTY_HINT
        if entry.is_hole:
            return "Type: in place of “nothing yet” · Tab next stage"
        if view.writing.replaced() is not None:
            said = "Type: in its place · Enter or F2 edits · Shift+Enter another one"
            if lane.kind is LaneKind.MEASURES:
                return f"{said} · {READING_HINT}"
            return f"{said} · Tab next stage"
        return (
            f"Type: {_ANOTHER.get(lane.kind, 'another note')} · Enter or F2 edits · Tab next stage"
        )

    def tab(self, way: int) -> None:
        """To the next stage; behind the last one, begin another."""
        view, current = self._view, self._view.current
        last = len(view.sheet.columns) - 1
        if way > 0 and current.column >= last:
            view.writing.add_stage()
        elif way > 0 or current.column > 0:
            view.go(current.at(current.row, current.column + way))

    def down(self) -> None:
        """Below the current entry: after Enter."""
        self._view.go(self._moves.down(self._view.current))

    def _standard(self, event: QKeyEvent) -> bool:
        view = self._view
        for key, act in (
            (Standard.Copy, view.clipboard.copy),
            (Standard.Cut, view.clipboard.cut),
            (Standard.Paste, view.clipboard.paste),
            (Standard.SelectAll, self._select_all),
        ):
            if event.matches(key):
                act()
                return True
        return False

    def _select_all(self) -> None:
        sheet = self._view.sheet
        if not sheet.is_empty:
            self._view.go(
                Cursor(
                    row=len(sheet.rows) - 1, column=len(sheet.columns) - 1,
                    anchor_row=0, anchor_column=0,
                )
            )  # fmt: skip

    def _walk(self, event: QKeyEvent) -> bool:
        view, moves, current = self._view, self._moves, self._view.current
        key, modifiers = Key(event.key()), event.modifiers()
        if key in _ARROWS:
            across, down = _ARROWS[key]
            if modifiers & _ALT:
                return view.edits.shift(across, down)
            if modifiers & _SHIFT:
                view.go(moves.reaching(current, across, down))
            elif modifiers & _CONTROL:
                view.go(self._to_edge(current, across, down))
            else:
                way = {
                    Key.Key_Up: moves.up, Key.Key_Down: moves.down,
                    Key.Key_Left: moves.left, Key.Key_Right: moves.right,
                }[key]  # fmt: skip
                view.go(way(current))
            return True
        if key in (Key.Key_Home, Key.Key_End):
            is_home, whole = key == Key.Key_Home, bool(modifiers & _CONTROL)
            if whole:
                target = moves.first(current) if is_home else moves.last(current)
            else:
                target = moves.first_column(current) if is_home else moves.last_column(current)
            if modifiers & _SHIFT:
                target = current.reaching(target.row, target.column)
            view.go(target)
            return True
        if key in (Key.Key_PageUp, Key.Key_PageDown):
            view.go(moves.page(current, -1 if key == Key.Key_PageUp else 1))
            return True
        return False

    def _to_edge(self, current: Cursor, across: int, down: int) -> Cursor:
        sheet = self._view.sheet
        row, column = current.row, current.column
        if across:
            column = 0 if across < 0 else max(len(sheet.columns) - 1, 0)
        else:
            row = HEADER if down < 0 else len(sheet.rows) - 1
        return current.at(row, column)

    def _write(self, event: QKeyEvent) -> bool:
        view, key, modifiers = self._view, event.key(), event.modifiers()
        if key in _ENTER:
            if modifiers & _CONTROL:
                view.writing.add_stage()
            elif modifiers & _SHIFT:
                view.writing.another()
            else:
                view.writing.edit()
        elif key == Key.Key_F2:
            view.writing.edit()
        elif key == Key.Key_F4:
            view.edits.reveal()
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            view.edits.clear()
        elif key == Key.Key_Escape and view.current.is_block:
            current = view.current
            view.go(current.at(current.row, current.column, current.entry))
        elif key == Key.Key_Tab and modifiers & _CONTROL:
            view.leave(forward=not modifiers & _SHIFT)
        else:
            return False
        return True

    def _feel(self, event: QKeyEvent) -> bool:
        """1 to 5 in the lane of emotions, with Ctrl on a card."""
        view, current = self._view, self._view.current
        if current.row == HEADER:
            return False
        lane = view.sheet.rows[current.row]
        # A keyboard may need Shift for a digit; then only the text says which it is.
        feeling = _FEELINGS.get(event.text()) if lane.kind is LaneKind.EMOTION else None
        if event.modifiers() & _CONTROL and (lane.holds_cards or lane.kind is LaneKind.EMOTION):
            feeling = _FEELINGS.get(chr(event.key())) if event.key() < 128 else None
        return feeling is not None and view.edits.feel(feeling)

    def _type(self, event: QKeyEvent) -> bool:
        """A character begins an entry; on a stage's name it begins another name."""
        text = event.text()
        commands = event.modifiers() & (_CONTROL | _ALT)
        # AltGr comes as both together.
        if not text or not text.isprintable() or commands in (_CONTROL, _ALT):
            return False
        if not text.strip():
            return False
        return self._view.writing.begin(text)
