"""Keys on the canvas: characters are text while nothing is chosen, and commands when a touchpoint
is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeymapper.domain.records import table_of
from journeymapper.gui.canvas.clipboard import Clipboard
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.edits import Edits
from journeymapper.gui.canvas.surface import Surface

Key = Qt.Key
STEP = 8.0
ARROWS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
MODIFIERS = (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta)
PAN = 60.0


class Keyboard:
    """``press`` says whether a key was meant for the canvas."""

    def __init__(self, surface: Surface, edits: Edits, clipboard: Clipboard) -> None:
        self._surface = surface
        self._edits = edits
        letters: dict[str, Callable[[], None]] = {
            "l": edits.start_loop,
            "e": edits.toggle_essential,
            "i": lambda: self._ask("inspector"),
            "f": lambda: self._ask("feedback-new"),
            "n": lambda: self._ask("empathy-note"),
        }
        for emotion in range(-2, 3):
            letters[str(emotion + 3)] = lambda emotion=emotion: edits.set_emotion(emotion)  # type: ignore[misc]
        self._letters = letters
        self._standard: list[tuple[QKeySequence.StandardKey, Callable[[], object]]] = [
            (QKeySequence.StandardKey.SelectAll, edits.select_all),
            (QKeySequence.StandardKey.Copy, clipboard.copy),
            (QKeySequence.StandardKey.Cut, clipboard.cut),
            (QKeySequence.StandardKey.Paste, clipboard.paste),
        ]

    def press(self, event: QKeyEvent) -> bool:
        if event.key() not in ARROWS and event.key() not in MODIFIERS:
            self._edits.end_nudging()
        return self._shortcut(event) or self._movement(event) or self._character(event)

    def _shortcut(self, event: QKeyEvent) -> bool:
        for standard, done in self._standard:
            if event.matches(standard):
                done()
                return True
        key, modifiers = event.key(), event.modifiers()
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Key.Key_D:
            self._edits.duplicate()
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self._edits.delete()
        elif key == Key.Key_F2:
            self._edits.rename()
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._enter(bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _enter(self, shifted: bool) -> None:
        workspace = self._surface.workspace
        chosen = workspace.selected
        if shifted and chosen and chosen in workspace.project.touchpoints:
            self._edits.draft(DraftWish(source=chosen))
        elif chosen:
            self._edits.rename()
        elif not workspace.selection:
            self._edits.draft()

    def _movement(self, event: QKeyEvent) -> bool:
        way = ARROWS.get(Key(event.key()))
        if way is None:
            return False
        dx, dy = way
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chosen = [
            one
            for one in self._surface.workspace.selection
            if table_of(one) in ("touchpoints", "presences")
        ]
        if modifiers == Qt.KeyboardModifier.AltModifier:
            forward = dx > 0 or dy > 0
            self._edits.follow(
                (lambda one: (one.source, one.target))
                if forward
                else (lambda one: (one.target, one.source))
            )
        elif chosen and not modifiers & Qt.KeyboardModifier.ControlModifier:
            step = 1.0 if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
            self._edits.nudge(dx * step, dy * step)
        else:
            self._surface.camera.pan(-dx * PAN, -dy * PAN)
            self._surface.show_view()
        return True

    def _character(self, event: QKeyEvent) -> bool:
        text = event.text()
        if not text.strip() or not text.isprintable():
            return False
        modifiers = event.modifiers()
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        if modifiers & control and not modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        selection = self._surface.workspace.selection
        if not any(table_of(one) != "stages" for one in selection):
            self._edits.draft(DraftWish(text=text))
            return True
        on_cards = bool(self._surface.selected_touchpoints())
        on_line = self._surface.workspace.selected in self._surface.workspace.project.connections
        done = self._letters.get(text.lower())
        if done is not None and (on_cards or (on_line and text.lower() == "l")):
            done()
        return True

    def _ask(self, page: str) -> None:
        chosen = self._surface.workspace.selected
        if chosen:
            self._surface.workspace.page_asked.emit(page, chosen)
