"""Every shortcut on one sheet, to be found and changed: read from the menus and from the canvas's
register, so that nothing is told that does not work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from journeymapper.gui.help.key_lines import (
    MAP,
    NAMING,
    KeyLine,
    cannot_be,
    in_the_way,
    key_lines,
    shown,
)
from journeymapper.gui.help.recorder import KeyButton
from journeymapper.gui.keymap import back_to_default, choose_key, chosen_keys, key_changes
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, icon_button, label, row, section
from journeymapper.gui.sizes import at_least, fix

HELP = "Click a key, or press Enter on it, to change it."
WITH_THE_MOUSE = (
    ("Double click", "rename; on the paper a new touchpoint"),
    ("Drag from a card’s edge", "connect; back to an earlier card makes a loop"),
    ("Alt while dragging", "no snapping"),
    ("Space and drag, middle button", "move the view"),
    ("Ctrl+wheel", "zoom at the pointer"),
    ("Escape", "let go of what you are doing"),
)
IN_THE_GRID = (
    ("Type", "another note, card or title; in place of an owner, channel or measure"),
    ("Enter, F2", "edit what is there"),
    ("Shift+Enter / Alt+Enter", "another entry in the cell / another line in a note"),
    ("Arrows, Home, End, Ctrl+Home", "go through the cells"),
    ("Tab, Shift+Tab", "next or earlier stage; behind the last a new one"),
    ("Ctrl+Enter", "add a stage"),
    ("Shift+Arrows", "choose a block of cells"),
    ("1 to 5 in Emotion, Ctrl+1 to 5 on a card", "emotion of the active persona"),
    ("Alt+Up, Alt+Down", "move the lane"),
    ("Alt+Left, Alt+Right", "move a card or note to another stage; move a stage by its name"),
    ("Delete", "empty the entry or the block"),
    ("F4", "show on the map"),
    ("Ctrl+Tab", "leave the grid"),
)
IN_LISTS = (
    ("Alt+Left, Alt+Right", "move the journey’s tab"),
    ("Alt+Up, Alt+Down", "move a persona, a lane, a sticky in its list"),
    ("Arrows", "move an action on its board"),
    ("Menu key, Shift+F10", "what else can be done: place a persona on the map, pin a note…"),
    ("F6, Shift+F6", "to the next panel or bar, and back"),
)
_PAGES = {
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
}
Blocks = list[tuple[QWidget, list[tuple[QWidget, str]]]]
"""A group and its lines, each with the words it is found by."""


class ShortcutSheet(QDialog):
    """One sheet in two columns: the map and the grid, and the menus. Changes are kept at once, for
    all windows."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(1060, 760)
        self._lines = key_lines(parent)
        self._buttons: dict[str, KeyButton] = {}
        self._backs: dict[str, QWidget] = {}
        self._blocks: Blocks = []
        self._take: Callable[[], None] | None = None
        layout = column(self, (24, 20, 24, 20), 12)
        head = row(gap=16)
        head.addWidget(label("Keyboard shortcuts", "title"))
        head.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a command or a key")
        self.search.setAccessibleName("Find a command or a key")
        self.search.setClearButtonEnabled(True)
        fix(self.search, width=300)
        self.search.textChanged.connect(self._filter)
        head.addWidget(self.search)
        layout.addLayout(head)
        self._area = QScrollArea()
        self._area.setAccessibleName("Commands and their keys")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lines are gone through
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._sheet())
        layout.addWidget(self._area, 1)
        self._nothing = label("No command or key is called like that.", "muted")
        self._nothing.hide()
        layout.addWidget(self._nothing)
        layout.addLayout(self._foot())
        key_changes.changed.connect(self._refresh)
        self._refresh()
        self.search.setFocus()

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        columns = row(sheet, (0, 0, 12, 0), gap=28)
        left, right = column(gap=22), column(gap=22)
        for group, lines in groupby(self._lines, key=lambda one: (one.group, one.scope)):
            on_map = group[1] in (MAP, NAMING)
            title = f"On the map: {group[0][0].lower()}{group[0][1:]}" if on_map else group[0]
            (left if on_map else right).addWidget(self._group(title, list(lines)))
        left.addWidget(self._fixed("In lists, tabs and boards", IN_LISTS))
        left.addWidget(self._fixed("With the mouse", WITH_THE_MOUSE))
        right.addWidget(self._fixed("In the grid", IN_THE_GRID))
        for one in (left, right):
            one.addStretch(1)
            columns.addLayout(one, 1)
        return sheet

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=8)
        self.said = label(HELP, "muted", wrap=True)
        foot.addWidget(self.said, 1)
        self.take_it = button("Take it from there", self._on_take, "primary")
        self.leave_it = button("Leave it", self._on_leave)
        self.all_back = button("All as they were", back_to_default)
        self.all_back.setToolTip("Every command has the program’s own key again")
        for one in (self.take_it, self.leave_it, self.all_back):
            foot.addWidget(one)
        foot.addWidget(button("Close", self.accept))
        return foot

    def _group(self, title: str, lines: list[KeyLine]) -> QWidget:
        block, layout = self._block(title)
        found: list[tuple[QWidget, str]] = []
        for line in lines:
            one = QWidget()
            inner = row(one, gap=6)
            inner.addWidget(label(line.text, wrap=True), 1)
            back = icon_button(
                "undo-2",
                f"{line.text}: back to {shown(line.own) or 'no key'}",
                partial(back_to_default, [line.name]),
                14,
            )
            back.setAutoRaise(True)
            policy = back.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            back.setSizePolicy(policy)
            key = KeyButton(line.text)
            at_least(key, width=100)
            fix(key, height=28)
            key.recorded.connect(partial(self._record, line))
            inner.addWidget(back)
            inner.addWidget(key)
            self._buttons[line.name], self._backs[line.name] = key, back
            layout.addWidget(one)
            found.append((one, f"{title} {line.text}".casefold()))
        self._blocks.append((block, found))
        return block

    def _fixed(self, title: str, lines: tuple[tuple[str, str], ...]) -> QWidget:
        """Keys that belong to what they are pressed in and stay as they are."""
        block, layout = self._block(title)
        found: list[tuple[QWidget, str]] = []
        for keys, what in lines:
            one = QWidget()
            inner = row(one, (0, 3, 0, 3), gap=12)
            inner.addWidget(label(what, wrap=True), 1)
            told = label(keys, "muted", wrap=True)
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            inner.addWidget(told, 1)
            layout.addWidget(one)
            found.append((one, f"{title} {what} {keys}".casefold()))
        self._blocks.append((block, found))
        return block

    @staticmethod
    def _block(title: str) -> tuple[QWidget, QVBoxLayout]:
        block = QWidget()
        layout = column(block, gap=3)
        layout.addWidget(section(title))
        layout.addSpacing(3)
        return block, layout

    def _refresh(self) -> None:
        """Show the keys that the commands have now."""
        chosen = chosen_keys()
        for line in self._lines:
            own = line.name not in chosen
            self._buttons[line.name].show_keys(shown(line.keys(chosen)), own=own)
            self._backs[line.name].setVisible(not own)
        self.all_back.setEnabled(bool(chosen))
        self._say(HELP)

    def _say(self, text: str, take: Callable[[], None] | None = None) -> None:
        mark(self.said, role="muted" if text == HELP else "")
        self.said.setText(text)
        self._take = take
        self.take_it.setVisible(take is not None)
        self.leave_it.setVisible(take is not None)

    def _record(self, line: KeyLine, key: str) -> None:
        """Give a command the keys that were pressed, unless another has them."""
        chosen = chosen_keys()
        why = cannot_be(line, key)
        holder = in_the_way(line, key, self._lines, chosen)
        if why:
            self._say(why)
        elif key in line.keys(chosen):
            self._say(HELP)
        elif holder is not None:
            question = f"{shown([key])} is “{holder.text}”: take it from there?"
            self._say(question, partial(self._take_from, holder, line, key))
            self.take_it.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._give(line, key)

    def _take_from(self, holder: KeyLine, line: KeyLine, key: str) -> None:
        left = [one for one in holder.keys(chosen_keys()) if one != key]
        choose_key(holder.name, left[0] if left else "")
        self._give(line, key)

    def _give(self, line: KeyLine, key: str) -> None:
        if line.own == (key,):
            back_to_default([line.name])
        else:
            choose_key(line.name, key)
        self._buttons[line.name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        if self._take is not None:
            self._take()

    def _on_leave(self) -> None:
        self._say(HELP)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, typed: str) -> None:
        """Show the lines that hold every word, in what they say or in their key."""
        words = typed.casefold().split()
        keys = {
            self._buttons[line.name].parentWidget(): self._buttons[line.name].text().casefold()
            for line in self._lines
        }
        found = False
        for block, lines in self._blocks:
            any_here = False
            for one, says in lines:
                fits = all(word in says or word in keys.get(one, "") for word in words)
                one.setVisible(fits)
                any_here = any_here or fits
            block.setVisible(any_here)
            found = found or any_here
        self._area.setVisible(found)
        self._nothing.setVisible(not found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        if event.key() in steps:
            self.focusNextPrevChild(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() in _PAGES:
            self._area.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.search.hasFocus():
            self._go_to_hit()

    def _go_to_hit(self) -> None:
        """The only command that was found is ready to be changed."""
        hits = [one for one in self._buttons.values() if one.isVisible()]
        if len(hits) == 1:
            hits[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(hits[0])
